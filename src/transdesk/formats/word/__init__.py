"""Word documents: read, rebuilt from the original, or written anew."""

from __future__ import annotations

from transdesk.domain.article import Article
from transdesk.domain.errors import ImportFailedError
from transdesk.domain.rendition import Rendition
from transdesk.formats.base import Format

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, name: str) -> Article:
    """Read a DOCX; see ``reader.read``."""
    from transdesk.formats.word.reader import read as read_document

    return read_document(data, name)


def write(rendition: Rendition) -> bytes:
    """The original with its text replaced where the original is a DOCX, else a clean new document."""
    from transdesk.formats.word.compose import compose
    from transdesk.formats.word.rebuild import rebuild

    if rendition.original and rendition.article.media_type == MEDIA_TYPE:
        try:
            return rebuild(rendition, rendition.original)
        except ImportFailedError:
            # the stored original is not what was read: a clean document still holds every block
            return compose(rendition)
    return compose(rendition)


FORMATS = (Format("docx", (".docx",), (MEDIA_TYPE,), read, write),)
