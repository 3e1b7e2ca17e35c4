"""The demonstration memory: the project's own trilingual news sentences, offered once to an empty desk.

Events and people in them are invented; places, institutions and offices are real. ``tools/demonstration_memory.py`` makes
the file.
"""

from __future__ import annotations

import lzma
from pathlib import Path

FILE = Path(__file__).parent / "memory.tmx.xz"
NAME = "demonstration.tmx"
AUTHOR = "TransDesk"


def read() -> bytes:
    """The TMX, three variants a unit."""
    return lzma.decompress(FILE.read_bytes())
