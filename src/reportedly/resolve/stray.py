"""Give up readings of names that lie where a report has nothing to do.

A border post that no gazetteer has bears the name of a village elsewhere: in a report of Iran and Afghanistan, a Milak
in India is none of its places. No answer is better then, and what the sentence names beside it can stand in.
"""

from collections.abc import Mapping, Sequence

from reportedly.resolve.distance import roughly_km
from reportedly.resolve.gazetteer import Entry

SMALL = 200_000  # people
FAR_KM = 600.0
FEWEST_AT_HOME = 2  # places in the countries that a report speaks of; with fewer nothing says where it is at home


def send_off(names: Sequence[tuple[Sequence[Entry], list[float]]], focus: Mapping[str, float], penalty: float) -> None:
    """Lower the scores of small places in countries that a report never speaks of, far from all that it does.

    Args:
        names: For each name its readings and their scores, which are changed in place.
        focus: How much the report speaks of each country.
        penalty: What is added to the score of a stray, below zero.
    """
    best = [max(zip(scores, entries, strict=True), key=lambda pair: pair[0])[1] for entries, scores in names if entries]
    at_home = [entry for entry in best if focus.get(entry.country or "", 0.0) > 0 and entry.precision != "country"]
    if len(at_home) < FEWEST_AT_HOME:
        return
    for entries, scores in names:
        for number, entry in enumerate(entries):
            if _is_stray(entry, best, focus):
                scores[number] += penalty


def _is_stray(entry: Entry, best: Sequence[Entry], focus: Mapping[str, float]) -> bool:
    if not _is_small(entry) or focus.get(entry.country or "", 0.0) > 0:
        return False
    # Two strays speak for each other no more than for themselves.
    others = [
        other
        for other in best
        if other.id != entry.id and (focus.get(other.country or "", 0.0) > 0 or not _is_small(other))
    ]
    return not any(other.country == entry.country or roughly_km(entry, other) < FAR_KM for other in others)


def _is_small(entry: Entry) -> bool:
    """Whether a place is no country, great town or region that we reviewed."""
    is_kind = entry.precision in {"city", "point", "district", "province"}
    return is_kind and entry.population < SMALL and not entry.reviewed
