"""Which thing a statement puts into which state: crossings, roads, airports, services, curfews, ceasefires, laws."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.noun import Nouns
from reportedly.extract.page import Page
from reportedly.extract.syntax import Tree, phrase
from reportedly.extract.trigger import Trigger
from reportedly.lexicon import load
from reportedly.records import Argument, Modality, Polarity, Role, State, Status, SubjectKind

RULES_IN_FORCE = frozenset({SubjectKind.CURFEW, SubjectKind.CEASEFIRE, SubjectKind.LAW, SubjectKind.AGREEMENT})
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
    for head in _subjects(tree, trigger.head):
        kind = subject_kind(tree, head, nouns)
        if kind is None:
            continue
        state = _state(tree, trigger, kind, states)
        if state is not None:
            return Status(subject=phrase(tree, head), kind=kind, state=state)
    return _of_place(page, trigger, arguments, nouns=nouns, states=states)


def _subjects(tree: Tree, head: int) -> Iterator[int]:
    """Give what may have the state: passive subject, object, subject, the noun that a participle or nominal is of."""
    yield from tree.related(head, "nsubj:pass", "obj", "nsubj")
    base = tree.bases[head]
    above = tree.tokens[head].head
    if above >= 0 and base in {"acl", "amod"}:
        yield above
    if above >= 0 and base in {"xcomp", "obl", "conj", "advcl", "obj"}:
        yield from tree.related(above, "nsubj:pass", "nsubj")
    for child in tree.related(head, "nmod", "obl"):
        if {"of", "on", "at", "to"} & set(tree.cases(child)):
            yield child
    if tree.tokens[head].upos in {"NOUN", "PROPN"}:
        yield head


def subject_kind(tree: Tree, head: int, nouns: Nouns) -> SubjectKind | None:
    """Give what kind of thing a phrase names as the subject of a state, from its head or the noun before it."""
    own = nouns.kind(tree.lemma(head))
    if own is not None:
        return own
    for child in tree.related(head, "compound", "flat", "nmod"):
        if tree.tokens[head].upos == "PROPN" and (found := nouns.kind(tree.lemma(child))) is not None:
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
    for argument in arguments:
        if argument.role is not Role.LOCATION:
            continue
        word = page.head_of(argument.head)
        if word is None:
            continue
        tree = page.trees[word.sentence]
        kind = subject_kind(tree, word.position, nouns)
        if kind is None:
            continue
        state = _state(tree, trigger, kind, states)
        if state is not None:
            return Status(subject=argument.span, kind=kind, state=state)
    return None


def held(found: Status | None, polarity: Polarity, modality: Modality) -> Status | None:
    """Give the status after its polarity: what did not close is open; a demanded or threatened state is no status."""
    if found is None or modality in {Modality.DEMANDED, Modality.THREATENED, Modality.HISTORICAL, Modality.GENERIC}:
        return None
    if polarity is Polarity.POSITIVE:
        return found
    opposite = OPPOSITES.get(found.state)
    return None if opposite is None else Status(subject=found.subject, kind=found.kind, state=opposite)
