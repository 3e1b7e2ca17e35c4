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
