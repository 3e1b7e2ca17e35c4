"""Cells put back into the grid of their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from transdesk.domain.article import Block

Grid: TypeAlias = list[list[list[Block]]]
"""Rows of columns; each place holds the blocks of that cell, several where it has several paragraphs."""


def grid(cells: Sequence[Block]) -> Grid:
    """The grid of one table's cells in reading order; rows that hold no cell at all are left out."""
    rows = {row: place for place, row in enumerate(sorted({cell.row for cell in cells}))}
    width = max(cell.column for cell in cells) + 1
    places: Grid = [[[] for _ in range(width)] for _ in rows]
    for cell in cells:
        places[rows[cell.row]][cell.column].append(cell)
    return places
