"""Help while writing: the memory's word index, threads of comments, suggested edits, other cuts and orders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from transdesk.domain.language import Language
from transdesk.domain.marks import Mark, MarkKind, strip_tags
from transdesk.domain.words import words
from transdesk.storage.unit_words import Side, number_of
from transdesk.storage.units import unit_number

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_UNITS = sa.table(
    "tm_unit",
    *(sa.column(name) for name in ("source_language", "target_language", "article_id", "segment")),
    *(sa.column(name) for name in ("source", "text", "marks", "number")),
)
_WORDS = sa.table("tm_word", sa.column("word"), sa.column("unit"))


def upgrade() -> None:
    op.add_column("article", sa.Column("cut", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("translation", sa.Column("orders", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("translation", sa.Column("laid", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("comment", sa.Column("parent", sa.Integer(), nullable=True))
    _suggestions()
    _memory()


def _suggestions() -> None:
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article_id", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("segment", sa.String(length=40), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("suggestion_place", "suggestion", ["article_id", "target", "segment"])


def _memory() -> None:
    op.create_table(
        "tm_word",
        sa.Column("word", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("word", "unit"),
        sqlite_with_rowid=False,
    )
    op.add_column("tm_unit", sa.Column("number", sa.BigInteger(), nullable=True))
    _number_and_index()
    with op.batch_alter_table("tm_unit") as table:
        table.alter_column("number", existing_type=sa.BigInteger(), nullable=False)
    op.create_index("tm_unit_number", "tm_unit", ["number"], unique=True)


def _number_and_index() -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.select(_UNITS)).all():
        number = unit_number(row.source_language, row.target_language, row.article_id, row.segment)
        place = [
            getattr(_UNITS.c, name) == getattr(row, name)
            for name in ("source_language", "target_language", "article_id", "segment")
        ]
        connection.execute(_UNITS.update().where(*place).values(number=number))
        direction = Language(row.source_language), Language(row.target_language)
        plain = strip_tags(row.text, (Mark(MarkKind.NOTE, 0, 1),) * row.marks)
        sides = ((row.source, Side.SOURCE), (plain, Side.TARGET))
        found = {number_of(word.key, *direction, side) for text, side in sides for word in words(text)}
        if found:
            connection.execute(_WORDS.insert(), [{"word": word, "unit": number} for word in found])
