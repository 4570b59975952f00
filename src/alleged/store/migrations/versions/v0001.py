"""The first form of the ledger."""

import sqlalchemy as sa
from alembic import op

from alleged.store.fulltext import MADE

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes all tables and the full-text indices."""
    op.create_table(
        "reports",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("identity", TEXT, nullable=False, unique=True),
        sa.Column("version", KEY, nullable=False),
    )
    op.create_table(
        "raws",
        sa.Column("sha256", TEXT, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("media_type", TEXT),
    )
    op.create_table(
        "versions",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("report", KEY, sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("slot", KEY, nullable=False, unique=True),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("published", TEXT),
        sa.Column("publisher", TEXT),
        sa.Column("author", TEXT),
        sa.Column("title", TEXT),
        sa.Column("url", TEXT),
        sa.Column("retrieved", TEXT),
        sa.Column("language", TEXT),
        sa.Column("problems", TEXT, nullable=False),
        sa.Column("unread", TEXT),
        sa.Column("raw", TEXT, sa.ForeignKey("raws.sha256")),
        sa.UniqueConstraint("report", "number"),
        sa.Index("versions_unread", "unread", "slot"),
    )
    op.create_table(
        "readers",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("name", TEXT, nullable=False, unique=True),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("model", TEXT),
        sa.Column("lexicon", TEXT),
        sa.Column("gazetteer", TEXT),
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
        "names",
        sa.Column("version", KEY, sa.ForeignKey("versions.key"), primary_key=True, autoincrement=False),
        sa.Column("ids", TEXT, nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("report", KEY, sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("published", TEXT),
        sa.Column("source", TEXT),
        sa.Column("actors", TEXT, nullable=False),
        sa.Column("cue", TEXT),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("form", TEXT, nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("stance", TEXT, nullable=False),
        sa.Column("certainty", TEXT, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("corrected", TEXT),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("tags", TEXT, nullable=False),
        sa.Index("claims_id", "id"),
    )
    op.create_table(
        "parts",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("report", KEY, sa.ForeignKey("reports.key"), nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "blocks",
        sa.Column("name", TEXT, primary_key=True),
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
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("headline", TEXT, nullable=False),
        sa.Column("day_from", TEXT),
        sa.Column("day_to", TEXT),
        sa.Column("place_name", TEXT),
        sa.Column("geonameid", KEY),
        sa.Column("country", TEXT),
        sa.Column("killed_low", KEY),
        sa.Column("killed_high", KEY),
        sa.Column("injured_low", KEY),
        sa.Column("injured_high", KEY),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("first_published", TEXT),
        sa.Column("last_published", TEXT),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("tags", TEXT, nullable=False),
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
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("kind", TEXT, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("undone_by", KEY, sa.ForeignKey("judgements.key")),
    )
    op.create_table(
        "anchors",
        sa.Column("judgement", KEY, sa.ForeignKey("judgements.key"), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("report", TEXT, nullable=False, index=True),
        sa.Column("incident", TEXT, index=True),
        sa.Column("found", TEXT, index=True),
        sa.Column("part", TEXT, index=True),
        sqlite_with_rowid=False,
    )
    for statement in MADE[op.get_bind().dialect.name].values():
        op.execute(statement)
