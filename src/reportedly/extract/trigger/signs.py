"""What speaks for and against a word's telling of an event, as names and numbers that weights can be fitted to."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.tense import tense
from reportedly.extract.trigger.unlisted import STATED, UNLISTED
from reportedly.extract.voice.cue import Cues
from reportedly.extract.voice.voice import Voice
from reportedly.extract.words.event_words import EventIndex, Hit
from reportedly.extract.words.pattern import View
from reportedly.records import Span

OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV", "NUM", "AUX", "INTJ", "X", "PRON", "ADP"})
"""Parts of speech that may tell of an event."""
LEAST = 0.002  # of a share, so that its odds stay small
BESIDE = frozenset({"obj", "nsubj", "obl", "nmod", "compound", "amod", "xcomp"})
"""Relations of the words that may say of what kind an event is ("took lives", "fire of mortars")."""
NEGATIONS = frozenset({"not", "no", "never", "n't"})


@dataclass(frozen=True, slots=True)
class Look:
    """One word looked at a second time."""

    head: int
    """Its position in the sentence."""
    span: Span
    """Where it stands in the text."""
    is_found: bool
    """Whether the word lists or rules took it for a statement."""
    signs: dict[str, float]
    """What is so of it, by name."""
    words: tuple[str, ...] = ()
    """The word itself, those that hang together with it, and what the lists make of it beside its type."""
    meaning: tuple[int, ...] = ()
    """What the reader says that the word means, in 127ths; empty where it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What signs are read from: a sentence of a page, and what is known of it."""

    page: Page
    number: int
    """The sentence."""
    voices: tuple[Voice, ...]
    """Those that speak in the sentence."""
    said: frozenset[int]
    """Positions that head what somebody says."""
    nouns: Nouns
    cues: Cues
    events: EventIndex


def looks(scene: Scene, here: View, kept: dict[int, Hit], *, least: float = 0.0) -> Iterator[Look]:
    """Look at every word that may tell of an event, those inside a found expression left out.

    Args:
        scene: The sentence on its page.
        here: The sentence.
        kept: What the lists and rules found in it, by head.
        least: Words that were passed over are left out where the reader gives them less than this chance to be told.
    """
    inside = {place for hit in kept.values() for place in hit.filled} - kept.keys()
    meanings = _meanings(scene)
    for index, token in enumerate(here.tree.tokens):
        if token.upos not in OPEN_CLASSES or index in inside or (index not in kept and 0 < token.told < least):
            continue
        signs: dict[str, float] = {}
        for part in (_of_word(here, index), _of_tree(here, index, kept), _of_page(scene, here, index)):
            signs.update(part)
        signs.update(_of_lists(scene, here, index, kept))
        words = (*_words(here, index), *_listed(kept.get(index)))
        yield Look(index, token.span, index in kept, signs, words, meanings[index] if meanings else ())


def _meanings(scene: Scene) -> tuple[tuple[int, ...], ...]:
    """What the reader says that each word of a sentence means."""
    annotation, sentence = scene.page.annotation, scene.page.trees[scene.number].sentence
    before = n_words = 0
    for each in annotation.sentences:
        before += len(each.tokens) if each.span.start < sentence.span.start else 0
        n_words += len(each.tokens)
    width = len(annotation.meanings) // max(1, n_words)
    if not width:
        return ()
    here = memoryview(annotation.meanings).cast("b")[before * width : (before + len(sentence.tokens)) * width].tolist()
    return tuple(tuple(here[at : at + width]) for at in range(0, len(here), width))


def _words(here: View, index: int) -> Iterator[str]:
    """The word, the one above it and those below it that may say what it tells of."""
    tree = here.tree
    yield f"word: {tree.lemma(index)}"
    above = here.token(index).head
    if above >= 0:
        yield f"above: {tree.lemma(above)}"
    for child in tree.children[index]:
        if tree.bases[child] in BESIDE:
            yield f"{tree.bases[child]}: {tree.lemma(child)}"
            yield f"beside: {tree.lemma(child)}"


def _listed(hit: Hit | None) -> Iterator[str]:
    """What the entry that found a word gives it."""
    if hit is not None:
        yield f"given={hit.entry.event}"
        yield f"given={hit.entry.event}.{hit.entry.mode}"
        yield f"makes={hit.entry.status}"


def _of_word(here: View, index: int) -> Iterator[tuple[str, float]]:
    """What the reader saw in the word itself."""
    token = here.token(index)
    yield f"pos={token.upos}", 1
    yield "predicate", token.predicate
    yield "nominal", token.nominal
    if token.told:
        share = min(max(token.told, LEAST), 1 - LEAST)
        yield "told", math.log(share / (1 - share))
    yield "likeliest", token.types[0][1] if token.types else 0.0
    for kind, chance in token.types:
        yield f"type={kind}", chance
    if token.upos in {"VERB", "AUX"}:
        yield f"tense={tense(here.tree, index).value}", 1


def _of_tree(here: View, index: int, kept: dict[int, Hit]) -> Iterator[tuple[str, float]]:
    """Where the word stands in its sentence, and what hangs on it."""
    tree, token = here.tree, here.token(index)
    yield f"relation={tree.bases[index]}", 1
    if token.relation != tree.bases[index]:
        yield f"relation={token.relation}", 1
    if token.head >= 0:
        yield f"above={tree.tokens[token.head].upos}", 1
        yield "above found", float(token.head in kept)
        yield "above predicate", tree.tokens[token.head].predicate
    cases = tree.cases(index)
    yield f"case={cases[0] if cases else ''}", 1
    yield "below found", float(any(child in kept for child in tree.children[index]))
    yield "sentence found", float(bool(kept))
    yield "passive", float(tree.first(index, "aux:pass", "nsubj:pass") is not None)
    yield "definite", float(any(tree.forms[child] == "the" for child in tree.related(index, "det")))
    yield "negated", float(any(tree.lemma(child) in NEGATIONS for child in tree.children[index]))
    for relation in ("det", "nummod", "aux", "cop", "nsubj", "obj"):
        yield f"has {relation}", float(tree.first(index, relation) is not None)


def _of_page(scene: Scene, here: View, index: int) -> Iterator[tuple[str, float]]:
    """Whose word it is, and who takes part."""
    page, tree, span = scene.page, here.tree, here.token(index).span
    yield "said", float(index in scene.said)
    yield "voiced", float(any(voice.speaks(span) for voice in scene.voices))
    yield "posted", float(page.is_thread or page.post_at(span) is not None)
    yield "cue", float(bool(scene.cues.of(tree.lemma(index), here.token(index).upos)))
    yield f"class={scene.nouns.of(tree.lemma(index))}", 1
    for name, relations in (("subject", ("nsubj",)), ("object", ("obj", "nsubj:pass"))):
        party = tree.first(index, *relations)
        if party is not None:
            yield f"{name}={class_at(page, Word(scene.number, party), scene.nouns)}", 1


def _of_lists(scene: Scene, here: View, index: int, kept: dict[int, Hit]) -> Iterator[tuple[str, float]]:
    """What the lists have of the word, here or in other surroundings."""
    hit = kept.get(index) or scene.events.lookup(here, index)
    yield "found", float(index in kept)
    if hit is not None:
        yield f"entry={hit.entry.event}", 1
        yield "entry noun", float(hit.entry.noun)
        yield "entry pattern", float(bool(hit.entry.pattern))
        for flag in hit.entry.flags:
            yield f"flag={flag}", 1
    if index in kept:
        yield f"by={_by(kept[index])}", 1
    entries = scene.events.by_word.get(here.tree.lemma(index), ())
    counted = Counter("trap" if "trap" in entry.flags else entry.event for entry in entries)
    for event, times in counted.items():
        yield f"elsewhere={event}", times / len(entries)


def _by(hit: Hit) -> str:
    """Which kind of rule found a word."""
    named = {UNLISTED.name: "silent", STATED: "state"}
    return next((kind for name, kind in named.items() if hit.entry.name.startswith(name)), "list")
