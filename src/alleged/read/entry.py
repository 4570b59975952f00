"""What a feed says of one report, whatever the feed's form."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """`content` is the whole report where the feed carries it, `is_html` whether as mark-up; `summary` (mark-up) is the teaser.
    `published` as the feed writes it; `url` is absolute. None is not given."""

    id: str | None
    url: str | None
    title: str | None
    author: str | None
    published: str | None
    content: str | None
    is_html: bool
    summary: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """`title` is who publishes it; `damage` is a message where not all of it could be read."""

    title: str | None
    entries: tuple[Entry, ...]
    damage: str | None = None
