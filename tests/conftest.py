"""Fixtures that every room's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of corpora and test sets that lies beside the checkout; tests that need it skip without it."""
    for parent in Path(__file__).resolve().parents[2:4]:
        if (parent / "shared" / "data").is_dir():
            return parent / "shared" / "data"
    pytest.skip("the shared test data do not lie beside this checkout")
