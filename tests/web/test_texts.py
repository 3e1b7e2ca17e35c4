"""Every word of the interface exists in three languages, with the same places, and is used."""

from __future__ import annotations

import ast
import dataclasses
import re
from pathlib import Path

import pytest

from transdesk.desk.gate import Levels
from transdesk.desk.terms_files import SCOPES
from transdesk.desk.terms_forms import CASES, NUMBERS, POSSESSORS
from transdesk.domain import errors
from transdesk.domain.article import BlockKind
from transdesk.domain.engine import Capability
from transdesk.domain.finding import Severity
from transdesk.domain.install import ModelPhase
from transdesk.domain.language import Language, Verdict
from transdesk.domain.term import ChangeKind, TermKind, TermStatus
from transdesk.domain.work import Origin, Stage, Status
from transdesk.engines.catalogue import catalogue
from transdesk.glossary.problems import MESSAGES as PROBLEMS
from transdesk.web.glossary.browse import ORIGINS
from transdesk.web.navigation import PAGES
from transdesk.web.texts import LANGUAGES, places, plural_category, texts

WEB = Path(__file__).resolve().parents[2] / "src" / "transdesk" / "web"
PACKAGE = WEB.parent
CATEGORIES = {"en": {"one", "other"}, "kk": {"one", "other"}, "ru": {"one", "few", "many"}}

FAMILIES: dict[str, set[str]] = {
    "nav": {name for name, _ in PAGES},
    "language": set(Language),
    "status": set(Status),
    "stage": set(Stage),
    "origin": set(Origin),
    "severity": set(Severity),
    "kind": set(BlockKind),
    "term_kind": set(TermKind),
    "term_status": set(TermStatus),
    "term_origin": set(ORIGINS),
    "term_scope": set(SCOPES),
    "term_files": {"line", "what", "term", "more_of"},
    "term_change": set(ChangeKind),
    "term_problem": set(PROBLEMS),
    "form_case": {case.lower() for cases in CASES.values() for case in cases},
    "form_number": {number.lower() for number in NUMBERS},
    "form_possessor": {owner.lower().replace(";", "-") or "none" for owner in POSSESSORS},
    "review": {"reading", "changes", "approve", "submit", "reopen"},
    "reach": {"machine", "premises", "anywhere"},
    "prompt": {"plain", "hy-mt2"},
    "gate": {field.name for field in dataclasses.fields(Levels)},
    "licence": {known.terms for known in catalogue()} | {"demonstration", "unknown"},
    "ability": set(Capability),
    "phase": set(ModelPhase),
    "load": {str(v) for v in Verdict if v.language is None},
    "assist.penalty": {"numbers", "marks"},
    "assist.reason": {"no_completion", "no_alternatives", "no_alignment", "nothing", "doubtful", "newer"},
}
OPEN_FAMILIES = ("error.", "finding.", "flag.", "format.", "change.")
"""Keys of these are named by other rooms; what those name is tested below."""


def singular(keys: set[str]) -> set[str]:
    """Plural texts count as one key: each language has its own categories."""
    return {key.rpartition(".")[0] if key.startswith("plural.") else key for key in keys}


def used_keys() -> set[str]:
    found: set[str] = set()
    for path in WEB.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.expr):
                name = ast.unparse(node.func)
                for literal in ast.walk(node.args[0]):
                    if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                        if name == "t" or name.endswith("texts()"):
                            found.add(literal.value)
                        elif name == "t.count":
                            found.add(f"plural.{literal.value}")
    return {key for key in found if re.fullmatch(r"[a-z_]+(\.[a-z_-]+)*", key)}


