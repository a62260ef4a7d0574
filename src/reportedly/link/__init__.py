"""Lay readings side by side: who copies whom, what speaks of one event, who contradicts whom, what holds now."""

from reportedly.link.across import across, within
from reportedly.link.board import board
from reportedly.link.dossier import event_view
from reportedly.link.join import join
from reportedly.link.marks import marks
from reportedly.link.stories import situations

__all__ = ["across", "board", "event_view", "join", "marks", "situations", "within"]
