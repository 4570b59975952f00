"""How far two places lie apart."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
"""Mean radius of the Earth."""


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points on the globe.

    Example:
        >>> round(distance(50.45, 30.52, 55.75, 37.62))
        756
    """
    north, north2 = radians(lat1), radians(lat2)
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))
