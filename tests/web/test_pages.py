"""Every page opens on an empty and on a full desk, in three languages, and does its work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from transdesk.domain.language import Language
from transdesk.domain.work import Stage
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


def test_a_defect_is_one_sentence_with_a_number(
    open_page: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /x")

    monkeypatch.setattr(desk, "drafts", broken)
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


def test_open_comments_on_segments_are_listed_with_a_link_to_each(open_page: Open, desk: FakeDesk) -> None:
    segment = desk.editing.sheet(ARTICLE, Language.RU).rows[1].segment.id
    desk.review.comment(ARTICLE, Language.RU, segment, "Точно <понедельник>?", "Айгүл")
    at = open_page(desk, "review", article=ARTICLE, to="ru")
    listed = next(el.proto.body for el in at.get("html") if "Точно" in el.proto.body)
    assert "Точно &lt;понедельник&gt;?" in listed
    assert f'href="edit?article={ARTICLE}&amp;to=ru&amp;segment={segment.replace(":", "%3A")}"' in listed
    assert texts("en")("terms.open_segment", n=2) in listed


def test_approving_with_empty_segments_is_refused_in_words(open_page: Open, empty_desk: FakeDesk) -> None:
    article = empty_desk.add_sample("Dana")
    at = open_page(empty_desk, "review", "ru", article=article, to="kk")
    at.button(key="step_approve").click().run()
    assert [e.value for e in at.error] == [texts("ru")("error.review_blocked.empty", empty=3)]


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
