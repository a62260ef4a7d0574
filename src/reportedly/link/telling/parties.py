"""Whether two phrases name the same party, a related one, or surely different ones."""

from typing import overload

from reportedly.link.telling.either import Truth, Two, given, meets, no, some
from reportedly.link.telling.named import Party
from reportedly.link.telling.wording import jaccard, overlap

_ARMED = frozenset(("UAF", "REB", "CRM", "SPY"))
"""Sectors of those who carry arms for no state: "gunmen" may turn out to be rebels."""


_UNSURE = frozenset(("UNK", "ELI"))
"""Sectors that say nothing against another."""


@overload
def alike(one: Party, two: Party) -> bool: ...


@overload
def alike(one: Two, two: Two) -> Truth: ...


def alike(one: Two, two: Two) -> Truth:
    """Whether two statements name the same party; of two, or of many pairs.

    A named body's grounding decides where both have one; else the words without countries and the head word, and no
    two different countries. Two phrases that name nothing but a country are alike if it is the same one.
    """
    shared = overlap(one.words, two.words)
    one_head = (one.head == two.head) | (jaccard(one.words, two.words) >= 0.5) | (shared == 1.0)
    bare = no(some(one.words)) & no(some(two.words)) & given(one.country) & (one.country == two.country)
    tells = one.known & two.known & no(clash(one, two))
    return (one.is_named & (one.id == two.id)) | (tells & (bare | ((shared >= 0.5) & one_head)))


@overload
def clash(one: Party, two: Party) -> bool: ...


@overload
def clash(one: Two, two: Two) -> Truth: ...


def clash(one: Two, two: Two) -> Truth:
    """Whether both have a country and they differ; of two parties, or of many pairs."""
    return given(one.country) & given(two.country) & (one.country != two.country)


@overload
def kin(one: Party, two: Party) -> bool: ...


@overload
def kin(one: Two, two: Two) -> Truth: ...


def kin(one: Two, two: Two) -> Truth:
    """Whether two parties are of one country and sector, or one is a country that the other belongs to.

    Of two, or of many pairs.
    """
    sectors = meets(one.sectors, two.sectors) | no(some(one.sectors)) | no(some(two.sectors))
    return given(one.country) & (one.country == two.country) & sectors


def unlike(one: Party, two: Party) -> bool:
    """Whether two parties are surely different: other countries, or other sectors of one country.

    Nameless armed men have no country of their own, whatever a grounding makes of where they were seen.
    """
    if not one.known or not two.known or alike(one, two) or one.words & two.words:
        return False
    sides = [_ARMED if party.sectors & _ARMED else party.sectors - _UNSURE for party in (one, two)]
    if sides[0] == sides[1] == _ARMED and not (one.is_named and two.is_named):
        return False
    return clash(one, two) or bool(sides[0] and sides[1] and not sides[0] & sides[1])
