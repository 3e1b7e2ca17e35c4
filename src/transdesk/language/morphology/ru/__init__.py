"""Russian: the phrase layer over the dictionary, names, unknown words, numerals."""
