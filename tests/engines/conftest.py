"""A toy model, trained once for all tests of this room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engines import toy_model
from transdesk.engines.settings import EngineSettings

# two torch threads wait for each other on a busy machine; tiny models need one
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def toy_folders(tmp_path_factory) -> tuple[Path, Path]:
    """The toy for transformers and for CTranslate2."""
    return toy_model.build(tmp_path_factory.mktemp("toy"))


@pytest.fixture
def settings(tmp_path) -> EngineSettings:
    return EngineSettings(tmp_path / "models", threads=1)


@pytest.fixture(scope="session")
def toy_sentences():
    return toy_model.sentences(40)
