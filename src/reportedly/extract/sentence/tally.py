"""Tolls: who gives the number of the dead and hurt, and what the number is ("raised the death toll to 31").

News tells them in a few fixed shapes that parsers hang in many ways, so they are read from word to word: a verb of
counting, a toll or a casualty word behind it, and the numbers around.
"""

from collections.abc import Iterator

from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.subject import subject
from reportedly.extract.sentence.syntax import Tree

TOLLS = frozenset({"toll", "tally", "sheet", "balance"})
NUMBERS = frozenset({"number", "figure", "count", "total"})
LOSSES = frozenset({"loss", "losses"})
CASUALTIES = frozenset("body casualty dead death fatality hurt injured killed missing victim wounded".split())
COUNTING = frozenset(
    "correct count cut estimate give increase lift list lower place put raise revise set update".split()
)
BEFORE_NUMBER = frozenset({"to", "at", "of", "is", "was", "now", "reached", "hit", "passed", "topped", "exceeded"})
REACH = 12  # words between a verb of counting and the toll
SPAN = 16  # words around a toll in which its number stands
HEDGES = frozenset("about at least almost around more than nearly over as many up some".split())


def counters(page: Page, number: int, nouns: Nouns) -> Iterator[tuple[int, int, list[int]]]:
    """Give who counts the dead of a sentence: source, verb, and the words that are the source's."""
    tree = page.trees[number]
    for verb, token in enumerate(tree.tokens):
        if token.upos != "VERB" or tree.lemma(verb) not in COUNTING:
            continue
        source = subject(tree, verb)
        behind = range(verb + 1, min(len(tree.tokens), verb + REACH))
        if source is None or not any(is_toll(tree, p) or _is_counted(tree, p) or _is_put(tree, p) for p in behind):
            continue
        kind = class_at(page, Word(number, source), nouns)
        if kind in {"person", "organisation", "group", "media", "unnamed", "name", "place"} and not is_toll(
            tree, source
        ):
            yield source, verb, list(range(verb + 1, len(tree.tokens)))


def is_toll(tree: Tree, position: int) -> bool:
    """Whether a word is a toll ("toll") or heads one in more words ("the number of dead")."""
    if tree.tokens[position].upos not in {"NOUN", "PROPN"}:
        return False
    if tree.lemma(position) in TOLLS:
        return True
    rest = tree.forms[position + 1 : position + 4]
    return tree.lemma(position) in NUMBERS and rest[:1] == ("of",) and bool(CASUALTIES & set(_singular(rest)))


def _singular(words: tuple[str, ...]) -> list[str]:
    return [form for word in words for form in (word, word.removesuffix("s"), word.replace("bodies", "body"))]


def _is_counted(tree: Tree, position: int) -> bool:
    return bool({tree.lemma(position), tree.forms[position]} & CASUALTIES) and tree.tokens[position - 1].upos == "NUM"


def _is_put(tree: Tree, position: int) -> bool:
    """Whether a number is put on those who were hit: "the dead at four", "its losses at three villagers"."""
    named = {tree.lemma(position), tree.forms[position]} & (CASUALTIES | NUMBERS | LOSSES)
    behind = range(position + 1, min(len(tree.tokens) - 1, position + SPAN // 2))
    return bool(named) and any(tree.forms[p] == "at" and tree.tokens[p + 1].upos == "NUM" for p in behind)


def toll_of(tree: Tree, head: int) -> int | None:
    """Give the word of a toll that a trigger is or stands in ("dead" in "the number of dead"); None if it is none."""
    if is_toll(tree, head) or _is_put(tree, head):
        return head
    around = range(max(0, head - 3), head)
    return next((p for p in around if is_toll(tree, p)), None)


def number_of(tree: Tree, toll: int) -> tuple[int, int] | None:
    """Give first and last word of the number that a toll has, behind "to", "at" or "of"; None if it has none."""
    found: list[tuple[int, int]] = []
    for position in range(max(1, toll - SPAN // 2), min(len(tree.tokens), toll + SPAN)):
        if tree.tokens[position].upos != "NUM" or not _stands_alone(tree, position):
            continue
        left = position - 1
        while left > 0 and (tree.forms[left] in HEDGES - {"at"} or tree.tokens[left].upos == "NUM"):
            left -= 1
        if tree.forms[left] in BEFORE_NUMBER:
            found.append((left + 1, position))
    behind = [words for words in found if words[0] > toll]
    # "rose from 16 to 19": the number that it has now stands behind "to".
    return next((words for words in behind if tree.forms[words[0] - 1] == "to"), next(iter(behind or found), None))


def _stands_alone(tree: Tree, position: int) -> bool:
    """Whether a number counts no noun of its own but the dead."""
    follows = position + 1
    if follows >= len(tree.tokens) or tree.tokens[follows].upos in {
        "PUNCT",
        "ADP",
        "SCONJ",
        "CCONJ",
        "ADV",
        "VERB",
        "DET",
    }:
        return True
    return bool({tree.lemma(follows), tree.forms[follows]} & (CASUALTIES | {"people", "person", "civilian", "soldier"}))
