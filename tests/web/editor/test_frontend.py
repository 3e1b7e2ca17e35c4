"""The front end's logic is tested by Node's own test runner; this hands its verdict to pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = sorted((Path(__file__).parent / "frontend").glob("*.test.mjs"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_logic_of_the_front_end(path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, "Node is missing: apt-get install nodejs"
        pytest.skip("Node is not installed (apt-get install nodejs)")
    done = subprocess.run([node, "--test", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
