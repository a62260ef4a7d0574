"""Turn an annotated article into statements: who did what to whom, according to whom, and did it happen.

One door, `extract`. The rules look words up in reviewed lists and walk the reader's parse; each statement names the
rules and entries that made it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from reportedly.extract.code import classify
from reportedly.extract.code.cause import settle
from reportedly.extract.code.means import spread
from reportedly.extract.code.opinion import consult
from reportedly.extract.repair import mend
from reportedly.extract.role import parties
from reportedly.extract.role.coreference import antecedents
from reportedly.extract.sentence import noun
from reportedly.extract.sentence.page import Page, lay_out
from reportedly.extract.sentence.syntax import grow
from reportedly.extract.site import Rules, Site
from reportedly.extract.statement import state
from reportedly.extract.trigger import second
from reportedly.extract.trigger.sieve import Hits
from reportedly.extract.trigger.signs import Scene
from reportedly.extract.trigger.trigger import find_triggers
from reportedly.extract.value import counting, dating, factuality, placing, status
from reportedly.extract.value.carry import carry
from reportedly.extract.value.counting import weigh_counts
from reportedly.extract.value.dispute import disputes
from reportedly.extract.value.told import Told
from reportedly.extract.voice import cue
from reportedly.extract.voice.attribution import voices
from reportedly.extract.voice.source import is_the_outlet
from reportedly.extract.voice.voice import Voice
from reportedly.extract.words import choice, event_words, own
from reportedly.extract.words.event_words import Hit
from reportedly.extract.words.pattern import View
from reportedly.ontology import Ontology
from reportedly.ontology import load as load_ontology
from reportedly.records import Annotation, Article, Findings, Statement, TimeExpression

__all__ = ["Words", "english", "extract", "words_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists of one language and the ontology their codes come from."""

    cues: cue.Cues
    events: event_words.EventIndex
    rules: Rules
    classifier: classify.Classifier | None = None
    """What is asked beside the lists; None for lists alone."""
    judge: second.Judge | None = None
    """What looks at every word again; None for lists and rules alone."""
    model: str = ""
    """Digest of the reader model whose scores the judge knows; with another one it is not asked."""
    days: choice.Judge | None = None
    """What weighs the days that a statement may have; None for the rules alone."""
    places: choice.Judge | None = None
    """What weighs the places of one that names none itself; None for the rules alone."""
    counts: counting.Judge | None = None
    """What weighs the numbers that a statement may count; None for the rules alone."""
    ontology: Ontology | None = None
    """The user's own, whose codes statements get in the end; None for PLOVER's."""


@cache
def english() -> Words:
    """Give the shipped English word lists with PLOVER's codes."""
    return words_of()[0]


@cache
def words_of(ontology_file: Path | None = None, verbs_file: Path | None = None) -> tuple[Words, tuple[str, ...]]:
    """Give the English word lists with a user's own ontology and verbs.

    Args:
        ontology_file: TOML, in the form of `ontology/data/plover-2.toml`; its codes are given instead of PLOVER's.
        verbs_file: A verb dictionary of the PETRARCH coders; its patterns win over the shipped lists.

    Returns:
        The words, and one sentence for each entry that could not be read; all others are loaded.

    Raises:
        OntologyError: if the ontology cannot be read.
        LexiconError: if the dictionary cannot be read.
    """
    plover = load_ontology()
    chosen = None if ontology_file is None else load_ontology(ontology_file)
    entries, notes = own.entries_of(chosen, verbs_file, codes=plover)
    sides, weights = parties.shipped(), second.shipped()
    days, places, counts = dating.shipped(), placing.shipped(), counting.shipped()
    rules = Rules(
        nouns=noun.english(),
        hedges=factuality.english(),
        states=status.english(),
        ontology=plover,
        parties=sides.judge if sides is not None else None,
        model=sides.model if sides is not None else "",
    )
    words = Words(
        cues=cue.english(),
        events=event_words.with_own(entries) if entries else event_words.shipped(),
        rules=rules,
        classifier=classify.shipped(),
        judge=weights.judge if weights is not None else None,
        model=weights.model if weights is not None else "",
        days=days.judge if days is not None else None,
        places=places.judge if places is not None else None,
        counts=counts.judge if counts is not None else None,
        ontology=chosen,
    )
    return words, notes


