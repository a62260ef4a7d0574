"""Find the words that tell of an event, act, plan or state, one trigger for each statement.

A trigger is the word of the event itself: the noun in "carry out an attack", the verb in "shelled the town". Whether a
word is a statement at all follows the reading convention: a verb that only reports is none, an event inside a condition
is none, casualties attached to an attack are its counts, a noun that repeats the event of its verb is none.
"""

from dataclasses import dataclass

from reportedly.extract.event_words import EventIndex, Hit
from reportedly.extract.pattern import View, view
from reportedly.extract.syntax import Tree
from reportedly.records import Span

WIDEST = 4  # tokens between the parts of an expression; wider apart, only the head word is the trigger
CONDITIONS = frozenset({"if", "unless", "provided", "providing", "lest", "in case", "should", "whether"})
HISTORY = frozenset({"since"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of something, with the codes its entry gives."""

    head: int
    """Position of its head word in the sentence."""
    span: Span
    """The word or the expression, in the article's text."""
    lemma: str
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    entry: str
    """Which list entry or rule found it."""
    is_speech_act: bool
    """Whether it names an act of speech whose content is a statement of its own."""
    is_nominal: bool
    status: str | None
    """The state it puts a thing in, if the entry gives one."""
    is_casualty: bool
    """Whether it tells of people killed or hurt, so that its subject or object is a count."""
    score: float
    """How sure we are that it is a statement, 0 to 1."""


def find_triggers(tree: Tree, text: str, *, events: EventIndex) -> tuple[Trigger, ...]:
    """Find the triggers of a sentence, in text order.

    Args:
        tree: The sentence.
        text: The article's text, which the sentence's spans point into.
        events: Event words of the article's language.
    """
    here = view(tree, text)
    hits = [hit for index in range(len(here.forms)) if (hit := events.lookup(here, index)) is not None]
    hits = _without_overlaps(hits)
    kept = [hit for hit in hits if "trap" not in hit.entry.flags and not _in_condition(here, hit.head)]
    return tuple(_trigger(here, hit) for hit in kept)


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    """Drop hits on words that belong to a longer expression."""
    taken = {place for hit in hits for place in hit.filled}
    heads: dict[int, Hit] = {}
    for hit in hits:
        if hit.head not in taken and (hit.head not in heads or len(hit.filled) > len(heads[hit.head].filled)):
            heads[hit.head] = hit
    return [heads[head] for head in sorted(heads)]


def _in_condition(here: View, index: int) -> bool:
    tokens = here.tree.tokens
    while index >= 0:
        if here.tree.bases[index] == "advcl" and here.marker(index) in CONDITIONS | HISTORY:
            return True
        index = tokens[index].head
    return False


def _trigger(here: View, hit: Hit) -> Trigger:
    entry = hit.entry
    places = sorted({hit.head, *hit.filled})
    if places[-1] - places[0] >= WIDEST + len(places):
        places = [hit.head]
    return Trigger(
        head=hit.head,
        span=here.tree.span((places[0], places[-1])),
        lemma=" ".join(here.tree.lemma(place) for place in places),
        event=entry.event,
        mode=entry.mode,
        contexts=entry.contexts,
        cameo=entry.cameo,
        entry=entry.name,
        is_speech_act="act" in entry.flags,
        is_nominal=entry.noun,
        status=entry.status,
        is_casualty="casualty" in entry.flags,
        score=0.5 if "weak" in entry.flags else 0.9,
    )
