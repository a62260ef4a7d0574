"""How far two places lie apart."""

import math

from reportedly.resolve.gazetteer import Entry

KM_PER_DEGREE = 111.2


def distance_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance, by the haversine formula on a sphere of 6,371 km."""
    phi, phi2 = math.radians(lat), math.radians(lat2)
    h = math.sin((phi2 - phi) / 2) ** 2 + math.cos(phi) * math.cos(phi2) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def roughly_km(a: Entry, b: Entry) -> float:
    """Distance on a flat map: close enough to weigh nearness, and ten times faster."""
    x = abs(a.lon - b.lon)
    x = (360 - x if x > 180 else x) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(x, a.lat - b.lat) * KM_PER_DEGREE
