"""Concepts, their occurrences in text, and their enforcement in translations."""
