"""Is a ledger whole, and does what was derived follow from it?"""

from collections.abc import Iterator, Sequence

from reportedly import link, store
from reportedly.errors import LedgerError
from reportedly.link import Rows
from reportedly.pipeline.keeping import DERIVED_AT_ONCE, Merged, refresh
from reportedly.records import Problem


def verify(ledger: store.StoredLedger) -> Iterator[Problem]:
    """Everything that is not as it was written, then every derived row that is not what it would be made anew."""
    found = False
    for problem in ledger.verify():
        found = True
        yield problem
    # Rows that are made from damaged ones would tell the same damage again.
    if not found and ledger.is_fresh():
        yield from _differences(ledger)


def rederive(ledger: store.StoredLedger) -> None:
    """Forget all derived rows and make them anew.

    Raises:
        LedgerError: if the ledger cannot be written.
    """
    ledger.underive()
    refresh(ledger)


def _differences(ledger: store.StoredLedger) -> Iterator[Problem]:
    judgements = ledger.judgements()
    shelf, made, known = Merged(ledger, judgements), link.MemoryRows(), link.Known()
    ids = sorted(reading.article.id for reading in ledger.readings())
    for at in range(0, len(ids), DERIVED_AT_ONCE):
        link.Standing(shelf, made, judged=link.judged(judgements), known=known).refresh(ids[at : at + DERIVED_AT_ONCE])
    link.settle(shelf, made)
    try:
        with ledger.derived() as kept:
            for what, differs in _compared(kept, made, ids):
                if differs:
                    yield store.standing_differs(
                        f"{what} are not what follows from the reports; run: reportedly verify --reindex"
                    )
    except LedgerError as error:
        yield store.standing_differs(str(error))


def _compared(kept: Rows, made: Rows, ids: Sequence[str]) -> Iterator[tuple[str, bool]]:
    yield "reports on one matter", (kept.articles(ids), kept.ties(ids)) != (made.articles(ids), made.ties(ids))
    yield "events", kept.events_under(ids) != made.events_under(ids)
    yield "states", kept.subjects_under(ids) != made.subjects_under(ids) or kept.sorts(ids) != made.sorts(ids)
    yield "situations", kept.situations() != made.situations()
