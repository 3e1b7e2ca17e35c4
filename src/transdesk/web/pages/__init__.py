"""One file for each page; Streamlit runs the file that the address names."""
