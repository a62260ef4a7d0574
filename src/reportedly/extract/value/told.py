"""A statement with the trigger it was made of, as what follows its making needs it."""

from dataclasses import dataclass

from reportedly.extract.sentence.page import Page
from reportedly.extract.trigger.trigger import Trigger
from reportedly.records import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with the trigger it was made of."""

    sentence: int
    trigger: Trigger
    statement: Statement


def introduced(page: Page, one: Told) -> str:
    """Say which word introduces a noun that tells of something ("the", "its"): "bare" for none, "-" for a verb."""
    if not one.trigger.is_nominal:
        return "-"
    tree = page.trees[one.sentence]
    child = tree.first(one.trigger.head, "det", "nmod:poss")
    return "bare" if child is None else tree.lemma(child)
