"""What ``transdesk serve`` hands to Streamlit: the desk's pages."""

from transdesk.web.navigation import run

run()
