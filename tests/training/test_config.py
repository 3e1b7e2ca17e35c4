"""Configurations are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from transdesk.domain.errors import TrainingError
from transdesk.training.config import read_config
from transdesk.training.model import Shape


def write(folder: Path, text: str) -> Path:
    path = folder / "starter.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_start_at_the_file_and_sections_are_read(tmp_path: Path) -> None:
    config = read_config(write(tmp_path, 'data = "texts"\nwork = "run"\n[schedule]\npeak_rate = 0.001\n'))
    assert config.data == (tmp_path / "texts").resolve()
    assert config.schedule.peak_rate == 0.001
    assert config.shape == Shape()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('work = "run"\n', "must name `data`"),
        ('data = "a"\nwork = "b"\nwidht = 3\n', "Unknown key widht"),
        ('data = "a"\nwork = "b"\n[shape]\ndepth = 3\n', r"depth in \[shape\].*encoder_layers"),
        ("data = ", "cannot be read"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TrainingError, match=message):
        read_config(write(tmp_path, text))
