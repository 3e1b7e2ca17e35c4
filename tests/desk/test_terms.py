"""The newsroom's own glossary: what is added binds at once, everywhere, and everything can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desk.fakes import ScriptedEngine, add_article, draft
from transdesk.bootstrap import build_ports, settings_from_environment
from transdesk.desk.desk import Desk, assemble
from transdesk.domain.errors import ConflictError, GlossaryError, NotFoundError
from transdesk.domain.language import Language
from transdesk.domain.term import OWN, ChangeKind, Concept, Designation, TermKind, TermStatus

EN, RU, KK = Language.EN, Language.RU, Language.KK
HEAD = "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note\n"
ROWS = (
    "akimat,power,term,akimat,акимат,әкімдік,noun,,,,,,\n"
    "mothers,society,term,mother,мать,ана,noun,,,,,,\n"
    "capital,place,place,Astana,Астана,Астана,noun,,,,,,\n"
)


def open_desk(folder: Path) -> Desk:
    (folder / "terms.csv").write_text(HEAD + ROWS, encoding="utf-8")
    environment = {"TRANSDESK_DATA_DIR": str(folder), "TRANSDESK_GLOSSARIES": str(folder / "terms.csv")}
    settings = replace(settings_from_environment(environment=environment), worker_command=(), worker_idle_seconds=0.0)
    engine = ScriptedEngine()
    return assemble(settings, replace(build_ports(settings), open_engine=lambda _name, _direction: engine))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def preferred(concept: Concept, language: Language) -> list[str]:
    return [d.text for d in concept.of(language, TermStatus.PREFERRED)]


def test_an_added_term_is_found_and_binds_in_every_process_at_once(desk: Desk, tmp_path: Path) -> None:
    other = open_desk(tmp_path)
    assert other.terms.find("The maslikhat met.", EN) == ()
    added = desk.terms.add_term(EN, "maslikhat", RU, "маслихат", TermKind.TERM, "Айгүл", "local council")
    assert [hit.concept for hit in other.terms.find("Two maslikhats met.", EN)] == [added]
    assert [hit.text for hit in other.terms.find("Депутаты маслихатов собрались.", RU)] == ["маслихатов"]
    told = {finding.check for finding in other.check_pair("The maslikhat met.", "Совет собрался.", EN, RU)}
    assert "terms" in told
    assert added.note == "local council"
    assert other.terms.glossary.origins[added.id] == OWN
    assert other.terms.glossary.names == (OWN, "terms.csv")


def test_a_term_of_a_known_concept_becomes_its_preferred_one(desk: Desk) -> None:
    changed = desk.terms.add_term(EN, "Akimat", RU, "администрация", TermKind.TERM, "Айгүл")
    assert changed.id == "akimat"
    assert preferred(changed, RU) == ["администрация"]
    assert [(d.text, d.status) for d in changed.of(RU)][1] == ("акимат", TermStatus.ADMITTED)
    assert preferred(changed, KK) == ["әкімдік"]
    assert desk.terms.add_term(EN, "akimat", RU, "администрация", TermKind.TERM, "Айгүл") == changed
    assert len(desk.terms.history("akimat")) == 1


def test_a_namesake_of_another_kind_is_another_concept(desk: Desk) -> None:
    club = desk.terms.add_term(EN, "Astana", RU, "«Астана»", TermKind.ORGANISATION, "Айгүл")
    assert club.id == "astana"
    assert {c.id for c in desk.terms.concepts("astana")} == {"capital", "astana"}


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [("", "акимат", "one_language"), ("...", "акимат", "signs"), ("word " * 60, "слово", "long"), ("", " ", "no_term")],
)
def test_what_cannot_be_a_term_is_refused_with_its_reason(desk: Desk, source: str, target: str, reason: str) -> None:
    with pytest.raises(GlossaryError) as refused:
        desk.terms.add_term(EN, source, RU, target, TermKind.TERM, "Айгүл")
    assert refused.value.values["reason"] == reason
    assert desk.terms.own() == ()


def test_dates_in_the_wrong_order_are_refused(desk: Desk) -> None:
    astana = replace(desk.terms.concept("capital"), valid_from=date(2022, 9, 17), valid_to=date(1998, 5, 6))
    with pytest.raises(GlossaryError, match="swap the dates"):
        desk.terms.change(astana, "Айгүл")


def test_a_retired_concept_is_in_no_glossary_until_it_is_withdrawn(desk: Desk) -> None:
    desk.terms.retire("akimat", "Айгүл")
    assert desk.terms.find("The akimat met.", EN) == ()
    with pytest.raises(NotFoundError):
        desk.terms.concept("akimat")
    desk.terms.withdraw("akimat", "Болат")
    assert [hit.concept.id for hit in desk.terms.find("The akimat met.", EN)] == ["akimat"]
    assert [(c.kind, c.author) for c in desk.terms.history("akimat")] == [
        (ChangeKind.WITHDRAWN, "Болат"),
        (ChangeKind.RETIRED, "Айгүл"),
    ]


def test_an_earlier_version_is_restored_as_a_new_change(desk: Desk) -> None:
    first = desk.terms.add_term(EN, "maslikhat", RU, "маслихат", TermKind.TERM, "Айгүл")
    number = desk.terms.history(first.id)[0].number
    desk.terms.change(replace(first, note="other"), "Болат")
    assert desk.terms.concept(first.id).note == "other"
    desk.terms.restore(first.id, number, "Айгүл")
    assert desk.terms.concept(first.id) == first
    assert len(desk.terms.history(first.id)) == 3


def test_who_did_not_see_the_last_change_is_told(desk: Desk) -> None:
    first = desk.terms.add_term(EN, "maslikhat", RU, "маслихат", TermKind.TERM, "Айгүл")
    base = desk.terms.history(first.id)[0].number
    desk.terms.change(replace(first, note="Болат's"), "Болат", base)
    with pytest.raises(ConflictError, match="Болат") as conflict:
        desk.terms.change(replace(first, note="Айгүл's"), "Айгүл", base)
    assert desk.terms.concept(first.id).note == "Болат's"
    desk.terms.change(replace(first, note="Айгүл's"), "Айгүл", conflict.value.version)
    assert desk.terms.concept(first.id).note == "Айгүл's"


def test_drafts_made_with_the_glossary_before_are_stale(desk: Desk) -> None:
    article = add_article(desk, "The akimat was closed\n\nThe akimat was closed on Tuesday, and nobody answered.")
    draft(desk, article)
    assert not any(row.work.stale for row in desk.editing.sheet(article, RU).rows)
    desk.terms.add_term(EN, "maslikhat", RU, "маслихат", TermKind.TERM, "Айгүл")
    assert all(row.work.stale for row in desk.editing.sheet(article, RU).rows)


def test_files_named_by_a_command_work_without_the_own_glossary(desk: Desk, tmp_path: Path) -> None:
    desk.terms.add_term(EN, "maslikhat", RU, "маслихат", TermKind.TERM, "Айгүл")
    environment = {"TRANSDESK_DATA_DIR": str(tmp_path)}
    settings = settings_from_environment(glossaries=(tmp_path / "terms.csv",), environment=environment)
    alone = assemble(settings, build_ports(settings))
    assert alone.terms.find("The maslikhat met.", EN) == ()
    assert alone.terms.find("The akimat met.", EN) != ()


def test_every_field_of_a_concept_survives(desk: Desk) -> None:
    grammar = (("gender", "f"), ("gen.sg", "Алма-Аты"))
    concept = Concept(
        "alma-ata",
        TermKind.PLACE,
        (
            Designation(EN, "Alma-Ata"),
            Designation(RU, "Алма-Ата", TermStatus.PREFERRED, grammar),
            Designation(KK, "Алматы", TermStatus.FORBIDDEN),
        ),
        domain="place",
        pos="noun",
        case_sensitive=True,
        valid_from=date(1921, 2, 5),
        valid_to=date(1993, 1, 28),
        note="the name then",
        source="decree",
    )
    desk.terms.add(concept, "Айгүл")
    assert desk.terms.concept("alma-ata") == concept
    assert desk.terms.history("alma-ata")[0].concept == concept
