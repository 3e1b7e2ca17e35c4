"""Plain text: what a person who pastes an article gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from formats.contract import ReaderContract, WriterContract
from transdesk.domain.article import BlockKind as K
from transdesk.formats import read


class TestPlain(ReaderContract, WriterContract):
    format_id = "txt"

    def text(self, data: bytes) -> str:
        return data.decode("utf-8")


def _kinds(text: str) -> list[K]:
    return [b.kind for b in read(text.encode(), "a.txt").blocks]


def test_the_seed_article_comes_out_typed(shared_data: Path) -> None:
    article = read((shared_data / "seed/tca-mothers-press-conference.txt").read_bytes(), "seed.txt")
    assert [b.kind for b in article.blocks] == [
        K.HEADLINE,
        K.LEAD,
        *[K.PARAGRAPH] * 10,
        K.BYLINE,
        K.BIO,
        K.BIO,
        K.BOILERPLATE,
    ]
    lead = article.blocks[1]
    assert lead.text[: lead.dateline] == "ALMATY, Kazakhstan (TCA) — "
    assert article.blocks[4].text.count("“") == 3
    assert article.byline == "Sergey Kwan"
    assert article.blocks[-1].text == "View more articles fromTCA"
    assert article.changes == ()


def test_lines_without_empty_lines_between_are_paragraphs() -> None:
    text = "Заголовок новости\nПервый абзац, который достаточно длинный, чтобы быть абзацем статьи.\nВторой абзац."
    assert _kinds(text) == [K.HEADLINE, K.LEAD, K.PARAGRAPH]


def test_wrapped_lines_are_joined() -> None:
    text = "The ministry said on Tuesday that output\nhad grown by six percent compared with\nthe same period of last year, according\nto the report.\n\nIt gave no other details about the plans\nof the companies that work in the region.\n"
    blocks = read(text.encode(), "a.txt").blocks
    assert len(blocks) == 2
    assert "output had grown" in blocks[0].text


def test_direct_speech_with_dashes_is_no_list() -> None:
    assert K.LIST_ITEM not in _kinds("— Вы были там?\n— Нет, не был.\n\n— А она?\n")


@pytest.mark.parametrize("mark", ["•", "1.", "-"])
def test_list_items_lose_their_mark(mark: str) -> None:
    second = "2." if mark == "1." else mark
    blocks = read(f"{mark} один\n{second} два\n".encode(), "a.txt").blocks
    assert [(b.kind, b.text, b.ordered) for b in blocks] == [
        (K.LIST_ITEM, "один", mark == "1."),
        (K.LIST_ITEM, "два", mark == "1."),
    ]
