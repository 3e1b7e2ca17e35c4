"""Every page opens on an empty and on a full desk, in three languages, and does its work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from transdesk.domain.errors import StorageFullError
from transdesk.domain.language import Language
from transdesk.domain.term import TermOutcome, TermState
from transdesk.domain.work import Stage, Status
from transdesk.web import actions
from transdesk.web.navigation import PAGES
from transdesk.web.texts import LANGUAGES, texts
from web.fakes import FakeDesk

Open = Callable[..., AppTest]
ARTICLE = "a1-0"


def words_on(at: AppTest) -> str:
    """Everything that the page says in text and HTML."""
    found = [el.proto.body for el in at.get("html")]
    return " ".join([*found, *(m.value for m in at.markdown), *(c.value for c in at.caption)])


def test_every_page_file_is_in_the_navigation() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "transdesk" / "web" / "pages"
    assert {p.stem for p in folder.glob("[a-z]*.py")} == {name for name, _ in PAGES}


@pytest.mark.parametrize("page", [name for name, _ in PAGES])
def test_pages_open_on_an_empty_desk(open_page: Open, empty_desk: FakeDesk, page: str) -> None:
    at = open_page(empty_desk, page)
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [name for name, _ in PAGES])
def test_pages_open_on_a_full_desk(open_page: Open, desk: FakeDesk, page: str, language: str) -> None:
    at = open_page(desk, page, language, article=ARTICLE, to="ru")
    assert not at.exception
    assert not at.error


def test_an_empty_desk_says_what_to_do(open_page: Open, empty_desk: FakeDesk) -> None:
    at = open_page(empty_desk, "articles")
    assert texts("en")("empty.advice") in [m.value for m in at.markdown]
    at.button(key="sample").click().run()
    assert [card.headline for card in empty_desk.articles()] == ["City opens night school"]


@pytest.mark.parametrize(("button", "pairs"), [("demonstration_add", 22_710), ("demonstration_decline", 0)])
def test_the_demonstration_memory_is_asked_for_once(
    open_page: Open, empty_desk: FakeDesk, button: str, pairs: int
) -> None:
    at = open_page(empty_desk, "articles")
    assert any(texts("en")("demonstration.title") in m.value for m in at.markdown)
    assert empty_desk.pairs == 0
    at.button(key=button).click().run()
    assert not at.exception
    assert empty_desk.pairs == pairs
    assert not any(texts("en")("demonstration.title") in m.value for m in at.markdown)


def test_a_pasted_article_goes_onto_the_desk_with_its_drafts(open_page: Open, empty_desk: FakeDesk) -> None:
    at = open_page(empty_desk, "load")
    at.text_area(key="pasted").set_value("A headline\n\nA sentence.")
    at.button(key="read_paste").click().run()
    assert at.radio(key="source_language").value is Language.EN
    at.button(key="add").click().run()
    assert not at.error
    (card,) = empty_desk.articles()
    assert {t.target for t in card.translations} == {Language.RU, Language.KK}


def test_an_empty_paste_is_one_clear_sentence(open_page: Open, empty_desk: FakeDesk) -> None:
    at = open_page(empty_desk, "load", "ru")
    at.button(key="read_paste").click().run()
    assert [e.value for e in at.error] == [texts("ru")("error.empty_document")]


def box(at: AppTest, number: int) -> object:
    return [t for t in at.text_area if str(t.key).startswith("target-")][number]


def test_typing_is_stored_and_survives_a_new_session(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    box(at, 1).set_value("Бюро похвалило его.").run()
    segment = desk.stored[ARTICLE].segments[1].id
    work = desk.work(ARTICLE, Language.RU, segment)
    assert (work.target, work.status, work.author) == ("Бюро похвалило его.", Status.EDITED, "Dana")
    again = open_page(desk, "edit", article=ARTICLE, to="ru")
    assert box(again, 1).value == "Бюро похвалило его."


def test_confirming_stores_what_stands_in_the_box(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    segment = desk.stored[ARTICLE].segments[0].id
    at.button(key=f"confirm-ru-{segment.replace(':', '-')}").click().run()
    assert desk.work(ARTICLE, Language.RU, segment).status is Status.CONFIRMED


def test_somebody_elses_change_becomes_a_visible_conflict(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    segment = desk.stored[ARTICLE].segments[1].id
    name = segment.replace(":", "-")
    version = desk.work(ARTICLE, Language.RU, segment).version
    desk.save(ARTICLE, Language.RU, segment, "Её текст.", base=version, author="Aigul")
    box(at, 1).set_value("Мой текст.").run()
    assert desk.work(ARTICLE, Language.RU, segment).target == "Её текст."
    assert [w.value for w in at.warning] == [texts("en")("edit.clash", author="Aigul")]
    assert box(at, 1).value == "Мой текст."
    at.button(key=f"mine-ru-{name}").click().run()
    assert desk.work(ARTICLE, Language.RU, segment).target == "Мой текст."
    assert not at.warning


def test_the_stored_text_can_be_taken_in_a_conflict(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    segment = desk.stored[ARTICLE].segments[1].id
    version = desk.work(ARTICLE, Language.RU, segment).version
    desk.save(ARTICLE, Language.RU, segment, "Её текст.", base=version, author="Aigul")
    box(at, 1).set_value("Мой текст.").run()
    at.button(key=f"theirs-ru-{segment.replace(':', '-')}").click().run()
    assert box(at, 1).value == "Её текст."
    assert not at.warning


def test_a_draft_that_arrives_while_typing_never_wins(open_page: Open, empty_desk: FakeDesk) -> None:
    article = empty_desk.add_sample("Dana")
    at = open_page(empty_desk, "edit", article=article, to="ru")
    empty_desk.start(article, Language.RU, author="Dana")
    box(at, 0).set_value("Мой заголовок").run()
    segment = empty_desk.stored[article].segments[0].id
    assert empty_desk.work(article, Language.RU, segment).target == "Мой заголовок"
    assert not at.warning


def test_new_drafts_appear_in_untouched_boxes(open_page: Open, empty_desk: FakeDesk) -> None:
    article = empty_desk.add_sample("Dana")
    at = open_page(empty_desk, "edit", article=article, to="ru")
    assert box(at, 0).value == ""
    empty_desk.start(article, Language.RU, author="Dana")
    at.run()
    assert box(at, 0).value == "[ru] City opens night school"


def test_a_text_that_only_the_browser_has_is_stored_or_becomes_a_conflict(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes: dict[str, object] = {"desk": desk}
    monkeypatch.setattr("streamlit.session_state", notes)
    first, second, _ = (s.id for s in desk.stored[ARTICLE].segments)
    base = actions.checksum("[ru] City opens night school")
    name = "st-key-target-ru-" + first.replace(":", "-")
    actions.recover(ARTICLE, Language.RU, [{"name": name, "text": "Вечерняя школа", "bases": [base]}])
    assert desk.work(ARTICLE, Language.RU, first).target == "Вечерняя школа"
    cell = actions.Cell(ARTICLE, Language.RU, second)
    actions.recover(ARTICLE, Language.RU, [{"name": f"st-key-{cell.box}", "text": "Моё", "bases": [5]}])
    assert desk.work(ARTICLE, Language.RU, second).target.startswith("[ru]")
    assert cell.text == "Моё"
    assert cell.clash is not None


def test_a_full_disk_is_said_and_the_text_stays(
    open_page: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StorageFullError("full")

    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    monkeypatch.setattr(desk, "save", full)
    box(at, 1).set_value("Мой текст.").run()
    assert [e.value for e in at.error] == [texts("en")("error.storage_full")]
    assert box(at, 1).value == "Мой текст."
    monkeypatch.undo()
    box(at, 1).set_value("Мой текст!").run()
    assert not at.error
    assert desk.work(ARTICLE, Language.RU, desk.stored[ARTICLE].segments[1].id).target == "Мой текст!"


def test_terms_are_marked_and_spelt_out(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    assert '<mark class="td-term' in words_on(at)
    assert "Бюро по правам человека" in words_on(at)


def test_a_term_that_was_repaired_twice_is_offered_for_undoing_once(open_page: Open, desk: FakeDesk) -> None:
    segment = desk.stored[ARTICLE].segments[1].id
    works = desk.translations[ARTICLE, Language.RU].works
    outcome = TermOutcome("bureau", "Bureau", ("Бюро",), "Бюро", TermState.REPAIRED, before="before")
    works[segment] = replace(works[segment], terms=(outcome, outcome))
    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    assert not at.error
    assert len([t for t in at.text_area if str(t.key).startswith("target-")]) == 3


def test_findings_are_said_in_the_interface_language(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "edit", "kk", article=ARTICLE, to="ru")
    box(at, 2).set_value("Есть комнаты.").run()
    assert texts("kk")("finding.numbers.missing", number="12") in words_on(at)


def test_a_defect_is_one_sentence_with_a_number(
    open_page: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /x")

    monkeypatch.setattr(desk, "sheet", broken)
    at = open_page(desk, "edit", article=ARTICLE, to="ru")
    assert len(at.error) == 1
    assert "number" in at.error[0].value
    assert "secret" not in at.error[0].value


def test_the_walk_from_review_to_approval_and_final_export(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "review", article=ARTICLE, to="ru")
    at.button(key="step_submit").click().run()
    assert desk.translations[ARTICLE, Language.RU].stage is Stage.IN_REVIEW
    at.button(key="step_approve").click().run()
    assert desk.translations[ARTICLE, Language.RU].stage is Stage.APPROVED
    exported = open_page(desk, "export", article=ARTICLE, to="ru")
    assert [s.value for s in exported.success] == [texts("en")("export.final")]


def test_approving_with_empty_segments_is_refused_in_words(open_page: Open, empty_desk: FakeDesk) -> None:
    article = empty_desk.add_sample("Dana")
    at = open_page(empty_desk, "review", "ru", article=article, to="kk")
    at.button(key="step_approve").click().run()
    assert [e.value for e in at.error] == [texts("ru")("error.review_blocked.empty", empty=3)]


def test_changes_against_the_draft_are_shown_word_by_word(open_page: Open, desk: FakeDesk) -> None:
    segment = desk.stored[ARTICLE].segments[0].id
    desk.save(ARTICLE, Language.RU, segment, "[ru] City opens new school", base=1, author="Dana")
    at = open_page(desk, "review", article=ARTICLE, to="ru")
    at.segmented_control(key="review_view").set_value("changes").run()
    assert '<del class="td-del">night ' in words_on(at)
    assert '<ins class="td-ins">new ' in words_on(at)


def test_a_draft_export_says_so(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "export", article=ARTICLE, to="ru")
    assert len(at.warning) == 1


def test_the_address_of_an_unknown_article_is_said(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "edit", article="a1-gone", to="ru")
    assert texts("en")("edit.unknown_article") in [w.value for w in at.warning]


def test_the_interface_switches_language(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "settings")
    at.radio(key="interface_choice").set_value("kk").run()
    assert texts("kk")("settings.title") in words_on(at)
