"""Words as the memory compares them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.words import word_keys, words


@given(st.text(alphabet=st.sampled_from("aЁёßİŉǰ'-_ 1«жҚ\u0301\n"), max_size=30) | st.text(max_size=40))
def test_the_different_words_are_those_of_the_running_text(text: str) -> None:
    assert word_keys(text) == {word.key for word in words(text)}
