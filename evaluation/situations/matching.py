"""Which statement of ours answers which statement of the gold.

They answer each other when their triggers overlap, one to one, longest overlap first; between equals the same event,
then the same source, then the same polarity decides. Optional gold takes nothing from other gold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.situations.align import Range
from evaluation.situations.answers import Answer
from evaluation.situations.gold import Gold, Voice
from evaluation.situations.names import any_same_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The pairs of one report, and what is left over."""

    pairs: tuple[tuple[Gold, Answer], ...]
    missed: tuple[Gold, ...]
    duplicate: tuple[Answer, ...]
    """Stand on a gold trigger that another answer took."""
    spurious: tuple[Answer, ...]
    """Stand on no gold trigger."""
    ignored: tuple[Answer, ...]
    """Stand on optional gold only."""
    loose: int
    """Spurious ones that stand in the evidence of a missed gold statement of the same event."""


def shared(left: Range, right: Range) -> int:
    """How many characters two ranges share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def matched(golds: Sequence[Gold], answers: Sequence[Answer]) -> Matching:
    """Pair the statements of one report."""
    touched: dict[int, list[Gold]] = {}
    candidates = []
    for number, gold in enumerate(golds):
        for place, answer in enumerate(answers):
            length = max(shared(trigger, answer.trigger) for trigger in gold.triggers)
            if length:
                touched.setdefault(place, []).append(gold)
                candidates.append(((-length, *_preference(gold, answer)), number, place))
    partner: dict[int, int] = {}
    for _, number, place in sorted(candidates):
        if number not in partner and place not in partner.values():
            partner[number] = place
    free = [place for place in range(len(answers)) if place not in partner.values()]
    missed = [gold for number, gold in enumerate(golds) if number not in partner]
    spurious = [answers[place] for place in free if place not in touched]
    on_optional = {place for place in free if place in touched and all(gold.optional for gold in touched[place])}
    # Pairs stand in the order in which they were found, so that no later rule depends on file order.
    return Matching(
        pairs=tuple((golds[number], answers[place]) for number, place in partner.items()),
        missed=tuple(missed),
        duplicate=tuple(answers[place] for place in free if place in touched and place not in on_optional),
        spurious=tuple(spurious),
        ignored=tuple(answers[place] for place in sorted(on_optional)),
        loose=_loose(missed, spurious),
    )


def _preference(gold: Gold, answer: Answer) -> tuple[bool, int, bool, bool]:
    """What decides between equal overlaps; smaller is better."""
    other_event = 2 - event_right(gold, answer) - (answer.event == gold.events[0][0])
    return gold.optional, other_event, not source_right(gold, answer), not value_right(gold, answer, "polarity")


def _loose(missed: Sequence[Gold], spurious: Sequence[Answer]) -> int:
    """How many left-over answers tell of the same event in the same sentence as left-over gold."""
    open_golds = [gold for gold in missed if not gold.optional]
    n = 0
    for answer in spurious:
        for gold in open_golds:
            if answer.event and answer.event == gold.events[0][0] and shared(gold.evidence, answer.trigger):
                open_golds.remove(gold)
                n += 1
                break
    return n


def event_right(gold: Gold, answer: Answer) -> bool:
    """Whether the event is the gold's or another right reading."""
    return any(answer.event == event for event, _ in gold.events)


def value_right(gold: Gold, answer: Answer, key: str) -> bool:
    """Whether polarity, modality or certainty is the gold's or another right reading."""
    return answer.values[key] in gold.values[key]


def voice_right(voice: Voice, sources: Sequence[str]) -> bool:
    """Whether one link names the gold's source; one that the text leaves out may be left out."""
    return any_same_name(voice.names, sources) or (voice.source is None and not sources)


def source_right(gold: Gold, answer: Answer) -> bool:
    """Whether the innermost source is right; an empty chain is the outlet's own voice."""
    if bool(gold.chain) == bool(answer.chain) and (not gold.chain or voice_right(gold.chain[-1], answer.source)):
        return True
    return any(any_same_name([other], answer.source) if other else not answer.chain for other in gold.other_sources)


def outermost_right(gold: Gold, answer: Answer) -> bool:
    """Whether the outermost source is right."""
    if chain_right(gold, answer):
        return True
    if not gold.chain or not answer.chain:
        return not gold.chain and not answer.chain
    return voice_right(gold.chain[0], answer.sources[0])


def chain_right(gold: Gold, answer: Answer) -> bool:
    """Whether the chain is as long as the gold's and every source of it matches, in order."""
    sources = answer.sources
    if len(sources) == len(gold.chain) and all(map(voice_right, gold.chain, sources)):
        return True
    if len(sources) > 1:
        return False
    said = sources[0] if sources else []
    return any(any_same_name([other], said) if other else not sources for other in gold.other_sources)


def sourced_right(gold: Gold, answer: Answer) -> bool:
    """Whether the whole chain, polarity and modality are right: who said what, and how far it commits."""
    return chain_right(gold, answer) and value_right(gold, answer, "polarity") and value_right(gold, answer, "modality")
