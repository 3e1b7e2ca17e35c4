"""Kazakh: sounds, stems, suffixes, izafet, abbreviations."""
