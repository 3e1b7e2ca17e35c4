"""The candidate in the middle of the others comes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.engine import Candidate, TermHint
from transdesk.engines.consensus import by_agreement


def test_the_odd_one_loses_though_it_is_likeliest():
    odd, middle, near = (
        Candidate("A distant hostel", score=-0.1),
        Candidate("The minister opened the plant", score=-0.2),
        Candidate("The minister opened a plant", score=-0.3),
    )
    assert by_agreement([odd, middle, near])[-1] == odd


def test_a_hinted_term_in_any_form_goes_before_agreement():
    without, same, with_term = (
        Candidate("Президент Ташкентке келді"),
        Candidate("Президент Ташкентке келді."),
        Candidate("Мемлекет басшысы Ташкентке келді"),
    )
    hint = TermHint(0, 13, "мемлекет басшысы")
    assert by_agreement([without, same, with_term], [hint])[0] == with_term
    assert by_agreement([without, same, with_term])[-1] == with_term


def test_equals_stay_in_order():
    first, second = Candidate("Завод открыт", score=-0.1), Candidate("Завод открыт", score=-0.2)
    assert by_agreement([first, second]) == [first, second]


@given(st.lists(st.text(max_size=20).map(Candidate), max_size=5))
def test_none_is_lost_and_none_is_made_up(candidates):
    assert sorted(by_agreement(candidates), key=lambda c: c.text) == sorted(candidates, key=lambda c: c.text)
