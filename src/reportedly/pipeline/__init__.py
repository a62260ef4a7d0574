"""The only room that knows the order of the others: from bytes to readings, from readings to a ledger."""

from reportedly.pipeline.boards import board
from reportedly.pipeline.changed import Alike, alike
from reportedly.pipeline.checking import rederive, verify
from reportedly.pipeline.keeping import (
    add,
    differences,
    identify,
    judge,
    open_ledger,
    refresh,
    relink,
    search,
)
from reportedly.pipeline.reading import (
    LANGUAGES,
    Outcome,
    Parts,
    Reader,
    open_reader,
    read,
    read_all,
    read_many,
    snapshots,
)
from reportedly.pipeline.restated import Restated, restate
from reportedly.pipeline.ruling import Changes, Ruling, rule, wrong
from reportedly.pipeline.views import dossiers, event, situations

__all__ = [
    "LANGUAGES",
    "Alike",
    "Changes",
    "Outcome",
    "Parts",
    "Reader",
    "Restated",
    "Ruling",
    "add",
    "alike",
    "board",
    "differences",
    "dossiers",
    "event",
    "identify",
    "judge",
    "open_ledger",
    "open_reader",
    "read",
    "read_all",
    "read_many",
    "rederive",
    "refresh",
    "relink",
    "restate",
    "rule",
    "search",
    "situations",
    "snapshots",
    "verify",
    "wrong",
]
