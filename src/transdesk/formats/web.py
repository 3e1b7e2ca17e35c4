"""Articles from the web: fetching a page safely, and finding the article in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.formats.cleaning import Changes, clean
from transdesk.formats.datelines import date_in
from transdesk.formats.encodings import decode
from transdesk.formats.problems import problem

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_FACT = re.compile(r'<meta name="(title|author|date)" content="([^"]*)"')
_ENOUGH = 250
"""An extract shorter than this, in characters, is compared with the whole page."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Limits of one fetch: bytes after unpacking, seconds in all, redirects.

    Attributes:
        allow_private: also fetch from private addresses; for tests against a local server only.
    """

    size: int = 5_000_000
    seconds: float = 15.0
    redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page: its bytes, its content type, and the address that it came from in the end."""

    data: bytes
    media_type: str
    url: str


def fetch(url: str, limits: FetchLimits | None = None) -> Fetched:
    """Fetch a web page.

    Only http and https; the host's addresses are looked at before connecting, again after every redirect,
    and private, loopback, link-local, multicast and reserved ones are refused. Proxies are not used.

    Raises:
        UrlRefusedError: one clear sentence says why.
    """
    from transdesk.formats.fetching import fetch_within

    return fetch_within(url, limits or FetchLimits())


def read_page(fetched: Fetched) -> Article:
    """The article of a page: headline, byline, date and the text with its marks.

    trafilatura tells the article from what surrounds it; where it finds next to nothing, the whole page is
    read and what is known to be page furniture is marked as such.

    Raises:
        EmptyDocumentError, UnreadableError: no text in the page.
    """
    from transdesk.formats.webpage import read_html

    changes = Changes()
    charset = _CHARSET.search(fetched.media_type)
    text = decode(fetched.data, fetched.url, declared=charset.group(1) if charset else "", changes=changes).text
    if fetched.media_type.partition(";")[0].strip().lower() == "text/plain":
        from transdesk.formats.plain import article_of

        return _not_empty(article_of(clean(text, changes), fetched.url, changes))
    extract = _extract(text, fetched.url)
    whole = read_html(text, fetched.url, Changes(), base=fetched.url)
    if _length(extract) < _ENOUGH and _length(whole) > 2 * _length(extract):
        return _not_empty(replace(whole, changes=changes.listed()))
    return _not_empty(replace(_completed(extract, whole), changes=changes.listed()))


def _extract(text: str, url: str) -> Article:
    """What trafilatura takes for the article; no blocks where it finds none."""
    import trafilatura

    from transdesk.formats.webpage import read_html

    found = trafilatura.extract(
        text, url=url, output_format="html", include_formatting=True, include_links=True, include_tables=True,
        include_comments=False, with_metadata=True,
    )  # fmt: skip
    if not found:
        return Article((), url, "text/html")
    facts = _facts(found)
    article = read_html(found, url, base=url)
    blocks = article.blocks
    if facts.get("title") and not any(b.kind is BlockKind.HEADLINE for b in blocks):
        blocks = (Block(BlockKind.HEADLINE, facts["title"]), *(b for b in blocks if b.text != facts["title"]))
    return replace(
        article,
        blocks=blocks,
        byline=article.byline or facts.get("author", ""),
        published=date_in(facts.get("date", "")) or article.published,
    )


def _facts(page: str) -> Mapping[str, str]:
    import html

    return {name: clean(html.unescape(value)).strip() for name, value in _FACT.findall(page[:10_000])}


def _completed(extract: Article, whole: Article) -> Article:
    """The extract with facts and captions that it lacks and the page has."""
    return replace(
        extract,
        blocks=_with_captions(extract.blocks, whole.blocks),
        byline=extract.byline or whole.byline,
        published=extract.published or whole.published,
    )


def _with_captions(blocks: Sequence[Block], page: Sequence[Block]) -> tuple[Block, ...]:
    """Captions of pictures inside the article, which extraction drops: those that follow one of its blocks."""
    present = {b.text for b in blocks}
    after: dict[str, list[Block]] = {}
    before = ""
    for block in page:
        if block.kind is not BlockKind.CAPTION:
            before = block.text
        elif before in present and block.text not in present:
            after.setdefault(before, []).append(block)
    result: list[Block] = []
    for block in blocks:
        result += [block, *after.pop(block.text, ())]
    return tuple(result)


def _length(article: Article) -> int:
    return sum(len(b.text) for b in article.blocks if b.kind is not BlockKind.BOILERPLATE)


def _not_empty(article: Article) -> Article:
    if not any(c.isalpha() for b in article.blocks for c in b.text):
        raise problem("empty_document", name=urlsplit(article.source_name).netloc or article.source_name)
    return article
