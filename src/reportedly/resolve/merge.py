"""A reviewer's word on who is who: actor ids that stand for one actor, and pairs that do not after all.

Nothing stored is changed: groundings are read through the judgements, and reading them without one gives back what the
rules said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.records import Actor, Candidate, Grounding, Judgement, Verdict

_ABOUT = frozenset({Verdict.MERGE, Verdict.UNMERGE, Verdict.WITHDRAWN})


def same_actors(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """For each actor id that was merged, the id that stands for all of its group: the smallest one.

    Args:
        judgements: In the order in which they were given; the last one on the same two ids counts. Un-merging two ids
            takes back what was said of these two; what was said of each of them and a third stays.

    Returns:
        Ids that stand for themselves are left out.
    """
    pairs: dict[tuple[str, str], bool] = {}
    for judgement in judgements:
        if judgement.verdict in _ABOUT and judgement.right is not None:
            left, right = sorted((judgement.left, judgement.right))
            pairs[left, right] = judgement.verdict is Verdict.MERGE
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while name in above:
            name = above[name]
        return name

    for left, right in sorted(pair for pair, merged in pairs.items() if merged):
        first, second = sorted((top(left), top(right)))
        if first != second:
            above[second] = first
    return {name: top(name) for name in above}


def merged(
    groundings: Sequence[Grounding], same: Mapping[str, str], known: Mapping[str, Actor]
) -> tuple[Grounding, ...]:
    """Groundings in which each actor is the one that stands for its group; who the rules took it for is a runner-up.

    Args:
        groundings: Of one report or of many.
        same: As `same_actors` gives it.
        known: Actors by id, to take name, country and sectors from; an id that is not there keeps those of the rules.
    """
    return tuple(_merged(grounding, same, known) for grounding in groundings)


def _merged(grounding: Grounding, same: Mapping[str, str], known: Mapping[str, Actor]) -> Grounding:
    target = grounding.target
    if not isinstance(target, Actor) or target.id not in same:
        return grounding
    chosen = known.get(same[target.id]) or replace(target, id=same[target.id])
    was = Candidate(target=target, score=grounding.score)
    return replace(grounding, target=chosen, candidates=(was, *grounding.candidates))
