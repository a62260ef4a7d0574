"""Whether two phrases name the same party, a related one, or surely different ones."""

from typing import overload

from reportedly.link.telling.either import Truth, Two, given, meets, no, some
from reportedly.link.telling.named import Party
from reportedly.link.telling.wording import jaccard, overlap


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


@overload
def unlike(one: Party, two: Party) -> bool: ...


@overload
def unlike(one: Two, two: Two) -> Truth: ...


def unlike(one: Two, two: Two) -> Truth:
    """Whether two parties are surely different: other countries, or other sectors of one country.

    Nameless armed men have no country of their own, whatever a grounding makes of where they were seen. Of two, or of
    many pairs.
    """
    armed = one.is_armed & two.is_armed & no(one.is_named & two.is_named)
    other_sides = some(one.sides) & some(two.sides) & no(meets(one.sides, two.sides))
    may_be = one.known & two.known & no(alike(one, two)) & no(meets(one.words, two.words))
    return may_be & no(armed) & (clash(one, two) | other_sides)
