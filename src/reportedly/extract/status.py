"""Which thing a statement puts into which state: crossings, roads, airports, services, curfews, ceasefires, laws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.noun import Nouns
from reportedly.extract.page import Page, Word
from reportedly.extract.syntax import Tree, phrase
from reportedly.extract.trigger import Trigger
from reportedly.lexicon import load
from reportedly.records import Argument, Modality, Polarity, Role, State, Status, SubjectKind

RULES_IN_FORCE = frozenset({SubjectKind.CURFEW, SubjectKind.CEASEFIRE, SubjectKind.LAW, SubjectKind.AGREEMENT})
NOT_HELD = frozenset(
    {Modality.DEMANDED, Modality.THREATENED, Modality.HISTORICAL, Modality.GENERIC, Modality.CONDITIONAL}
)
SHUT = frozenset({"close", "closed", "shut"})
OF_OTHERS = frozenset({State.POSTPONED, State.SUSPENDED, State.IN_FORCE, State.LIFTED})
"""States of what is no passage, service or rule: talks that were put off, a zone in force."""
MOVING = frozenset({"car", "flight", "lorry", "movement", "traffic", "truck", "vehicle"})
OPPOSITES = {State.CLOSED: State.OPEN, State.OPEN: State.CLOSED, State.IN_FORCE: State.BROKEN}


@dataclass(frozen=True, slots=True)
class States:
    """The state that a word gives, by lemma and kind of subject (`any` where it does not matter)."""

    by_lemma: dict[tuple[str, str], State]

    def of(self, lemma: str, kind: SubjectKind) -> State | None:
        """Give the state a word puts a subject of this kind in, or None."""
        exact = self.by_lemma.get((lemma, kind.value))
        if exact is not None:
            return exact
        group = "rule" if kind in RULES_IN_FORCE else "passage"
        return self.by_lemma.get((lemma, group)) or self.by_lemma.get((lemma, "any"))


@cache
def english() -> States:
    """Give the shipped English state words; they never change while we run."""
    return States({(row["lemma"], row["kind"]): State(row["state"]) for row in load("states").rows})


def status(
    page: Page,
    sentence: int,
    trigger: Trigger,
    arguments: tuple[Argument, ...],
    *,
    nouns: Nouns,
    states: States,
) -> Status | None:
    """Find the state that a trigger puts a thing in.

    Returns:
        The subject as the text words it, its kind and its state; None where nothing changes or has a state.
    """
    tree = page.trees[sentence]
    found, head = None, trigger.head
    for head in _subjects(tree, trigger.head):
        named = _standing_for(page, Word(sentence, head), trigger, nouns=nouns, states=states)
        kind = subject_kind(page, named, nouns) if named else None
        state = _state(tree, trigger, kind, states) if kind else None
        if kind is SubjectKind.SERVICE and state is State.CLOSED and tree.lemma(trigger.head) not in SHUT:
            state = State.SUSPENDED  # power that is off is not closed
        if named and kind and state and (kind is not SubjectKind.OTHER or state in OF_OTHERS):
            found = Status(subject=phrase(page.trees[named.sentence], named.position), kind=kind, state=state)
            break
    if found is None or tree.lemma(head) in MOVING:
        # "Traffic resumed on the road": the road is open.
        return _of_place(page, trigger, arguments, nouns=nouns, states=states) or found
    return found


def _subjects(tree: Tree, head: int) -> Iterator[int]:
    """Give what may have the state: passive subject, object, subject, the noun that a participle or nominal is of."""
    own = list(tree.related(head, "nsubj:pass", "obj", "nsubj"))
    yield from own
    base, above = tree.bases[head], tree.tokens[head].head
    if above >= 0 and base in {"acl", "amod"}:
        yield above
    if above >= 0 and not own and base in {"xcomp", "obl", "conj", "advcl", "obj"}:
        yield from tree.related(above, "nsubj:pass", "nsubj")
    if tree.tokens[head].upos in {"NOUN", "PROPN", "ADJ"}:
        yield from (child for child in tree.related(head, "nmod", "obl") if {"of", "on"} & set(tree.cases(child)))
        yield head


def _standing_for(page: Page, word: Word, trigger: Trigger, *, nouns: Nouns, states: States) -> Word | None:
    """Give the word itself, or for "it" the nearest thing before it that can have the trigger's state."""
    tree = page.trees[word.sentence]
    if tree.tokens[word.position].upos != "PRON" or tree.lemma(word.position) not in {"it", "they", "which", "that"}:
        return word
    for number in (word.sentence, word.sentence - 1):
        before = page.trees[number] if number >= 0 else None
        last = word.position if number == word.sentence else len(before.tokens if before else ())
        for position in range(last - 1, -1, -1):
            here = Word(number, position)
            kind = subject_kind(page, here, nouns) if before else None
            if kind is not None and before and before.tokens[position].upos in {"NOUN", "PROPN"}:
                return here if _state(tree, trigger, kind, states) else None
    return None


def subject_kind(page: Page, word: Word, nouns: Nouns) -> SubjectKind | None:
    """Give what kind of thing a phrase names as the subject of a state.

    Its head says so, or the noun before a name ("the pass of Brezna"), or what the report calls the name elsewhere.
    """
    tree, head = page.trees[word.sentence], word.position
    own = nouns.kind(tree.lemma(head))
    if own is not None or tree.tokens[head].upos != "PROPN":
        return own
    for child in tree.related(head, "compound", "flat", "nmod"):
        if (found := nouns.kind(tree.lemma(child))) is not None:
            return found
    name = tree.tokens[head].span.of(page.text)
    for following in re.findall(rf"\b{re.escape(name)}[ -](\w+)", page.text):
        if (found := nouns.kind(following.lower())) is not None:
            return found
    return None


def _state(tree: Tree, trigger: Trigger, kind: SubjectKind, states: States) -> State | None:
    for word in (trigger.lemma, tree.lemma(trigger.head), *trigger.lemma.split()):
        found = states.of(word, kind)
        if found is not None:
            return found
    for child in tree.related(trigger.head, "xcomp", "advmod", "obl", "compound"):
        found = states.of(tree.lemma(child), kind)
        if found is not None:
            return found
    return State(trigger.status) if trigger.status in set(State) else None


def _of_place(
    page: Page, trigger: Trigger, arguments: tuple[Argument, ...], *, nouns: Nouns, states: States
) -> Status | None:
    """Find the passage that a state word is about by its place: "Traffic resumed on the road"."""
    here = page.sentence_at(trigger.span.start)
    for argument in arguments:
        if argument.role is not Role.LOCATION:
            continue
        word = page.head_of(argument.head)
        if word is None:
            continue
        tree = page.trees[word.sentence]
        kind = subject_kind(page, word, nouns)
        state = states.of(tree.lemma(trigger.head), kind) if kind and word.sentence == here else None
        if kind is not None and state is not None:
            return Status(subject=argument.span, kind=kind, state=state)
    return None


def held(found: Status | None, polarity: Polarity, modality: Modality) -> Status | None:
    """Give the status after its polarity: what did not close is open; a demanded or threatened state is no status."""
    if found is None or modality in NOT_HELD:
        return None
    if polarity is Polarity.POSITIVE:
        return found
    opposite = OPPOSITES.get(found.state)
    return None if opposite is None else Status(subject=found.subject, kind=found.kind, state=opposite)
