"""Persons are known by their names in three languages."""

from __future__ import annotations

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind
from transdesk.training.people import people

LINES = [
    {"en": '"No," said Rosa Delgado.', "ru": "«Нет», — сказала Роза Дельгадо.", "kk": "«Жоқ», – деді Роза Дельгадо."},
    {"en": "Balázs Kertész won.", "ru": "Победил Балаж Кертес.", "kk": "Балаж Кертес жеңді."},
    {"en": "Red Crescent doctors left.", "ru": "Уехал Роза Дельгадо.", "kk": "Роза Дельгадо кетті."},
    {"en": "They saw Ivan Petrov.", "ru": "Они видели Ивана Петрова.", "kk": "Олар Иван Петровты көрді."},
]


def test_names_that_are_the_same_in_two_alphabets_are_persons() -> None:
    found = people(LINES)
    assert [[d.text for d in c.designations] for c in found] == [
        ["Rosa Delgado", "Роза Дельгадо", "Роза Дельгадо"],
        ["Balázs Kertész", "Балаж Кертес", "Балаж Кертес"],
    ]
    assert [c.kind for c in found] == [TermKind.PERSON_F, TermKind.PERSON_M]
    assert found[0].of(Language.EN)[0].text == "Rosa Delgado"


def test_what_does_not_sound_alike_or_is_inflected_is_no_name() -> None:
    assert not people(LINES[2:])
