"""A person's word on what a view shows: an event stands for its statements, and what followed from the word is told.

Views show events; judgements are kept of statements, since an event is made anew whenever a report comes in. Here the
one is turned into the other, and derived rows are compared before and after.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from reportedly import store
from reportedly.errors import LedgerError
from reportedly.link import judged
from reportedly.pipeline.keeping import check_form, given, identify, judge, link_waiting, refresh
from reportedly.records import (
    EventStanding,
    Judgement,
    LinkKind,
    SituationStanding,
    SubjectStanding,
    Verdict,
)

_MANY = 20_000
"""Reports from which changes that a judgement on actors makes are not looked for: they may be anywhere."""
_NAMED = 6
"""Statements of an event that a refusal names."""
_ACTORS = frozenset({Verdict.MERGE, Verdict.UNMERGE})
_Row = TypeVar("_Row", EventStanding, SubjectStanding, SituationStanding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs after a judgement; each pair is a row before and after, None where there was or is none."""

    events: tuple[tuple[EventStanding | None, EventStanding | None], ...] = ()
    states: tuple[tuple[SubjectStanding | None, SubjectStanding | None], ...] = ()
    situations: tuple[tuple[SituationStanding | None, SituationStanding | None], ...] = ()
    links_made: tuple[tuple[LinkKind, int], ...] = ()
    links_gone: tuple[tuple[LinkKind, int], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.events or self.states or self.situations or self.links_made or self.links_gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What was judged, and what followed from it."""

    judgements: tuple[Judgement, ...]
    changes: Changes
    is_looked_for: bool = True
    """Whether changes were looked for."""


def rule(
    ledger: store.StoredLedger,
    verdict: Verdict | str,
    left: str,
    right: str | None = None,
    *,
    by: str,
    note: str = "",
    at: datetime | None = None,
) -> Ruling:
    """Keep a person's word and say what changed by it.

    As `judge`, but an end may be an event's id, as the board shows it. `not-same` of an event and one of its
    statements parts the statement from all others of it; of two events it keeps them apart. `same` joins two. What is
    said of one statement can be said of an event only if one statement tells of it.

    Args:
        ledger: Where it is kept.
        verdict: What the person says.
        left: Id of an event, statement, article or actor, or its beginning.
        right: The other one of a pair.
        by: Who says so.
        note: Why.
        at: When; now if None.

    Raises:
        LedgerError: if an id names nothing or several things, or the verdict cannot be said of what it names.
    """
    verdict = Verdict(verdict)
    check_form(verdict, right, by=by)
    pairs = tuple(_ends(ledger, verdict, left, right))
    _check_reports(ledger, verdict, pairs)
    around = _around(ledger, verdict, {end for pair in pairs for end in pair if end})
    before = _seen(ledger, around)
    if len(pairs) == 1:
        said: tuple[Judgement, ...] = (judge(ledger, verdict, *pairs[0], by=by, note=note, at=at),)
    else:
        moment = at or datetime.now(UTC)
        said = tuple(given(verdict, *sorted(filter(None, pair)), by=by.strip(), note=note, at=moment) for pair in pairs)
        for each in said:
            ledger.judge(each)
        link_waiting(ledger)
        refresh(ledger)
    after = _seen(ledger, around | _around(ledger, verdict, {end for pair in pairs for end in pair if end}))
    return Ruling(judgements=said, changes=_changes(before, after), is_looked_for=before is not None)


def wrong(ledger: store.StoredLedger) -> dict[str, str]:
    """The statements that people judged wrong, each with who said so last."""
    judgements = ledger.judgements()
    return {name: next(j.judge for j in reversed(judgements) if j.left == name) for name in judged(judgements).wrong}


def _ends(
    ledger: store.StoredLedger, verdict: Verdict, left: str, right: str | None
) -> Iterator[tuple[str, str | None]]:
    """The ids of statements, articles or actors that a verdict on these is said of."""
    if verdict in _ACTORS or not any(_is_event(i) for i in (left, right) if i):
        yield left, right
        return
    one = _statements(ledger, left)
    two = _statements(ledger, right) if right else ()
    if not two:
        if len(one) > 1:
            raise LedgerError(_several(ledger, verdict, left, one))
        yield one[0], None
        return
    is_one = set(one) == set(two) and _is_event(left) and _is_event(right or "")
    if is_one and verdict is not Verdict.WITHDRAWN:
        remedy = "give it and the id of a statement to be taken out, or take back what was said: judge withdraw"
        raise LedgerError(f'"{left}" and "{right}" are one event; {remedy}')
    if verdict is Verdict.SUPERSEDES:
        yield left.removeprefix("e-"), (right or "").removeprefix("e-")
        return
    yield from _crossed(ledger, verdict, one, two)


def _crossed(
    ledger: store.StoredLedger, verdict: Verdict, one: Sequence[str], two: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The pairs by which two groups of statements are joined, parted, or left to the rules."""
    verdicts = {frozenset((j.left, j.right)): j.verdict for j in ledger.judgements() if j.right is not None}
    found = {frozenset((a, b)): (a, b) for a in one for b in two if a != b}
    every = list(found.values())
    told = [pair for pair in every if frozenset(pair) in verdicts]
    if verdict is Verdict.WITHDRAWN:
        if not told:
            raise LedgerError("nothing was judged about these two; see: reportedly judge list")
        yield from told
    elif verdict is Verdict.SAME:
        # What was said to be apart would keep them apart.
        apart = [pair for pair in told if verdicts[frozenset(pair)] is Verdict.NOT_SAME]
        yield from apart or every[:1]
    elif set(two) <= set(one) or set(one) <= set(two):
        yield from every
    else:
        yield every[0]


def _is_event(name: str) -> bool:
    return name.startswith("e-")


def _statements(ledger: store.StoredLedger, name: str) -> tuple[str, ...]:
    """The statements of an event, the one that tells it best first; a statement or an article stands for itself."""
    if not _is_event(name):
        return (identify(ledger, name),)
    bare = name.removeprefix("e-")
    # An event is called after one of its statements, whose id may have a letter in front.
    first = identify(ledger, bare if ledger.ids_like(bare) else f"s-{bare}")
    with ledger.derived() as rows:
        found = rows.events(rows.events_with([first]).values())
    event = next(iter(found.values()), None)
    return tuple(dict.fromkeys((event.best, *event.event.statement_ids))) if event else (first,)


def _several(ledger: store.StoredLedger, verdict: Verdict, name: str, ids: Sequence[str]) -> str:
    told = f'"{name}" is an event that {len(ids)} statements tell of, and "{_word(verdict)}" is said of one'
    where = f"reportedly event {name} --ledger {ledger.name}"
    if len(ids) > _NAMED:
        return f"{told}; find its id with: {where}"
    readings = ledger.readings_of(ids)
    words = {s.id: s.trigger.of(r.article.text) for r in readings for s in r.statements if s.id in ids}
    listed = ", ".join(f'{i} ("{words.get(i, "")}")' for i in ids)
    return f"{told}: {listed}; judge it with: reportedly judge {_word(verdict)} ID --ledger {ledger.name}"


def _word(verdict: Verdict) -> str:
    return "withdraw" if verdict is Verdict.WITHDRAWN else verdict.replace("_", "-")


def _check_reports(ledger: store.StoredLedger, verdict: Verdict, pairs: Sequence[tuple[str, str | None]]) -> None:
    """Refuse what would change nothing: two reports that are not taken for one are not the same already.

    Raises:
        LedgerError: if the two are a report and a statement, or two reports that nothing joins.
    """
    if verdict not in {Verdict.SAME, Verdict.NOT_SAME} or len(pairs) != 1 or not pairs[0][1]:
        return
    one, two = (identify(ledger, end) for end in pairs[0] if end)
    reports = [bool(ledger.history(end)) for end in (one, two)]
    if any(reports) and not all(reports):
        report, statement = (one, two) if reports[0] else (two, one)
        raise LedgerError(f'"{report}" is a report and "{statement}" a statement; give two of a kind')
    if verdict is Verdict.SAME or not all(reports):
        return
    gone = ledger.superseded()
    joined = any({k.left, k.right} == {one, two} for k in ledger.links_of([one]))
    is_told = any({j.left, j.right} == {one, two} for j in ledger.judgements())
    if joined or is_told or gone.get(one) == two or gone.get(two) == one:
        return
    with ledger.derived() as rows:
        shared = sorted(name for name, articles in rows.shared([one]).items() if two in articles)
    if shared:
        remedy = f"both tell of {', '.join(shared[:_NAMED])}; take a statement out with: judge not-same EVENT STATEMENT"
    else:
        remedy = "no event is told by both"
    raise LedgerError(
        f'"{one}" and "{two}" are two reports already, neither a copy nor a version of the other; {remedy}'
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """Rows around what is judged, by id."""

    events: dict[str, EventStanding] = field(default_factory=dict)
    states: dict[str, SubjectStanding] = field(default_factory=dict)
    situations: dict[str, SituationStanding] = field(default_factory=dict)
    links: dict[str, LinkKind] = field(default_factory=dict)


def _around(ledger: store.StoredLedger, verdict: Verdict, ends: Iterable[str]) -> frozenset[str]:
    """The reports in which something may change: those judged, and those that tell of an event with them."""
    if verdict in _ACTORS:
        with ledger.derived() as rows:
            every = rows.situations() if rows.totals().n_reports <= _MANY else ()
        return frozenset(i for one in every for i in one.situation.article_ids)
    named = {identify(ledger, end) for end in ends}
    # By readings, since a statement of a report that gave way has no derived row.
    mine = {r.article.id for r in ledger.readings_of(named, standing=False)}
    with ledger.derived() as rows:
        return frozenset(mine.union(*(one.article_ids for one in rows.events_of(mine))))


def _seen(ledger: store.StoredLedger, articles: frozenset[str]) -> _Seen | None:
    if not articles:
        return None
    with ledger.derived() as rows:
        events = {one.event.id: one for one in rows.events_of(articles)}
        states = {one.id: one for one in rows.subjects_of(articles)}
        found = (one for one in rows.situations() if articles.intersection(one.situation.article_ids))
        situations = {one.situation.id: one for one in found}
    ends = {i for one in events.values() for i in one.event.statement_ids} | articles
    links = {link.id: link.kind for link in ledger.links_of(sorted(ends))}
    return _Seen(events, states, situations, links)


def _changes(before: _Seen | None, after: _Seen | None) -> Changes:
    if before is None or after is None:
        return Changes()
    made = Counter(kind for name, kind in after.links.items() if name not in before.links)
    gone = Counter(kind for name, kind in before.links.items() if name not in after.links)
    events = _differing(before.events, after.events)
    return Changes(
        events=tuple(pair for pair in events if any(one and one.is_shown for one in pair)),
        states=tuple(
            pair for pair in _differing(before.states, after.states) if any(one and one.state for one in pair)
        ),
        situations=tuple(_differing(before.situations, after.situations)),
        links_made=tuple(sorted(made.items())),
        links_gone=tuple(sorted(gone.items())),
    )


def _differing(before: Mapping[str, _Row], after: Mapping[str, _Row]) -> Iterator[tuple[_Row | None, _Row | None]]:
    """Rows that are not what they were, those that were there first.

    An event that lost the statement it was named after goes on under another id: it is the one that holds most of its
    statements, where no row of the old id is left.
    """
    fresh = {name: row for name, row in after.items() if name not in before}
    for name, old in before.items():
        new = after.get(name)
        if new is None:
            heir = max(fresh, key=lambda i: len(_parts(fresh[i]) & _parts(old)), default=None)
            if heir is not None and 2 * len(_parts(fresh[heir]) & _parts(old)) > len(_parts(old)):
                new = fresh.pop(heir)
        if new is None or _told(new) != _told(old):
            yield old, new
    yield from ((None, row) for row in fresh.values())


def _parts(row: EventStanding | SubjectStanding | SituationStanding) -> frozenset[str]:
    if isinstance(row, EventStanding):
        return frozenset(row.event.statement_ids)
    return frozenset(row.article_ids if isinstance(row, SubjectStanding) else row.situation.article_ids)


def _told(row: EventStanding | SubjectStanding | SituationStanding) -> object:
    """What a reader would see differ."""
    if isinstance(row, EventStanding):
        event = row.event
        return (event.statement_ids, event.verification, event.counts, event.start, event.end, len(row.contests))
    if isinstance(row, SubjectStanding):
        return row.state
    return (row.situation.name, row.situation.article_ids, row.n_events, row.n_contested)
