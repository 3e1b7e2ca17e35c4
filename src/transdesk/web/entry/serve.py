"""What ``transdesk serve`` hands to Streamlit: pages and routes of one process (see ``web/server.py``)."""

import streamlit as st

from transdesk.web.server import parts

app = st.App(**parts())
