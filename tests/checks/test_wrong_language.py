from __future__ import annotations

from checks.cases import findings, passes
from transdesk.checks.wrong_language import WrongLanguage

CHECK = WrongLanguage()
RUSSIAN = "Парламент принял закон о выборах в третьем чтении."
KAZAKH = "Парламент сайлау туралы заңды үшінші оқылымда қабылдады."


def test_kazakh_where_russian_should_be() -> None:
    (finding,) = findings(CHECK, "Parliament passed the law.", KAZAKH, "en-ru")
    assert dict(finding.values) == {"found": "kk", "wanted": "ru"}


def test_russian_where_kazakh_should_be() -> None:
    assert findings(CHECK, "Parliament passed the law.", RUSSIAN, "en-kk")


def test_the_right_language_passes() -> None:
    assert passes(CHECK, "Parliament passed the law.", RUSSIAN, "en-ru")
    assert passes(CHECK, "Parliament passed the law.", KAZAKH, "en-kk")


def test_names_alone_are_left_alone() -> None:
    assert passes(CHECK, "Sergey Kwan", "Сергей Кван", "en-kk")


def test_a_foreign_name_that_stays_says_nothing_of_the_language() -> None:
    """Such sentences were once called English."""
    source = "The Times of Central Asia reported it first."
    assert passes(CHECK, source, "Первой об этом сообщила The Times of Central Asia.", "en-ru")
    assert passes(CHECK, source, "The Times of Central Asia бұл туралы бірінші болып хабарлады.", "en-kk")


def test_english_words_that_are_left_are_reported_all_the_same() -> None:
    assert findings(
        CHECK, "The deputies of the Senate met again on Monday.", "The deputies of the Senate met again.", "en-ru"
    )


def test_a_translation_that_falls_back_into_its_source_is_a_warning() -> None:
    source = "Сенат обсудил новый закон о выборах, и депутаты приняли бюджет страны на будущий год."
    half = "Сенатта жаңа закон о выборах, и депутаты приняли бюджет страны на будущий год."
    assert findings(CHECK, source, half, "ru-kk")
