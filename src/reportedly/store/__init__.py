"""Append and query; no judgement. `open_ledger` is the door."""

from reportedly.store.memory import MemoryLedger
from reportedly.store.open import StoredLedger, open_ledger

__all__ = ["MemoryLedger", "StoredLedger", "open_ledger"]
