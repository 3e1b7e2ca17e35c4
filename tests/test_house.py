"""The house stays in order: sizes, registers, languages."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "transdesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_files_and_functions_are_short_and_described(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= LONGEST_FILE, "split the file by meaning"
    assert not text.strip() or ast.get_docstring(tree), "say what the file is for"
    long = {f.name: (f.end_lineno or 0) - f.lineno + 1 for f in functions(tree)}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("room", ["checks"])
def test_every_plug_in_is_registered_and_tested(room: str) -> None:
    registry = (PACKAGE / room / "registry.py").read_text(encoding="utf-8")
    helpers = {"__init__", "registry", "context", "bench", "seeding", "surnames"}
    plug_ins = {p.stem for p in (PACKAGE / room).glob("*.py")} - helpers
    assert {name for name in plug_ins if f"transdesk.{room}.{name}:" not in registry} == set(), "not registered"
    assert {name for name in plug_ins if not (ROOT / "tests" / room / f"test_{name}.py").exists()} == set(), "no test"


def test_the_package_and_its_command_line_load_no_model_library() -> None:
    """The first page and every quick command start without torch, transformers and CTranslate2."""
    heavy = "{'torch', 'transformers', 'ctranslate2', 'streamlit', 'trafilatura', 'pymorphy3'}"
    code = f"import sys, transdesk.cli, transdesk.bootstrap; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
