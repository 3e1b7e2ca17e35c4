"""The glossary page: what is typed is stored, what is wrong is said, what was changed can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind, TermStatus
from transdesk.glossary.problems import MESSAGES
from transdesk.web.texts import LANGUAGES, places, texts
from web.conftest import PAGES
from web.fakes import FakeDesk

Open = Callable[..., AppTest]
EN, RU, KK = Language.EN, Language.RU, Language.KK


def said(at: AppTest) -> str:
    found = [el.proto.body for el in at.get("html")]
    return " ".join([*found, *(one.value for kind in (at.markdown, at.caption, at.info, at.error) for one in kind)])


def search(at: AppTest, text: str) -> AppTest:
    at.text_input(key="term_query").set_value(text).run()
    assert not at.exception
    return at


def serial(at: AppTest) -> int:
    return int(at.session_state["term_serial"])


def test_a_term_is_found_by_an_inflected_form_and_shown(open_page: Open, desk: FakeDesk) -> None:
    at = search(open_page(desk, "glossary"), "бюросына")
    assert "Адам құқықтары бюросы" in said(at)
    assert ">Shipped<" in said(at)
    assert "the newsroom's own → terms.csv" in said(at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_forms_are_shown_with_their_names(open_page: Open, desk: FakeDesk, language: str) -> None:
    at = search(open_page(desk, "glossary", language), "бюросына")
    at.button_group(key="term_card_part").set_value("forms").run()
    at.selectbox(key="forms-bureau-4").select_index(2).run()
    assert not at.exception
    assert "Адам құқықтары бюросына" in said(at)
    assert texts(language)("form_case.dat") in said(at)


def test_an_edited_term_is_stored_and_can_be_put_back(open_page: Open, desk: FakeDesk) -> None:
    at = search(open_page(desk, "glossary"), "Bureau")
    at.button(key="term_edit").click().run()
    n = serial(at)
    at.text_input(key=f"term-{n}-text0").set_value("Бюро по защите прав").run()
    at.text_area(key=f"term-{n}-note").set_value("agreed on Monday").run()
    at.button(key="term_save").click().run()
    assert not at.exception
    stored = desk.terms.concept("bureau")
    assert [d.text for d in stored.of(RU)] == ["Бюро по защите прав", "Бюро прав"]
    assert stored.note == "agreed on Monday"
    assert desk.terms.history("bureau")[0].author == "Dana"
    assert "replaces a shipped entry" in said(at)
    at.button(key="term_history").click().run()
    assert desk.terms.concept("bureau").note == ""
    assert "replaces a shipped entry" not in said(at)


def test_a_new_term_is_added_with_several_designations(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "glossary")
    at.button(key="term_add").click().run()
    n = serial(at)
    assert at.button(key="term_save").disabled
    at.text_input(key=f"term-{n}-text2").set_value("akimat").run()
    at.text_input(key=f"term-{n}-text0").set_value("акимат").run()
    at.button(key=f"term-{n}-more-ru").click().run()
    at.text_input(key=f"term-{n}-text3").set_value("мэрия").run()
    at.selectbox(key=f"term-{n}-status3").set_value(TermStatus.FORBIDDEN).run()
    at.selectbox(key=f"term-{n}-kind").set_value(TermKind.ORGANISATION).run()
    at.button(key="term_save").click().run()
    stored = desk.terms.concept("akimat")
    assert [(d.text, d.status) for d in stored.of(RU)] == [
        ("акимат", TermStatus.PREFERRED),
        ("мэрия", TermStatus.FORBIDDEN),
    ]
    assert stored.kind is TermKind.ORGANISATION
    assert "акимат" in said(at)


def test_what_is_wrong_is_said_while_it_is_typed(open_page: Open, desk: FakeDesk) -> None:
    at = search(open_page(desk, "glossary", "ru"), "Bureau")
    at.button(key="term_edit").click().run()
    n = serial(at)
    assert "Возражений нет" in said(at)
    at.text_input(key=f"term-{n}-text0").set_value("Бюро прав").run()
    assert "и разрешён, и запрещён" in said(at)
    assert at.button(key="term_save").disabled
    at.text_input(key=f"term-{n}-text0").set_value("Бюро").run()
    at.text_input(key=f"term-{n}-grammar0").set_value("gender=x").run()
    assert "«gender=x» ничего не значит" in said(at)
    assert not at.button(key="term_save").disabled


def test_a_form_is_corrected_and_the_correction_is_stored(open_page: Open, desk: FakeDesk) -> None:
    at = search(open_page(desk, "glossary"), "Bureau")
    at.button(key="term_edit").click().run()
    n = serial(at)
    at.selectbox(key=f"term-{n}-forms-4").select_index(2).run()
    at.selectbox(key=next(s.key for s in at.selectbox if s.key.startswith(f"term-{n}-cell2"))).select_index(2).run()
    at.text_input(key=f"term-{n}-right2").set_value("Адам құқықтары бюросына қарай").run()
    at.button(key=f"term-{n}-correct2").click().run()
    assert "✎ <b>Адам құқықтары бюросына қарай</b>" in said(at)
    at.button(key="term_save").click().run()
    assert desk.terms.concept("bureau").of(KK)[0].grammar == (("dat.sg", "Адам құқықтары бюросына қарай"),)
    assert desk.terms.find("Адам құқықтары бюросына қарай жүрді.", KK)[0].text == "Адам құқықтары бюросына қарай"


def test_a_retired_term_is_listed_and_comes_back(open_page: Open, desk: FakeDesk) -> None:
    at = search(open_page(desk, "glossary"), "Bureau")
    at.button(key="term_block").click().run()
    assert desk.terms.search() == ()
    at.selectbox(key="term_filter_from").set_value("retired").run()
    assert "Retired" in said(at)
    at.button(key="term_undo").click().run()
    assert [one.concept.id for one in desk.terms.search()] == ["bureau"]


def test_history_restores_an_earlier_version(open_page: Open, desk: FakeDesk) -> None:
    first = desk.terms.add_term(EN, "akimat", RU, "акимат", author="Aigul")
    desk.terms.add_term(EN, "akimat", RU, "администрация", author="Boris")
    at = search(open_page(desk, "glossary"), "akimat")
    at.button_group(key="term_card_part").set_value("history").run()
    assert "Aigul" in said(at)
    assert "Boris" in said(at)
    number = desk.terms.history(first.id)[-1].number
    at.button(key=f"term_restore{number}").click().run()
    assert desk.terms.concept(first.id) == first


def test_somebody_elses_change_is_told_and_nothing_is_overwritten(open_page: Open, desk: FakeDesk) -> None:
    desk.terms.add_term(EN, "akimat", RU, "акимат", author="Aigul")
    at = search(open_page(desk, "glossary"), "akimat")
    at.button(key="term_edit").click().run()
    desk.terms.add_term(EN, "akimat", RU, "администрация", author="Boris")
    at.text_area(key=f"term-{serial(at)}-note").set_value("mine").run()
    at.button(key="term_save").click().run()
    assert "Boris" in at.error[0].value
    assert desk.terms.concept("akimat").note == ""
    assert at.text_area(key=f"term-{serial(at)}-note").value == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["files", "proposals", "names"])
def test_every_part_of_the_page_opens(open_page: Open, desk: FakeDesk, part: str, language: str) -> None:
    at = open_page(desk, "glossary", language)
    at.button_group(key="glossary_part").set_value(part).run()
    assert not at.exception
    assert not at.error


def test_a_file_is_looked_over_before_it_is_stored(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "glossary")
    at.button_group(key="glossary_part").set_value("files").run()
    head = "id,en,ru,kk\n"
    rows = "bureau,Bureau for Human Rights,Бюро прав,бюро\nakimat,akimat,акимат,әкімдік\n,,,\nx,,,\n"
    at.file_uploader(key="term_file").set_value(("ours.csv", (head + rows).encode(), "text/csv")).run()
    at.button(key="term_examine").click().run()
    assert "New: 1 · Changed: 1 · As they are: 0 · Left out: 1" in [one.value for one in at.subheader]
    assert desk.terms.own() == ()
    at.button(key="term_store").click().run()
    assert not at.exception
    assert [d.text for d in desk.terms.concept("akimat").of(KK)] == ["әкімдік"]
    assert [d.text for d in desk.terms.concept("bureau").of(RU)] == ["Бюро прав"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_remark_can_be_said_with_what_it_knows(language: str) -> None:
    words = texts(language).words
    asked = {key: places(words[f"term_problem.{key}"]) - places(english) for key, english in MESSAGES.items()}
    assert {key: names for key, names in asked.items() if names} == {}


def test_what_was_typed_survives_a_visit_to_another_page(open_page: Open, desk: FakeDesk) -> None:
    at = search(open_page(desk, "glossary"), "Bureau")
    at.button(key="term_edit").click().run()
    n = serial(at)
    at.text_input(key=f"term-{n}-text0").set_value("Бюро по защите прав").run()
    at.switch_page(str(PAGES / "settings.py")).run()
    at.switch_page(str(PAGES / "glossary.py")).run()
    assert at.text_input(key=f"term-{n}-text0").value == "Бюро по защите прав"
    assert at.text_input(key=f"term-{n}-text2").value == "Адам құқықтары бюросы"
    at.button(key="term_save").click().run()
    assert desk.terms.concept("bureau").of(RU)[0].text == "Бюро по защите прав"
