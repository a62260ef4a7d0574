"""What the signs of `bearing` and `contrary` add up to: the chance that two statements are at odds, or one is news.

Of two statements, or of many pairs at once; the answers are the same.
"""

import math
from collections.abc import Sequence
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from reportedly.link.between import signs as sign
from reportedly.link.between.bearing import NEWS, ODDS, SIGNS
from reportedly.link.between.contrary import ACCOUNTS, BONDS
from reportedly.link.between.weighed import Sign
from reportedly.link.telling.either import Mask, of_each
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.sheet import Many

Floats = NDArray[np.float64]


@lru_cache(maxsize=1 << 14)
def _against(left: int, right: int, *, same_report: bool) -> tuple[Sign, ...]:
    """The signs of a contradiction that can hold for statements with these traits."""
    return tuple(s for s in (*SIGNS, *ACCOUNTS) if s.odds and s.needs.open(left, right, same_report=same_report))


@lru_cache(maxsize=1 << 14)
def _of_news(left: int, right: int, *, same_report: bool) -> tuple[Sign, ...]:
    """The signs of an update that can hold for statements with these traits."""
    return tuple(s for s in SIGNS if s.news and s.needs.open(left, right, same_report=same_report))


def forget() -> None:
    """Look at the tables anew: for who tries out other weights."""
    _against.cache_clear()
    _of_news.cache_clear()


def odds(a: Profile, b: Profile, *, score: float, together: bool) -> float:
    """The chance that two statements cannot both be right, 0 to 1; their order does not matter.

    Args:
        a: One statement.
        b: The other.
        score: Log-odds that they are of one event.
        together: Whether they were found to be.
    """
    later, earlier = sign.later_first(a, b)
    asked = _against(later.traits, earlier.traits, same_report=sign.same_report(a, b))
    shown = sum([s.odds for s in asked if s.holds(later, earlier)])
    bound = sum([bond.odds for bond in BONDS if bond.odds and bond.holds(later, earlier, score, together)])
    return _chance(ODDS + shown + bound)


def news(later: Profile, earlier: Profile) -> float:
    """The chance that a later statement brings an earlier one up to date, 0 to 1."""
    asked = _of_news(later.traits, earlier.traits, same_report=sign.same_report(later, earlier))
    return _chance(NEWS + sum([s.news for s in asked if s.holds(later, earlier)]))


def odds_of_many(later: Many, earlier: Many, *, scores: Floats, together: Mask) -> Floats:
    """What `odds` says of each of many pairs, the later statement of each first."""
    signs = [s for s in (*SIGNS, *ACCOUNTS) if s.odds]
    bonds = [bond for bond in BONDS if bond.odds]
    tied = [
        of_each(bond.also, later, earlier, partial(bond.may_hold, scores, together)) & bond.may_hold(scores, together)
        for bond in bonds
    ]
    shown = _sum([s.odds for s in signs], _shown(signs, later, earlier))
    return _chances(ODDS + shown + _sum([bond.odds for bond in bonds], tied))


def news_of_many(later: Many, earlier: Many) -> Floats:
    """What `news` says of each of many pairs."""
    signs = [s for s in SIGNS if s.news]
    return _chances(NEWS + _sum([s.news for s in signs], _shown(signs, later, earlier)))


def _shown(signs: Sequence[Sign], later: Many, earlier: Many) -> list[Mask]:
    same_report = sign.same_report(later, earlier)

    def asked(one: Sign) -> Mask:
        is_open: Mask = one.needs.open(later.traits, earlier.traits, same_report=same_report)
        return is_open

    return [of_each(one.holds, later, earlier, partial(asked, one)) for one in signs]


def _sum(weights: Sequence[float], shown: Sequence[Mask]) -> Floats:
    """Weights of what is shown, added one after another: no sum hangs on how many pairs there are."""
    found: Floats = np.add.reduce(np.array(shown) * np.array([[weight] for weight in weights]), axis=0)
    return found


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _chances(log_odds: Floats) -> Floats:
    return np.array([_chance(one) for one in log_odds.tolist()], float)
