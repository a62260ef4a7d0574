"""Marking the fields of a matched pair, each as a number of its own."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.situations.answers import QUADS, Answer, wordings
from evaluation.situations.figures import Tally, retrieval
from evaluation.situations.gold import Days, Gold, Party
from evaluation.situations.matching import (
    chain_right,
    event_right,
    outermost_right,
    shared,
    source_right,
    sourced_right,
    value_right,
)
from evaluation.situations.names import NOBODY, any_same_name, folded

Json = Mapping[str, Any]
CountKey = tuple[str, int | None, int | None]

NEAR_KM = 161
"""100 miles, the customary radius of toponym resolution."""
COUNTED_AS = {
    **dict.fromkeys(("dead", "died", "deaths", "fatalities", "kill"), "killed"),
    **dict.fromkeys(("wounded", "hurt", "injuries"), "injured"),
    **dict.fromkeys(("arrested", "held"), "detained"),
    **dict.fromkeys(("families displaced", "fled"), "displaced"),
    "kidnapped": "abducted",
    "freed": "released",
}
PEOPLE = frozenset({"killed", "injured", "detained", "abducted", "released", "displaced", "missing"})
"""Counts of these are held against an answer that makes them up; counts of other things are extra."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report's gold, for the rules that look beyond the statement."""

    golds: tuple[Gold, ...]
    published: str
    event_of: Callable[[str], str]
    """The happening that a statement is about."""

    def beside(self, gold: Gold) -> list[Gold]:
        """The statements whose sentence meets this one's."""
        return [other for other in self.golds if shared(other.evidence, gold.evidence)]


def mark_pair(gold: Gold, answer: Answer, page: Page, tally: Tally) -> None:
    """Mark every field of one pair."""
    _mark_event(gold, answer, tally)
    _mark_parties(gold.actors, answer.role("actor"), tally, "actor")
    _mark_parties(gold.recipients, answer.role("recipient"), tally, "recipient")
    _mark_chain(gold, answer, tally)
    for key in ("polarity", "modality", "certainty"):
        said = answer.values[key]
        tally.label(key, said if value_right(gold, answer, key) else gold.values[key][0], said)
    _mark_date(gold, answer, page, tally)
    _mark_place(gold, answer, tally)
    _mark_counts(gold, answer, page, tally)
    _mark_status(gold, answer, tally)


def _mark_event(gold: Gold, answer: Answer, tally: Tally) -> None:
    event, mode = gold.events[0]
    right = event_right(gold, answer)
    tally.mark("event", right)
    tally.mark("event, strict", answer.event == event)
    tally.label("event", answer.event if right else event, answer.event)
    if event and mode:
        tally.mark("mode", (answer.event, answer.mode) in gold.events)
    if event:
        quads = [QUADS.get(other, frozenset()) for other, _ in gold.events if other]
        uncoded = answer.event is None and any(other is None for other, _ in gold.events)
        tally.mark("quad", uncoded or any(answer.quads & quad for quad in quads))


def _mark_parties(parties: Sequence[Party], arguments: Sequence[Json], tally: Tally, role: str) -> None:
    """Pair parties with arguments by name, in order; country and sector are marked for actors that were named."""
    left = list(arguments)
    for party in parties:
        argument = next((each for each in left if any_same_name(party.names, wordings(each))), None)
        if argument is None:
            tally.find(role, retrieval(0, 0, folded(party.text) not in NOBODY))
            continue
        left.remove(argument)
        tally.find(role, retrieval(1, 1, 1))
        grounding = argument.get("grounding") or {}
        if role == "actor" and party.country:
            tally.mark("actor country", _country(grounding) == party.country)
        if role == "actor" and party.sector:
            tally.mark("actor sector", party.sector in (grounding.get("sectors") or ()))
    tally.find(role, retrieval(0, len(left), 0))


def _country(grounding: Json) -> str:
    """The country code, with the older code of Kosovo read as today's."""
    return (grounding.get("country") or "").replace("KOS", "XKX")


