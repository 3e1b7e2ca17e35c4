"""Links point from a target word to where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from transdesk.training.batches import Example, collate
from transdesk.training.corpus import Unit
from transdesk.training.guidance import Guide, Link
from transdesk.training.loop import losses
from transdesk.training.model import Shape, build_model

NOTHING = Guide({})


def linked(guide: Guide, source: str, target: str, direction: tuple[str, str] = ("ru", "kk")) -> dict[str, list[str]]:
    """Source pieces by target piece; the prompts are given as pieces between spaces."""
    left, right = source.split(), target.split()
    found: dict[str, list[str]] = {}
    for link in guide.links(left, right, direction):
        found.setdefault(right[link.target], []).append(left[link.source])
    return found


def test_numbers_are_linked_digit_by_digit() -> None:
    links = NOTHING.links(
        ["▁", "1", "9", ",", "5", "</s>"], ["kaz_Cyrl", "▁", "1", "9", ".", "5", "</s>"], ("ru", "kk")
    )
    assert links == [Link(2, 1), Link(3, 2), Link(5, 4)]


def test_words_written_alike_and_names_are_linked() -> None:
    assert linked(NOTHING, "▁в ▁Ал маты </s>", "▁Ал маты </s>") == {"▁Ал": ["▁Ал", "маты"], "маты": ["▁Ал", "маты"]}


def test_an_annotated_base_form_is_linked_to_its_inflected_form() -> None:
    source = "<t0> ▁школу <t1> ▁мек теп <t2> ▁открыли </s>"
    assert linked(NOTHING, source, "▁мектеп ті ▁ашты </s>")["▁мектеп"] == ["▁мек", "теп"]


def test_associated_words_are_learnt_from_the_units(sentences: list[dict[str, str]]) -> None:
    guide = Guide.learn([Unit(row, "own", "own", news=True) for row in sentences])
    assert linked(guide, "▁закрыл ▁дорогу </s>", "▁жол ды ▁жап ты </s>")["▁жап"]
    assert linked(guide, "▁закрыл ▁дорогу </s>", "▁кітап </s>") == {}


def test_the_tables_survive_storage(tmp_path: Path, sentences: list[dict[str, str]]) -> None:
    guide = Guide.learn([Unit(row, "own", "own", news=True) for row in sentences])
    guide.save(tmp_path / "table.json")
    source, target = ["▁Комиссия", "▁закрыла", "</s>"], ["▁Комиссия", "▁жапты", "</s>"]
    again = Guide.load(tmp_path / "table.json")
    assert again.links(source, target, ("ru", "kk")) == guide.links(source, target, ("ru", "kk"))


@pytest.fixture
def one_thread() -> Iterator[None]:
    """A network this small only waits for a second thread."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize("links", [[Link(1, 2), Link(2, 3)], []])
def test_attention_moves_to_the_linked_places(links: list[Link]) -> None:
    torch.manual_seed(1)
    shape = Shape(width=16, feed_forward=16, heads=2, encoder_layers=1, decoder_layers=1, dropout=0.0, positions=32)
    model = build_model(shape, 40)
    model.set_attn_implementation("eager")
    batch = collate([Example([20, 21, 22, 23, 2], [30, 31, 32, 2], links)]).on("cpu")
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    astray = []
    for _ in range(80):
        _, second = losses(model, batch, 0.1, guided=True)
        astray.append(float(second.detach()))
        if links:
            second.backward()
        optimizer.step()
        optimizer.zero_grad()
    assert (astray[-1] < 0.3 * astray[0]) if links else astray == [0.0] * 80
