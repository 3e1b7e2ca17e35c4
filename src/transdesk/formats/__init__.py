"""Document formats, one file each, and safe loading from the web.

Everything heavy (lxml, python-docx, openpyxl, trafilatura, httpcore) is loaded by the first call that
needs it.
"""

from __future__ import annotations

from transdesk.formats.articlejson import article_from_json, article_to_json
from transdesk.formats.base import Format, ReaderInfo, WriterInfo
from transdesk.formats.pairs import Pair, read_pairs
from transdesk.formats.registry import read, read_text, readable, write, writers
from transdesk.formats.web import Fetched, FetchLimits, fetch, read_page

__all__ = [
    "FetchLimits",
    "Fetched",
    "Format",
    "Pair",
    "ReaderInfo",
    "WriterInfo",
    "article_from_json",
    "article_to_json",
    "fetch",
    "read",
    "read_page",
    "read_pairs",
    "read_text",
    "readable",
    "write",
    "writers",
]
