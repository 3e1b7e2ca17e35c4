"""The newsroom's own glossary: an append-only history of its concepts, and proposals that nobody wants."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MARK = "glossary.mark"


def upgrade() -> None:
    op.create_table(
        "concept_change",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("concept", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("concept_change_place", "concept_change", ["concept", "number"], unique=False)
    op.create_table(
        "declined_term",
        sa.Column("proposal", sa.String(length=40), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("proposal"),
    )
    # the row whose lock puts the glossary's writers in order, and whose value tells that something changed
    setting = sa.table("setting", sa.column("key", sa.Text), sa.column("value", sa.Text))
    op.bulk_insert(setting, [{"key": _MARK, "value": "0"}])


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM setting WHERE key = :mark").bindparams(mark=_MARK))
    op.drop_table("declined_term")
    op.drop_table("concept_change")
