"""What people said of statements: it outranks every rule, and the last word about the same counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.link.same.groups import Groups
from reportedly.records import Judgement, Link, Verdict

_ON_PAIRS = frozenset((Verdict.SAME, Verdict.NOT_SAME, Verdict.WITHDRAWN))
_ON_ONE = frozenset((Verdict.RIGHT, Verdict.WRONG, Verdict.WITHDRAWN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What holds of all that was judged."""

    wrong: frozenset[str] = frozenset()
    """Statements that say what their report does not."""
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs of statements that are not of one event."""


def judged(judgements: Iterable[Judgement]) -> Judged:
    """What holds of judgements, given in their order."""
    judgements = tuple(judgements)
    on_one = {j.left: j.verdict for j in judgements if j.right is None and j.verdict in _ON_ONE}
    on_pairs = {
        frozenset((j.left, j.right)): j.verdict for j in judgements if j.right is not None and j.verdict in _ON_PAIRS
    }
    return Judged(
        wrong=frozenset(name for name, verdict in on_one.items() if verdict is Verdict.WRONG),
        apart=frozenset(pair for pair, verdict in on_pairs.items() if verdict is Verdict.NOT_SAME),
    )


def events_of(statement_ids: Iterable[str], same: Iterable[Link], apart: frozenset[frozenset[str]]) -> Groups:
    """Statements by event: joined by links, the surest first, as far as nobody said that two of them are apart.

    Args:
        statement_ids: All of them.
        same: same_event links between them.
        apart: Pairs that are not of one event.
    """
    ids = frozenset(statement_ids)
    events = Groups(sorted(ids))
    # A pair with an end elsewhere parts nothing here, and asking for its group would make one.
    pairs = [tuple(sorted(pair)) for pair in sorted(apart, key=sorted) if pair <= ids]
    if not pairs:
        for link in same:
            events.join(link.left, link.right)
        return events
    for link in sorted(same, key=lambda link: (-link.score, link.id)):
        one, two = events.find(link.left), events.find(link.right)
        if one != two and not any({events.find(a), events.find(b)} == {one, two} for a, b in pairs):
            events.join(one, two)
    return events
