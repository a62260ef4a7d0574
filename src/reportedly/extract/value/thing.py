"""What kind of thing a phrase names as the subject of a state: by its noun, its name or what the report tells of."""

import re
from functools import cache

from reportedly.extract.sentence.noun import LIGHT, Nouns, kind_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.lexicon import load
from reportedly.records import Modality, SubjectKind

DAMS = re.compile(r"\b(dams?|reservoirs?|sluices?|spillways?|barrages?|floodgates?)\b", re.IGNORECASE)
OVER_BORDERS = re.compile(r"\b(border|frontier|international|friendship) bridge\b", re.IGNORECASE)
BORDERS = re.compile(
    r"\b((?i:borders?|customs|frontiers?|passports?|visas?)"
    r"|(the|its|their|our) [A-Z]\w+(ian|an|ese|ish|ch|i) (side|bank))\b"
)
NUMBERED = re.compile(r"(?:[ABEHKMNPRSTD]|NH|RN|RD|AH|BR|SH|PL|US|CR|EN)-?\d{1,4}[A-Z]?(?![\w-])")
"""A road by its number: M5, N-25, RN4."""
TELLING = {
    SubjectKind.CROSSING: re.compile(
        r"\b(borders?|frontiers?|customs|booths?|barriers?|checkpoints?|crossings?|passports?)\b",
        re.IGNORECASE,
    ),
    SubjectKind.ROAD: re.compile(
        r"\b(roads?|highways?|hwy|motorways?|roadblocks?|barricades?|junctions?|bends?|bypass|pass)\b", re.IGNORECASE
    ),
    SubjectKind.AIRPORT: re.compile(r"\b(airports?|airfields?|runways?|flights?|planes?|aircraft)\b", re.IGNORECASE),
    SubjectKind.PORT: re.compile(r"\b(ports?|harbou?rs?|docks?|berths?|quays?|anchorage)\b", re.IGNORECASE),
}
"""Words by which a report shows what kind of way its places stand for."""
WAYS = frozenset(TELLING)
"""Kinds of thing that are open or shut when a report says no more than that."""
STANDING = frozenset((Modality.ACTUAL, Modality.PLANNED))
"""What a state can be told as: who wishes or threatens shows none."""


_SIDES = frozenset(("post", "side"))
"""Of a border: words that say so only where the report speaks of one near them."""


def subject_kind(page: Page, word: Word, nouns: Nouns) -> SubjectKind | None:
    """Give what kind of thing a phrase names as the subject of a state.

    Its head says so, or the noun before a name ("the pass of Brezna"), or what the report calls the name elsewhere.
    """
    tree, head = page.trees[word.sentence], word.position
    own = kind_at(tree, head, nouns)
    if own in {SubjectKind.CROSSING, SubjectKind.ROAD}:
        own = _by_surroundings(page, tree, head, own)
    start = tree.tokens[head].span.start
    if own is None and NUMBERED.match(page.text, start) and not page.text[start - 1 : start].isalnum():
        return SubjectKind.ROAD
    if own is None and tree.lemma(head) in LIGHT:
        named = (nouns.kind(tree.lemma(child)) for child in tree.related(head, "compound", "amod"))
        own = next((kind for kind in named if kind is SubjectKind.SERVICE), None)  # "Internet access"
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


