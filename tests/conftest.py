"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from engines.hub import hub, nllb  # noqa: F401 - fixtures that several rooms share

# CI must say the same twice; on a developer's machine every run looks at new examples.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of corpora and test sets that lies beside the checkout; tests that need it skip without it."""
    for parent in Path(__file__).resolve().parents[2:4]:
        if (parent / "shared" / "data").is_dir():
            return parent / "shared" / "data"
    pytest.skip("the shared test data do not lie beside this checkout")
