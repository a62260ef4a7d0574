"""From readings to what is known: store, link, board, and a person's word in between.

readings -> store, link (across) -> board
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice, pairwise
from pathlib import Path

from reportedly import link, resolve, store
from reportedly.errors import LedgerError
from reportedly.link.joining.marks import VERSION as MARKS_VERSION
from reportedly.protocols import Shelf
from reportedly.records import Actor, Findings, Hit, Judgement, Reading, Verdict

BATCH = 200  # readings in one transaction: long enough to be fast, short enough to lose little
DERIVED_AT_ONCE = 500  # articles: what hangs on several is derived once; others wait as long as that takes
LINKED_AT_ONCE = 100  # articles: neighbours are looked up once; what another process can make us do again
_SHORTEST = 4
"""Least length of the beginning of an id."""
_ACTORS = frozenset({Verdict.MERGE, Verdict.UNMERGE})
_PAIRS = frozenset({Verdict.SAME, Verdict.NOT_SAME, Verdict.SUPERSEDES, *_ACTORS})


def open_ledger(where: str | Path, *, create: bool = True) -> store.StoredLedger:
    """Open a ledger by path or URL; `:memory:` forgets it when the process ends.

    Raises:
        LedgerError: if it cannot be opened, or is not there and is not to be made.
    """
    return store.open_ledger(where, create=create)


def add(readings: Iterable[Reading], ledger: store.StoredLedger) -> int:
    """Append readings to a ledger and link them with their neighbours in it.

    Readings are appended a batch at a time, each whole or not at all, so that a long run that is cut short keeps what
    it had; what it had not linked yet is linked by the next one.

    Returns:
        How many articles were new.

    Raises:
        LedgerError: if the ledger cannot be written; the batch in hand is not added then.
    """
    new, known = 0, link.Known()
    waiting = iter(readings)
    while batch := tuple(islice(waiting, BATCH)):
        new += ledger.add(batch, marks=[known.of(reading).marks for reading in batch])
        link_waiting(ledger, known)
    link_waiting(ledger, known)
    refresh(ledger, known)
    return new


def relink(ledger: store.StoredLedger) -> None:
    """Link every article of a ledger anew.

    Raises:
        LedgerError: if the ledger cannot be written.
    """
    ledger.requeue()
    link_waiting(ledger)
    refresh(ledger)


def link_waiting(ledger: store.StoredLedger, known: link.Known | None = None) -> None:
    """Link what waits, a few articles at a time: another process that links as well makes us do only these again."""
    known = known or link.Known()
    while (some := ledger.waiting(limit=LINKED_AT_ONCE)).numbers:
        if bare := ledger.unmarked(MARKS_VERSION, some.article_ids):
            ledger.add((), marks=map(link.marks, ledger.readings_of(bare, standing=False)))
        judgements = ledger.judgements()
        with _uncollected():
            joined = link.join(
                some.article_ids, Merged(ledger, judgements), gone=some.gone, judgements=judgements, later=some.others,
                known=known,
            )  # fmt: skip
        ledger.join(joined.found, joined.withdrawn, done=some)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python's collector of cycles rest: neither linking nor deriving makes many, and looking takes a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def refresh(ledger: store.StoredLedger, known: link.Known | None = None) -> None:
    """Bring the derived rows of a ledger up to date: events, states of things, situations.

    A few articles at a time, each lot whole or not at all; what a crash leaves undone is done by the next call.

    Args:
        ledger: Where they are.
        known: What was made of reports when they were linked, so that it is not made twice.

    Raises:
        LedgerLockedError: if another process keeps writing; a ledger that lags behind can be read all the same.
    """
    done, known = ledger.is_fresh(), known or link.Known()
    while not done:
        with ledger.deriving(limit=DERIVED_AT_ONCE) as desk:
            if desk.articles:
                shelf, judged = Merged(desk, desk.judgements), link.judged(desk.judgements)
                with _uncollected():
                    link.Standing(shelf, desk.rows, judged=judged, known=known).refresh(desk.articles)
            else:
                link.settle(desk, desk.rows)
                done = True


class Merged:
    """A shelf as linking sees it: actors are who people say they are."""

    def __init__(self, ledger: Shelf, judgements: Iterable[Judgement]) -> None:
        """Take a shelf and what people said about actors."""
        self._same = resolve.same_actors(judgements)
        self._ledger = ledger
        self.sharing = ledger.sharing
        self.links_of = ledger.links_of

    def readings_of(self, ids: Iterable[str]) -> Iterator[Reading]:
        """The newest reading of these articles or statements, with actors merged."""
        found = self._ledger.readings_of(ids)
        return merged(found, self._same) if self._same else found


def merged(readings: Iterable[Reading], same: Mapping[str, str]) -> Iterator[Reading]:
    """Readings in which each actor is the one that people say it is.

    Args:
        readings: As the ledger keeps them; nothing in it changes.
        same: For each actor id that was merged, the one that stands for it.
    """
    for reading in readings:
        known = {g.target.id: g.target for g in reading.groundings if isinstance(g.target, Actor)}
        yield replace(reading, groundings=resolve.merged(reading.groundings, same, known))


def search(ledger: store.StoredLedger, words: str, *, limit: int = 20) -> tuple[Findings[Hit], dict[str, Reading]]:
    """Find the passages that hold all of some words.

    Args:
        ledger: Where to look.
        words: Words in any form, "words side by side" as they are, beginnings*; case and accents do not matter.
        limit: Most passages.

    Returns:
        Hits, best first, with a problem for each word that was taken for others; and their readings by article id.
    """
    found = ledger.search(words, limit=limit)
    articles = {hit.article_id for hit in found.found}
    return found, {reading.article.id: reading for reading in ledger.readings_of(articles, standing=False)}


def differences(ledger: store.StoredLedger, which: str | None = None) -> tuple[tuple[Reading, Reading], ...]:
    """Give every two readings of which the later took the earlier one's place.

    Args:
        ledger: Where to look.
        which: The id of one article, or its beginning; all articles if None.

    Returns:
        Pairs, the earlier one first: readings of one text by different producers, then versions of one page.

    Raises:
        LedgerError: if no article, or more than one, has such an id.
    """
    only = None if which is None else identify(ledger, which)
    pairs = list[tuple[Reading, Reading]]()
    for article in ledger.revised() if only is None else (only,):
        pairs += pairwise(ledger.history(article))
    for old, new in sorted(ledger.superseded().items()):
        if only is None or only in {old, new}:
            pairs.append((ledger.history(old)[-1], ledger.history(new)[-1]))
    return tuple(pairs)


def judge(
    ledger: store.StoredLedger,
    verdict: Verdict | str,
    left: str,
    right: str | None = None,
    *,
    by: str,
    note: str = "",
    at: datetime | None = None,
) -> Judgement:
    """Append a person's judgement and derive anew what follows from it.

    Args:
        ledger: Where it is kept.
        verdict: What the person says.
        left: Id of a statement or article, or its beginning; of an actor for merge and unmerge; of the later version
            for supersedes.
        right: The other one of a pair.
        by: Who says so.
        note: Why.
        at: When; now if None.

    Returns:
        The judgement as it is kept.

    Raises:
        LedgerError: if an id names nothing or several things, or the verdict takes another number of them.
    """
    verdict = Verdict(verdict)
    check_form(verdict, right, by=by)
    ends = [i if verdict in _ACTORS else identify(ledger, i) for i in (left, right) if i is not None]
    if verdict is not Verdict.SUPERSEDES:
        ends.sort()
    elif statement := next((end for end in ends if not ledger.history(end)), None):
        raise LedgerError(f'"{statement}" is no article; reports take each other\'s place, statements do not')
    if len(set(ends)) < len(ends):
        raise LedgerError(f'"{ends[0]}" is one thing, not two; give the ids of both')
    said = given(
        verdict, ends[0], ends[1] if len(ends) > 1 else None, by=by.strip(), note=note, at=at or datetime.now(UTC)
    )
    ledger.judge(said)
    link_waiting(ledger)
    refresh(ledger)
    return said


def check_form(verdict: Verdict, right: str | None, *, by: str) -> None:
    """See to it that a judgement has a judge and as many ends as its verdict takes.

    Raises:
        LedgerError: if it has not.
    """
    if not by.strip():
        raise LedgerError("a judgement needs a judge; give --by NAME")
    if (right is None) is (verdict in _PAIRS) and verdict is not Verdict.WITHDRAWN:
        raise LedgerError(f'"{verdict}" is said of {"two ids" if verdict in _PAIRS else "one id"}; see: judge --help')


def given(verdict: Verdict, left: str, right: str | None, *, by: str, note: str, at: datetime) -> Judgement:
    """A judgement with its id, which hangs on all that it says."""
    moment = at.astimezone(UTC)
    told = "\0".join((verdict, *filter(None, (left, right)), note, by, moment.isoformat()))
    name = "j-" + blake2b(told.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    return Judgement(id=name, verdict=verdict, left=left, right=right, note=note, judge=by, at=moment)


def identify(ledger: store.StoredLedger, start: str) -> str:
    """Give the id of the statement or article whose id is this one or begins like this.

    Raises:
        LedgerError: if there is none, or more than one.
    """
    found = ledger.ids_like(start) if len(start) >= _SHORTEST else ()
    if start in found or len(found) == 1:
        return start if start in found else found[0]
    if "/" in start and not found:
        return start  # an actor's id; the ledger knows whether it has it
    if not found:
        raise LedgerError(f'nothing in the ledger has the id "{start}"; find ids with: reportedly search')
    raise LedgerError(f'"{start}" is the beginning of {", ".join(found)}; give more of the one that is meant')
