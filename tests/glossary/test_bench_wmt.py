"""WMT's term success rate, which sees words and not forms."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.glossary.bench_wmt import successes, term_pairs

TERMS = (("contract", "контракт"), ("purchase order", "заказ на покупку"))


@pytest.mark.parametrize(
    ("text", "output", "counts"),
    [
        ("The Contract is open.", "КОНТРАКТ открыт.", (1, 1)),
        ("The contract is open.", "По условиям контрактов.", (1, 1)),
        ("The contract is open.", "Договор открыт.", (1, 0)),
        ("A purchase order for a contract.", "Закажите по контракту.", (2, 1)),
        ("A purchase order.", "Номер заказа на покупку.", (1, 1)),
        ("Nothing of it.", "Контракт.", (0, 0)),
    ],
)
def test_terms_of_the_source_succeed_by_letters_or_lemmas(text: str, output: str, counts: tuple[int, int]) -> None:
    assert successes(TERMS, text, output, Language.EN, Language.RU) == counts


def test_a_kazakh_ending_is_no_obstacle_where_the_base_stays_whole() -> None:
    assert successes((("law", "заң"),), "A law.", "Заңға қол қойды.", Language.EN, Language.KK) == (1, 1)


def test_pairs_are_the_preferred_designations_that_both_languages_have(concept) -> None:
    both, one = concept("law", en="law|act", ru="закон", kk="заң"), concept("akim", ru="аким", kk="әкім")
    assert term_pairs([both, one], Language.EN, Language.RU)[0][1] == "закон"
    assert len(term_pairs([both, one], Language.EN, Language.RU)) == 1
