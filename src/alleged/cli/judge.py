"""`alleged judge`: a person's word on what the reader found."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from alleged.cli.options import ledger_option
from alleged.errors import LedgerError

if TYPE_CHECKING:
    from alleged.ledger.judging import Done, Judging

F = TypeVar("F", bound=Callable[..., Any])


@click.group()
def judge() -> None:
    """Say what is right and wrong of what was read: nothing is overwritten, all can be undone.

    An ID is that of an incident, claim, event, toll, report or judgement; its beginning is enough where no other id begins so.
    An incident's id is also that of its first event. Judgements last through `alleged reread` and new versions of reports.

    \b
    Examples:
      alleged judge same 0d51 77ab
      alleged judge wrong 5e0c --field figure --value 14-20
      alleged judge discount "Channel Nine" --because "has named wrong towns twice"
      alleged judge list
    """


def _common(command: F) -> F:
    who = click.option("--who", metavar="NAME", help="Who judges; else the name that you are logged in by.")
    return ledger_option(who(command))


@judge.command()
@click.argument("a", metavar="EVENT")
@click.argument("b", metavar="EVENT")
@_common
def same(a: str, b: str, ledger: str | None, who: str | None) -> None:
    """Two events (or the incidents that begin with them) are one incident, whatever speaks against it.

    \b
    Example:
      alleged judge same 0d513c 77ab02
    """
    with _judging(ledger, who) as judging:
        _tell(judging.same(a, b))


@judge.command()
@click.argument("a", metavar="EVENT")
@click.argument("b", metavar="EVENT")
@_common
def different(a: str, b: str, ledger: str | None, who: str | None) -> None:
    """Two events are two incidents, whatever speaks for one. Of two judgements that contradict each other the later one holds.

    \b
    Example:
      alleged judge different 0d513c 77ab02
    """
    with _judging(ledger, who) as judging:
        _tell(judging.different(a, b))


@judge.command()
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT INCIDENT...")
@_common
def merge(incidents: tuple[str, ...], ledger: str | None, who: str | None) -> None:
    """Two or more incidents are one.

    \b
    Example:
      alleged judge merge 0d513c 77ab02 c9e1
    """
    with _judging(ledger, who) as judging:
        _tell(judging.merge(incidents))


@judge.command()
@click.argument("incident", metavar="INCIDENT")
@click.option(
    "--out", multiple=True, required=True, metavar="ID", help="A report or event that goes; as often as needed."
)
@_common
def split(incident: str, out: tuple[str, ...], ledger: str | None, who: str | None) -> None:
    """Reports or events of an incident are another incident: those named become one of their own.

    \b
    Example:
      alleged judge split 0d513c --out report-17 --out 77ab02
    """
    with _judging(ledger, who) as judging:
        _tell(judging.split(incident, out))


_FIELD = (
    "Of a toll: low, high, figure, kind, scope, words; event: type, place, when, status, words; claim: stance, act, source, "
    "source-words, cue, content; whole."
)


@judge.command()
@click.argument("id_", metavar="ID")
@click.option("--field", default="whole", show_default=True, metavar="FIELD", help=_FIELD)
@_common
def right(id_: str, field: str, ledger: str | None, who: str | None) -> None:
    """A claim, event or toll is right, or one field of it, and stays so whatever a later reader says.

    \b
    Examples:
      alleged judge right 5e0c
      alleged judge right 0d513c --field place
    """
    with _judging(ledger, who) as judging:
        _tell(judging.right(id_, field))


@judge.command()
@click.argument("id_", metavar="ID")
@click.option("--field", default="whole", show_default=True, metavar="FIELD", help=_FIELD)
@click.option(
    "--value", metavar="VALUE", help="What is right; null: not known, open. Without it the thing does not count."
)
@_common
def wrong(id_: str, field: str, value: str | None, ledger: str | None, who: str | None) -> None:
    """A field of a claim, event or toll is wrong; or the whole of it does not count.

    What does not count goes with all that stands in it: a claim with its events, an event with its figures.

    \b
    Examples:
      alleged judge wrong 5e0c                                        does not count
      alleged judge wrong 5e0c --field figure --value 14-20           14- is at least 14, -20 at most 20
      alleged judge wrong 0d513c --field when --value 2031-05-02      or 2031-05-02/2031-05-04, first and last day
      alleged judge wrong 0d513c --field place --value Kramatorsk
      alleged judge wrong 0d513c --field place --value '{"name": "Farm 7", "lat": 48.7, "lon": 37.6}'
      alleged judge wrong 88f1 --field source --value '{"name": "Ira Holt", "kind": "person"}'
      alleged judge wrong 88f1 --field content --value "the depot [...] had burned"
      alleged judge wrong 88f1 --field source-words --value 120-134
    """
    with _judging(ledger, who) as judging:
        _tell(judging.wrong(id_, field, value))


@judge.command()
@click.argument("name", metavar="NAME")
@click.option("--because", required=True, metavar="TEXT", help="The reason.")
@click.option("--incident", metavar="INCIDENT", help="In this incident alone.")
@_common
def discount(name: str, because: str, incident: str | None, ledger: str | None, who: str | None) -> None:
    """A source counts for nothing: its claims are shown, but add to no range, no number of sources and no headline.

    NAME is a speaker's or an outlet's, as `alleged show` has it.

    \b
    Example:
      alleged judge discount "Channel Nine" --because "has named wrong towns twice" --incident 0d513c
    """
    with _judging(ledger, who) as judging:
        _tell(judging.discount(name, because, incident))


@judge.command()
@click.argument("incident", metavar="INCIDENT")
@click.argument("grade_", metavar="GRADE")
@_common
def grade(incident: str, grade_: str, ledger: str | None, who: str | None) -> None:
    """How good the evidence for an incident is, in your own words or those of a code book.

    \b
    Example:
      alleged judge grade 0d513c fair
    """
    with _judging(ledger, who) as judging:
        _tell(judging.grade(incident, grade_))


@judge.command()
@click.argument("id_", metavar="ID")
@click.argument("text", metavar="TEXT")
@_common
def note(id_: str, text: str, ledger: str | None, who: str | None) -> None:
    """Write down something about an incident, claim, event, toll or report.

    \b
    Example:
      alleged judge note 0d513c "the school's own page names two of the dead"
    """
    with _judging(ledger, who) as judging:
        _tell(judging.note(id_, text))


@judge.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@_common
def enter(file: Path, ledger: str | None, who: str | None) -> None:
    """Enter by hand what the program cannot read, in any language, the translation beside the original.

    FILE is JSON (- is standard input); docs/judging.md says in which form. It becomes a report that goes the way of all others.

    \b
    Example:
      alleged judge enter clinic-statement.json
    """
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise LedgerError(f"{file}: cannot be read ({error.strerror or error})") from None
    with _judging(ledger, who, create=True) as judging:
        _tell(judging.enter(data, str(file)))


@judge.command()
@click.argument("id_", metavar="ID")
@_common
def undo(id_: str, ledger: str | None, who: str | None) -> None:
    """A judgement holds no longer; undo the undoing, and it holds again. Both are kept.

    \b
    Example:
      alleged judge undo 3f21
    """
    with _judging(ledger, who) as judging:
        _tell(judging.undo(id_))


@judge.command("list")
@click.option("--lost", is_flag=True, help="Only those that hold and have lost their place in what is read now.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@ledger_option
def list_(lost: bool, form: str, ledger: str | None) -> None:
    """List all judgements, the first one first.

    \b
    Examples:
      alleged judge list
      alleged judge list --lost
    """
    from alleged.cli.judgements import as_json, as_text
    from alleged.ledger.reviewing import listed

    with _store(ledger) as store, store.reading() as connection:
        found = listed(connection, lost=lost)
    click.echo(as_json(found) if form == "json" else as_text(found), nl=form == "json")


@contextmanager
def _store(ledger: str | None, *, create: bool = False) -> Iterator[Any]:
    from alleged.settings import user_ledger
    from alleged.store.opening import Store

    with Store.open(ledger or user_ledger(), create=create) as store:
        yield store


@contextmanager
def _judging(ledger: str | None, who: str | None, *, create: bool = False) -> "Iterator[Judging]":
    from alleged.ledger.judging import Judging

    with _store(ledger, create=create) as store:
        yield Judging(store, who or _login(), find=_places)


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError):
        raise click.UsageError("it is not known who you are; say it with --who NAME") from None


def _places(name: str) -> tuple[Any, ...]:
    """The places of a name in the gazetteer, those of its own name."""
    from alleged.records import IncidentPlace
    from alleged.resolve.places.gazetteer import Gazetteer
    from alleged.settings import Settings

    return tuple(
        IncidentPlace(one.name, one.geonameid, one.lat, one.lon, one.country, one.admin1, one.precision)
        for one in Gazetteer.of(Settings()).find(name)
        if one.own
    )


def _tell(done: "Done") -> None:
    """Prints the judgement's id, and on standard error what became of it."""
    click.echo(done.judgement.id)
    if done.incidents:
        click.echo(f"now in incident {' and '.join(done.incidents)}", err=True)
    for one in done.overruled:
        click.echo(f"overrules, in whole or in part, judgement {one}", err=True)
