"""Give pronouns, role words and short names the fuller mention they stand for.

A recency walk over the noun phrases of the article, subjects first, in the spirit of Hobbs (1978) and of the sieves of
Raghunathan et al. (2010): the sure cases only, each by its own rule. What no rule reaches keeps no antecedent.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import phrase
from reportedly.extract.voice.voice import Voice
from reportedly.extract.words.pattern import RELATIVE
from reportedly.records import Span

PERSON_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
SPEAKER_PRONOUNS = frozenset({"we", "our", "us", "ours", "i", "my", "me"})
# Bodies that English takes up with "they".
COLLECTIVE = frozenset("army crew family force government leadership military navy police staff team union".split())
FEMININE = frozenset({"she", "her", "herself"})
MALE_ROLES = frozenset(
    {"spokesman", "king", "father", "brother", "son", "husband", "man", "policeman", "imam", "priest"}
)
FEMALE_ROLES = frozenset({"spokeswoman", "queen", "mother", "sister", "daughter", "wife", "woman", "policewoman"})
ACTING = frozenset({"group", "media", "name", "organisation", "person", "unnamed"})
LIFELESS = frozenset({"abstract", "document", "event", "place", "rule", "service", "vehicle", "weapon"})
REMEMBERED = 60  # noun phrases; pronouns reach no further back
REACH = 4  # sentences back; further off, a pronoun's antecedent is a guess


@dataclass(frozen=True, slots=True)
class Candidate:
    """One noun phrase that later words may stand for."""

    word: Word
    span: Span
    lemma: str
    kind: str
    plural: bool
    is_subject: bool
    words: frozenset[str]
    """Lower-case words without articles and possessives."""


def antecedents(page: Page, voices: tuple[Voice, ...], nouns: Nouns) -> dict[Span, Span]:
    """Find what pronouns and short mentions stand for.

    Returns:
        Fuller mention by the head word of the mention that stands for it.
    """
    seen: deque[Candidate] = deque(maxlen=REMEMBERED)
    by_word: dict[str, list[Candidate]] = defaultdict(list)
    found: dict[Span, Span] = {}
    sources = {voice.source for voice in voices if voice.source is not None}
    for number, tree in enumerate(page.trees):
        for position, token in enumerate(tree.tokens):
            if token.upos not in {"PRON", "NOUN", "PROPN", "DET"}:
                continue
            word = Word(number, position)
            if token.upos in {"PRON", "DET"}:
                fuller = _of_pronoun(page, word, seen, voices, nouns)
            else:
                candidate = _candidate(page, word, nouns, is_source=word in sources)
                fuller = _of_short_mention(candidate, by_word[candidate.lemma][-REMEMBERED:]) if candidate else None
                if candidate is not None:
                    seen.append(candidate)
                    for part in candidate.words:
                        by_word[part].append(candidate)
            if fuller is not None:
                found[token.span] = found.get(_head_span(page, fuller), fuller)
    return found


def _head_span(page: Page, span: Span) -> Span:
    word = page.head_of(span)
    return page.span_of(word) if word else span


def _candidate(page: Page, word: Word, nouns: Nouns, *, is_source: bool) -> Candidate | None:
    tree = page.trees[word.sentence]
    token = tree.tokens[word.position]
    if tree.bases[word.position] in {"compound", "flat", "amod"} or page.times_in(token.span):
        return None
    kind = class_at(page, word, nouns)
    if kind not in {"person", "organisation", "group", "media", "name", "place", "unnamed", "document"}:
        return None
    span = phrase(tree, word.position)
    form = token.span.of(page.text).lower()
    plural = form.endswith(("s", "men", "people")) and form != tree.lemma(word.position) and token.upos == "NOUN"
    return Candidate(
        word=word,
        span=span,
        lemma=tree.lemma(word.position),
        kind=kind,
        plural=plural or kind == "group" or tree.first(word.position, "conj") is not None,
        is_subject=is_source or tree.bases[word.position] == "nsubj",
        words=_content_words(span.of(page.text)),
    )


def _of_pronoun(
    page: Page, word: Word, seen: Iterable[Candidate], voices: tuple[Voice, ...], nouns: Nouns
) -> Span | None:
    tree = page.trees[word.sentence]
    form = tree.tokens[word.position].span.of(page.text).lower()
    if form in RELATIVE:
        return _of_relative(page, word, nouns, is_living=form in {"who", "whom"})
    if form in SPEAKER_PRONOUNS:
        return _speaker(page, page.span_of(word), voices)
    near = [c for c in seen if word.sentence - c.word.sentence <= REACH and not _same_clause_subject(page, word, c)]
    if form in PERSON_PRONOUNS:
        fitting = [c for c in near if c.kind == "person" and not c.plural and _gender_fits(c, form)]
    elif form in THING_PRONOUNS:
        fitting = [c for c in near if c.kind in {"organisation", "media", "name", "place"} and not c.plural]
        fitting = [c for c in fitting if c.is_subject] or fitting
    elif form in PLURAL_PRONOUNS:
        fitting = [c for c in near if c.plural or c.kind == "group" or c.lemma in COLLECTIVE]
        fitting = [c for c in fitting if c.kind in ACTING] or fitting
    else:
        return None
    return _most_salient(fitting, word)


def _most_salient(fitting: list[Candidate], word: Word) -> Span | None:
    """Give the subject nearest before, sentence by sentence; else the nearest phrase that fits."""
    if not fitting:
        return None
    latest = max(c.word.sentence for c in fitting)
    here = [c for c in fitting if c.word.sentence == latest]
    subjects = [c for c in here if c.is_subject]
    chosen = (subjects or here)[0] if latest != word.sentence else (subjects or here)[-1]
    return chosen.span


def _gender_fits(candidate: Candidate, form: str) -> bool:
    if form in FEMININE:
        return candidate.lemma not in MALE_ROLES
    return candidate.lemma not in FEMALE_ROLES


def _same_clause_subject(page: Page, word: Word, candidate: Candidate) -> bool:
    """Whether pronoun and candidate are arguments of one verb, which rules each other out ("he saw him")."""
    if candidate.word.sentence != word.sentence:
        return False
    tree = page.trees[word.sentence]
    own, other = tree.tokens[word.position], tree.tokens[candidate.word.position]
    return own.head == other.head and tree.bases[word.position] != "nmod"


def _of_relative(page: Page, word: Word, nouns: Nouns, *, is_living: bool) -> Span | None:
    """Give the noun that a relative clause hangs on; for "who", the nearest above it that can act."""
    tree = page.trees[word.sentence]
    for above in tree.ancestors(word.position):
        if tree.tokens[above].relation == "acl:relcl" and tree.tokens[above].head >= 0:
            noun = tree.tokens[above].head
            if is_living and class_at(page, Word(word.sentence, noun), nouns) in LIFELESS:
                # "the guards of the depot who fled", hung on the depot
                higher = (p for p in tree.ancestors(noun) if class_at(page, Word(word.sentence, p), nouns) in ACTING)
                noun = next(higher, noun)
            return phrase(tree, noun)
    return None


def _speaker(page: Page, span: Span, voices: tuple[Voice, ...]) -> Span | None:
    speaking = [voice for voice in voices if voice.source is not None and voice.speaks(span) and page.quoted(span)]
    if not speaking:
        return None
    source = min(speaking, key=lambda voice: voice.reach).source
    return None if source is None else phrase(page.trees[source.sentence], source.position)


def _of_short_mention(candidate: Candidate, alike: Sequence[Candidate]) -> Span | None:
    """Give the earlier, longer phrase with the same head: "the ministry", "Vucic", "the president"."""
    for other in reversed(alike):
        if other.kind not in {candidate.kind, "name"} and candidate.kind != "name":
            continue
        if (
            len(other.words) > len(candidate.words)
            and candidate.words <= other.words
            and _heads_agree(candidate, other)
        ):
            return other.span
    return None


def _content_words(text: str) -> frozenset[str]:
    return frozenset(w for w in text.lower().replace("'s", "").split() if w not in {"the", "a", "an", "its", "their"})


def _heads_agree(candidate: Candidate, other: Candidate) -> bool:
    if candidate.plural != other.plural:
        return False
    return candidate.lemma == other.lemma or (candidate.kind in {"person", "name"} and candidate.lemma in other.words)
