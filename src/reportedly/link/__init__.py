"""Lay readings side by side: who copies whom, what speaks of one event, who contradicts whom, what holds now."""

from reportedly.link.joining.across import across, within
from reportedly.link.joining.join import join
from reportedly.link.joining.judged import judged
from reportedly.link.joining.known import Known
from reportedly.link.joining.marks import marks
from reportedly.link.joining.memory import MemoryShelf
from reportedly.link.view.board import board, by_name, is_told, latest, resting_on, shown
from reportedly.link.view.dossier import event_view
from reportedly.link.view.rows import MemoryRows, Rows
from reportedly.link.view.standing import Standing
from reportedly.link.view.stories import settle

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
