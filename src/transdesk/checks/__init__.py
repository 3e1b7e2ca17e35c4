"""Checks of a translation, one file each."""
