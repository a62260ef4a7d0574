"""The board of a ledger: as it is now from derived rows, as it was on a day from what had been told by then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from reportedly import link, resolve, store
from reportedly.errors import LedgerError, LedgerLockedError
from reportedly.pipeline.keeping import Merged, merged, refresh
from reportedly.records import Board, Contest, LinkKind, Reading, SituationStanding, Totals

SITUATIONS = 5
"""Situations that a short board shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How much of each situation a short board shows."""

    events: int
    contested: int
    states: int


_OF_A_SIDE = 8
"""Statements of each side of a contested point that a short board reads; who is behind a ninth shows on the event."""
_ALONE = Length(events=12, contested=20, states=40)
_OF_SEVERAL = Length(events=4, contested=3, states=8)


def board(
    ledger: store.StoredLedger,
    *,
    as_of: date | None = None,
    known_at: date | datetime | None = None,
    about: str | None = None,
    country: str | None = None,
    short: bool = False,
) -> tuple[Board, tuple[Reading, ...]]:
    """Say what is known, and give the readings that hold the sentences behind it; those of a short board quote only.

    Args:
        ledger: Where to look.
        as_of: The day whose state of things is asked for; the latest if None.
        known_at: Only what was told by then: reports of that day and before, or up to that moment. If None, what was
            told by `as_of`.
        about: Only situations whose id begins like this or whose name holds all of these words.
        country: Only situations with this country (ISO 3166 alpha-3) among their places and parties.
        short: Only the situations told of last, and of each the weightiest. Its readings have no mentions, times,
            attributions and groundings, which it does not show.

    Raises:
        LedgerError: if no situation is chosen by `about` or `country`.
    """
    with suppress(LedgerLockedError):  # another process adds; what it has added so far is shown
        refresh(ledger)
    if as_of is not None or known_at is not None:
        return _then(ledger, as_of, known_at, about=about, country=country, short=short)
    if short:
        return _short(ledger, about=about, country=country)
    with ledger.derived() as rows:
        chosen = _chosen(rows.situations(), about=about, country=country)
        known = link.shown(rows, chosen)
    if about or country:
        readings = _read(ledger, (i for one in chosen for i in one.situation.article_ids))
        ends = [i for r in readings for i in (r.article.id, *(s.id for s in r.statements))]
        return link.resting_on(known, readings, tuple(ledger.links_of(ends))), readings
    readings = standing(ledger)
    return link.resting_on(known, readings, tuple(ledger.links())), readings


def standing(ledger: store.StoredLedger) -> tuple[Reading, ...]:
    """Give the readings that no later version of their page has taken the place of."""
    gone, same = ledger.superseded(), resolve.same_actors(ledger.judgements())
    kept = (reading for reading in ledger.readings() if reading.article.id not in gone)
    return tuple(merged(kept, same) if same else kept)


def _read(ledger: store.StoredLedger, ids: Iterable[str]) -> tuple[Reading, ...]:
    return tuple(Merged(ledger, ledger.judgements()).readings_of(sorted(set(ids))))


def _chosen(
    found: Sequence[SituationStanding], *, about: str | None, country: str | None
) -> tuple[SituationStanding, ...]:
    """The situations that were asked for.

    Raises:
        LedgerError: if there are none though some were asked for.
    """
    kept = tuple(one for one in found if country is None or country in one.countries)
    if about is not None:
        words = about.casefold().split()
        kept = tuple(
            one
            for one in kept
            if one.situation.id.startswith(about) or all(w in one.situation.name.casefold() for w in words)
        )
    if not kept and (about or country):
        asked = " ".join(part for part in (f'"{about}"' if about else "", country or "") if part)
        raise LedgerError(f"no situation is about {asked}; list them with: reportedly situations")
    return kept


def _short(ledger: store.StoredLedger, *, about: str | None, country: str | None) -> tuple[Board, tuple[Reading, ...]]:
    """The weightiest of the situations told of last; reads as much as it shows, however large the ledger."""
    with ledger.derived() as rows:
        if about or country:
            chosen = _chosen(rows.situations(), about=about, country=country)
            totals = _totals(chosen)
        else:
            totals, chosen = rows.totals(), rows.latest(limit=SITUATIONS)
        length = _ALONE if len(chosen) == 1 else _OF_SEVERAL
        chosen = chosen[:SITUATIONS]
        events = rows.events(
            i for one in chosen for i in (*one.main[: length.events], *one.contested[: length.contested])
        )
        subjects = rows.subjects(i for one in chosen for i in one.subjects[: length.states])
    main = {i for one in chosen for i in one.main[: length.events]}
    contested = {i for one in chosen for i in one.contested[: length.contested]}
    known = Board(
        as_of=None,
        states=link.by_name(one.state for one in subjects.values()),
        events=tuple(one.event for one in link.latest(events.values()) if one.event.id in main),
        contested=tuple(c for one in link.latest(events.values()) if one.event.id in contested for c in one.contests),
        links=(), articles=(), reprint_of=(), situations=tuple(one.situation for one in chosen),
        totals=totals,
    )  # fmt: skip
    shown = {events[i].best for i in main if i in events}
    shown |= {i for contest in known.contested for side in contest.sides for i in side[:_OF_A_SIDE]}
    shown |= {state.statement_id for state in known.states}
    readings = tuple(ledger.told_in(sorted(shown)))
    return replace(known, articles=tuple(r.article for r in readings)), readings


def _totals(chosen: Sequence[SituationStanding]) -> Totals:
    """How much there is in these situations."""
    return Totals(
        n_reports=sum(len(one.situation.article_ids) for one in chosen),
        n_events=sum(one.n_events for one in chosen),
        n_contested=sum(one.n_contested for one in chosen),
        n_situations=sum(one.n_events > 1 for one in chosen),
        last_day=max((one.situation.end for one in chosen if one.situation.end), default=None),
    )


def _then(
    ledger: store.StoredLedger,
    as_of: date | None,
    known_at: date | datetime | None,
    *,
    about: str | None,
    country: str | None,
    short: bool,
) -> tuple[Board, tuple[Reading, ...]]:
    """The board of another day: derived in memory from the reports that were out by then.

    Only those of the situations that were asked for, or told of last, are read, with what is tied to their events.
    """
    until = known_at if known_at is not None else as_of
    day = as_of or (known_at.date() if isinstance(known_at, datetime) else known_at)
    if until is None or day is None:
        raise ValueError("the board of another day needs one")
    judgements = ledger.judgements()
    asked = _asked(ledger, until, about=about, country=country, short=short)
    gone = ledger.superseded(asked)
    asked = None if asked is None else asked | gone.keys() | set(gone.values())  # whichever version was out
    read = tuple(ledger.readings() if asked is None else _around(ledger, asked))
    told = tuple(_told(gone if asked is None else ledger.superseded(r.article.id for r in read), read, until))
    same = resolve.same_actors(judgements)
    kept = tuple(merged(told, same)) if same else told
    links = tuple(ledger.links() if asked is None else ledger.links_of(_ends(kept)))
    shelf, rows = link.MemoryShelf(kept, links), link.MemoryRows()
    link.Standing(shelf, rows, judged=link.judged(judgements), as_of=day).refresh([r.article.id for r in kept])
    _forget_later(rows, kept, day)
    link.settle(shelf, rows, as_of=day)
    chosen = rows.situations()
    if asked is not None:
        chosen = tuple(one for one in chosen if asked.intersection(one.situation.article_ids))
        chosen = chosen if about or country else chosen[:SITUATIONS]
        within = {i for one in chosen for i in one.situation.article_ids}
        kept = tuple(r for r in kept if r.article.id in within)
    known, later = link.shown(rows, chosen), _later(kept, day)
    known = replace(
        known, as_of=as_of, known_at=known_at,
        contested=tuple(c for one in known.contested for c in _contested(one, later)),
    )  # fmt: skip
    known = _counted(ledger, known, until, n_shown=None if about or country or asked is None else len(kept))
    return link.resting_on(known, kept, links), kept


def _asked(
    ledger: store.StoredLedger, until: date | datetime, *, about: str | None, country: str | None, short: bool
) -> frozenset[str] | None:
    """The reports of the situations that a board of another day shows; None for all.

    Situations go by the names that they have today: on that day they may have had others.
    """
    if not (about or country or short):
        return None
    with ledger.derived() as rows:
        if about or country:
            found = _chosen(rows.situations(), about=about, country=country)
        else:
            is_moment = isinstance(until, datetime)
            # Of a day that is cut by the minute some situations may fall away.
            last = until.date() if isinstance(until, datetime) else until
            found = rows.situations(rows.told_by(last, limit=SITUATIONS * (2 if is_moment else 1)))
    return frozenset(i for one in found for i in one.situation.article_ids)


def _around(ledger: store.StoredLedger, articles: Iterable[str]) -> Iterator[Reading]:
    """The readings of some articles, and of those that tell of their events or are at odds with them."""
    readings = {r.article.id: r for r in ledger.readings_of(articles, standing=False)}
    seen, waiting = set[str](), set(_ends(readings.values()))
    while waiting:
        seen |= waiting
        links = list(ledger.links_of(sorted(waiting)))
        waiting = {i for k in links if k.kind is LinkKind.SAME_EVENT for i in (k.left, k.right)} - seen
        beside = {i for k in links for i in (k.left, k.right)} - seen
        readings |= {r.article.id: r for r in ledger.readings_of(sorted(beside), standing=False)}
    yield from (readings[i] for i in sorted(readings))


def _ends(readings: Iterable[Reading]) -> Iterator[str]:
    """Everything of some readings that a link can name."""
    return (i for r in readings for i in (r.article.id, *(s.id for s in r.statements)))


def _counted(ledger: store.StoredLedger, known: Board, until: date | datetime, *, n_shown: int | None) -> Board:
    """A board of another day with how many reports it leaves out, and why.

    Args:
        ledger: Where they are counted.
        known: The board.
        until: The day or moment up to which reports count.
        n_shown: How many it shows; None where those of other situations were not asked for.
    """
    with ledger.derived() as rows:
        n_out, n_later, n_undated = rows.counted_by(until.date() if isinstance(until, datetime) else until)
        of_day = rows.of_day(until.date()) if isinstance(until, datetime) else ()
    n_after = sum(not link.is_told(r.article, until) for r in ledger.told_in(of_day))
    n_elsewhere = 0 if n_shown is None else max(0, n_out - n_after - n_shown)
    return replace(known, n_undated=n_undated, n_later=n_later + n_after, n_elsewhere=n_elsewhere)


def _forget_later(rows: link.MemoryRows, readings: Iterable[Reading], day: date) -> None:
    """Leave out what happened after a day and was not told of by then: it is no part of how things stood."""
    published = {r.article.id: r.article.published for r in readings}
    rows.drop_events(
        [
            one.event.id
            for one in rows.events_under(published)
            if one.event.start is not None
            and one.event.start > day
            and not any((told := published.get(article)) and told <= day for _, article in one.members)
        ]
    )


def _later(readings: Iterable[Reading], day: date) -> frozenset[str]:
    """Statements that were told after a day and tell of what was still to come then."""
    return frozenset(
        s.id
        for r in readings
        if r.article.published and r.article.published > day
        for s in r.statements
        if s.when and s.when.start and s.when.start > day
    )


def _contested(contest: Contest, later: frozenset[str]) -> Iterator[Contest]:
    """The point without what was still to come; nothing where that leaves no two sides."""
    kept = [(n, tuple(i for i in side if i not in later)) for n, side in enumerate(contest.sides)]
    kept = [(n, side) for n, side in kept if side]
    if len(kept) > 1:
        yield replace(
            contest, sides=tuple(side for _, side in kept),
            statement_ids=tuple(i for i in contest.statement_ids if i not in later),
            values=tuple(contest.values[n] for n, _ in kept) if contest.values else (),
        )  # fmt: skip


def _told(later: Mapping[str, str], readings: Iterable[Reading], until: date | datetime) -> Iterator[Reading]:
    """The readings that stood then: reports that were out, of a page the version that was."""
    out = {r.article.id: r for r in readings if link.is_told(r.article, until)}
    yield from (reading for article, reading in out.items() if later.get(article) not in out)
