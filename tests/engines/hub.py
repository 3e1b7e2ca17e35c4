"""A hub with a tiny NLLB, and the environment that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import tiny_models
from engines.model_server import ModelServer

NLLB = "nllb-200-600m"


@pytest.fixture(scope="session")
def nllb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random NLLB as its authors would save it."""
    return tiny_models.build("nllb", tmp_path_factory.mktemp("nllb") / "hf")


@pytest.fixture
def hub(nllb: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A hub that has it under every name."""
    stub = ModelServer({p.name: p.read_bytes() for p in nllb.iterdir()})
    monkeypatch.setenv("HF_ENDPOINT", stub.url)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    yield stub
    stub.close()
