"""How surely two voices tell one thing: signs of a pair of statements of one event, weighed together.

Most false corroborations are two happenings that were taken for one: what else the two reports tell of the event, and
how well nothing else fits, shows that better than the two statements alone. Weights are log-odds of a logistic
regression (`evaluation.voice_weights`; see `docs/linking.md`), rounded to a tenth.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.link.between import signs as sign
from reportedly.link.between.chances import news, odds
from reportedly.link.same import same_act as act
from reportedly.link.same import same_parties as parties
from reportedly.link.same import same_setting as setting
from reportedly.link.telling.profile import Profile

MARGIN = 5.0
"""More log-odds than the next best fellow says no more; also what stands where there is no other."""
_ANOTHER = re.compile(r"\b(?:second|third|another|anew|again|earlier|previous|previously|since)\b", re.IGNORECASE)
"""Words of whoever tells of another happening of the same kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements of one event by two voices."""

    later: Profile
    earlier: Profile
    score: float
    """Log-odds that they are of one event."""
    margin: float
    """How much likelier than the next best statement of the other's report, the smaller of both ways."""
    fellows: float
    """Mean log-odds of the two with the other statements of the event; 0 if there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouch:
    """One sign, and what it weighs."""

    words: str
    """For a reader."""
    shows: Callable[[Pair], float]
    """1 or 0, or how much of it."""
    odds: float = 0.0
    """Log-odds that two voices tell one thing."""


def _of(test: Callable[[Profile, Profile], bool]) -> Callable[[Pair], float]:
    return lambda pair: float(bool(test(pair.later, pair.earlier)))


def _told_in(words: frozenset[str]) -> Callable[[Pair], float]:
    return lambda pair: float(sign.holds_in(words, pair.later, pair.earlier))


def _another(pair: Pair) -> float:
    said = (p.statement.evidence.of(p.article.text) for p in (pair.later, pair.earlier))
    return float(sum(_ANOTHER.search(text) is not None for text in said))


def _one_deed(a: Profile, b: Profile) -> bool:
    return bool(a.act_words & b.act_words) or parties.same_recipient(a, b)


def _same_toll(a: Profile, b: Profile) -> bool:
    return act.two_tolls(a, b) and parties.same_count(a, b)


def _place_named(a: Profile, b: Profile) -> bool:
    return setting.near(a, b) or setting.place_named_alike(a, b)


SIGNS: tuple[Vouch, ...] = (
    Vouch(words="likely of one event", shows=lambda pair: min(max(pair.score, 0.0), 5.0), odds=0.35),
    Vouch(words="nothing else fits as well", shows=lambda pair: pair.margin, odds=0.10),
    Vouch(words="like the rest of the event", shows=lambda pair: pair.fellows, odds=0.13),
    Vouch(
        words="perhaps at odds",
        shows=lambda pair: odds(pair.later, pair.earlier, score=pair.score, together=True),
        odds=-2.08,
    ),
    Vouch(words="perhaps brought up to date", shows=lambda pair: news(pair.later, pair.earlier), odds=3.73),
    Vouch(words="sources of two countries", shows=_of(sign.sources_of_two_lands), odds=-0.79),
    Vouch(words="who is blamed speaks", shows=_of(sign.blamed_speaks), odds=-0.52),
    Vouch(words="one report", shows=_of(sign.same_report), odds=-0.52),
    Vouch(words="one leads its report", shows=lambda pair: float(pair.later.leads or pair.earlier.leads), odds=0.17),
    Vouch(words="same recipient", shows=_of(parties.same_recipient), odds=0.15),
    Vouch(words="another recipient", shows=_of(parties.other_recipient), odds=-0.03),
    Vouch(
        words="one names nobody who did it",
        shows=lambda pair: float(not (pair.later.actors and pair.earlier.actors)),
        odds=-0.01,
    ),
    Vouch(words="same day", shows=_of(setting.same_day), odds=0.26),
    Vouch(words="a day apart", shows=_of(setting.next_day), odds=0.02),
    Vouch(words="a place in common", shows=_of(_place_named), odds=0.05),
    Vouch(words="one deed", shows=_of(_one_deed), odds=0.06),
    Vouch(words="same toll", shows=_of(_same_toll), odds=0.31),
    Vouch(
        words="two attacks", shows=lambda pair: float(sign.of_type("ASSAULT", pair.later, pair.earlier) == 2), odds=0.65
    ),
    Vouch(words="a mishap and an attack", shows=_of(sign.mishap_and_attack), odds=-0.28),
    Vouch(words="words conceding", shows=_told_in(sign.CONCEDING), odds=-0.22),
    Vouch(words="words moving on", shows=_told_in(sign.MOVING_ON), odds=-0.27),
    Vouch(words="words of nothing", shows=_told_in(sign.NOTHING), odds=-0.16),
    Vouch(words="words of another time", shows=_another, odds=-0.17),
)

BASE = -0.04
"""Log-odds where no sign shows."""


def chance(pair: Pair) -> float:
    """The chance that two voices tell one thing, 0 to 1."""
    return 1 / (1 + math.exp(-BASE - sum(one.odds * one.shows(pair) for one in SIGNS if one.odds)))
