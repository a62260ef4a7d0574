"""Lay readings side by side: who copies whom, what speaks of one event, who contradicts whom, what holds now."""

from reportedly.link.across import across, within
from reportedly.link.board import board, by_name, is_told, latest, resting_on, shown
from reportedly.link.dossier import event_view
from reportedly.link.join import join
from reportedly.link.judged import judged
from reportedly.link.known import Known
from reportedly.link.marks import marks
from reportedly.link.memory import MemoryShelf
from reportedly.link.rows import MemoryRows, Rows
from reportedly.link.standing import Standing
from reportedly.link.stories import settle

__all__ = [
    "Known",
    "MemoryRows",
    "MemoryShelf",
    "Rows",
    "Standing",
    "across",
    "board",
    "by_name",
    "event_view",
    "is_told",
    "join",
    "judged",
    "latest",
    "marks",
    "resting_on",
    "settle",
    "shown",
    "within",
]
