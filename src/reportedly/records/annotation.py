"""What the reader model sees in an article: spans and labels, no judgement."""

from dataclasses import dataclass, field

from reportedly.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """Who made a record: a rule's name or a model file's hash."""

    name: str
    """Room and rule, as in `extract/event`."""
    version: str
    digest: str | None = None
    """First 12 hex digits of the model file's SHA-256; None for rules."""

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word (Universal Dependencies v2)."""

    span: Span
    upos: str
    """Universal part of speech."""
    lemma: str
    head: int
    """Position of the governing word in the same sentence, from 0; -1 for the root."""
    relation: str
    """UD relation, sub-type included, as in `nsubj:pass`."""
    predicate: float = 0.0
    """How likely the word tells of an event or state, 0 to 1."""
    factuality: float = 0.0
    """Did it happen, -3 (certainly not) to 3 (certainly), as in UDS-IH2; read it only where `predicate` is high."""
    nominal: float = 0.0
    """How likely the word is a noun that names an event ("attack", "talks"), 0 to 1; read it only at nouns.

    Such nouns are few and the score is careful: from 0.2 on most of them are meant.
    """
    told: float = 0.0
    """How likely a report tells of something by this word, so that a reader would note it, 0 to 1.

    Above 0 for every word, unless the model does not judge this.
    """
    types: tuple[tuple[str, float], ...] = ()
    """PLOVER event types that the word may tell of, with probabilities, likeliest first; unlikely ones are left out.

    Empty where the word tells of no event, and always with a model that does not know types.
    """
    parties: tuple[tuple[str, int, float], ...] = ()
    """Who may take part in what the word tells of: `actor`, `recipient` or `location`, the position of the word that
    names the party in the same sentence, and how likely it is, 0 to 1; by role, then likeliest first.

    Unlikely ones are left out. Empty where the word is hardly told, and always with a model that does not know parties.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and its tree."""

    span: Span
    tokens: tuple[Token, ...]
    """In text order; exactly one has head -1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text."""

    span: Span
    kind: str
    """PER, ORG, LOC, NORP, EVENT, LAW or MISC."""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedAttribution:
    """Who says what, as the reader tagged it: pieces of text, before chains, stance and manner are known."""

    source: tuple[Span, ...]
    """Empty if the text names none."""
    cue: tuple[Span, ...]
    """Empty if the text has none."""
    content: tuple[Span, ...]
    """In text order; more than one where the cue interrupts ("We left," she said, "at dawn")."""
    positive: bool = True
    """False where the content is reported as denied or not said."""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Everything one annotator run says about one article."""

    article_id: str
    sentences: tuple[Sentence, ...]
    """In text order; they do not overlap."""
    mentions: tuple[Mention, ...]
    """In text order; they do not overlap."""
    attributions: tuple[TaggedAttribution, ...]
    """In the order of their first piece."""
    producer: Producer
    meanings: bytes = field(default=b"", repr=False)
    """What each word tells of, for classifiers and for comparing words: the tokens of all sentences in text order, the
    same number of signed bytes for each (64 with the shipped model), a byte standing for byte / 127, -1 to 1. Empty
    with a model that does not give them. It is not written to JSON.

    As an array: `numpy.frombuffer(annotation.meanings, numpy.int8).reshape(number_of_tokens, -1) / 127`.
    """
