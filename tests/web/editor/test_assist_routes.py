"""Help while writing through the routes, on a desk with every room and the starter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.real import add, needs_starter, real_desk
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language

PAIRS = "The Supreme Court will meet in Almaty on Monday.\tВерховный суд соберётся в Алматы в понедельник.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = real_desk(tmp_path)
    made.memory.add(PAIRS.encode(), "pairs.tsv", source=Language.EN, target=Language.RU, author="Dana")
    yield made
    made.close()


@pytest.fixture
def article(desk: Desk) -> str:
    return add(desk)


@pytest.fixture
def rows(editor: Any) -> list[Any]:
    found: list[Any] = editor.rows()
    return found


def details(editor: Any, row: Any) -> Any:
    return editor.get("details", ids=row["id"])["details"][row["id"]]


def test_details_offer_the_form_that_fits_with_its_label_in_the_persons_language(
    open_editor: Callable[..., Any], rows: list[Any]
) -> None:
    for language, label in (("en", "prepositional"), ("ru", "предложный"), ("kk", "предложный септік")):
        court, astana = details(open_editor(language=language), rows[1])["terms"]
        assert (court["text"], court["status"], court["forms"][0]["text"]) == ("Supreme Court", "open", "Верховный суд")
        assert court["forbidden"] == ["Высший суд"]
        assert astana["forms"][0]["text"] == "Астане"
        assert label in astana["forms"][0]["label"]


def test_a_text_that_is_being_typed_gets_its_terms_by_the_caret(editor: Any, rows: list[Any]) -> None:
    text = "Верховный суд прибыл из "
    found = editor.post("check", segment=rows[1]["id"], text=text, caret=len(text))
    court, astana = found["terms"]
    assert (court["status"], astana["status"], astana["forms"][0]["text"]) == ("ok", "flagged", "Астаны")


@needs_starter
def test_an_engine_completes_offers_alternatives_and_aligns(editor: Any, rows: list[Any]) -> None:
    segment = rows[1]["id"]
    completed = editor.post("complete", segment=segment, prefix="Верховный суд ")
    assert completed["text"].startswith("Верховный суд ")
    assert (completed["engine"], completed["reason"]) == ("starter", None)
    candidates = editor.post("alternatives", segment=segment, count=3)["candidates"]
    assert len({one["text"] for one in candidates}) >= 2
    source, text = rows[1]["source"], "Верховный суд соберётся в Астане."
    links = {text[c:d]: source[a:b] for a, b, c, d, _ in editor.post("align", segment=segment, text=text)["links"]}
    assert links["Астане"] == "Astana"


def test_the_memory_answers_with_differences_and_origin(editor: Any, rows: list[Any]) -> None:
    (match,) = editor.post("matches", segment=rows[1]["id"])["matches"]
    assert (match["author"], match["origin"], match["article"]) == ("Dana", "imported", None)
    assert 60 <= match["score"] < 100
    changed = [(piece["kind"], piece["text"]) for piece in match["differences"] if piece["kind"] != "same"]
    assert changed == [("deleted", "Almaty"), ("inserted", "Astana"), ("deleted", "Monday"), ("inserted", "Tuesday")]


def test_concordance_by_lemma_on_either_side(editor: Any) -> None:
    for query, language in (("court", "en"), ("суды", "ru")):
        (pair,) = editor.post("concordance", query=query, language=language)["pairs"]
        side = pair["source" if language == "en" else "target"]
        assert [side[a:b].lower() for a, b in pair["hits"]] == ["court" if language == "en" else "суд"]
    assert editor.post("concordance", 400, query="сот", language="kk")["error"]["key"] == "body"


def test_a_term_that_is_added_binds_at_once(editor: Any, rows: list[Any]) -> None:
    added = editor.post("term", segment=rows[3]["id"], source="nobody", target="никто", kind="term", note="n")
    assert [term["text"] for term in added["terms"]] == ["Nobody"]
    (term,) = details(editor, rows[3])["terms"]
    assert (term["concept"], term["status"], term["forms"][0]["text"]) == (added["concept"], "open", "никто")
    saved = editor.change(rows[3]["id"], 0, "Они молчали.")
    assert saved["outcome"] == "ok"
    assert details(editor, rows[3])["terms"][0]["status"] == "flagged"


@pytest.mark.parametrize(
    ("route", "body"),
    [
        ("complete", {"segment": "s1:0", "prefix": "a"}),
        ("align", {"segment": "s1:0", "text": "a"}),
        ("alternatives", {"segment": "s1:0"}),
        ("matches", {"segment": "s1:0"}),
    ],
)
def test_a_segment_that_is_gone_is_told(editor: Any, route: str, body: dict[str, Any]) -> None:
    assert editor.post(route, 404, **body)["error"]["key"] == "not_found"


def test_a_term_without_a_translation_is_refused(editor: Any) -> None:
    assert editor.post("term", 400, source="nobody", target=" ", kind="term")["error"]["message"]
    assert editor.post("term", 400, source="nobody", target="никто", kind="verb")["error"]["key"] == "body"
