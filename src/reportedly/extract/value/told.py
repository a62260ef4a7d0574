"""A statement with the trigger it was made of, as what follows its making needs it."""

from dataclasses import dataclass

from reportedly.extract.trigger.trigger import Trigger
from reportedly.records import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with the trigger it was made of."""

    sentence: int
    trigger: Trigger
    statement: Statement
