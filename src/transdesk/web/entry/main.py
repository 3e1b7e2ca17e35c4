"""The desk's pages: the script that Streamlit runs for every person and every press of a button.

It stands in a folder of its own: beside a folder called ``pages`` Streamlit would take those files for pages
by themselves, and an address opened first would be drawn without navigation and style.
"""

from transdesk.web.navigation import run

run()
