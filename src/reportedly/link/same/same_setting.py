"""Whether two statements tell of one place and time, and stand in reports on one matter."""

from datetime import timedelta
from functools import lru_cache

from reportedly.link.telling.last import of_last
from reportedly.link.telling.matter import one_happening
from reportedly.link.telling.profile import Days, Profile, distance_km
from reportedly.link.telling.wording import overlap


@of_last
def gap_km(a: Profile, b: Profile) -> float | None:
    """The smallest distance between places known to a town or better; None if one statement names none."""
    return min((distance_km(one, two) for one in a.fine for two in b.fine), default=None)


def near(a: Profile, b: Profile) -> bool:
    """Named places within 25 km."""
    gap = gap_km(a, b)
    return gap is not None and gap <= 25


def far(a: Profile, b: Profile) -> bool:
    """Named places further apart than anybody confuses."""
    gap = gap_km(a, b)
    return gap is not None and gap > 60


def apart(a: Profile, b: Profile) -> bool:
    """Named places 25 to 60 km apart."""
    gap = gap_km(a, b)
    return gap is not None and 25 < gap <= 60


def other_part_of_town(a: Profile, b: Profile) -> bool:
    """Near each other on the map, but under names that share no word and a walk apart."""
    gap = gap_km(a, b)
    if gap is None or not 3 < gap <= 25:
        return False
    return not any(x.words & y.words for x in a.spots for y in b.spots)


@of_last
def place_named_alike(a: Profile, b: Profile) -> bool:
    """No distance known, but the words agree: "the market", "the old market"."""
    return not near(a, b) and any(overlap(x.words, y.words) >= 0.5 for x in a.spots for y in b.spots)


def place_in_words(a: Profile, b: Profile) -> bool:
    """One names its place, the other's sentence holds the name."""
    if near(a, b) or place_named_alike(a, b) or (a.spots and b.spots):
        return False
    spots, sentence = (a.spots, b.words) if a.spots else (b.spots, a.words)
    return any(s.words and s.words <= sentence for s in spots)


def same_day(a: Profile, b: Profile) -> bool:
    """Both give a day, the same."""
    return _stated(a, b) and meet(a.days, b.days, 0)


def next_day(a: Profile, b: Profile) -> bool:
    """Both give a day, one apart."""
    return _stated(a, b) and not meet(a.days, b.days, 0) and meet(a.days, b.days, 1)


def other_day(a: Profile, b: Profile) -> bool:
    """Both give a day, and they differ."""
    return _stated(a, b) and not meet(a.days, b.days, 1)


def days_fit(a: Profile, b: Profile) -> bool:
    """One gives a day, and it can be the other's."""
    return a.days is not None and b.days is not None and not _stated(a, b) and meet(a.days, b.days, 0)


def days_do_not_fit(a: Profile, b: Profile) -> bool:
    """One gives a day, and it cannot be the other's."""
    return a.days is not None and b.days is not None and not _stated(a, b) and not meet(a.days, b.days, 1)


def _stated(a: Profile, b: Profile) -> bool:
    return a.days is not None and b.days is not None and a.days.stated and b.days.stated


def meet(one: Days | None, two: Days | None, slack: int) -> bool:
    """Whether two stretches of days share one, give or take some days; false where one is unknown."""
    if one is None or two is None:
        return False
    if not slack:
        return one.start <= two.end and two.start <= one.end
    room = timedelta(days=slack)
    return one.start <= two.end + room and two.start <= one.end + room


def other_matter(a: Profile, b: Profile) -> bool:
    """Their reports have hardly a name in common."""
    return _names_in_common(a, b) < 0.12


def one_matter(a: Profile, b: Profile) -> bool:
    """Their reports have many names in common."""
    return _names_in_common(a, b) >= 0.3


@of_last
def _names_in_common(a: Profile, b: Profile) -> float:
    return _shared(a.matter.bare, b.matter.bare)


@lru_cache(maxsize=1 << 12)
def _shared(one: frozenset[str], two: frozenset[str]) -> float:
    """All statements of two reports have this in common."""
    return overlap(one, two)


def reports_of_other_countries(a: Profile, b: Profile) -> bool:
    """No place of the one report lies in a country that the other names a place of."""
    mine, other = a.matter.countries, b.matter.countries
    return bool(mine and other) and mine.isdisjoint(other)


def undated_and_apart(a: Profile, b: Profile) -> bool:
    """Nothing says when one of them was, and their reports have little in common: like robberies of two years."""
    return _undated(a, b) and one_happening(a.matter, b.matter) < _LITTLE


def undated_and_unsure(a: Profile, b: Profile) -> bool:
    """Nothing says when one of them was, and their reports need not be of one happening."""
    return _undated(a, b) and _LITTLE <= one_happening(a.matter, b.matter) < _MUCH


def _undated(a: Profile, b: Profile) -> bool:
    return a.article.id != b.article.id and (a.days is None or b.days is None)


_LITTLE, _MUCH = 2.0, 4.0
"""Log-odds of one happening."""


def same_paragraph(a: Profile, b: Profile) -> bool:
    """They stand in one paragraph of one report."""
    return a.article.id == b.article.id and a.paragraph == b.paragraph


def told_next(a: Profile, b: Profile) -> bool:
    """Nothing else is told between them."""
    return a.article.id == b.article.id and abs(a.nth - b.nth) == 1


def told_far_apart(a: Profile, b: Profile) -> bool:
    """One report tells of several other things between them."""
    return a.article.id == b.article.id and abs(a.nth - b.nth) > _SEVERAL


_SEVERAL = 4


def both_lead(a: Profile, b: Profile) -> bool:
    """Both stand in the sentence that opens their report's telling."""
    return a.leads and b.leads and a.article.id != b.article.id


def both_central(a: Profile, b: Profile) -> bool:
    """Two reports on one matter, and each tells of this type of event most."""
    same = a.central and b.central and a.statement.event == b.statement.event
    return same and a.article.id != b.article.id and one_matter(a, b)


def places_with_other_names(a: Profile, b: Profile) -> bool:
    """Both name a place, and the names have no word in common, whatever is known of where they lie."""
    mine, other = a.place_names, b.place_names
    return bool(mine and other) and not mine & other and not near(a, b)
