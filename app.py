"""What ``streamlit run app.py`` starts: the desk's pages, and the routes of its editor, in one process."""

import sys
from pathlib import Path

import streamlit as st

SOURCE = str(Path(__file__).resolve().parent / "src")
if SOURCE not in sys.path:
    sys.path.insert(0, SOURCE)  # a checkout runs without installation

from transdesk.web.server import parts  # noqa: E402 - the path comes first

app = st.App(**parts())
