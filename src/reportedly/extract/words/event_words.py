"""The list of event words, indexed for look-up in a tree.

Each entry says which word, in which surroundings, tells of what. Of several entries that fit, the one with the most
constraints wins; among equals, the one that stands first in the list. A trap fits and tells of nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from reportedly.errors import LexiconError
from reportedly.extract.sentence.inflection import plural, verb_forms
from reportedly.extract.words import sequence
from reportedly.extract.words.pattern import Constraint, View, match, parse
from reportedly.extract.words.sequence import Around
from reportedly.lexicon import Row, Table, load

POS = {
    "verb": frozenset({"VERB"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ", "VERB"}),
    "adv": frozenset({"ADV", "ADP", "ADJ", "NOUN"}),
}
MEANS = "means-"
VERBAL = frozenset({"obj", "nsubj", "nsubj:pass", "aux:pass"})
FLAGS = frozenset({"act", "cue", "casualty", "lower", "state", "topic", "trap", "weak", "whole"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list of event words."""

    name: str
    """List and line, for explanations."""
    words: tuple[frozenset[str], ...]
    """The forms of each word; more than one word for a fixed expression."""
    pos: frozenset[str]
    """Universal parts of speech that the (head) word may have."""
    noun: bool
    adjective: bool
    pattern: tuple[Constraint, ...]
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    status: str | None
    """The state that it puts a thing in, if it does."""
    flags: frozenset[str]
    rank: int = 0
    """How specific it is; the most specific entry that fits wins."""
    around: Around | None = None
    """Words and parties before and after it, of an entry from a PETRARCH dictionary."""
    code: tuple[str, str | None] | None = None
    """Type and mode of a user's own ontology; `event` is then the PLOVER type that it behaves as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that fits at a token."""

    head: int
    filled: tuple[int, ...]
    """The other tokens that belong to the expression."""
    topics: tuple[int, ...]
    """Tokens that stand in its slots as members of a class."""
    entry: Entry
    parties: tuple[tuple[str, int], ...] = ()
    """Who is source and target, where the entry says so."""
    mode: str | None = None
    """The likeliest mode, for where neither the entry nor its surroundings give one."""


@dataclass(frozen=True, slots=True)
class EventIndex:
    """Entries by the first word of their expression."""

    by_word: dict[str, tuple[Entry, ...]]
    means: dict[str, str]
    """The mode of violence that a weapon gives, by word."""

    def lookup(self, here: View, index: int) -> Hit | None:
        """The best entry at a token; None if none fits."""
        lemma, form = here.tree.lemma(index), here.forms[index]
        best = _first(here, index, self.by_word.get(form, ()))
        if form != lemma:
            other = _first(here, index, self.by_word.get(lemma, ()))
            if best is None or (other is not None and other.entry.rank > best.entry.rank):
                best = other
        return best


def _first(here: View, index: int, entries: tuple[Entry, ...]) -> Hit | None:
    """The first entry that fits; the most specific ones stand first."""
    if not entries:
        return None
    upos = here.token(index).upos
    for entry in entries:
        if upos in entry.pos or len(entry.words) > 1:
            hit = _try(here, index, entry)
            if hit is not None:
                return hit
    return None


def _rank(n_words: int, pattern: tuple[Constraint, ...]) -> int:
    """How specific an entry is: a word spelled out, then a class of words, then "anything", then "not"."""
    return 4 * (n_words - 1) + sum(_weight(each) for each in pattern)


def _weight(constraint: Constraint) -> int:
    if constraint.negative:
        return 1
    if not constraint.words:
        return 2
    if constraint.literal:
        return 5 if all(" " in word for word in constraint.words) else 4
    return 3


def _try(here: View, index: int, entry: Entry) -> Hit | None:
    places = range(index, index + len(entry.words))
    if places.stop > len(here.forms):
        return None
    head = index if len(places) == 1 else _head_of(here, places, entry)
    if head is not None and len(places) > 1 and here.token(head).upos not in entry.pos:
        # "a sit - in" may hang on its "in"
        head = next((place for place in places if here.token(place).upos in entry.pos), head)
    if head is None or not _may_be(here, head, entry):
        return None
    found = match(here, head, entry.pattern)
    if found is None:
        return None
    beside = sequence.match(here, head, entry.around) if entry.around else sequence.Found((), ())
    if beside is None:
        return None
    own = tuple(sorted({*places, *found.own, *beside.own} - {head}))
    return Hit(head=head, filled=own, topics=found.topics, entry=entry, parties=beside.parties)


def _head_of(here: View, places: range, entry: Entry) -> int | None:
    """The head of an expression's words; None if they do not stand there."""
    if not all(here.has(place, forms) for forms, place in zip(entry.words, places, strict=True)):
        return None
    return next((place for place in reversed(places) if here.token(place).head not in places), places.start)


