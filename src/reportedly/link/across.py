"""From readings to links: reprints first, then events over what is left, then how their statements stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from reportedly.link.candidates import comparable, pairs
from reportedly.link.cluster import clusters
from reportedly.link.compare import Likeness, likeness
from reportedly.link.groups import Groups
from reportedly.link.linked import linked
from reportedly.link.profile import Profile, profiles
from reportedly.link.relate import contradiction, corroborations, updates
from reportedly.link.reprint import Reprints, find_reprints, same_statements
from reportedly.link.states import reports, state_links
from reportedly.link.subject import Thing, subjects, things
from reportedly.link.voice import Voices, voices
from reportedly.records import Findings, Link, LinkKind, Reading

_PER_STATEMENT = 6
"""So many of its likest fellows a statement is linked to; clusters are closed over links, so more would say nothing."""


OPPOSED = -0.8
"""Least log-odds of one event for a contradiction between statements of different clusters: two sides tell of an event
so differently that they often end up in two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Readings laid side by side: what the board and the event view start from."""

    profiles: dict[str, Profile]
    """By statement id."""
    reprints: Reprints
    voices: Voices
    twins: dict[str, str]
    """Statement of a copy, the statement of the original in the same words."""


def situation(readings: Sequence[Reading]) -> Situation:
    """Profiles, reprints and voices of the readings; their order does not matter."""
    readings = sorted(readings, key=lambda reading: reading.article.id)
    articles = [reading.article for reading in readings]
    reprints = find_reprints(articles)
    by_id = {reading.article.id: reading for reading in readings}
    twins = {}
    for copy, original in sorted(reprints.original_by_copy.items()):
        twins.update({mine.id: its.id for mine, its in same_statements(by_id[copy], by_id[original])})
    return Situation(
        profiles={p.id: p for reading in readings for p in profiles(reading)},
        reprints=reprints,
        voices=voices(articles, reprints.families),
        twins={copy: _root(copy, twins) for copy in twins},
    )


def _root(copy: str, twins: dict[str, str]) -> str:
    seen = {copy}
    while copy in twins and twins[copy] not in seen:
        copy = twins[copy]
        seen.add(copy)
    return copy


def across(readings: Iterable[Reading]) -> Findings[Link]:
    """Every link between the statements and articles of readings.

    Args:
        readings: In any order, one for each article; the links do not depend on it.

    Returns:
        Reprints, same_event, corroborates, contradicts and updates, by id. The same_event links of an event join all
        of its statements, if need be through others. Statements of a copy are linked to those of its original only.
    """
    laid = situation(list(readings))
    originals = [p for p in laid.profiles.values() if p.id not in laid.twins]
    found = list(laid.reprints.links)
    found += [
        linked(copy, original, LinkKind.SAME_EVENT, score=1.0, reasons=("same words in a reprint",), rule="reprint")
        for copy, original in laid.twins.items()
    ]
    found += _relations(originals, laid.voices)
    return Findings(found=tuple(sorted({link.id: link for link in found}.values(), key=lambda link: link.id)))


def within(reading: Reading) -> Findings[Link]:
    """Links between statements of one report: voices in it that speak of one event, and that contradict each other.

    Args:
        reading: One report's reading.

    Returns:
        Links of every kind but reprints, by id.
    """
    laid = situation([reading])
    found = _relations(list(laid.profiles.values()), laid.voices)
    return Findings(found=tuple(sorted({link.id: link for link in found}.values(), key=lambda link: link.id)))


def state_groups(laid: Situation, events: Groups) -> tuple[tuple[Thing, ...], ...]:
    """The things that have a state, with every statement on each; those of copies are left to their originals."""
    originals = [p for p in laid.profiles.values() if p.id not in laid.twins]
    return _state_groups(originals, events)


def _state_groups(found: Sequence[Profile], events: Groups) -> tuple[tuple[Thing, ...], ...]:
    named = [thing for p in found for thing in things(p)]
    articles = {thing.profile.article.id: thing.profile.article for thing in named}
    return subjects(named, events, comparable(list(articles.values())))


def _relations(found: Sequence[Profile], voices: Voices) -> list[Link]:
    scored = _scores(found)
    by_id = {p.id: p for p in found}
    groups = clusters(tuple(by_id), {pair: alike.score for pair, alike in scored.items()})
    events = Groups(by_id)
    links: list[Link] = []
    for ids in groups:
        links += _same_event(ids, scored)
        for other in ids[1:]:
            events.join(ids[0], other)
    close = [pair for pair, alike in scored.items() if alike.score >= OPPOSED or events.together(*pair)]
    against = [k for one, two in close if (k := contradiction(by_id[one], by_id[two], voices)) is not None]
    links += against
    matters = _state_groups(found, events)
    same_thing = Groups()
    for first, *rest in matters:
        for thing in rest:
            same_thing.join(first.profile.id, thing.profile.id)
    for ids in groups:
        if len(ids) > 1:
            group = [by_id[i] for i in ids]
            later = updates(group)
            links += [*later, *corroborations(group, voices, apart=[*against, *later], same_thing=same_thing)]
    for things_of_one in matters:
        links += state_links(reports(things_of_one), voices)
    return links


def _scores(found: Sequence[Profile]) -> dict[tuple[str, str], Likeness]:
    by_article: dict[str, list[Profile]] = {}
    for profile in found:
        by_article.setdefault(profile.article.id, []).append(profile)
    articles = [members[0].article for members in by_article.values()]
    scored = {}
    for a, b in pairs(by_article, comparable(articles)):
        one, two = (a, b) if a.id < b.id else (b, a)
        scored[one.id, two.id] = likeness(one, two)
    return scored


def _same_event(ids: Sequence[str], scored: dict[tuple[str, str], Likeness]) -> list[Link]:
    """Links that join a cluster: the likest pairs of each statement, and whatever else it takes."""
    inside = sorted(
        ((scored[a, b].score, a, b) for n, b in enumerate(ids) for a in ids[:n] if (a, b) in scored), reverse=True
    )
    joined, degree, links = Groups(ids), dict.fromkeys(ids, 0), []
    for score, a, b in inside:
        needed = not joined.together(a, b)
        if not needed and (score <= 0 or max(degree[a], degree[b]) >= _PER_STATEMENT):
            continue
        joined.join(a, b)
        degree[a] += 1
        degree[b] += 1
        links.append(
            linked(a, b, LinkKind.SAME_EVENT, score=1 / (1 + exp(-score)), reasons=scored[a, b].reasons, rule="event")
        )
    return links