def extract(
    article: Article, annotation: Annotation, *, times: tuple[TimeExpression, ...], words: Words
) -> Findings[Statement]:
    """Find every statement of an article.

    Args:
        article: Supplies the text that every span points into.
        annotation: What the reader saw in it.
        times: The time expressions of the article, as `resolve` recognised them.
        words: Word lists of the article's language.

    Returns:
        Statements in the order of their triggers, groundings and `when` left to `resolve`; and a problem for each that
        the reader model doubts though the rules do not.
    """
    trees = tuple(
        grow(mend(sentence, words.cues), article.text) for sentence in annotation.sentences if sentence.tokens
    )
    page = lay_out(article, annotation, times, trees=trees)
    heard = voices(page, words.cues)
    fuller = antecedents(page, heard, words.rules.nouns)
    told: list[Told] = []
    glance = _Glance(page, words)
    for number, (tree, speaking) in enumerate(zip(page.trees, _by_sentence(page, heard), strict=True)):
        said = frozenset((*_heads_said(page, number, speaking), *_heads_posted(page, number)))
        state_at = partial(_state_at, page, number, words.rules)
        again = partial(glance.again, number, speaking, said)
        triggers = find_triggers(tree, page.text, events=words.events, said=said, state_at=state_at, again=again)
        for trigger in triggers:
            site = Site(
                page=page, sentence=number, trigger=trigger, triggers=triggers, voices=speaking, antecedents=fuller
            )
            told.append(Told(sentence=number, trigger=trigger, statement=state(site, words.rules)))
    told = settle(page, told, words.rules.ontology)
    carried = carry(page, told, words.rules.nouns, words.days, words.places)
    if words.counts is not None:
        carried = weigh_counts(page, told, carried, words.counts, words.rules.nouns)
    statements = consult(annotation, carried, words.classifier, words.rules.ontology)
    statements = spread(statements, words.rules.ontology)
    if words.ontology is not None:
        codes = {each.statement.id: each.trigger.code for each in told if each.trigger.code is not None}
        statements = tuple(own.recoded(each, codes.get(each.id), words.ontology) for each in statements)
    return Findings(found=statements, problems=tuple(disputes(page, statements)))


@dataclass(frozen=True, slots=True)
class _Glance:
    """The second look at an article's sentences."""

    page: Page
    words: Words

    def again(
        self, number: int, speaking: tuple[Voice, ...], said: frozenset[int], here: View, kept: Hits
    ) -> dict[int, Hit | None]:
        """Give what a sentence tells of after a second look, if the judge knows the reader's scores."""
        judge = self.words.judge
        if judge is None or self.words.model != self.page.annotation.producer.digest:
            return {}
        scene = Scene(
            page=self.page,
            number=number,
            voices=speaking,
            said=said,
            nouns=self.words.rules.nouns,
            cues=self.words.cues,
            events=self.words.events,
        )
        return second.look_again(scene, judge, here, kept)


def _state_at(page: Page, number: int, rules: Rules, word: int, thing: int) -> str | None:
    return status.plain_state(page, number, (rules.nouns, rules.states), word=word, thing=thing)


def _heads_said(page: Page, number: int, speaking: tuple[Voice, ...]) -> Iterator[int]:
    """Give the words of a sentence that head what one of its voices says, other voices' cues left out."""
    cues = {voice.cue_word.position for voice in speaking if voice.cue_word and voice.cue_word.sentence == number}
    for voice in speaking:
        if is_the_outlet(page, voice):
            continue
        for piece in voice.content:
            word = page.head_of(piece) if page.trees[number].sentence.span.holds(piece) else None
            if word is not None and word.position not in cues:
                yield word.position


def _heads_posted(page: Page, number: int) -> Iterator[int]:
    """Give the words that head what a sentence of a post or thread tells: all of it is its author's word."""
    tree = page.trees[number]
    for position, token in enumerate(tree.tokens):
        is_main = token.head < 0 or (tree.bases[position] == "parataxis" and tree.tokens[token.head].head < 0)
        if is_main and (page.is_thread or page.post_at(token.span) is not None):
            yield position


def _by_sentence(page: Page, heard: tuple[Voice, ...]) -> list[tuple[Voice, ...]]:
    """Give the voices that speak in each sentence, so that a long report costs no more a sentence than a short one."""
    speaking: list[list[Voice]] = [[] for _ in page.trees]
    for voice in heard:
        for piece in voice.content:
            for number in range(page.sentence_at(piece.start), page.sentence_at(piece.end - 1) + 1):
                if voice not in speaking[number]:
                    speaking[number].append(voice)
    return [tuple(voices_here) for voices_here in speaking]