def _may_be(here: View, index: int, entry: Entry) -> bool:
    """Whether a word may be the entry's by its part of speech."""
    token = here.token(index)
    if token.upos not in entry.pos or ("lower" in entry.flags and token.upos == "PROPN"):
        return False
    return not entry.adjective or _is_state(here, index)


def _is_state(here: View, index: int) -> bool:
    """Whether a word that may be an adjective gives a state, rather than being a verb."""
    if here.token(index).upos == "ADJ":
        return True
    return bool(here.below(index, frozenset({"cop"}))) or not here.below(index, VERBAL)


def index(tables: Iterable[Table], *, classes: Table, own: Iterable[Entry] = ()) -> EventIndex:
    """Index lists of event words.

    Args:
        tables: Lists in the form of `events.tsv`; of entries that fit equally well, the one listed first wins.
        classes: The word classes that their patterns name.
        own: Further entries, of a user's own.

    Raises:
        LexiconError: if a pattern, part of speech or flag is unknown; the message names list and line.
    """
    named = word_classes(classes)
    found: dict[str, list[Entry]] = defaultdict(list)
    for each in own:
        for form in each.words[0]:
            found[form].append(each)
    for table in tables:
        for row in table.rows:
            entry = entry_of(row, table.name, named)
            for each in (entry, *_parted(entry, row["lemma"], row["pos"])):
                for form in each.words[0]:
                    found[form].append(each)
    # Sorting keeps the order of equals: of those, the one listed first wins.
    ranked = {form: tuple(sorted(entries, key=lambda each: -each.rank)) for form, entries in found.items()}
    return EventIndex(ranked, _means(named))


def _means(classes: dict[str, frozenset[str]]) -> dict[str, str]:
    """Read the weapon words: the classes `means-MODE`."""
    found = {}
    for name, words in classes.items():
        if name.startswith(MEANS):
            found.update({form: name.removeprefix(MEANS) for word in words for form in (word, plural(word))})
    return found


def word_classes(table: Table) -> dict[str, frozenset[str]]:
    """Read the word classes that patterns name with `@`."""
    gathered: dict[str, set[str]] = defaultdict(set)
    for row in table.rows:
        gathered[row["class"]].update(row.values("words"))
    return {name: frozenset(words) for name, words in gathered.items()}


def entry_of(row: Row, table: str, classes: dict[str, frozenset[str]]) -> Entry:
    """Read one line of a list.

    Raises:
        LexiconError: if its pattern, part of speech or flag is unknown; the message names list and line.
    """
    where = f"{table}:{row.line}"
    pos, flags = row["pos"], frozenset(row.values("flags"))
    if pos not in POS:
        raise LexiconError(f'{where}: unknown part of speech "{pos}"; use one of {", ".join(sorted(POS))}')
    if flags - FLAGS:
        raise LexiconError(f"{where}: unknown flag {', '.join(sorted(flags - FLAGS))}")
    try:
        pattern = parse(row["pattern"], classes=classes)
    except LexiconError as error:
        raise LexiconError(f"{where}: {error}") from error
    words = _forms(row["lemma"].split(), pos)
    return Entry(
        name=f"{where} {row['lemma']}{' ' + row['pattern'] if row['pattern'] else ''}",
        words=words,
        pos=POS[pos],
        noun=pos == "noun",
        adjective=pos == "adj",
        pattern=pattern,
        event=row["event"] or None,
        mode=row["mode"] or None,
        contexts=row.values("contexts"),
        cameo=row["cameo"] or None,
        status=row["status"] or None,
        flags=flags,
        rank=_rank(len(words), pattern),
    )


@cache
def shipped(language: str = "en") -> EventIndex:
    """Index the lists that ship with Reportedly, traps first so that they win ties; they never change while we run."""
    return index(
        (load("event_traps", language=language), load("events", language=language)),
        classes=load("event_classes", language=language),
    )


def with_own(own: Iterable[Entry], language: str = "en") -> EventIndex:
    """Index the lists that ship with entries of a user's own before them."""
    tables = (load("event_traps", language=language), load("events", language=language))
    return index(tables, classes=load("event_classes", language=language), own=own)


def _parted(entry: Entry, lemma: str, pos: str) -> Iterator[Entry]:
    """The entry with its hyphens as words of their own, as treebanks of English cut them ("cease - fire")."""
    if "-" in lemma:
        yield replace(entry, words=_forms(lemma.replace("-", " - ").split(), pos))


def _forms(words: list[str], pos: str) -> tuple[frozenset[str], ...]:
    """The forms of each word of an expression: a verb's first word and a noun's last one are inflected."""
    forms = [frozenset({word}) for word in words]
    if pos == "verb":
        forms[0] = verb_forms(words[0])
    elif pos == "noun":
        forms[-1] |= {plural(words[-1])}
    return tuple(forms)
