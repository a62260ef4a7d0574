"""Whether two statements tell of one place and time, and stand in reports on one matter.

Every test here is of two statements or of many pairs (`telling/either.py`).
"""

import math

from reportedly.link.telling.either import Truth, Two, any_of, meets, no, of_many, of_reports, smallest, some
from reportedly.link.telling.matter import in_other_countries, names_in_common, one_happening
from reportedly.link.telling.named import distance_km
from reportedly.link.telling.traits import Trait
from reportedly.link.telling.wording import overlap

_DAYS, _STATED, _LEADS, _CENTRAL = map(int, (Trait.DAYS, Trait.STATED, Trait.LEADS, Trait.CENTRAL))


@of_many
def gap_km(a: Two, b: Two) -> Truth:
    """The smallest distance between places known to a town or better; infinite if one statement names none."""
    return smallest(distance_km, a.fine, b.fine)


@of_many
def near(a: Two, b: Two) -> Truth:
    """Named places within 25 km."""
    return gap_km(a, b) <= 25


@of_many
def far(a: Two, b: Two) -> Truth:
    """Named places further apart than anybody confuses."""
    return (gap_km(a, b) > 60) & (gap_km(a, b) < math.inf)


@of_many
def apart(a: Two, b: Two) -> Truth:
    """Named places 25 to 60 km apart."""
    return (gap_km(a, b) > 25) & (gap_km(a, b) <= 60)


@of_many
def other_part_of_town(a: Two, b: Two) -> Truth:
    """Near each other on the map, but under names that share no word and a walk apart."""
    one_name = any_of(lambda x, y: meets(x.words, y.words), a.spots, b.spots)
    return near(a, b) & (gap_km(a, b) > 3) & no(one_name)


@of_many
def place_named_alike(a: Two, b: Two) -> Truth:
    """No distance known, but the words agree: "the market", "the old market"."""
    return no(near(a, b)) & any_of(lambda x, y: overlap(x.words, y.words) >= 0.5, a.spots, b.spots)


@of_many
def place_in_words(a: Two, b: Two) -> Truth:
    """One names its place, the other's sentence holds the name."""
    told = _in_words(a, b) | _in_words(b, a)
    return told & no(some(a.spots) & some(b.spots))


def _in_words(a: Two, b: Two) -> Truth:
    return any_of(lambda spot, sentence: some(spot.words) & (spot.words <= sentence), a.spots, (b.words,))


@of_many
def same_day(a: Two, b: Two) -> Truth:
    """Both give a day, the same."""
    return _stated(a, b) & meet(a, b, 0)


@of_many
def next_day(a: Two, b: Two) -> Truth:
    """Both give a day, one apart."""
    return _stated(a, b) & no(meet(a, b, 0)) & meet(a, b, 1)


@of_many
def other_day(a: Two, b: Two) -> Truth:
    """Both give a day, and they differ."""
    return _stated(a, b) & no(meet(a, b, 1))


@of_many
def days_fit(a: Two, b: Two) -> Truth:
    """One gives a day, and it can be the other's."""
    return no(_stated(a, b)) & meet(a, b, 0)


@of_many
def days_do_not_fit(a: Two, b: Two) -> Truth:
    """One gives a day, and it cannot be the other's."""
    return a.has(_DAYS) & b.has(_DAYS) & no(_stated(a, b)) & no(meet(a, b, 1))


@of_many
def _stated(a: Two, b: Two) -> Truth:
    return a.has(_STATED) & b.has(_STATED)


def meet(a: Two, b: Two, slack: int) -> Truth:
    """Whether the days of two statements share one, give or take some; false where those of one are unknown."""
    return a.has(_DAYS) & b.has(_DAYS) & (a.first <= b.last + slack) & (b.first <= a.last + slack)


@of_many
def other_matter(a: Two, b: Two) -> Truth:
    """Their reports have hardly a name in common."""
    return _names_in_common(a, b) < 0.12


@of_many
def one_matter(a: Two, b: Two) -> Truth:
    """Their reports have many names in common."""
    return _names_in_common(a, b) >= 0.3


@of_many
def _names_in_common(a: Two, b: Two) -> Truth:
    return of_reports(names_in_common, a.matter, b.matter)


@of_many
def reports_of_other_countries(a: Two, b: Two) -> Truth:
    """No place of the one report lies in a country that the other names a place of."""
    return of_reports(in_other_countries, a.matter, b.matter) > 0


@of_many
def undated_and_apart(a: Two, b: Two) -> Truth:
    """Nothing says when one of them was, and their reports have little in common: like robberies of two years."""
    return _undated(a, b) & (_one_happening(a, b) < _LITTLE)


@of_many
def undated_and_unsure(a: Two, b: Two) -> Truth:
    """Nothing says when one of them was, and their reports need not be of one happening."""
    return _undated(a, b) & (_one_happening(a, b) >= _LITTLE) & (_one_happening(a, b) < _MUCH)


@of_many
def _undated(a: Two, b: Two) -> Truth:
    return (a.report != b.report) & no(a.has(_DAYS) & b.has(_DAYS))


@of_many
def _one_happening(a: Two, b: Two) -> Truth:
    return of_reports(one_happening, a.matter, b.matter)


_LITTLE, _MUCH = 2.0, 4.0
"""Log-odds of one happening."""


@of_many
def same_paragraph(a: Two, b: Two) -> Truth:
    """They stand in one paragraph of one report."""
    return (a.report == b.report) & (a.paragraph == b.paragraph)


@of_many
def told_next(a: Two, b: Two) -> Truth:
    """Nothing else is told between them."""
    return (a.report == b.report) & (abs(a.nth - b.nth) == 1)


@of_many
def told_far_apart(a: Two, b: Two) -> Truth:
    """One report tells of several other things between them."""
    return (a.report == b.report) & (abs(a.nth - b.nth) > _SEVERAL)


_SEVERAL = 4


@of_many
def both_lead(a: Two, b: Two) -> Truth:
    """Both stand in the sentence that opens their report's telling."""
    return a.has(_LEADS) & b.has(_LEADS) & (a.report != b.report)


@of_many
def both_central(a: Two, b: Two) -> Truth:
    """Two reports on one matter, and each tells of this type of event most."""
    return a.has(_CENTRAL) & b.has(_CENTRAL) & (a.event == b.event) & (a.report != b.report) & one_matter(a, b)


@of_many
def places_with_other_names(a: Two, b: Two) -> Truth:
    """Both name a place, and the names have no word in common, whatever is known of where they lie."""
    return differ(a.place_names, b.place_names) & no(near(a, b))


def differ(mine: Two, other: Two) -> Truth:
    """Whether both sets hold something, and nothing in common."""
    return some(mine) & some(other) & no(meets(mine, other))
