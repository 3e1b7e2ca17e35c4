"""What HTML elements are to a reader of articles: data for ``webpage_walk``.

Element semantics: HTML Living Standard, sections 4.3 to 4.9.
"""

from __future__ import annotations

import re

from transdesk.domain.article import BlockKind

SKIPPED = frozenset((
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "applet", "canvas", "svg",
    "math", "audio", "video", "map", "select", "datalist", "textarea", "button", "input", "option", "progress",
    "meter", "dialog", "rt", "rp", "frameset", "noframes",
))  # fmt: skip
"""Never text of an article: scripts, styles, media, form controls, ruby annotations."""
BLOCKS = frozenset((
    "html", "body", "p", "div", "section", "article", "main", "header", "hgroup", "center", "address", "pre",
    "figure", "figcaption", "caption", "blockquote", "li", "ul", "ol", "dl", "dt", "dd", "table", "thead", "tbody",
    "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form", "fieldset", "legend", "nav",
    "footer", "aside", "details", "summary", "menu", "dir",
))  # fmt: skip
"""Elements that begin and end a block."""
FURNITURE = frozenset(("nav", "footer", "aside", "menu"))
FURNITURE_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))
BOLD, ITALIC = frozenset(("b", "strong")), frozenset(("i", "em", "cite", "dfn", "var"))
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
OWN_CLASSES = {
    "lead": BlockKind.LEAD,
    "byline": BlockKind.BYLINE,
    "author": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    "caption": BlockKind.CAPTION,
    "bio": BlockKind.BIO,
    "boilerplate": BlockKind.BOILERPLATE,
    "draft": BlockKind.BOILERPLATE,
}
SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp"))
