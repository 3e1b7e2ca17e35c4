"""The newsroom's own glossary: what is added binds at once, everywhere, and everything can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.fakes import ScriptedEngine, add_article, draft
from transdesk.bootstrap import build_ports, settings_from_environment
from transdesk.desk.desk import Desk, assemble
from transdesk.desk.terms_files import Scope
from transdesk.desk.terms_forms import cells, corrected
from transdesk.desk.terms_search import TermFilter
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


def ids(desk: Desk, **wanted: Any) -> list[str]:
    return [one.concept.id for one in desk.terms.search(TermFilter(**wanted))]


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
    assert ids(desk, text="astana") == ["astana", "capital"]


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


@pytest.mark.parametrize("text", ["әкімдігіне", "akimats", "акиматов", "АКИМАТУ", "аким", "power akimat"])
def test_a_concept_is_found_by_any_form_in_any_language(desk: Desk, text: str) -> None:
    assert ids(desk, text=text)[0] == "akimat"


def test_a_name_is_found_in_small_letters(desk: Desk) -> None:
    assert ids(desk, text="остана") == []
    assert ids(desk, text="астанаға") == ["capital"]


def test_filters_narrow_the_list(desk: Desk) -> None:
    desk.terms.add_term(EN, "maslikhat", RU, "маслихат", TermKind.TERM, "Айгүл")
    desk.terms.change(replace(desk.terms.concept("capital"), valid_from=date(2022, 9, 17)), "Айгүл")
    desk.terms.retire("mothers", "Айгүл")
    assert ids(desk) == ["maslikhat", "capital", "akimat"]
    assert ids(desk, origin="own") == ["maslikhat", "capital"]
    assert ids(desk, origin="shipped") == ["akimat"]
    assert ids(desk, origin="retired") == ["mothers"]
    assert ids(desk, missing=KK) == ["maslikhat"]
    assert ids(desk, domain="power") == ["akimat"]
    assert ids(desk, kind=TermKind.PLACE) == ["capital"]
    assert ids(desk, dated=True) == ["capital"]
    assert ids(desk, dated=True, day=date(2020, 1, 1)) == []
    assert ids(desk, status=TermStatus.FORBIDDEN) == []
    assert [(one.overrides, one.glossary) for one in desk.terms.search(TermFilter(origin="own"))] == [
        (False, OWN),
        (True, OWN),
    ]


def test_the_forms_of_a_term_are_shown_and_one_of_them_corrected(desk: Desk) -> None:
    term = desk.terms.concept("akimat").of(KK)[0]
    shown = {cell.key: cell.text for cell in cells(term, TermKind.TERM)}
    assert shown["dat.sg"] == "әкімдікке"
    assert shown["loc.pl.pss3s"] == "әкімдіктерінде"
    changed = corrected(term, TermKind.TERM, "dat.sg", "әкімдігіне")
    assert changed.grammar == (("dat.sg", "әкімдігіне"),)
    assert {c.text for c in cells(changed, TermKind.TERM) if c.own} == {"әкімдігіне"}
    assert corrected(changed, TermKind.TERM, "dat.sg", "әкімдікке") == term
    assert corrected(changed, TermKind.TERM, "dat.sg", " ") == term
    [akimat] = [one.concept for one in desk.terms.search(TermFilter(text="akimat"))]
    desk.terms.change(replace(akimat, designations=(*akimat.of(EN), *akimat.of(RU), changed)), "Айгүл")
    told = {f.check for f in desk.check_pair("To the akimat.", "Ол әкімдігіне барды.", EN, KK)}
    assert "terms" not in told


@pytest.mark.parametrize("language", [EN, RU, KK])
def test_every_form_that_is_shown_can_be_corrected_and_is_then_shown(desk: Desk, language: Language) -> None:
    for concept in desk.terms.glossary.concepts:
        term = concept.of(language)[0]
        for cell in cells(term, concept.kind)[::11]:
            changed = corrected(term, concept.kind, cell.key, f"{cell.text}х")
            again = {one.key: one for one in cells(changed, concept.kind)}
            assert (again[cell.key].text, again[cell.key].own) == (f"{cell.text}х", True), cell


def test_a_concept_is_looked_over_before_it_is_stored(desk: Desk) -> None:
    def keys(concept: Concept) -> list[str]:
        return sorted({problem.key for problem in desk.terms.lint(concept)})

    akimat = desk.terms.concept("akimat")
    assert keys(akimat) == []
    assert keys(replace(akimat, id="new")) == ["duplicate"]
    other = (Designation(EN, "akimat"), Designation(RU, "управа"))
    assert keys(replace(akimat, id="new", designations=other)) == ["contradiction"]
    odd = Designation(RU, "<b>управа</b>", TermStatus.PREFERRED, (("gender", "x"), ("foo.bar", "y"), ("nonsense", "")))
    assert keys(replace(akimat, designations=(odd,))) == [
        "grammar_form",
        "grammar_value",
        "markup",
        "one_language",
        "unknown_grammar",
    ]
    backwards = replace(akimat, valid_from=date(2022, 1, 1), valid_to=date(2019, 1, 1))
    assert keys(backwards) == ["dates"]
    both = (*akimat.designations, Designation(RU, "Акимат", TermStatus.FORBIDDEN))
    assert keys(replace(akimat, designations=both)) == ["forbidden_and_allowed"]


def test_where_a_term_is_used_is_told_for_both_sides(desk: Desk) -> None:
    article = add_article(desk, "The akimat was closed\n\nTwo akimats answered. Nobody else came on Tuesday.")
    draft(desk, article)
    row = desk.editing.sheet(article, RU).rows[1]
    desk.editing.save(article, RU, row.segment.id, "Ответ дали два <b>акимата</b>.", base=row.work.version, author="A")
    uses = desk.terms.uses(desk.terms.concept("akimat"))
    assert {(use.side, use.language, use.passage.number, use.text[slice(*use.spans[0])]) for use in uses} == {
        ("source", EN, 1, "akimat"),
        ("source", EN, 2, "akimats"),
        ("target", RU, 1, "акимат"),
        ("target", RU, 2, "акимата"),
    }
    assert desk.terms.uses(desk.terms.concept("mothers")) == ()
    desk.library.archive(article)
    assert desk.terms.uses(desk.terms.concept("akimat")) == ()


def test_a_file_is_looked_over_by_line_and_then_stored(desk: Desk) -> None:
    rows = (
        "akimat,power,term,akimat,администрация,әкімдік,noun,,,,,,\n"
        "mothers,society,term,mother,мать,ана,noun,,,,,,\n"
        "maslikhat,power,term,maslikhat,маслихат,мәслихат,noun,,,,,,\n"
        ",,term,,,,,,,,,,\n"
        ",place,place,Astana,Астана,Астана,noun,,,,,,the capital\n"
        ",power,term,the,этот,осы,,,,,,,\n"
    )
    report = desk.term_files.examine((HEAD + rows).encode(), "ours.csv")
    assert [(one.line, one.concept.id) for one in report.new] == [(4, "maslikhat"), (7, "the")]
    assert [(one.line, one.concept.id, one.differs) for one in report.changed] == [
        (2, "akimat", ("ru",)),
        (6, "capital", ("note",)),
    ]
    assert report.same == 1
    assert {(problem.line, problem.key) for problem in report.problems} >= {(5, "no_term"), (7, "stop_word")}
    assert desk.terms.own() == ()
    assert desk.term_files.store(report, "Айгүл") == 4
    assert preferred(desk.terms.concept("akimat"), RU) == ["администрация"]
    again = desk.term_files.examine((HEAD + rows).encode(), "ours.csv")
    assert (again.new, again.changed, again.same) == ((), (), 5)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "tbx"])
def test_what_is_exported_comes_back_the_same(desk: Desk, kind: str) -> None:
    desk.terms.add_term(EN, "maslikhat", RU, "маслихат", TermKind.TERM, "Айгүл")
    desk.terms.retire("mothers", "Айгүл")

    def exported(scope: Scope) -> list[str]:
        report = desk.term_files.examine(desk.term_files.export(scope, kind), f"x.{kind}")
        assert [one.concept.id for one in report.changed] == []
        return [one.concept.id for one in report.new] + ["same"] * report.same

    assert exported("own") == ["same"]
    assert exported("merged") == ["same"] * 3
    assert exported("shipped") == ["mothers", "same", "same"]


def test_columns_that_a_file_has_not_change_nothing(desk: Desk) -> None:
    akimat = desk.terms.concept("akimat")
    russian = replace(akimat.of(RU)[0], grammar=(("gender", "m"),))
    held = replace(akimat, note="ours", designations=(russian, *akimat.of(KK), *akimat.of(EN)))
    desk.terms.change(held, "Айгүл")
    report = desk.term_files.examine("id,en,ru\nakimat,akimat|city hall,акимат\n".encode(), "short.csv")
    [changed] = report.changed
    assert changed.differs == ("en",)
    desk.term_files.store(report, "Айгүл")
    now = desk.terms.concept("akimat")
    assert (now.note, now.kind, now.of(RU), now.of(KK)) == ("ours", held.kind, held.of(RU), held.of(KK))
    assert [d.text for d in now.of(EN)] == ["akimat", "city hall"]
