"""The JSON form in which a person enters what the reader cannot read: a report with its claims, events and figures.

Words are given as they stand (`original`), with a `translation` beside them; a plain text stands for words that need none.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from alleged.errors import LedgerError
from alleged.records import Act, ActorKind, Certainty, EventStatus, EventType, Form, Stance
from alleged.records.place import PlacePrecision
from alleged.records.toll import Scope, TollKind, VictimClass

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="YYYY-MM-DD")]
Count = Annotated[int, Meta(ge=0)]
Text = Annotated[str, Meta(min_length=1)]


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form whose fields are all known: a name that is misspelt is an error, no silence."""


class EnteredWords(_Form, frozen=True):
    """Words as they stand, and what they mean in English."""

    original: Text
    translation: Text | None = None


Words = EnteredWords | Text


class EnteredActor(_Form, frozen=True):
    """Who speaks or acts: `name` in English letters, by which others of this file name it."""

    name: Text
    kind: ActorKind
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")] | None = None
    role: str | None = None
    wikidata: Annotated[str, Meta(pattern=r"^Q\d+$")] | None = None


class EnteredDays(_Form, frozen=True, rename={"from_": "from"}):
    """From the first day to the day after the last; without `to` one day."""

    from_: Day
    to: Day | None = None
    precision: str = "day"


class EnteredPlace(_Form, frozen=True):
    """Where it is: degrees north and east."""

    name: Text
    geonameid: int | None = None
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")] | None = None
    admin1: str | None = None
    precision: PlacePrecision = "town"


class EnteredToll(_Form, frozen=True):
    """A figure in its words; `low` or `high` null: open."""

    words: Words
    kind: TollKind
    low: Count | None
    high: Count | None
    victim_class: VictimClass = "unknown"
    scope: Scope = "incident"
    approximate: bool = False


class EnteredEvent(_Form, frozen=True):
    """What is said to have happened; `words` is what tells it ("shelled")."""

    words: Words
    type: EventType
    status: EventStatus = "happened"
    actor: tuple[Text, ...] = ()
    recipient: tuple[Text, ...] = ()
    means: Words | None = None
    target: Words | None = None
    place: EnteredPlace | None = None
    when: EnteredDays | None = None
    tolls: tuple[EnteredToll, ...] = ()


class EnteredClaim(_Form, frozen=True):
    """Who says what: `source` are the words for who says it, `actor` who that is; both null: the report itself."""

    content: Words
    source: Words | None = None
    actor: Text | None = None
    cue: Words | None = None
    form: Form | None = None
    act: Act = "say"
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    said: EnteredDays | None = None
    events: tuple[EnteredEvent, ...] = ()
    tolls: tuple[EnteredToll, ...] = ()


class EnteredReport(_Form, frozen=True):
    """A report entered by hand. `events` and `tolls` beside the claims are the report's own word."""

    id: Text | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    language: Annotated[str, Meta(pattern="^[a-z]{2,3}$")] | None = None
    text: Text | None = None
    translation: Text | None = None
    actors: tuple[EnteredActor, ...] = ()
    claims: tuple[EnteredClaim, ...] = ()
    events: tuple[EnteredEvent, ...] = ()
    tolls: tuple[EnteredToll, ...] = ()


def entry_from_json(data: bytes | str, name: str) -> EnteredReport:
    """What was entered; `name` is the file's, for messages.

    Raises: LedgerError, saying where in the file what is missing or wrong.
    """
    try:
        made = msgspec.json.decode(data, type=EnteredReport)
    except msgspec.ValidationError as error:
        raise LedgerError(f"{name}: {_plain(str(error))}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LedgerError(f"{name}: this is no JSON: {error}") from None
    if not (made.claims or made.events or made.tolls):
        raise LedgerError(f"{name}: nothing is entered; say at least one of claims, events and tolls")
    return made


def _plain(message: str) -> str:
    """msgspec's message, its place first: "$.claims[0].act: Invalid enum value 'tell'"."""
    what, _, where = message.partition(" - at ")
    return f"{where.strip('`')}: {what}" if where else what


def original_of(words: Words) -> str:
    """The words as they stand."""
    return words if isinstance(words, str) else words.original


def translation_of(words: Words) -> str | None:
    """What they mean, where that was given."""
    return None if isinstance(words, str) else words.translation