def place_kind(page: Page, word: Word) -> SubjectKind | None:
    """Give which way a place stands for where a report says that the place is open or closed.

    Returns:
        What the report puts before or behind the place's name ("the border post at Sarpi"), or else the kind of way
        that it has most words of; None for what is no place, a country, or where the report speaks of no way.
    """
    tree = page.trees[word.sentence]
    token = tree.tokens[word.position]
    name, mention = token.span.of(page.text), page.name_at(token.span)
    is_named = token.upos == "PROPN" or mention is not None or tree.lemma(word.position) in _SIDES
    if (
        not is_named
        or page.times_in(token.span)
        or (mention is not None and mention.kind not in {"LOC", "PER", "ORG", "MISC"})
    ):
        return None
    called = mention.span.of(page.text) if mention is not None else name
    if {name.casefold(), called.casefold()} & _countries():
        return None
    near = re.findall(rf"([^.\n]{{0,24}})\b{re.escape(name)}\b([^.,:\n]{{0,16}})", page.text, re.IGNORECASE)
    around = "\n".join(f"{before}\n{behind}" for before, behind in near)
    if (found := _most_told(around)) is not None:
        return found
    # An organisation that closes is no way, unless the report tells of something at it: a strange place to the reader,
    # as is a person, who never closes.
    is_place = _is_somewhere(page, name)
    if mention is not None and mention.kind in {"ORG", "MISC"} and not is_place:
        return None
    found = _most_told(page.text)
    return SubjectKind.CROSSING if found is None and is_place else found


def called_kind(page: Page, word: Word) -> SubjectKind | None:
    """Give what a name stands for that is open or closed, though the reader takes it for a body or a person.

    Returns:
        A service where its own words say so ("Radio Lengo", "Reef FM"); else the way that `place_kind` finds, or the
        one that the report has most words of; a crossing where it tells of none. None for what is no name, a country.
    """
    tree = page.trees[word.sentence]
    token = tree.tokens[word.position]
    if token.upos != "PROPN":
        return None
    name = token.span.of(page.text)
    if name.casefold() in _countries():
        return None
    around = {tree.forms[p] for p in (word.position, *tree.related(word.position, "compound", "flat", "nmod"))}
    if around & _ON_AIR:
        return SubjectKind.SERVICE
    is_thing = len(around) == 1 or "the" in {tree.forms[p] for p in tree.related(word.position, "det")}
    return place_kind(page, word) or (_most_told(page.text) or SubjectKind.CROSSING if is_thing else None)


_ON_AIR = frozenset("fm network news radio tv television".split())


def working_kind(page: Page, word: Word) -> SubjectKind | None:
    """Give which way a place stands for where a report says that it works or is free, as people may do, too.

    Returns:
        As `place_kind`, of what the reader takes for a place or the report puts something at; None of all others.
    """
    span = page.trees[word.sentence].tokens[word.position].span
    mention = page.name_at(span)
    is_place = (mention is not None and mention.kind == "LOC") or _is_somewhere(page, span.of(page.text))
    return place_kind(page, word) if is_place else None


def _is_somewhere(page: Page, name: str) -> bool:
    """Whether a report puts something at a name: "at Laleraba", "through Chaman"."""
    return re.search(rf"\b(?:at|in|near|through|thru|via)\s+{re.escape(name)}\b", page.text, re.IGNORECASE) is not None


def _most_told(text: str) -> SubjectKind | None:
    """Give the kind of way with most words in a text, a crossing before a road: roads lead to everything."""
    told = {kind: len(words.findall(text)) for kind, words in TELLING.items()}
    if told[SubjectKind.CROSSING]:
        told[SubjectKind.ROAD] = 0
    best = max(told, key=lambda kind: told[kind])
    return best if told[best] else None


@cache
def _countries() -> frozenset[str]:
    """Names of countries, folded."""
    rows = load("countries").rows
    return frozenset(name.casefold() for row in rows for name in (row["name"], *row["aliases"].split("|")) if name)


def _by_surroundings(page: Page, tree: Tree, head: int, kind: SubjectKind) -> SubjectKind:
    """Tell gates of dams from those of borders, and bridges over a border from those of a town, by the report."""
    lemma = tree.lemma(head)
    if lemma == "gate":
        return SubjectKind.OTHER if DAMS.search(page.text) else kind
    if lemma in {"bridge", "footbridge"} and BORDERS.search(page.text):
        is_named = any(tree.tokens[p].upos == "PROPN" for p in tree.subtree(head)) or any(
            tree.tokens[p].upos == "NOUN" for p in tree.related(head, "compound")
        )
        return SubjectKind.CROSSING if is_named or OVER_BORDERS.search(page.text) else kind
    return kind
