"""The first form of the ledger."""

import sqlalchemy as sa
from alembic import op

from alleged.store.fulltext import MADE

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes all tables and the full-text indices."""
    op.create_table(
        "reports",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("identity", sa.Text, nullable=False, unique=True),
        sa.Column("version", KEY, nullable=False),
    )
    op.create_table(
        "raws",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("media_type", sa.Text),
    )
    op.create_table(
        "versions",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("report", KEY, sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("slot", KEY, nullable=False, unique=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("retrieved", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("problems", sa.Text, nullable=False),
        sa.Column("raw", sa.Text, sa.ForeignKey("raws.sha256")),
        sa.UniqueConstraint("report", "number"),
    )
    op.create_table(
        "readers",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("model", sa.Text),
        sa.Column("lexicon", sa.Text),
        sa.Column("gazetteer", sa.Text),
    )
    op.create_table(
        "readings",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("version", KEY, sa.ForeignKey("versions.key"), nullable=False),
        sa.Column("reader", KEY, sa.ForeignKey("readers.key"), nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("version", "reader"),
    )
    op.create_table(
        "claims",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("report", KEY, sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("cue", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
        sa.Index("claims_id", "id"),
    )
    op.create_table(
        "parts",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("report", KEY, sa.ForeignKey("reports.key"), nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "blocks",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column(
            "part",
            KEY,
            sa.ForeignKey("parts.key", ondelete="CASCADE"),
            primary_key=True,
            index=True,
            autoincrement=False,
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        sa.Column("a", KEY, sa.ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column(
            "b", KEY, sa.ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
        ),
        sa.Column("weight", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dirty",
        sa.Column("part", KEY, sa.ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    )
    op.create_table(
        "incidents",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("day_from", sa.Text),
        sa.Column("day_to", sa.Text),
        sa.Column("place_name", sa.Text),
        sa.Column("geonameid", KEY),
        sa.Column("country", sa.Text),
        sa.Column("killed_low", KEY),
        sa.Column("killed_high", KEY),
        sa.Column("injured_low", KEY),
        sa.Column("injured_high", KEY),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("first_published", sa.Text),
        sa.Column("last_published", sa.Text),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("part", KEY, sa.ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("incident", KEY, sa.ForeignKey("incidents.key", ondelete="CASCADE"), nullable=False, index=True),
    )
    op.create_table(
        "fingerprints",
        sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("version", KEY, sa.ForeignKey("versions.key"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("a", KEY, sa.ForeignKey("versions.key"), primary_key=True, autoincrement=False),
        sa.Column("b", KEY, sa.ForeignKey("versions.key"), primary_key=True, autoincrement=False, index=True),
        sa.Column("containment", sa.Float, nullable=False),
        sa.Column("passages", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgements",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("undone_by", KEY, sa.ForeignKey("judgements.key")),
    )
    for statement in MADE[op.get_bind().dialect.name].values():
        op.execute(statement)
