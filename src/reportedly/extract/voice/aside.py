"""Cues that stand as asides behind what they attribute, read off the commas around them."""

from collections.abc import Iterator

from reportedly.extract.sentence.page import Page
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.voice.cue import Cues
from reportedly.extract.voice.frame import pieces, same_breath
from reportedly.extract.voice.voice import Voice, voice_of_cue

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
RELATIVE = frozenset({"which", "who", "whom", "whose", "that", "where"})
QUOTES = frozenset('"“”')
BREAKS = frozenset({",", ";", ":", "—", "–", *QUOTES})
STOPS = frozenset(".!?")


def aside_voices(page: Page, number: int, cues: Cues) -> Iterator[Voice]:
    """Give one voice for each cue that stands as an aside behind what it attributes: "the road is open, police said".

    Parsers hang such asides in many ways, so this rule reads the commas around them instead.
    """
    tree = page.trees[number]
    for position, token in enumerate(tree.tokens):
        readings = [cue for cue in cues.of(tree.lemma(position), token.upos) if "clause" in cue.frames]
        if token.upos != "VERB" or not readings or _governs_behind(tree, position):
            continue
        bounds = _aside(tree, position)
        speaker = _speaker_in(page, tree, position, bounds) if bounds else None
        if bounds is None or speaker is None:
            continue
        around = [*range(bounds[0]), *(range(bounds[1], len(tree.tokens)) if _goes_on(tree, bounds) else ())]
        if content := pieces(tree, same_breath(tree, position, around)):
            yield voice_of_cue(page, number, source=speaker, cue=position, content=content, reading=readings[0])


def _governs_behind(tree: Tree, position: int) -> bool:
    """Whether a cue is passive, or has its content behind it as usual."""
    if tree.first(position, "aux:pass", "nsubj:pass") is not None:
        return True
    return any(child > position for child in tree.related(position, "ccomp"))


def _aside(tree: Tree, position: int) -> tuple[int, int] | None:
    """Give the words between the comma before a cue and the comma or full stop behind it; None if none is before it."""
    start = position
    while start > 0 and tree.lemma(start - 1) not in BREAKS:
        start -= 1
    end = position + 1
    while end < len(tree.tokens) and tree.lemma(end) not in BREAKS and tree.lemma(end) not in STOPS:
        end += 1
    verbs = sum(tree.tokens[p].upos == "VERB" for p in range(start, end))
    opens_clause = tree.forms[start] in RELATIVE or (tree.tokens[start].upos == "SCONJ" and tree.forms[start] != "as")
    return (start, end) if start > 0 and verbs == 1 and not opens_clause else None


def _speaker_in(page: Page, tree: Tree, position: int, bounds: tuple[int, int]) -> int | None:
    """Give the subject of an aside's cue: its own if it stands inside, else the nominal on whichever side has one."""
    inside = range(*bounds)
    own = [child for child in tree.related(position, "nsubj") if child in inside]
    if own:
        return own[0]
    # "Rehm, the mayor, told reporters": who is told does not speak.
    nominal = [
        p
        for p in inside
        if tree.tokens[p].upos in NOMINAL and tree.bases[p] != "iobj" and not page.times_in(tree.tokens[p].span)
    ]
    before = [p for p in nominal if p < position and _tops(tree, p, inside)]
    behind = [p for p in nominal if p > position and _tops(tree, p, inside)]
    if before:
        return before[0]
    return behind[0] if behind and not tree.cases(behind[0]) else None


def _tops(tree: Tree, position: int, inside: range) -> bool:
    """Whether no nominal inside the aside stands above a word."""
    return not any(above in inside and tree.tokens[above].upos in NOMINAL for above in tree.ancestors(position))


def _goes_on(tree: Tree, bounds: tuple[int, int]) -> bool:
    """Whether the source still speaks behind an aside: coordinated, quoted, or no verb has come yet."""
    follows = bounds[1] + 1
    if follows >= len(tree.tokens):
        return False
    said_before = any(tree.tokens[p].upos in {"VERB", "AUX"} for p in range(bounds[0]))
    if tree.lemma(bounds[1]) == ":":
        return True
    return tree.tokens[follows].upos == "CCONJ" or tree.lemma(follows) in QUOTES or not said_before
