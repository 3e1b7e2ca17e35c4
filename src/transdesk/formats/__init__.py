"""Document formats, one file each, and safe loading from the web."""
