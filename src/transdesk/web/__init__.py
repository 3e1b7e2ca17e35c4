"""The pages of the desk in the browser (Streamlit). Every visible word lives in ``texts/<language>/*.toml``."""
