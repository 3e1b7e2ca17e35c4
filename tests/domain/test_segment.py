"""Segments keep their names when the article around them changes."""

from __future__ import annotations

import re

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.marks import Mark, MarkKind
from transdesk.domain.rendition import target_blocks
from transdesk.domain.segment import segments_of


def split(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\s.][^.]*\.?", text)]


def paragraph(text: str, *marks: Mark) -> Block:
    return Block(BlockKind.PARAGRAPH, text, marks)


def test_a_paragraph_put_in_front_renames_no_segment() -> None:
    before = segments_of("a", Article((paragraph("One. Two."),)), split)
    after = segments_of("a", Article((paragraph("New."), paragraph("One. Two."))), split)
    assert [s.id for s in after[1:]] == [s.id for s in before]


def test_equal_sentences_have_different_names() -> None:
    segments = segments_of("a", Article((paragraph("Yes. Yes."),)), split)
    assert len({s.id for s in segments}) == 2


def test_the_same_sentence_in_another_article_has_another_name() -> None:
    article = Article((paragraph("Yes."),))
    assert segments_of("a", article, split)[0].id != segments_of("b", article, split)[0].id


def test_boilerplate_is_not_cut_unless_asked() -> None:
    article = Article((Block(BlockKind.BOILERPLATE, "View more articles"), paragraph("Text.")))
    assert [s.source for s in segments_of("a", article, split)] == ["Text."]
    assert len(segments_of("a", article, split, boilerplate=True)) == 2


def test_a_headline_is_one_segment() -> None:
    article = Article((Block(BlockKind.HEADLINE, "Kazakhstan: U.S. envoy. Visits"),))
    assert [s.source for s in segments_of("a", article, split)] == ["Kazakhstan: U.S. envoy. Visits"]


def test_a_dateline_stays_with_its_sentence() -> None:
    block = Block(BlockKind.LEAD, "ASTANA. A law was signed. It is new.", dateline=7)
    assert [s.source for s in segments_of("a", Article((block,)), split)] == ["ASTANA. A law was signed.", "It is new."]


def test_targets_go_back_into_their_blocks_with_their_marks() -> None:
    bold = Mark(MarkKind.BOLD, 0, 9)
    article = Article((paragraph("One. Two. Three.", bold),))
    segments = segments_of("a", article, split)
    targets = {segments[0].id: "<1>Бір.</1>", segments[1].id: "<1>Екі.</1>", segments[2].id: ""}
    (block,) = target_blocks(article, segments, targets)
    assert block.text == "Бір. Екі. Three."
    assert block.marks == (Mark(MarkKind.BOLD, 0, 9),), "one bold range over both sentences, not two"


def test_nothing_is_dropped_from_an_unfinished_translation() -> None:
    article = Article((paragraph("One."), Block(BlockKind.BOILERPLATE, "Share this")))
    blocks = target_blocks(article, segments_of("a", article, split), {})
    assert [b.text for b in blocks] == ["One.", "Share this"]


def test_two_links_side_by_side_in_one_sentence_stay_two() -> None:
    """They were once joined into one, the second text swallowed by the first link."""
    first, second = Mark(MarkKind.LINK, 0, 3, "https://a/"), Mark(MarkKind.LINK, 4, 8, "https://a/")
    article = Article((paragraph("One two.", first, second),))
    (segment,) = segments_of("a", article, split)
    (block,) = target_blocks(article, [segment], {segment.id: "<1>Бір</1> <2>екі.</2>"})
    assert [(m.start, m.end) for m in block.marks] == [(0, 3), (4, 8)]
