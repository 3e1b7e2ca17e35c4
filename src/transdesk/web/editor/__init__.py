"""The segment editor: one Streamlit component, and the routes that it talks to (see README.md here)."""