def front_end_keys() -> tuple[set[str], re.Pattern[str]]:
    """Keys that the editor's scripts name, and a pattern of those that they put together (``panels.keys.${name}``)."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (WEB / "editor" / "frontend").rglob("*.js"))
    named = set(re.findall(r"\bt\(\s*[\"'`]([a-z_]+(?:\.[a-z_]+)+)[\"'`]", source))
    named |= {f"plural.{key}" for key in re.findall(r"\bcount\(\s*\"([a-z_]+)\"", source)}
    named |= set(re.findall(r"\"(editor\.[a-z_]+)\"", source))  # handed on to what says it
    made = re.findall(r"`([a-z_]+\.(?:[a-z_.]|\$\{[^}]*\})*)`", source)
    patterns = [re.sub(r"\\\$\\\{.*?\\\}", "[a-z_-]+", re.escape(template)) for template in set(made)]
    return named, re.compile("|".join(patterns) or "(?!)")


def literals() -> set[str]:
    """Strings of the editor's scripts that may be keys: chosen between, or handed on before they are looked up."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (WEB / "editor" / "frontend").rglob("*.js"))
    return set(re.findall(r"[\"'`]([a-z_]+(?:\.[a-z_]+)+)[\"'`]", source))


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_same_keys_and_same_places_in_every_language(language: str) -> None:
    english, other = texts("en").words, texts(language).words
    assert singular(set(english)) == singular(set(other))
    differing = {k for k in english.keys() & other.keys() if places(english[k]) != places(other[k])}
    assert {k for k in differing if not k.startswith("plural.")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_texts_have_the_categories_of_their_language(language: str) -> None:
    forms: dict[str, set[str]] = {}
    for key in texts(language).words:
        if key.startswith("plural."):
            stem, _, category = key.rpartition(".")
            forms.setdefault(stem, set()).add(category)
    assert {stem: found for stem, found in forms.items() if found != CATEGORIES[language]} == {}


def test_no_text_is_missing() -> None:
    have = singular(set(texts("en").words))
    asked = used_keys() | {f"{family}.{name}" for family, names in FAMILIES.items() for name in names}
    asked |= front_end_keys()[0]
    assert {key for key in asked if key not in have} == set()


def test_no_text_is_unused() -> None:
    have = singular(set(texts("en").words))
    asked = used_keys() | {f"{family}.{name}" for family, names in FAMILIES.items() for name in names}
    named, made = front_end_keys()
    rest = {key for key in have - asked - named - literals() if not key.startswith(OPEN_FAMILIES)}
    assert {key for key in rest if not made.fullmatch(key)} == set()


def test_every_error_has_a_text() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    keys = {f"error.{kind.key}" for kind in kinds if kind.__module__ == errors.__name__}
    problems = PACKAGE / "formats" / "problems.py"
    if problems.exists():
        from transdesk.formats.problems import MESSAGES

        keys |= {f"error.{key}" for key in MESSAGES}
    words = texts("en").words
    assert {key for key in keys if key not in words and f"{key}.default" not in words} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_documents_can_be_explained_with_what_the_error_knows(language: str) -> None:
    problems = pytest.importorskip("transdesk.formats.problems")
    words = texts(language).words
    asked = {key: places(words.get(f"error.{key}", "")) - places(text) for key, (_, text) in problems.MESSAGES.items()}
    assert {key: names for key, names in asked.items() if names} == {}


def test_every_finding_has_a_text() -> None:
    named = set()
    for path in (PACKAGE / "checks").glob("*.py"):
        named |= set(re.findall(r'"([a-z_]+\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    named -= {"tags.", *(n for n in named if n.startswith("transdesk."))}
    assert {name for name in named if f"finding.{name}" not in texts("en").words} == set()


@pytest.mark.parametrize(
    ("number", "category"),
    [
        (1, "one"),
        (2, "few"),
        (5, "many"),
        (11, "many"),
        (12, "many"),
        (21, "one"),
        (22, "few"),
        (111, "many"),
        (0, "many"),
    ],
)
def test_russian_plurals(number: int, category: str) -> None:
    assert plural_category("ru", number) == category


def test_kazakh_counts_without_a_plural_ending() -> None:
    assert texts("kk").count("articles", 5) == "5 материал"


def test_no_latin_letter_hides_in_a_cyrillic_word() -> None:
    mixed = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
    for language in ("ru", "kk"):
        assert {k: v for k, v in texts(language).words.items() if mixed.search(re.sub(r"\{\w+\}", "", v))} == {}


def test_the_most_telling_text_of_an_error_is_chosen() -> None:
    t = texts("en")
    assert "newer TransDesk" in str(t.choose("error.storage", {"schema": 9, "known": 3}))
    assert "(disk)" in str(t.choose("error.storage", {"detail": "disk"}))
    assert t.choose("error.storage", {}) == t("error.storage.default")
    assert t.choose("error.url_private", {}) is None  # its place cannot be filled: the caller falls back
