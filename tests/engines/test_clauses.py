"""Long sentences are cut where a clause ends and put together again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.engine import Request, TermHint
from transdesk.domain.language import Language
from transdesk.engines.clauses import join, split_request

EN, RU = Language.EN, Language.RU


def cut(text: str, longest: int, *hints: TermHint) -> list[Request]:
    return split_request(Request(text, EN, RU, hints=hints), longest, len)


def test_the_cut_is_at_a_clause():
    text = "The president signed the new law, and the parliament will publish it in May."
    assert [p.text for p in cut(text, 60)] == [
        "The president signed the new law,",
        "and the parliament will publish it in May.",
    ]


def test_short_ones_stay_whole():
    assert [p.text for p in cut("A short one, really.", 60)] == ["A short one, really."]


def test_figures_and_terms_are_not_cut():
    text = "It cost 1,250,000 tenge and the Bank of Astana, LLP paid"
    term = TermHint(text.index("Bank"), text.index(" paid"), "Банк Астаны")
    parts = cut(text, 40, term)
    assert "1,250,000" in parts[0].text
    assert [p.text[h.start : h.end] for p in parts for h in p.hints] == ["Bank of Astana, LLP"]


@given(st.text(alphabet="ab ,.;—\n", max_size=300), st.integers(5, 50))
def test_nothing_is_lost(text, longest):
    parts = cut(text.strip() or "x", longest)
    assert "".join("".join(p.text.split()) for p in parts) == "".join((text.strip() or "x").split())


def test_ten_thousand_letters_without_a_space():
    assert max(len(p.text) for p in cut("a" * 10_000, 80)) <= 80


def test_seams_follow_the_source():
    parts = cut("The president signed the new law, and the parliament will publish it in May.", 60)
    assert join(parts, ["Президент подписал новый закон.", "И парламент опубликует его в мае."]) == (
        "Президент подписал новый закон, и парламент опубликует его в мае."
    )
