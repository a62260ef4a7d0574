"""A user's own ontology and verbs: read into the pattern engine, and given as codes in the end.

Reading goes by PLOVER's types inside, because rules of reading look at them (who undergoes an ASSAULT, what a REQUEST
asks for); a type of a user's own names the one that it behaves as (`like`). What a statement finally carries is the
user's code: of the user's own word, else of the `labels` that translate PLOVER's types, else none.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportedly.errors import LexiconError
from reportedly.extract.words import petrarch
from reportedly.extract.words.event_words import Entry, entry_of, word_classes
from reportedly.lexicon import Row, load
from reportedly.ontology import Ontology, OwnWord
from reportedly.ontology.check import unknown
from reportedly.records import Statement

COLUMNS = ("lemma", "pos", "pattern", "event", "mode", "contexts", "cameo", "status", "flags")
ABOVE = 50  # ranks above every entry that ships


def entries_of(
    ontology: Ontology | None, verbs_file: Path | None, *, codes: Ontology
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Give the entries that a user brings.

    Args:
        ontology: The user's own; its words are read.
        verbs_file: A verb dictionary of the PETRARCH coders.
        codes: What the dictionary's CAMEO codes mean.

    Returns:
        Entries, dictionary first, and one sentence for each that could not be read.

    Raises:
        LexiconError: if the dictionary cannot be opened.
    """
    entries: list[Entry] = []
    notes: list[str] = []
    if verbs_file is not None:
        read, told = petrarch.read(_text(verbs_file), name=verbs_file.name, ontology=codes)
        entries += read
        notes += told
    if ontology is not None:
        classes = word_classes(load("event_classes")) | {
            name: frozenset(words) for name, words in ontology.classes.items()
        }
        for word in ontology.words:
            try:
                entries.append(_entry(word, ontology, classes))
            except LexiconError as error:
                notes.append(str(error))
        notes += _unread_rules(ontology)
    return tuple(entries), tuple(notes)


def _unread_rules(ontology: Ontology) -> Iterator[str]:
    for rule in ontology.rules:
        for finding in (*unknown(ontology, rule.event, None), *unknown(ontology, rule.becomes, rule.mode)):
            yield f"{ontology.name}, rule {rule.event} becomes {rule.becomes}: {finding}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot read the verbs {path}: {error}; check the path and that it is UTF-8") from error


def _entry(word: OwnWord, ontology: Ontology, classes: dict[str, frozenset[str]]) -> Entry:
    where = f"{ontology.name}, line {word.line}"
    if strange := sorted(word.cells.keys() - {*COLUMNS, "comment"}):
        raise LexiconError(f"{where}: unknown key {', '.join(strange)}; a word has {', '.join(COLUMNS)}")
    if not word.cells.get("lemma"):
        raise LexiconError(f"{where}: a word without a lemma")
    event, mode = word.cells.get("event", ""), word.cells.get("mode") or None
    if event:
        for finding in unknown(ontology, event, mode):
            raise LexiconError(f"{where}: {finding}; {ontology.name} has {', '.join(sorted(ontology.types))}")
    row = Row(line=word.line, cells=tuple((name, word.cells.get(name, "")) for name in COLUMNS))
    made = entry_of(row, ontology.name, classes)
    return replace(
        made,
        event=ontology.types[event].like if event else None,
        mode=None,
        code=(event, mode) if event else None,
        rank=made.rank + ABOVE,
    )


def recoded(statement: Statement, code: tuple[str, str | None] | None, ontology: Ontology) -> Statement:
    """Give a statement the codes of a user's ontology.

    Args:
        statement: With PLOVER's codes.
        code: Type and mode that the user's own word gives; None where a shipped word made the statement.
        ontology: The user's own.
    """
    event, mode = code or _translated(statement, ontology)
    for rule in ontology.rules:
        world, polarity = statement.factuality.modality.value, statement.factuality.polarity.value
        if rule.becomes not in ontology.types:  # told when the ontology was read
            continue
        if event == rule.event and rule.world in {None, world} and rule.polarity in {None, polarity}:
            event, mode = rule.becomes, rule.mode
            break
    if event is not None and event not in ontology.types:
        event = mode = None
    cameo = ontology.default_cameo(event, mode)
    cameo = cameo if cameo in ontology.cameo else None
    return replace(
        statement,
        event=event,
        mode=mode,
        contexts=tuple(each for each in statement.contexts if each in ontology.contexts),
        cameo=cameo,
        quad=ontology.quad(event),
        plover_score=ontology.score(event, mode),
        goldstein=ontology.goldstein(cameo),
        reasons=(*statement.reasons, f"code {event or 'none'} of {ontology.name}"),
    )


def _translated(statement: Statement, ontology: Ontology) -> tuple[str | None, str | None]:
    """The user's code for one of PLOVER's: by its mode ("ASSAULT.drone"), by its type, or the same one."""
    event, mode = statement.event, statement.mode
    if event is None:
        return None, None
    known = ontology.labels.get("events", {})
    for label in (f"{event}.{mode}", event):
        if label in known:
            code, _, own_mode = known[label].partition(".")
            return code, _mode(ontology, code, own_mode or None)
    return event, _mode(ontology, event, mode)


def _mode(ontology: Ontology, event: str, mode: str | None) -> str | None:
    modes = ontology.types[event].modes if event in ontology.types else ()
    return mode if mode in {each.code for each in modes} else None
