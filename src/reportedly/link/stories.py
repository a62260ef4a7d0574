"""Which events belong together: the situations of a ledger, each with how tense it was from day to day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reportedly.link.across import Laid, laid_out
from reportedly.link.candidates import comparable
from reportedly.link.groups import Groups
from reportedly.link.parties import alike
from reportedly.link.profile import FINE, Party, Profile
from reportedly.link.relate import is_actual, is_negative
from reportedly.link.wording import overlap
from reportedly.records import Board, Event, LinkKind, Reading, Situation, Tension

_TOPIC = 0.2
"""Least share of names, of the report with fewer, that two reports on one situation have in common."""
_ONE_TOPIC = 0.4
"""Share of names from which two reports of one fortnight are on one situation though they share no event."""
_FORTNIGHT = 14
_SHARED = 2
"""Events that two reports must share to be on one situation whatever their names."""
_WEEKS = 28
"""Days between two reports of one situation that nothing told in between joins."""
_LEAST_EVENTS = 2
_PARTIES = 3
"""So many parties name a situation."""


def situations(board: Board, readings: Iterable[Reading]) -> tuple[Situation, ...]:
    """The situations that a board's events make up, the latest first.

    Two reports are on one situation where they share an event and enough names, or two events, or where one copies the
    other. What a single report tells is a situation if it tells of two events at least.

    Args:
        board: What is known.
        readings: Those it was made from.
    """
    laid = laid_out([r for r in readings if r.article.id in {a.id for a in board.articles}])
    homes = {event.id: sorted({laid.profiles[i].article.id for i in event.statement_ids}) for event in board.events}
    stories = _stories(board, laid, homes)
    events: dict[str, list[Event]] = defaultdict(list)
    for event in board.events:
        events[stories.find(homes[event.id][0])].append(event)
    found = [_situation(members, laid) for members in events.values() if len(members) >= _LEAST_EVENTS]
    return tuple(sorted(found, key=lambda s: (-(s.end or date.min).toordinal(), s.id)))


def _stories(board: Board, laid: Laid, homes: Mapping[str, Sequence[str]]) -> Groups:
    """Reports that are on one situation."""
    topics = {p.article.id: p.topic for p in laid.profiles.values()}
    days = {article.id: article.published for article in board.articles}

    def near(one: str, two: str, most: int) -> bool:
        first, last = days.get(one), days.get(two)
        return first is None or last is None or abs((first - last).days) <= most

    def alike(one: str, two: str) -> float:
        return overlap(topics.get(one, frozenset()), topics.get(two, frozenset()))

    stories = Groups(days)
    shared: Counter[tuple[str, str]] = Counter()
    for articles in homes.values():
        shared.update((one, two) for n, two in enumerate(articles) for one in articles[:n])
    joined = [(link.left, link.right) for link in board.links if link.kind is LinkKind.REPRINTS]
    joined += [p for p, n in shared.items() if near(*p, _WEEKS) and (n >= _SHARED or alike(*p) >= _TOPIC)]
    joined += [p for p in comparable(board.articles) if near(*p, _FORTNIGHT) and alike(*p) >= _ONE_TOPIC]
    # An event is told in one situation, even where its reports have little else in common.
    joined += [(each[0], other) for each in homes.values() if len(each) > _SHARED for other in each[1:]]
    for one, two in joined:
        stories.join(one, two)
    return stories


def _situation(events: Sequence[Event], laid: Laid) -> Situation:
    ordered = sorted(events, key=lambda e: (e.start or date.max, e.id))
    told = [laid.profiles[i] for event in ordered for i in event.statement_ids]
    happened = [event for event in ordered if _has_happened(event, laid)]
    published = sorted(p.article.published for p in told if p.article.published is not None)
    days = [event.start for event in happened if event.start is not None]
    # A day long before the first report is background.
    recent = [day for day in days if not published or (published[0] - day).days <= _WEEKS]
    start, end = min(recent, default=None), max([*recent, *published[-1:]], default=None)
    place, parties = _place(told), _parties(told)
    articles = tuple(sorted({p.article.id for p in told}))
    return Situation(
        id="k-" + min(articles).removeprefix("a-"),
        name=_name(place, parties, start, end),
        place=place,
        parties=parties,
        start=start,
        end=end,
        event_ids=tuple(event.id for event in ordered),
        article_ids=articles,
        tension=_tension(happened, laid),
    )


def _has_happened(event: Event, laid: Laid) -> bool:
    return any(is_actual(p) and not is_negative(p) for p in (laid.profiles[i] for i in event.statement_ids))


def _name(place: str | None, parties: Sequence[str], start: date | None, end: date | None) -> str:
    time = ""
    if start is not None and end is not None:
        time = f"{start:%-d %b %Y}" if start == end else f"{_short(start, end)} to {end:%-d %b %Y}"
    return " · ".join(part for part in (place or "", ", ".join(parties), time) if part) or "no place, no party, no day"


def _short(start: date, end: date) -> str:
    return f"{start:%-d %b}" if start.year == end.year else f"{start:%-d %b %Y}"


def _place(told: Sequence[Profile]) -> str | None:
    """The place named in most reports, a town before a country."""
    named: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for place, _ in {(s.place.name, p.article.id): s for p in told for s in p.spots if s.place is not None}:
        named[_is_fine(place, told)][place] += 1
    best = named[True] or named[False]
    return max(sorted(best), key=lambda name: best[name], default=None)


def _is_fine(name: str, told: Sequence[Profile]) -> bool:
    return any(s.place.precision in FINE for p in told for s in p.spots if s.place is not None and s.place.name == name)


def _parties(told: Sequence[Profile]) -> tuple[str, ...]:
    """Those with names that act or are acted on in most statements."""
    kept: list[tuple[Party, Counter[str]]] = []
    for p in told:
        for party in (*p.actors, *p.recipients):
            if not party.known or not _has_name(party):
                continue
            mine = next((names for first, names in kept if alike(first, party)), None)
            if mine is None:
                mine = Counter()
                kept.append((party, mine))
            mine[party.text] += 1
    ranked = sorted(kept, key=lambda entry: (-entry[1].total(), entry[0].text))
    return tuple(max(sorted(names), key=lambda text: names[text]) for _, names in ranked[:_PARTIES])


def _has_name(party: Party) -> bool:
    """Whether the wording holds a name: a capital behind its first word, or nothing but one."""
    first, *others = party.text.split() or [""]
    return any(word[:1].isupper() for word in others) or (not others and first[:1].isupper())


def _tension(events: Sequence[Event], laid: Laid) -> tuple[Tension, ...]:
    """Mean score of the events of each day between two sides; an event counts once, however many tell it."""
    scores: dict[tuple[date, str, str], list[tuple[float, str]]] = defaultdict(list)
    for event in events:
        told = [p for i in event.statement_ids if is_actual(p := laid.profiles[i]) and not is_negative(p)]
        scored = [p.statement.plover_score for p in told if p.statement.plover_score is not None]
        if event.start is None or not scored or event.verification == "denied":
            continue
        dyad = _dyad(told)
        if dyad is not None:
            scores[event.start, *dyad].append((sum(scored) / len(scored), event.id))
    return tuple(
        Tension(
            day=day, actor=actor, recipient=recipient, score=round(sum(s for s, _ in found) / len(found), 2),
            event_ids=tuple(sorted(i for _, i in found)),
        )
        for (day, actor, recipient), found in sorted(scores.items())
    )  # fmt: skip


def _dyad(told: Sequence[Profile]) -> tuple[str, str] | None:
    """Actor and recipient as most statements name them; None where nobody is known to act."""
    actors = Counter(_side(party) for p in told for party in p.actors if party.known)
    recipients = Counter(_side(party) for p in told for party in p.recipients if party.known)
    actor = max(sorted(actors), key=lambda side: actors[side], default="—")
    if actor == "—":
        return None
    return actor, max(sorted(recipients), key=lambda side: recipients[side], default="—")


def _side(party: Party) -> str:
    """Country and sector as analysts write dyads: "COD/REB"; the wording where neither is known."""
    if party.country is None:
        return party.text if _has_name(party) else "—"
    return "/".join((party.country, *sorted(party.sectors)[:1]))
