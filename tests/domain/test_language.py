"""Codes of languages."""

from __future__ import annotations

import pytest

from transdesk.domain.errors import UnknownLanguageError
from transdesk.domain.language import Direction, Language, Verdict, parse_language


@pytest.mark.parametrize("code", ["kk", "KK", "kk-KZ", "kk_Cyrl_KZ", " kk "])
def test_region_and_case_do_not_matter(code: str) -> None:
    assert parse_language(code) is Language.KK


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguageError, match="'ky' is not a language of this desk; use one of: ru, kk, en"):
        parse_language("ky")


def test_only_languages_of_the_desk_have_a_language() -> None:
    assert Verdict.KK.language is Language.KK
    assert Verdict.MIXED.language is None


def test_a_direction_reads_as_its_pair() -> None:
    assert str(Direction(Language.EN, Language.KK)) == "en-kk"
