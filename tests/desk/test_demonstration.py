"""The demonstration memory: offered once, to an empty desk, imported only by a person's wish."""

from __future__ import annotations

from pathlib import Path

import pytest

from transdesk.bootstrap import build_desk
from transdesk.desk.desk import Desk
from transdesk.desk.settings import Settings
from transdesk.domain.language import Direction, Language


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return build_desk(Settings(data_dir=tmp_path))


def test_an_empty_desk_offers_it_until_somebody_declines(desk: Desk) -> None:
    assert desk.memory.offers_demonstration()
    assert desk.store.units.count() == 0
    desk.memory.decline_demonstration()
    assert not desk.memory.offers_demonstration()


def test_it_holds_every_direction(desk: Desk) -> None:
    count = desk.memory.add_demonstration()
    assert count > 20_000
    assert not desk.memory.offers_demonstration()
    wanted = "Five parties clear the threshold in Mazhilis election"
    found = desk.memory.find(wanted, Direction(Language.EN, Language.KK), limit=1)
    assert (found[0].score, found[0].unit.target) == (100, "Мәжіліс сайлауында бес партия межеден өтті")
    back = desk.memory.find(found[0].unit.target, Direction(Language.KK, Language.RU), limit=1)
    assert back[0].unit.target == "Пять партий преодолели порог на выборах в Мажилис"


def test_twice_adds_nothing(desk: Desk) -> None:
    desk.memory.add_demonstration()
    before = desk.store.units.count()
    desk.memory.add_demonstration()
    assert desk.store.units.count() == before