def _mark_chain(gold: Gold, answer: Answer, tally: Tally) -> None:
    whole = chain_right(gold, answer)
    innermost = source_right(gold, answer)
    outlet_may_say_it = "" in gold.other_sources
    tally.mark("innermost source", innermost)
    tally.mark("outermost source", outermost_right(gold, answer))
    tally.mark("chain length", whole or len(gold.chain) == len(answer.chain))
    tally.mark("whole chain", whole)
    tally.mark("sourced statement", sourced_right(gold, answer))
    if len(gold.chain) > 1:
        tally.mark("whole chain, nested", whole)
    if gold.chain:
        tally.mark("innermost source, gold has one", innermost and (bool(answer.chain) or outlet_may_say_it))
    excused = outlet_may_say_it and not answer.chain
    for step in range(1, len(gold.chain) + 1):
        voice = gold.chain[-step]
        link = answer.chain[-step] if step <= len(answer.chain) else {}
        innermost_step = step == 1
        other_stance = innermost_step and (excused or link.get("stance") in gold.stances)
        tally.mark("stance", other_stance or link.get("stance") == voice.stance)
        tally.mark("manner", excused or link.get("manner") == voice.manner)
        if voice.kind:
            tally.mark("source kind", excused or (link.get("source") or {}).get("kind") == voice.kind)


def _mark_date(gold: Gold, answer: Answer, page: Page, tally: Tally) -> None:
    given = {(_day(date.get("start")), _day(date.get("end"))) for date in answer.grounded("date")} - {(None, None)}
    exact = bool(given & gold.dates)
    if gold.date:
        tally.mark("date exact", exact)
        tally.mark("date overlaps", any(_meet(mine, right) for mine in given for right in gold.dates))
        tally.mark("date, all", exact)
        return
    # Where the gold gives none, a date that it gives to the same happening or sentence is no mistake.
    kin = [other for other in page.golds if page.event_of(other.id) == page.event_of(gold.id)] + page.beside(gold)
    nearby = {other.date for other in kin if other.date}
    starts = {start for start, _ in nearby} | ({page.published} if gold.status else set())
    forgiven = all(start in starts for start, _ in given)
    tally.mark("date, all", exact or forgiven or bool(given & nearby))


def _meet(left: Days, right: Days) -> bool:
    """Whether two stretches of days share one; an open side reaches for ever."""
    return (left[0] or "0") <= (right[1] or "9") and (right[0] or "0") <= (left[1] or "9")


def _day(date: object) -> str | None:
    return date[:10] if isinstance(date, str) else None


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance (haversine, mean radius 6371 km)."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    across = math.sin(math.radians(other_lon - lon) / 2) ** 2
    chord = math.sin((other_phi - phi) / 2) ** 2 + math.cos(phi) * math.cos(other_phi) * across
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(chord)))


def near_place(place: Json, spots: Iterable[Json]) -> bool:
    """Whether one of the groundings lies within 161 km of the gold's place."""
    return any(
        spot.get("lat") is not None
        and spot.get("lon") is not None
        and kilometres(place["lat"], place["lon"], spot["lat"], spot["lon"]) <= NEAR_KM
        for spot in spots
    )


def _mark_place(gold: Gold, answer: Answer, tally: Tally) -> None:
    if gold.place:
        spots = answer.grounded("location")
        tally.mark("place country", any(_country(spot) == gold.place["country"] for spot in spots))
        tally.mark("place within 161 km", near_place(gold.place, spots))


def _mark_counts(gold: Gold, answer: Answer, page: Page, tally: Tally) -> None:
    """Kind and both bounds must be equal; a count of the same sentence may sit on another of its statements."""
    in_sentence = {count_key(count) for other in page.beside(gold) for count in other.counts}
    left = [count_key(count) for count in answer.counts]
    for count in gold.counts:
        found = count_key(count) in left
        if found:
            left.remove(count_key(count))
        tally.find("counts", retrieval(found, found, 1))
    tally.find("counts", retrieval(0, sum(count[0] in PEOPLE and count not in in_sentence for count in left), 0))


def count_key(count: Json) -> CountKey:
    """A count in a form that can be compared: what in its usual word, low, high."""
    what = folded(count.get("what")).strip()
    return COUNTED_AS.get(what, what), count.get("low"), count.get("high")


def state_code(state: str | None) -> str:
    """A state in the contract's spelling."""
    return re.sub(r"[\s-]+", "_", folded(state).strip())


def _mark_status(gold: Gold, answer: Answer, tally: Tally) -> None:
    if gold.status:
        subject = answer.status.get("subject")
        kind = subject.get("kind") if isinstance(subject, Mapping) else answer.status.get("kind")
        tally.mark("status state", state_code(answer.status.get("state")) in map(state_code, gold.states))
        tally.mark("status kind", kind == gold.status["kind"])
