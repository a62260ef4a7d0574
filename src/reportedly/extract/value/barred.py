"""States that what bars a way shows: a blockade that goes on, a roadblock that is taken down, a lifted closure."""

from collections.abc import Iterator

from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree, phrase
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.thing import STANDING, WAYS, place_kind, subject_kind
from reportedly.records import Modality, Polarity, State, Status

_BARS = frozenset("barricade barrier blockade closure obstruction road-block roadblock".split())
"""Nouns for what bars a way."""
_GONE = frozenset(
    """abandon call clear demolish disband dismantle dissolve drag drop end finish lift open pull raise remove suspend
    sweep take tear withdraw""".split()
)
"""What is done to a bar that is no more."""
_THERE = frozenset(
    """continue endure erect extend go hold impose install keep last lie maintain persist put raise rebuild reimpose
    remain renew resume set stand stay throw""".split()
)
"""What is said or done of a bar that is there."""
_AT = frozenset("across along at in near of on over".split())


def barred(
    page: Page, number: int, trigger: Trigger, nouns: Nouns, polarity: Polarity, modality: Modality
) -> Status | None:
    """Give the state of a way that is told by what bars it.

    Args:
        page: The report.
        number: Of the sentence.
        trigger: The word of the statement.
        nouns: What nouns name.
        polarity: Of the statement.
        modality: Of the statement; only what is told or planned shows anything.

    Returns:
        The way as the text words it, its kind and its state; None where nothing is barred, or no place is named.
    """
    tree, head = page.trees[number], trigger.head
    if modality not in STANDING:
        return None
    bar = _bar(tree, head)
    if bar is None:
        return None
    state = _said(tree, bar, head)
    if state is None:
        return None
    if polarity is Polarity.NEGATIVE:
        state = State.OPEN if state is State.CLOSED else State.CLOSED
    for place in _places(tree, bar, head):
        kind = subject_kind(page, Word(number, place), nouns) or place_kind(page, Word(number, place))
        if kind in WAYS:
            return Status(subject=phrase(tree, place), kind=kind, state=state)
    return None


def _bar(tree: Tree, head: int) -> int | None:
    """What bars a way: the trigger itself, or what it undergoes or is said of."""
    if _is_bar(tree, head):
        return head
    own = (*tree.related(head, "obj", "nsubj:pass"), *tree.related(head, "nsubj"))
    if found := [p for p in own if _is_bar(tree, p)]:
        return found[0]
    is_note = tree.first(head, "nsubj", "nsubj:pass", "obj") is None and head > 1
    return head - 2 if is_note and tree.forms[head - 1] in _DASHES and _is_bar(tree, head - 2) else None


_DASHES = frozenset((":", "-", "–", "—"))
"""Between the head of a note and what it says: "KAPAN ROADBLOCK – Lifted on Tuesday"."""


def _is_bar(tree: Tree, position: int) -> bool:
    return tree.lemma(position) in _BARS and tree.tokens[position].upos in {"NOUN", "PROPN"}


def _said(tree: Tree, bar: int, head: int) -> State | None:
    """Closed where it is there, open where it is gone; None where the words say neither."""
    above = tree.tokens[bar].head
    verb = head if head != bar else above
    if verb < 0 or tree.tokens[verb].upos not in {"VERB", "AUX"} or tree.bases[bar] not in {"obj", "nsubj"}:
        if head != bar:
            return State.OPEN if tree.lemma(head) in _GONE else None
        return State.CLOSED
    lemma = tree.lemma(verb)
    undergoes = tree.bases[bar] == "obj" or tree.tokens[bar].relation == "nsubj:pass"
    if lemma in _GONE and (undergoes or lemma in {"end", "finish"}):
        forms = {tree.forms[p] for p in tree.children[verb]}
        return State.CLOSED if lemma == "raise" and "up" in forms else State.OPEN
    return State.CLOSED if lemma in _THERE else None


def _places(tree: Tree, bar: int, head: int) -> Iterator[int]:
    """Where it stands: behind it, before it as a part of its name, or in the clause."""
    yield from (p for p in tree.related(bar, "nmod", "obl") if _AT & set(tree.cases(p)))
    yield from tree.related(bar, "compound", "nmod:poss", "flat")
    if head != bar:
        yield from (p for p in tree.related(head, "obl", "nmod") if _AT & set(tree.cases(p)))
