"""The tables of the model card, from the record of the data and from measured scores."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

_JOINED = frozenset({"aosp", "lineageos", "mozilla", "unicef", "apertium CORPUS", "apertium texts"})


def data_table(record: Mapping[str, Any]) -> str:
    """Origins with licence, kept and dropped units, as a Markdown table; sub-collections are joined."""
    kept: Counter[tuple[str, str]] = Counter()
    dropped: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for origin, row in record["origins"].items():
        key = (_group(origin), row["licence"])
        kept[key] += row["kept"]
        dropped[key].update(row["dropped"])
    lines = ["| origin | licence | kept | dropped |", "|---|---|---:|---|"]
    for origin, licence in sorted(kept, key=lambda k: -kept[k]):
        reasons = ", ".join(f"{reason} {n}" for reason, n in dropped[origin, licence].most_common())
        lines.append(f"| {origin} | {licence} | {kept[origin, licence]:,} | {reasons or '-'} |")
    return "\n".join(lines)


def score_tables(scores: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """One Markdown table for each test set, directions as rows."""
    return "\n\n".join(_score_table(name, table) for name, table in scores.items())


def _score_table(name: str, table: Mapping[str, Mapping[str, Any]]) -> str:
    columns = [c for c in next(iter(table.values())) if c not in {"signature", "lines"}]
    lines = [f"**{name}**", "", "| direction | " + " | ".join(c.replace("_", " ") for c in columns) + " |"]
    lines.append("|---|" + "---:|" * len(columns))
    lines += [f"| {pair} | " + " | ".join(_figure(c, row[c]) for c in columns) + " |" for pair, row in table.items()]
    signature = next(iter(table.values())).get("signature")
    return "\n".join([*lines, *(["", f"Signature: `chrF2++|{signature}`"] if signature else [])])


def _figure(column: str, value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:.1f}" if column == "chrf" else f"{100 * value:.1f} %"


def _group(origin: str) -> str:
    head = origin.split("/", maxsplit=1)[0]
    return f"{head}/*" if head in _JOINED else origin
