"""Append and query; no judgement. `open_ledger` is the door."""

from reportedly.store.differs import standing_differs
from reportedly.store.open import StoredLedger, open_ledger

__all__ = ["StoredLedger", "open_ledger", "standing_differs"]
