"""Whether two phrases name the same party, a related one, or surely different ones."""

from reportedly.link.telling.profile import Party
from reportedly.link.telling.wording import jaccard, overlap

_ARMED = frozenset(("UAF", "REB", "CRM", "SPY"))
"""Sectors of those who carry arms for no state: "gunmen" may turn out to be rebels."""


_UNSURE = frozenset(("UNK", "ELI"))
"""Sectors that say nothing against another."""


def alike(one: Party, two: Party) -> bool:
    """Whether two statements name the same party.

    A named body's grounding decides where both have one; else the words without countries and the head word, and no
    two different countries. Two phrases that name nothing but a country are alike if it is the same one.
    """
    if _is_named(one) and one.id == two.id:
        return True
    if not one.known or not two.known or clash(one, two):
        return False
    if not one.words or not two.words:
        return one.words == two.words and one.country == two.country is not None
    shared = overlap(one.words, two.words)
    return shared >= 0.5 and (one.head == two.head or jaccard(one.words, two.words) >= 0.5 or shared == 1.0)


def _is_named(party: Party) -> bool:
    """Whether the grounding is of one body or person: `XKX/COP` is a kind of party, a slug behind it names one."""
    return party.id is not None and party.id.count("/") > 1


def clash(one: Party, two: Party) -> bool:
    """Whether both have a country and they differ."""
    return one.country is not None and two.country is not None and one.country != two.country


def kin(one: Party, two: Party) -> bool:
    """Whether two parties are of one country and sector, or one is a country that the other belongs to."""
    if one.country is None or one.country != two.country:
        return False
    return bool(one.sectors & two.sectors) or not one.sectors or not two.sectors


def unlike(one: Party, two: Party) -> bool:
    """Whether two parties are surely different: other countries, or other sectors of one country.

    Nameless armed men have no country of their own, whatever a grounding makes of where they were seen.
    """
    if not one.known or not two.known or alike(one, two) or one.words & two.words:
        return False
    sides = [_ARMED if party.sectors & _ARMED else party.sectors - _UNSURE for party in (one, two)]
    if sides[0] == sides[1] == _ARMED and not (_is_named(one) and _is_named(two)):
        return False
    return clash(one, two) or bool(sides[0] and sides[1] and not sides[0] & sides[1])
