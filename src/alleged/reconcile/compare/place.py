"""Where: the same place, one within the other, or far apart."""

from alleged.reconcile.happening import Happening
from alleged.records.distance import distance
from alleged.records.place import Place

NEAR_KM = 15.0
"""A town and its outskirts: two names this near are taken for one place. Source: radius of a city of a million."""
FAR_KM: dict[str, float] = {"exact": 40.0, "town": 40.0, "district": 120.0}
"""From where on two places are two, by the coarser precision of both."""
COARSE = frozenset({"region", "country", "sea", "vague"})
_SAME_AREA = 0.3


def compare(one: Happening, other: Happening) -> float:
    """1 at one place, 0.3 where one is a region or country around the other, -1 where they lie apart, 0 where one is unknown."""
    a, b = one.place, other.place
    if a is None or b is None:
        return 0.0
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return _SAME_AREA if a.precision in COARSE else 1.0
    if a.precision in COARSE or b.precision in COARSE:
        return _area(a, b)
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 1.0 if a.name is not None and a.name == b.name else 0.0
    apart = distance(a.lat, a.lon, b.lat, b.lon)
    far = max(FAR_KM.get(a.precision, 0.0), FAR_KM.get(b.precision, 0.0))
    return 1.0 if apart <= NEAR_KM else -1.0 if apart >= far else 0.0


def _area(a: Place, b: Place) -> float:
    """Of places one of which is a wide area: apart where their countries differ, alike where the region is the same."""
    if a.country is not None and b.country is not None and a.country != b.country:
        return -1.0
    if "region" in (a.precision, b.precision) and a.admin1 is not None and b.admin1 is not None:
        return _SAME_AREA if a.admin1 == b.admin1 else -1.0
    return _SAME_AREA if a.country is not None and a.country == b.country else 0.0
