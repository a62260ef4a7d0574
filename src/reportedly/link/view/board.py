"""What is known on a day: a view over derived rows, which follow from readings, links and judgements."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from reportedly.link.joining.memory import MemoryShelf
from reportedly.link.view.rows import MemoryRows, Rows
from reportedly.link.view.standing import Standing
from reportedly.link.view.stories import LEAST_EVENTS, settle
from reportedly.records import (
    Article,
    Board,
    EventStanding,
    Link,
    LinkKind,
    Reading,
    Situation,
    SituationStanding,
    SubjectKind,
    SubjectState,
)


def board(
    readings: Iterable[Reading],
    links: Iterable[Link],
    as_of: date | None = None,
    known_at: date | datetime | None = None,
) -> Board:
    """What the readings say is so.

    Args:
        readings: One for each article.
        links: Those `across` them; links within a reading are taken from it.
        as_of: States that begin later are left out; None takes all.
        known_at: Reports that appeared later are left out; those of later days than `as_of` if None.

    Returns:
        States by kind and name of the thing, events latest first, contested points, and what they rest on.
    """
    until = known_at if known_at is not None else as_of
    kept = [r for r in readings if until is None or is_told(r.article, until)]
    links = tuple(links)
    shelf, rows = MemoryShelf(kept, links), MemoryRows()
    Standing(shelf, rows, as_of=as_of).refresh([r.article.id for r in kept])
    settle(shelf, rows, as_of=as_of)
    known = replace(shown(rows, rows.situations()), as_of=as_of, known_at=known_at)
    return resting_on(known, kept, links)


def is_told(article: Article, until: date | datetime) -> bool:
    """Whether a report was out on a day, or at a moment.

    One without a day is on no board of a day: nobody knows whether it was out. One without a time counts as out from
    the beginning of its day.
    """
    published = article.published
    if published is None:
        return False
    if not isinstance(until, datetime):
        return published <= until
    at = article.published_at
    if at is None or at.tzinfo is None:
        return published <= until.date()
    return at <= (until if until.tzinfo else until.replace(tzinfo=at.tzinfo))


def shown(rows: Rows, chosen: Sequence[SituationStanding]) -> Board:
    """The board of some situations, whole, without the reports and links it rests on."""
    found = rows.events_under(i for one in chosen for i in one.situation.article_ids)
    subjects = rows.subjects(i for one in chosen for i in one.subjects)
    return Board(
        as_of=None,
        states=by_name(one.state for one in subjects.values()),
        events=tuple(one.event for one in latest(one for one in found if one.is_shown)),
        contested=tuple(contest for one in latest(found) for contest in one.contests),
        links=(), articles=(), reprint_of=(), situations=situations(chosen),
    )  # fmt: skip


def resting_on(known: Board, readings: Iterable[Reading], links: Iterable[Link]) -> Board:
    """A board with the reports and links that it rests on.

    Args:
        known: Without them.
        readings: Those of its reports.
        links: Links across reports; those with an end elsewhere are left out, those within a reading are added.
    """
    kept = sorted(readings, key=lambda r: (r.article.published or date.max, r.article.id))
    ends = {r.article.id for r in kept} | {s.id for r in kept for s in r.statements}
    every = {link.id: link for r in kept for link in r.links} | {link.id: link for link in links}
    there = tuple(every[i] for i in sorted(every) if every[i].left in ends and every[i].right in ends)
    return replace(
        known,
        links=there,
        articles=tuple(r.article for r in kept),
        reprint_of=tuple((link.left, link.right) for link in there if link.kind is LinkKind.REPRINTS),
    )


def situations(chosen: Iterable[SituationStanding]) -> tuple[Situation, ...]:
    """Those that tell of enough to be one."""
    return tuple(one.situation for one in chosen if one.n_events >= LEAST_EVENTS)


def by_name(states: Iterable[SubjectState | None]) -> tuple[SubjectState, ...]:
    """States as one asks for them: ways before what is supplied, then what is agreed or ruled; in each by name."""
    known = (s for s in states if s is not None)
    return tuple(sorted(known, key=lambda s: (_RANKS.get(s.kind, len(_RANKS)), s.subject.casefold(), s.statement_id)))


_RANKS = {
    str(kind): rank
    for rank, kind in enumerate(
        (
            SubjectKind.CROSSING,
            SubjectKind.ROAD,
            SubjectKind.AIRPORT,
            SubjectKind.PORT,
            SubjectKind.CEASEFIRE,
            SubjectKind.CURFEW,
            SubjectKind.SERVICE,
            SubjectKind.LAW,
            SubjectKind.AGREEMENT,
            SubjectKind.ELECTION,
        )
    )
}


def latest(found: Iterable[EventStanding]) -> list[EventStanding]:
    """Events, the latest first."""
    return sorted(found, key=lambda one: (-(one.event.start or date.min).toordinal(), one.event.id))
