"""Who, where and when, as one statement names them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, overload

import numpy as np

from reportedly.link.telling.either import Two, least
from reportedly.link.telling.lands import core_words, countries_in
from reportedly.link.telling.wording import head, is_nobody, is_pronoun, keywords, stem
from reportedly.records import (
    Actor,
    Argument,
    Article,
    Grounding,
    GroundingKind,
    Modality,
    Place,
    Span,
    Stance,
    Statement,
)

"""Precisions at which a distance in kilometres means something."""


FINE = frozenset(("point", "city", "district"))
"""Precisions at which a distance in kilometres means something."""


_ARMED = frozenset(("UAF", "REB", "CRM", "SPY"))
"""Sectors of those who carry arms for no state: "gunmen" may turn out to be rebels."""
_UNSURE = frozenset(("UNK", "ELI"))
"""Sectors that say nothing against another."""
_AUTHORITY = frozenset(("GOV", "MIL", "COP", "SPY", "JUD", "LEG"))
"""Sectors that speak for a state."""
_SPEAKERS = frozenset(
    stem(word)
    for word in "spokesman spokeswoman spokesperson spokesmen spokespeople statement communique note press office "
    "official officials representative sign page account".split()
)
_STATE = frozenset(
    stem(word)
    for word in "authorities authority officials official government governor administration state minister ministry "
    "president presidency prefect mayor police army military forces side".split()
)
_ANY_OFFICIAL = frozenset(stem(word) for word in "authorities authority officials official government".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody, as one statement names them."""

    text: str
    words: frozenset[str]
    head: str
    country: str | None
    """By grounding, else by the country that the words name."""
    sectors: frozenset[str]
    id: str | None
    """Grounding id; None if not grounded."""
    known: bool
    """Whether the text tells who it is; false for a pronoun without antecedent and for "nobody"."""

    @property
    def is_named(self) -> bool:
        """Whether the grounding is of one body or person: `XKX/COP` is a kind of party, a slug behind it names one."""
        return self.id is not None and self.id.count("/") > 1

    @property
    def own_words(self) -> frozenset[str]:
        """Its words without those for who speaks for somebody else."""
        return self.words - _SPEAKERS

    @property
    def is_state(self) -> bool:
        """Whether a word of it is one for a state's body or officer."""
        return not _STATE.isdisjoint(self.words)

    @property
    def is_official(self) -> bool:
        """Whether it is an authority or an official without a name."""
        return not _ANY_OFFICIAL.isdisjoint(self.words)

    @property
    def is_authority(self) -> bool:
        """Whether its sectors speak for a state."""
        return not _AUTHORITY.isdisjoint(self.sectors)

    @property
    def is_armed(self) -> bool:
        """Whether it carries arms for no state."""
        return not _ARMED.isdisjoint(self.sectors)

    @property
    def sides(self) -> frozenset[str]:
        """Sectors that tell it from others; all that carry arms for no state are of one side."""
        return _ARMED if self.is_armed else self.sectors - _UNSURE

    @property
    def heads(self) -> frozenset[str]:
        """The head, as the only one of a set; an empty one if there is none."""
        return frozenset((self.head,)) if self.head else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Somewhere, as one statement names it."""

    text: str
    words: frozenset[str]
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """When it was, or when it can have been."""

    start: date
    end: date
    """Inclusive; far ahead for "since"."""
    stated: bool


Groundings = dict[tuple[Span, GroundingKind], Grounding]


def accused(actors: tuple[Party, ...], sources: tuple[Party, ...], statement: Statement) -> tuple[Party, ...]:
    """The actors of an accusation without the accuser, whom a parse may take for one."""
    if not statement.chain or statement.chain[-1].stance not in (Stance.ACCUSES, Stance.ALLEGES):
        return actors
    return tuple(actor for actor in actors if actor.text != sources[-1].text)


def party(argument: Argument, text: str, groundings: Groundings) -> Party:
    """Somebody who takes part."""
    target = _actor(argument.span, argument.antecedent, groundings)
    return _named(argument.span.of(text), argument.antecedent.of(text) if argument.antecedent else "", target)


def _actor(span: Span, antecedent: Span | None, groundings: Groundings) -> Actor | None:
    for where in (span, antecedent):
        found = groundings.get((where, GroundingKind.ACTOR)) if where else None
        if found is not None and isinstance(found.target, Actor):
            return found.target
    return None


def _named(text: str, fuller: str, target: Actor | None) -> Party:
    best = fuller or text
    if is_pronoun(best) and target is not None:
        best = target.name
    countries = countries_in(best)
    return Party(
        text=best,
        words=core_words(best),
        head=head(best),
        country=target.country if target and target.country else min(countries, default=None),
        sectors=frozenset(target.sectors) if target else frozenset(),
        id=target.id if target else None,
        known=not is_pronoun(best) and not is_nobody(text) and not is_nobody(best),
    )


def sources_of(statement: Statement, text: str, groundings: Groundings, owned: Mapping[Span, str]) -> tuple[Party, ...]:
    """The voices of its chain, outermost first."""
    found = []
    for link in statement.chain:
        source = link.source
        target = _actor(source.span, source.antecedent, groundings) if source.span else None
        party = _named(source.text, source.antecedent.of(text) if source.antecedent else "", target)
        owner = owned.get(source.span, "") if source.span else ""
        found.append(replace(party, words=party.words | core_words(owner)))
    return tuple(found)


def spot(argument: Argument, text: str, groundings: Groundings) -> Spot:
    """Where it was."""
    place = None
    for where in (argument.span, argument.antecedent):
        found = groundings.get((where, GroundingKind.PLACE)) if where else None
        if found is not None and isinstance(found.target, Place):
            place = found.target
            break
    words = argument.span.of(text)
    fuller = argument.antecedent.of(text) if argument.antecedent else words
    return Spot(text=fuller, words=keywords(words) | keywords(fuller), place=place)


_AHEAD = timedelta(days=3650)
_PLANS = frozenset((Modality.PLANNED, Modality.DEMANDED, Modality.THREATENED, Modality.CONDITIONAL, Modality.POSSIBLE))


def days_of(statement: Statement, article: Article) -> Days | None:
    """Stated days as they are; else those in which it can lie: the days before the report, or after it for a plan."""
    when = statement.when
    if when is not None and when.basis == "stated":
        end = when.end if when.end is not None else when.start + _AHEAD
        return Days(start=when.start, end=max(end, when.start), stated=True)
    day = article.published or (when.start if when else None)
    if day is None or statement.factuality.modality in (Modality.HISTORICAL, Modality.GENERIC):
        return None
    # News tells of the last few days; a report of a plan, of the next few weeks.
    if statement.factuality.modality in _PLANS:
        return Days(start=day - timedelta(days=2), end=day + timedelta(days=21), stated=False)
    return Days(start=day - timedelta(days=5), end=day, stated=False)


@overload
def distance_km(left: Place, right: Place) -> float: ...


@overload
def distance_km(left: Two, right: Two) -> Any: ...


def distance_km(left: Two, right: Two) -> Any:
    """Great-circle distance (haversine, mean Earth radius) of two places, or of many pairs."""
    xp: Any = np if isinstance(left.lat, np.ndarray) else math
    rad = math.pi / 180
    a = xp.sin((right.lat - left.lat) * rad / 2) ** 2
    b = xp.cos(left.lat * rad) * xp.cos(right.lat * rad) * xp.sin((right.lon - left.lon) * rad / 2) ** 2
    distance: Any = 12742.0 * (np.arcsin if xp is np else math.asin)(xp.sqrt(least(a + b, 1.0)))
    return distance


_FEW = 2


def part_of(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether one range counts a few of those that the other counts: one death of eight, two dead of nineteen."""
    small, large = sorted((one, two))
    return 1 <= small[1] <= _FEW and small[1] * 3 <= large[0]
