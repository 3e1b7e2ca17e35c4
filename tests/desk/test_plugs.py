"""The desk with the real rooms behind it, but for the engine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desk.fakes import ScriptedEngine
from transdesk.bootstrap import build_ports, settings_from_environment
from transdesk.desk.desk import Desk, assemble
from transdesk.desk.doctor import examine
from transdesk.desk.gate import OPEN
from transdesk.desk.plugs import Shelf
from transdesk.domain.errors import EngineUnavailableError, PluginError, SettingsError, UnknownLanguageError
from transdesk.domain.language import Language, Verdict
from transdesk.domain.library import JobState
from transdesk.domain.marks import MarkKind

EN, RU = Language.EN, Language.RU
GLOSSARY = "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note\n"
ROW = "subsistence,,term,subsistence minimum,прожиточный минимум,ең төмен күнкөріс деңгейі,noun,,,,,,\n"


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text(GLOSSARY + ROW, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path, glossary: Path) -> Desk:
    from dataclasses import replace

    environment = {"TRANSDESK_DATA_DIR": str(tmp_path), "TRANSDESK_GLOSSARIES": str(glossary)}
    settings = replace(settings_from_environment(environment=environment), worker_command=(), worker_idle_seconds=0.0)
    engine = ScriptedEngine()
    return assemble(settings, replace(build_ports(settings), open_engine=lambda _name, _direction: engine))


def test_the_sample_walks_from_loading_to_every_export(desk: Desk) -> None:
    article = desk.intake.add_sample("Aigul")
    assert desk.intake.add_sample("Boris") == article
    stored = desk.library.article(article)
    assert stored.article.headline == "Mothers of large families demand fairer rules for social aid"
    assert {mark.kind for block in stored.article.blocks for mark in block.marks} == {MarkKind.BOLD, MarkKind.ITALIC}
    desk.drafting.start(article, RU, author="Aigul")
    desk.drafting.work_until_idle(once=True)
    job = desk.drafting.job(article, RU)
    assert job is not None
    assert job.state is JobState.DONE, job
    rows = desk.editing.sheet(article, RU).rows
    assert sum(bool(row.hits) for row in rows) >= 2
    assert all(row.work.target.count("<") == 2 * len(row.segment.marks) for row in rows)
    desk.gate.allow(OPEN)  # nobody edits here
    desk.review.approve(article, RU, author="Boris")
    for writer in desk.publishing.formats():
        exported = desk.publishing.export(article, RU, writer.id)
        assert exported.final, writer
        assert exported.data, writer
        assert exported.filename.endswith(writer.suffix)


def test_a_pasted_text_is_identified_block_by_block(desk: Desk) -> None:
    reading = desk.intake.read_text("Мэрия закрыла рынок\n\nЖители пришли во вторник и спросили, почему рынок закрыт.")
    assert reading.identification.verdict is Verdict.RU
    assert len(reading.blocks) == len(reading.article.blocks) == 2


def test_a_glossary_that_changes_is_read_again(glossary: Path) -> None:
    shelf = Shelf((glossary,))
    assert len(shelf.find("The subsistence minimum and the akimat.", EN)) == 1
    before = shelf.glossary().digest
    glossary.write_text(GLOSSARY + ROW + "akimat,,term,akimat,акимат,әкімдік,noun,,,,,,\n", encoding="utf-8")
    os.utime(glossary, ns=(1, 1))
    assert [hit.concept.id for hit in shelf.find("The subsistence minimum and the akimat.", EN)] == [
        "subsistence",
        "akimat",
    ]
    assert shelf.glossary().digest != before
    assert [hit.text for hit in shelf.terms(EN, RU).hits("One akimat")] == ["akimat"]


def test_settings_come_from_the_environment_and_say_what_is_wrong(tmp_path: Path) -> None:
    given = settings_from_environment(
        environment={
            "TRANSDESK_DATA_DIR": str(tmp_path),
            "TRANSDESK_LANGUAGE": "kk-KZ",
            "TRANSDESK_USER": "Айгүл",
            "TRANSDESK_GLOSSARIES": os.pathsep.join(("a.csv", "b.csv")),
        }
    )
    assert (given.interface, given.author, given.engine) == ("kk", "Айгүл", "auto")
    assert given.glossaries == (Path("a.csv"), Path("b.csv"))
    assert given.store_url == f"sqlite:///{tmp_path / 'transdesk.db'}"
    assert given.models == tmp_path / "models"
    with pytest.raises(UnknownLanguageError):
        settings_from_environment(environment={"TRANSDESK_LANGUAGE": "fr"})
    with pytest.raises(SettingsError, match="TRANSDESK_THREADS"):
        settings_from_environment(environment={"TRANSDESK_THREADS": "many"})


def test_an_unknown_engine_is_refused_by_name(desk: Desk) -> None:
    from transdesk.domain.language import Direction

    with pytest.raises((PluginError, EngineUnavailableError), match="nonesuch"):
        build_ports(desk.settings).open_engine("nonesuch", Direction(EN, RU))


def test_the_doctor_looks_at_everything_and_says_how_to_mend(tmp_path: Path, glossary: Path) -> None:
    environment = {"TRANSDESK_DATA_DIR": str(tmp_path), "TRANSDESK_GLOSSARIES": str(tmp_path / "absent.csv")}
    facts = {fact.what: fact for fact in examine(settings_from_environment(environment=environment))}
    assert facts["database"].ok
    assert facts["data directory"].ok
    assert not facts["glossaries"].ok
    assert "TRANSDESK_GLOSSARIES" in facts["glossaries"].mend
