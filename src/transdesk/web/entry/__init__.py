"""The script that Streamlit starts, with the configuration that Streamlit reads beside it."""
