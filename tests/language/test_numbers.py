"""Numbers by value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.language import Language
from transdesk.language import numbers_in
from transdesk.language.numbers import NumberKind, roman_value

RU, KK, EN = Language.RU, Language.KK, Language.EN
N, P, NTH, R, D, T = (
    NumberKind.NUMBER,
    NumberKind.PERCENT,
    NumberKind.ORDINAL,
    NumberKind.ROMAN,
    NumberKind.DATE,
    NumberKind.TIME,
)


def found(text, language):
    return [
        (str(n.value.normalize() if n.value % 1 else n.value.to_integral()), n.kind) for n in numbers_in(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (RU, "добыто 1,5 млрд тонн", [("1500000000", N)]),
        (KK, "1,5 миллиардтан астам", [("1500000000", N)]),
        (EN, "some $1.5bn, or 1.5 billion", [("1500000000", N), ("1500000000", N)]),
        (RU, "6 512 340 человек", [("6512340", N)]),
        (EN, "6,512,340 people", [("6512340", N)]),
        (RU, "на 16,5 % и 2 процента", [("16.5", P), ("2", P)]),
        (KK, "16,5 пайызға, 6,2%-ға", [("16.5", P), ("6.2", P)]),
        (EN, "16.5 percent", [("16.5", P)]),
        (RU, "12-й год", [("12", NTH)]),
        (KK, "12-ші жыл, он бесінші", [("12", NTH), ("15", NTH)]),
        (EN, "the 12th and the twenty-first", [("12", NTH), ("21", NTH)]),
        (RU, "в XXI веке и в V в.", [("21", R), ("5", R)]),
        (KK, "ХІХ ғасырда", [("19", R)]),
        (RU, "две тысячи пятьсот, полтора миллиона, двадцати пяти", [("2500", N), ("1500000", N), ("25", N)]),
        (KK, "екі мың бес жүз, жиырма бестен", [("2500", N), ("25", N)]),
        (EN, "two thousand five hundred, half a million", [("2500", N), ("500000", N)]),
        (RU, "3 млн 200 тыс. человек", [("3200000", N)]),
        (RU, "5 мая 2024 года в 23:30", [("20240505", D), ("2330", T)]),
        (KK, "2024 жылғы 5 мамырда сағат 23:30-да", [("20240505", D), ("2330", T)]),
        (EN, "May 5, 2024, 11:30 p.m.", [("20240505", D), ("2330", T)]),
        (RU, "с 5 по 7 мая, до 6 часов вечера", [("505", D), ("507", D), ("1800", T)]),
        (EN, "May 5–7, until 6 p.m.", [("505", D), ("507", D), ("1800", T)]),
        (KK, "кешкі 6-ға дейін", [("1800", T)]),
        (RU, "05.05.2024", [("20240505", D)]),
    ],
)
def test_values(language, text, expected):
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "one of them, the G20 and COVID-19, a 5G network, meters per second"),
        (RU, "один из них, Ту-154, на семью"),
        (KK, "ол үшін, оның, онда, жүзінде, тоқсан сайын"),
        (EN, "https://example.org/2024/05"),
    ],
)
def test_what_may_be_something_else_is_not_reported(language, text):
    assert numbers_in(text, language) == ()


def test_number_words_are_marked():
    digits = {n.text: n.in_digits for n in numbers_in("two of 15", EN)}
    assert digits == {"two": False, "15": True}


@pytest.mark.parametrize(("letters", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIX", 19), ("XXI", 21)])
def test_roman(letters, value):
    assert roman_value(letters) == value


@given(st.integers(0, 10**12), st.sampled_from([EN, RU, KK]))
def test_grouped_digits_are_read_back(number, language):
    written = f"{number:,}" if language is EN else f"{number:,}".replace(",", "\u00a0")
    assert [n.value for n in numbers_in(f"({written})", language)] == [Decimal(number)]


@given(st.text(alphabet="0123456789 ,.:-%–IXVmлнпятьбес мая", max_size=40), st.sampled_from(list(Language)))
def test_spans_are_ordered_and_tell_their_text(text, language):
    last = 0
    for number in numbers_in(text, language):
        assert last <= number.start < number.end
        assert number.text == text[number.start : number.end]
        last = number.end


def test_aligned_articles_have_the_same_numbers(shared_data):
    """Fewer than two rows in a hundred of the aligned corpus seem to differ in a number written in digits."""
    rows = [
        line.split("\t") for line in (shared_data / "corpus" / "economy.tsv").read_text("utf-8").split("\n")[1:] if line
    ]
    differing = 0
    for row in rows:
        en, ru, kk = (numbers_in(row[i], language) for i, language in ((3, EN), (4, RU), (5, KK)))
        for one, other in ((en, ru), (ru, kk)):
            values = {n.value for n in one}, {n.value for n in other}
            differing += any(n.value not in values[1] for n in one if n.in_digits)
    assert differing <= 0.02 * 2 * len(rows)
