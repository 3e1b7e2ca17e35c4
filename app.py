"""What ``streamlit run app.py`` starts: the desk's pages."""

import sys
from pathlib import Path

SOURCE = str(Path(__file__).resolve().parent / "src")
if SOURCE not in sys.path:
    sys.path.insert(0, SOURCE)  # a checkout runs without installation

from transdesk.web.navigation import run  # noqa: E402 - the path comes first

run()
