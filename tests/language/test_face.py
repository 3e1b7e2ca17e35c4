"""The room's face: functions stay functions, whatever was imported before, and nothing heavy is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

ORDERS = [
    "import transdesk.language.identify, transdesk.language.morphology.kazakh, transdesk.language.numbers",
    "from transdesk.language.morphology.russian import RussianMorphology",
    "from transdesk.language import numbers_in, split",
]


@pytest.mark.parametrize("first", ORDERS)
def test_the_face_is_callable_after_any_import(first):
    code = f"""
{first}
import sys
from transdesk.domain.language import Language
from transdesk.language import identify, identify_document, morphology, split
loaded = [name for name in ("langdetect", "pymorphy3", "torch") if name in sys.modules]
assert not loaded, loaded
assert identify("Суд отложил заседание до понедельника.").verdict == "ru"
assert morphology(Language.KK) is morphology(Language.KK)
assert split("Да. Нет.", Language.RU) == [(0, 3), (4, 8)]
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
