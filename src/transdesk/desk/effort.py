"""How far a text is from the machine's draft."""

from __future__ import annotations


def edit_rate(draft: str, text: str) -> float | None:
    """Word edits (insert, delete, replace) for each word of the text; None where there was no draft.

    TER (Snover et al. 2006, "A Study of Translation Edit Rate with Targeted Human Annotation") without its
    block shifts: a moved phrase counts as so many words deleted and inserted. Not bound by 1.
    """
    old, new = draft.split(), text.split()
    if not old:
        return None
    row = list(range(len(new) + 1))
    for i, word in enumerate(old, start=1):
        corner, row[0] = row[0], i
        for j, other in enumerate(new, start=1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (word != other))
    return row[-1] / max(1, len(new))
