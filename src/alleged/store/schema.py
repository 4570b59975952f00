"""The tables. Texts are `exact.storable`, bodies are packed; `key` is the database's own number and is never shown.

What changes here needs a migration (`migrations/versions/`); a test holds one against the other.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

KEY = BigInteger().with_variant(Integer, "sqlite")
"""SQLite has its quick row number for a key of this very type alone."""

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Sorted by code point on both, whatever the server's language."""

reports = Table(
    "reports",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False, unique=True),  # of its first version
    Column("identity", TEXT, nullable=False, unique=True),  # by what a later version is known as the same report
    Column("version", KEY, nullable=False),  # the current one's key
)

raws = Table(
    "raws",
    metadata,
    Column("sha256", TEXT, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("media_type", TEXT),
)

versions = Table(
    "versions",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("report", KEY, ForeignKey("reports.key"), nullable=False),
    Column("number", Integer, nullable=False),  # from 1, in the order of arrival
    Column("slot", KEY, nullable=False, unique=True),  # order.slot: where its claims' keys begin
    Column("digest", TEXT, nullable=False),  # of text, title and published: what makes a version
    Column("sha256", TEXT, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("published", TEXT),
    Column("publisher", TEXT),
    Column("author", TEXT),
    Column("title", TEXT),
    Column("url", TEXT),
    Column("retrieved", TEXT),
    Column("language", TEXT),
    Column("problems", TEXT, nullable=False),  # JSON: those that it came with
    Column("unread", TEXT),  # why its current reading has nothing in it: a problem's code
    Column("raw", TEXT, ForeignKey("raws.sha256")),
    UniqueConstraint("report", "number"),
    Index("versions_unread", "unread", "slot"),
)

readers = Table(
    "readers",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False, unique=True),  # JSON of the four, for NULLs are never the same
    Column("version", TEXT, nullable=False),
    Column("model", TEXT),
    Column("lexicon", TEXT),
    Column("gazetteer", TEXT),
)

readings = Table(
    "readings",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("version", KEY, ForeignKey("versions.key"), nullable=False),
    Column("reader", KEY, ForeignKey("readers.key"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("version", "reader"),
)

names = Table(
    "names",
    metadata,
    Column("version", KEY, ForeignKey("versions.key"), primary_key=True, autoincrement=False),
    Column("ids", TEXT, nullable=False),  # how those of its events, tolls and actors begin, a blank before each
)

claims = Table(
    "claims",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),  # its version's slot and its place in the reading
    Column("report", KEY, ForeignKey("reports.key"), nullable=False),
    Column("id", TEXT, nullable=False),
    Column("start", Integer, nullable=False),
    Column("published", TEXT),
    Column("source", TEXT),
    Column("actors", TEXT, nullable=False),  # JSON: their names
    Column("cue", TEXT),
    Column("content", TEXT, nullable=False),  # JSON: its pieces
    Column("form", TEXT, nullable=False),
    Column("act", TEXT, nullable=False),
    Column("stance", TEXT, nullable=False),
    Column("certainty", TEXT, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("corrected", TEXT),  # JSON: the fields that are as people corrected them; NULL: all as the reader has them
    Column("who", TEXT, nullable=False),  # the four fields of terms.Terms
    Column("about", TEXT, nullable=False),
    Column("place", TEXT, nullable=False),
    Column("tags", TEXT, nullable=False),
    Index("claims_id", "id"),
)

parts = Table(
    "parts",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False, unique=True),
    Column("report", KEY, ForeignKey("reports.key"), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("part", KEY, ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, index=True, autoincrement=False),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("a", KEY, ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),  # a < b
    Column("b", KEY, ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True),
    Column("weight", Float, nullable=False),
    sqlite_with_rowid=False,
)

dirty = Table(
    "dirty",
    metadata,
    Column("part", KEY, ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),  # order.slot of its first day
    Column("id", TEXT, nullable=False, unique=True),
    Column("type", TEXT, nullable=False),
    Column("headline", TEXT, nullable=False),
    Column("day_from", TEXT),
    Column("day_to", TEXT),
    Column("place_name", TEXT),
    Column("geonameid", KEY),
    Column("country", TEXT),
    Column("killed_low", KEY),
    Column("killed_high", KEY),
    Column("injured_low", KEY),
    Column("injured_high", KEY),
    Column("sources", Integer, nullable=False),
    Column("first_published", TEXT),
    Column("last_published", TEXT),
    Column("body", LargeBinary, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("about", TEXT, nullable=False),
    Column("place", TEXT, nullable=False),
    Column("tags", TEXT, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("part", KEY, ForeignKey("parts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("incident", KEY, ForeignKey("incidents.key", ondelete="CASCADE"), nullable=False, index=True),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("version", KEY, ForeignKey("versions.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("a", KEY, ForeignKey("versions.key"), primary_key=True, autoincrement=False),
    Column("b", KEY, ForeignKey("versions.key"), primary_key=True, autoincrement=False, index=True),
    Column("containment", Float, nullable=False),
    Column("passages", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False, unique=True),
    Column("kind", TEXT, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
    Column("undone_by", KEY, ForeignKey("judgements.key")),
)

anchors = Table(
    "anchors",
    metadata,
    Column("judgement", KEY, ForeignKey("judgements.key"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # its place in the judgement's list
    Column("report", TEXT, nullable=False, index=True),  # ids, as are the next three
    Column("incident", TEXT, index=True),  # in which it stood when it was judged
    Column("found", TEXT, index=True),  # the claim, event or toll in the current reading; NULL: lost
    Column("part", TEXT, index=True),  # the part that this stands in
    sqlite_with_rowid=False,
)

TERMS = {claims.name: "claim_terms", reports.name: "report_terms", incidents.name: "incident_terms"}
"""The full-text index of each table that has one; made by the migration, as each database makes its own."""
