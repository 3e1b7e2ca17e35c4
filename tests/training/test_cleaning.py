"""Which pairs are refused, and why."""

from __future__ import annotations

import pytest

from transdesk.training.cleaning import normalise, numbers_agree, reason_to_drop, written_in


def test_a_good_pair_is_kept() -> None:
    assert reason_to_drop("Үкімет 12 млрд теңге бөлді.", "kk", "Правительство выделило 12 млрд тенге.", "ru") is None


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("", "Привет, мир.", "empty"),
        ("Samsung Galaxy", "Samsung  Galaxy!", "copy"),
        ("The meeting is over.", "Жиналыс аяқталды, көрермендер үйлеріне қайтты.", "wrong language"),
        ("The meeting is over.", "The meeting has ended.", "wrong language"),
        ("Yes.", "Да, и об этом подробно рассказали вчера на большой встрече в столице.", "length ratio"),
        ("He is 25 years old now.", "Сейчас ему 35 лет.", "numbers differ"),
        ("It is so so so so so so so so good.", "Это очень хорошо и правильно.", "repetition"),
        ("word " * 200, "слово " * 200, "too long"),
    ],
)
def test_each_fault_is_named(first: str, second: str, reason: str) -> None:
    assert reason_to_drop(first, "en", second, "ru") == reason


def test_thousands_may_be_grouped_otherwise_but_digits_must_stay() -> None:
    assert numbers_agree("14,000 people", "14 000 человек")
    assert not numbers_agree("14,000 people", "15 000 человек")


def test_russian_may_quote_a_kazakh_name_but_not_be_kazakh() -> None:
    assert written_in("Газета «Егемен Қазақстан» вышла в понедельник без приложения.", "ru")
    assert not written_in("Мәжіліс депутаттары заң жобасын қарады.", "ru")
    assert not written_in("Министр рассказал о планах на следующий год.", "kk")


def test_normalise_composes_letters_and_drops_what_cannot_be_seen() -> None:
    assert normalise("  Кра\u00adткий\u00a0 и\u0306од\u200b\n") == "Краткий йод"
    assert normalise("№ 5, ½ и м²") == "№ 5, ½ и м²"
