"""What one claim says of an incident, and who stands behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alleged.lexicon.folding import fold
from alleged.records.actor import ActorRef
from alleged.records.claim import Claim
from alleged.records.event import Event
from alleged.records.report import ReportRecord
from alleged.records.toll import Toll

ASSERTING = frozenset({"asserts", "confirms", "concedes"})
DENYING = frozenset({"denies", "disputes"})
TOOK_PLACE = frozenset({"happened", "ongoing", "attempted"})


@dataclass(frozen=True, slots=True)
class Post:
    """An office that one person holds, as a report words it: its noun, whose it is by name ("Kursk"), how far it reaches
    ("region"), and all else ("police"); `second` are words that make another office of it ("deputy")."""

    noun: str
    names: frozenset[str]
    levels: frozenset[str]
    rest: frozenset[str]
    second: frozenset[str]
    shared: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks or acts, as far as incidents need to know.

    `key` is the same for one actor in every report; `body` that of the organisation whose voice it is (its own where none is
    known). `office` is what an authority is, `post` what a person is, as far as it tells who that is. `side` is a country or a
    group by name, None where it is not known. An unnamed voice is shown and corroborates nothing.
    """

    key: str
    ref: ActorRef
    side: str | None
    body: str
    named: bool = True
    person: bool = False
    office: str | None = None
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One claim's word on one incident.

    `voice` is None for the report's own word and for a source that stays open. `events` and `tolls` are those of the incident that
    stand in this claim; `cast` are the voices of the report by actor id; `blamed` is whom the claim blames in so many words;
    `named` are the actors (ids) that its content names;
    `outlet` is the outlet whose word this is where the report only copies or relays it, None where it does not;
    `discounted`: a person says that this source counts for nothing;
    `place_in` orders accounts of one day: the claim's first offset.
    """

    report: ReportRecord
    claim: Claim
    voice: Voice | None
    events: tuple[Event, ...] = ()
    tolls: tuple[Toll, ...] = ()
    cast: Mapping[str, Voice] = field(default_factory=dict)
    blamed: Voice | None = None
    named: tuple[str, ...] = ()
    outlet: str | None = None
    discounted: bool = False

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Accounts in time: by the report's publication (unknown ones first), its id, the claim's first offset and id."""
        spans = [*self.claim.content, *(s for s in (self.claim.source, self.claim.cue) if s is not None)]
        return self.report.published or "", self.report.id, min((s.start for s in spans), default=0), self.claim.id

    def doers(self, *events: Event) -> tuple[Voice, ...]:
        """Who did it by this account, in the order of the text: of these events, or of all."""
        found = (self.cast.get(p.actor) for event in events or self.events for p in event.actor if p.actor is not None)
        return tuple(dict.fromkeys(voice for voice in found if voice is not None))


def origin_key(account: Account) -> str:
    """What makes two accounts one origin: the same actor; the report's outlet where it speaks in its own voice, or the one that it
    copies or relays; a source that stays open is one only within its claim, or what it was copied from."""
    if account.voice is not None:
        return account.voice.key
    if account.claim.form == "narrated":
        return outlet_key(account.outlet or account.report.publisher or account.report.id)
    words = " ".join(piece.text for piece in account.claim.content) if account.outlet is not None else account.claim.id
    return f"open {account.outlet or account.report.id} {words}"


def outlet_key(name: str) -> str:
    """The key of an outlet that speaks in its own voice."""
    return f"outlet {fold(name)}"
