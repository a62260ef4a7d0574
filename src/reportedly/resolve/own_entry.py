"""One entry of a user's list of actors, and where the problems met in such a list are kept."""

from dataclasses import dataclass
from datetime import date

from reportedly.records import Problem, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActor:
    """One entry: its names, and what it is from one day to another."""

    forms: tuple[str, ...]
    """Names as a report writes them; for a role, phrases in any case of letters."""
    country: str | None
    sectors: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    id: str | None = None
    """`wikidata:Q..`; None where the file gives no identifier."""
    is_role: bool = False
    """Whether it is a role ("police officer") and no name."""


@dataclass(slots=True)
class Notes:
    """Problems met in one file."""

    name: str
    problems: list[Problem]

    def odd(self, line: int, message: str) -> None:
        """Keep a finding."""
        words = f"{self.name}, line {line}: {message}"
        self.problems.append(Problem(code="actor-line", stage=Stage.RESOLVE, article_id=None, span=None, message=words))
