"""What may be the same incident is told with it, for a person to decide, on both databases."""

from alleged.ledger.judging import Judging
from alleged.reconcile.alike import SAME, UNSURE
from alleged.store import parts
from alleged.store.opening import Store
from tests.ledger.towns import event, ledger, report, said

SALVE = report("a", said("The mayor", 5))
ORIM = report("b", said("The army", 9, town="Orim", day=9), day=10)


def test_what_is_unsure_is_told(store: Store) -> None:
    opened = ledger(store)
    opened.add([SALVE, ORIM])
    one, other = event(SALVE), event(ORIM)
    assert opened.show(one).perhaps == ()
    with store.writing() as connection:
        a, b = sorted(parts.keys_of(connection, [one, other]).values())
        parts.link(connection, [(a, b, (SAME + UNSURE) / 2)])
    assert [found.incident.id for found in opened.show(one).perhaps] == [other]
    assert [found.incident.id for found in opened.show(other).perhaps] == [one]
    assert opened.show(one, as_of="2031-05-20").perhaps == ()  # of another day it is not known what was unsure then

    Judging(store, "n.k.", clock=lambda: "2031-06-01T00:00:00Z").different(one, other)
    assert opened.show(one).perhaps == ()
