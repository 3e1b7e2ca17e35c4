"""Loading articles: from a file, from pasted text, from the web, or our own sample."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

from transdesk.desk.people import name_of, typed
from transdesk.desk.ports import Ports
from transdesk.desk.views import Reading
from transdesk.domain.article import Article, Block, TextChange
from transdesk.domain.errors import EmptyDocumentError, ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.segment import Segment, segments_of

SAMPLE = Path(__file__).parent / "sample" / "article.md"


class Intake:
    """Reads articles and puts them on the desk."""

    def __init__(self, ports: Ports) -> None:
        self._documents = ports.documents
        self._languages = ports.languages
        self._store = ports.store

    def read(self, data: bytes, name: str) -> Reading:
        """Read a document.

        Raises:
            ImportFailedError: it cannot be read; the message says why.
        """
        return self._reading(self._documents.read(data, name), data)

    def read_text(self, text: str) -> Reading:
        """Read pasted text."""
        article = self._documents.read(typed(text).encode("utf-8"), "pasted.txt")
        return self._reading(replace(article, source_name=""), None)

    def read_url(self, url: str) -> Reading:
        """Load a page from the web and read its article.

        Raises:
            UrlRefusedError: the address is not one to load.
            ImportFailedError: there is no article in the page.
        """
        article, data = self._documents.fetch(url.strip())
        return self._reading(article, data)

    def add(self, reading: Reading | Article, *, language: Language, author: str, original: bytes | None = None) -> str:
        """Store an article and return its id; the same text added again returns the stored one."""
        article = reading.article if isinstance(reading, Reading) else reading
        if original is None and isinstance(reading, Reading):
            original = reading.original
        if not any(block.translatable for block in article.blocks):
            raise EmptyDocumentError("There is no text to translate in this document; choose another one.")
        article_id = article_id_of(article)
        segments = self.segments(article_id, article, language)
        self._store.articles.add(
            article_id, article, segments, language=language, author=name_of(author), original=original
        )
        return article_id

    def add_sample(self, author: str) -> str:
        """Store the sample article and return its id."""
        reading = self.read(SAMPLE.read_bytes(), SAMPLE.name)
        return self.add(reading, language=Language.EN, author=author)

    def set_language(self, article_id: str, language: Language) -> None:
        """Correct the language of a stored article; sentences that are cut alike keep their work.

        Raises:
            ReviewBlockedError: there is a translation into that very language.
        """
        stored = self._store.articles.get(article_id)
        if stored.language is language:
            return
        cards = [card for card in self._store.articles.cards() if card.id == article_id]
        if any(one.target is language for card in cards for one in card.translations):
            raise ReviewBlockedError(
                f"The article has a translation into '{language}' already; it cannot be its source language as well.",
                language=language.value,
            )
        segments = self.segments(article_id, stored.article, language)
        self._store.articles.set_language(article_id, language, segments)

    def segments(self, article_id: str, article: Article, language: Language) -> tuple[Segment, ...]:
        """Cut an article into sentences."""
        return segments_of(article_id, article, lambda text: self._languages.split(text, language))

    def _reading(self, article: Article, original: bytes | None) -> Reading:
        article = self._folded(article)
        document, blocks = self._languages.identify_document([block.text for block in article.blocks])
        return Reading(article, document, blocks, original)

    def _folded(self, article: Article) -> Article:
        """Repair Latin look-alikes inside Cyrillic words, one letter for one, and list them on the article.

        A block that the repair would lengthen or shorten stays as it is: its marks count letters.
        """
        blocks: list[Block] = []
        counts: Counter[TextChange] = Counter()
        for block in article.blocks:
            text, changes = self._languages.fold(block.text)
            same = len(text) == len(block.text)
            blocks.append(replace(block, text=text) if same else block)
            if same:
                for change in changes:
                    counts[replace(change, count=1)] += change.count
        listed = tuple(replace(change, count=count) for change, count in counts.items())
        return replace(article, blocks=tuple(blocks), changes=article.changes + listed)


def article_id_of(article: Article) -> str:
    """Digest of what a reader sees: kinds, texts and marks of the blocks."""
    content = "\x1e".join(_fingerprint(block) for block in article.blocks)
    return "a1-" + hashlib.blake2b(content.encode(), digest_size=10).hexdigest()


def _fingerprint(block: Block) -> str:
    marks = ";".join(f"{m.kind}:{m.start}:{m.end}:{m.value}" for m in block.marks)
    return "\x1f".join((block.kind, str(block.level), block.text, marks))
