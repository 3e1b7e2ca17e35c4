"""Exporting a translation as a file; only an approved version is final."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from transdesk.desk.ports import Ports, Writer
from transdesk.desk.rendering import render
from transdesk.desk.views import Exported
from transdesk.domain.errors import ExportFailedError
from transdesk.domain.language import Direction, Language
from transdesk.domain.rendition import Rendition
from transdesk.domain.work import Stage

_UNFIT = re.compile(r"[^\w.-]+")
_NAME_LENGTH = 60


class Publishing:
    """Makes files of translations."""

    def __init__(self, ports: Ports) -> None:
        self._store = ports.store
        self._documents = ports.documents

    def formats(self) -> Sequence[Writer]:
        """The formats that can be written."""
        return self._documents.writers()

    def rendition(self, article_id: str, target: Language) -> Rendition:
        """The translation as it stands, for showing or writing."""
        stored = self._store.articles.get(article_id)
        self._store.articles.ensure_translation(article_id, target)
        card = self._store.articles.card(article_id, target)
        works = {name: work for name, (work, _) in self._store.works.all(article_id, target).items()}
        final = card.stage is Stage.APPROVED
        signed = [e for e in self._store.notes.events(article_id, target) if e.after is Stage.APPROVED]
        return render(
            stored.article,
            stored.segments,
            works,
            Direction(stored.language, target),
            orders=self._store.cuts.orders(article_id, target),
            final=final,
            original=self._store.articles.original(article_id),
            approved_by=signed[-1].author if final and signed else "",
            approved_at=signed[-1].at if final and signed else None,
        )

    def export(self, article_id: str, target: Language, format_id: str) -> Exported:
        """Write a translation; what is not approved carries a visible DRAFT mark, in its name too.

        Raises:
            ExportFailedError: it cannot be written, or there is no such format.
        """
        writer = next((one for one in self.formats() if one.id == format_id), None)
        if writer is None:
            names = ", ".join(one.id for one in self.formats())
            raise ExportFailedError(f"'{format_id}' is no format to write; use one of: {names}.", format=format_id)
        rendition = self.rendition(article_id, target)
        data = self._documents.write(rendition, format_id)
        languages = f"{rendition.source}-{target}" if writer.bilingual else target.value
        name = f"{file_stem(rendition.article.headline)}.{languages}{'' if rendition.final else '.draft'}"
        return Exported(data, name + writer.suffix, writer.media_type, rendition.final)


def file_stem(headline: str) -> str:
    """A file name that every system accepts, made of a headline."""
    words = _UNFIT.sub("-", unicodedata.normalize("NFC", headline)).strip("-.")
    return words[:_NAME_LENGTH].rstrip("-.") or "article"
