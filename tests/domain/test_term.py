"""Names hold for the time of the event."""

from __future__ import annotations

from datetime import date

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind, TermStatus

NUR_SULTAN = Concept(
    "nur-sultan",
    TermKind.PLACE,
    (
        Designation(Language.EN, "Nur-Sultan"),
        Designation(Language.RU, "Нур-Султан"),
        Designation(Language.RU, "Нурсултан", TermStatus.FORBIDDEN),
    ),
    valid_from=date(2019, 3, 23),
    valid_to=date(2022, 9, 17),
)


def test_both_ends_of_the_validity_count() -> None:
    assert NUR_SULTAN.valid_on(date(2019, 3, 23))
    assert NUR_SULTAN.valid_on(date(2022, 9, 17))
    assert not NUR_SULTAN.valid_on(date(2022, 9, 18))
    assert not NUR_SULTAN.valid_on(date(2019, 3, 22))


def test_an_unknown_day_accepts_every_name() -> None:
    assert NUR_SULTAN.valid_on(None)


def test_designations_are_chosen_by_language_and_status() -> None:
    assert [d.text for d in NUR_SULTAN.of(Language.RU)] == ["Нур-Султан", "Нурсултан"]
    assert [d.text for d in NUR_SULTAN.of(Language.RU, TermStatus.FORBIDDEN)] == ["Нурсултан"]
    assert NUR_SULTAN.of(Language.KK) == ()
