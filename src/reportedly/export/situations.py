"""Situations in text: each with its place, parties, days, tension from day to day, and its weightiest events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from reportedly.export.claims import Claims, deed, dot, number, together
from reportedly.export.grouped import LONG, first_of
from reportedly.export.names import pair_name
from reportedly.export.styled import Row, Styled
from reportedly.export.text import WIDTH
from reportedly.export.wording import day, short_day, stretch, visible
from reportedly.records import Board, Event, Reading, Situation, Tension

SHOWN = 5
"""Events shown of each situation."""
DYADS = (
    "who did how much to whom: mean PLOVER score of the events between them, from -10 (hostile) to +10 (cooperative)"
)
_MOST_DAYS = 60
_BARS = "▁▂▃▄▅▆▇█"
_WORST = 10.0


def situation_rows(
    found: Iterable[Situation],
    board: Board,
    readings: Iterable[Reading],
    *,
    width: int = WIDTH,
    colour: bool = False,
) -> Iterator[Row]:
    """The situations, row by row.

    Args:
        found: The situations.
        board: Where their events stand.
        readings: Where their statements stand.
        width: Columns to fill.
        colour: Whether the styles will be seen.
    """
    claims = Claims(readings, width, colour=colour)
    events = {event.id: event for event in board.events}
    for place, each in enumerate(found):
        if place:
            yield ()
        yield from claims.filled([Styled(visible(each.name), "title")], 0)
        size = f"{number(len(each.event_ids), 'event')} in {number(len(each.article_ids), 'report')}"
        yield from claims.filled([Styled(f"{size} · {together(each.id)}", "faint")], 2)
        if each.tension:
            line, first, last = day_line(each.tension), *days(each.tension)
            yield (Styled(f"  {line}"),)
            yield (Styled(f"  {scale_words(len(line), first, last)}", "faint"),)
            yield from claims.filled([Styled(tension_words(each.tension), "faint")], 2)
        sides = dyads(each.tension)
        yield from claims.filled([Styled(DYADS, "faint")], 2) if sides else ()
        for words in sides:
            yield from claims.filled([Styled(words)], 4)
        for words in months(each, events):
            yield from claims.filled([Styled(words, "faint")], 4)
        shown = main_events([events[i] for i in each.event_ids if i in events])
        for event in shown:
            yield from _event(event, claims)
        if (more := len(each.event_ids) - len(shown)) > 0:
            yield from claims.filled([Styled(more_words(more, each.id), "faint")], 4)


def _event(event: Event, claims: Claims) -> Iterator[Row]:
    best = first_of(event, claims.homes)
    when = stretch(event.start, event.end) or "no day"
    parts = [Styled(together(when), "number"), dot()]
    if best is not None:
        statement, article = claims.homes[best]
        parts += [*deed(statement, article.text), dot()]
    yield from claims.filled([*parts, Styled(event.verification), dot(), Styled(together(event.id), "faint")], 4)


def months(each: Situation, events: Mapping[str, Event]) -> list[str]:
    """A long situation month by month: how much happened, where most, how hostile, and who did most to whom.

    Args:
        each: The situation; one of less than two months is told whole, and gives nothing here.
        events: Its events by id; others do no harm.
    """
    if each.start is None or each.end is None or (each.end - each.start).days < LONG:
        return []
    found: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in (events[i] for i in each.event_ids if i in events):
        if event.start is not None and each.start <= event.start <= each.end:
            found[event.start.year, event.start.month].append(event)
    return [_month(year, month, told, each.tension) for (year, month), told in sorted(found.items())]


def _month(year: int, month: int, told: Sequence[Event], tension: Iterable[Tension]) -> str:
    points = [point for point in tension if (point.day.year, point.day.month) == (year, month)]
    places = Counter(event.place.name for event in told if event.place)
    where = max(sorted(places), key=lambda name: places[name], default="")
    scores = [score for _, score in by_day(points)]
    parts = (
        stretch(date(year, month, 1), date(year, month, 28), granularity="month"),
        number(len(told), "event"),
        visible(where),
        f"{sum(scores) / len(scores):+.1f}" if scores else "",
        *(words.rpartition(":")[0] for words in dyads(points, most=1)),
    )
    return " · ".join(part for part in parts if part)


def main_events(events: Sequence[Event]) -> list[Event]:
    """Those that most voices tell, in the order in which they happened."""
    best = sorted(events, key=lambda e: (-e.origins, -len(e.statement_ids), e.id))[:SHOWN]
    return sorted(best, key=lambda e: (e.start or date.max, e.id))


def days(tension: Iterable[Tension]) -> tuple[date, date]:
    """The first and the last day of it."""
    known = sorted(point.day for point in tension)
    return known[0], known[-1]


def by_day(tension: Iterable[Tension]) -> list[tuple[date, float]]:
    """The score of each day over all dyads: the mean of its events."""
    scores: dict[date, list[float]] = defaultdict(list)
    for point in tension:
        scores[point.day] += [point.score] * len(point.event_ids)
    return [(when, sum(found) / len(found)) for when, found in sorted(scores.items())]


def day_line(tension: Iterable[Tension]) -> str:
    """A bar for each day, from ▁ for the friendliest to █ for the most hostile, and a dot where nothing happened.

    Of more than `_MOST_DAYS` days each bar is a stretch of as many days as needed, and shows its most hostile one.
    """
    scores = dict(by_day(tension))
    if not scores:
        return ""
    first, last = min(scores), max(scores)
    step = _step(first, last)
    bars = []
    for n in range(0, (last - first).days + 1, step):
        told = [scores[when] for d in range(n, n + step) if (when := first + timedelta(days=d)) in scores]
        bar = (_WORST - min(told)) / (2 * _WORST) if told else None
        bars.append("·" if bar is None else _BARS[min(len(_BARS) - 1, max(0, int(bar * len(_BARS))))])
    return "".join(bars)


def _step(first: date, last: date) -> int:
    """Days of a bar."""
    return -(-((last - first).days + 1) // _MOST_DAYS)


def tension_words(tension: Sequence[Tension]) -> str:
    """What the bars are, with the most hostile day and its score."""
    step = _step(*days(tension))
    each = "a bar a day" if step == 1 else f"a bar for {step} days"
    return f"hostility: {each}, the taller the more hostile; {worst_words(tension)}"


def worst_words(tension: Sequence[Tension]) -> str:
    """The most hostile day and its score."""
    when, worst = min(by_day(tension), key=lambda point: (point[1], point[0]))
    return f"the most hostile day was {short_day(when)} ({worst:+.1f})"


def scale_words(width: int, first: date, last: date) -> str:
    """The first and the last day, below the ends of the bars."""
    if first == last:
        return day(first)
    one, two = short_day(first), day(last)
    return f"{one} to {two}" if width < len(one) + len(two) + 2 else f"{one}{' ' * (width - len(one) - len(two))}{two}"


def more_words(more: int, situation: str) -> str:
    """What is said where not all events are shown."""
    return f"and {number(more, 'other event')}; show them with: reportedly board --about {situation} --all"


def dyads(tension: Iterable[Tension], most: int = 4) -> list[str]:
    """The sides that did most to each other, each with its mean score over the days."""
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for point in tension:
        scores[point.actor, point.recipient] += [point.score] * len(point.event_ids)
    ranked = sorted(scores.items(), key=lambda entry: (-len(entry[1]), sum(entry[1]), entry[0]))
    return [
        f"{visible(pair_name(actor, recipient))}: {sum(told) / len(told):+.1f} over {number(len(told), 'event')}"
        for (actor, recipient), told in ranked[:most]
    ]
