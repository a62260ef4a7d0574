"""Read verb dictionaries of the PETRARCH coders into entries of the pattern engine.

    &MONEY_                         # a set of words
    +EUROS
    --- ABANDON [---] ---           # a block with its code; [---] is none
    ABANDON {ABANDONS ABANDONED}    # a verb and its forms; those in braces replace the regular ones
    +CORDON_OFF                     # a verb of several words, the inflected one behind the `+`
    - * EFFORT [080]                # a pattern and its code; see `sequence`
    - + WAS_ * BY $ [170]

Comments stand behind `#` or between `<!--` and `-->`. The brackets of the second coder, `{}` for noun phrases and `()`
for prepositional ones, are read as their words. Codes are CAMEO's: what they mean is the ontology's. A line that cannot
be read is told and left out; all others are loaded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.extract.sentence.inflection import verb_forms
from reportedly.extract.words.event_words import POS, Entry
from reportedly.extract.words.sequence import PARTIES, Around, Step
from reportedly.ontology import Ontology

_COMMENT = re.compile(r"<!--.*?-->|#.*$")
_BLOCK = re.compile(r"---\s*(?P<name>[^\[\]]*?)\s*(?P<codes>(?:\[[^\]]*\]\s*)*)---\s*")
_CODE = re.compile(r"\[([^\]]*)\]")
_FORMS = re.compile(r"\{([^}]*)\}")
_BRACKETS = str.maketrans("", "", "{}()")
_OWN = 60  # ranks above every entry that ships
_EMBEDDED = 4  # sets may hold sets, this deep


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    name: str
    ontology: Ontology
    sets: dict[str, list[str]] = field(default_factory=dict)
    verbs: list[tuple[int, str, tuple[frozenset[str], ...], str]] = field(default_factory=list)
    """Line, lemma, the forms of each word, code; of the block at hand."""
    code: str = ""
    filling: str = ""
    """The set at hand."""
    notes: list[str] = field(default_factory=list)


def read(text: str, *, name: str, ontology: Ontology) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Read a verb dictionary.

    Args:
        text: Its content.
        name: The file's name, for explanations.
        ontology: What its codes mean.

    Returns:
        The entries in the file's order, and one sentence for each line that could not be read.
    """
    reading = _Reading(name, ontology)
    entries: list[Entry] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _COMMENT.sub("", raw).strip()
        if not line or line.startswith("<!--"):
            reading.filling = "" if not line else reading.filling
        elif line.startswith("&"):
            reading.filling = line.rstrip("_ ").upper()
            reading.sets[reading.filling] = []
        elif line.startswith("---"):
            _open(reading, number, line)
        elif line.startswith("- "):
            entries += _pattern(reading, number, line[2:])
        elif reading.filling and line.startswith("+"):
            reading.sets[reading.filling].append(line[1:])
        else:
            entries += _verb(reading, number, line)
    return tuple(entries), tuple(reading.notes)


def _open(reading: _Reading, number: int, line: str) -> None:
    reading.filling, reading.verbs = "", []
    found = _BLOCK.fullmatch(line)
    if found is None:
        reading.code = ""
        reading.notes.append(f'{reading.name}, line {number}: no block header; write "--- NAME [CODE] ---"')
        return
    reading.code = next(iter(_CODE.findall(found["codes"])), "")


def _verb(reading: _Reading, number: int, line: str) -> Iterator[Entry]:
    code = next(iter(_CODE.findall(line)), reading.code)
    given = _FORMS.search(line)
    lemma = _CODE.sub("", _FORMS.sub("", line)).strip()
    forms = [lemma, *(given[1].split() if given else ())]
    if not lemma or not all(re.fullmatch(r"[+\w'&. -]+", form) for form in forms):
        reading.notes.append(f'{reading.name}, line {number}: "{line}" is no verb, pattern, set or block')
        return
    words = _inflected(lemma, forms[1:])
    shown = lemma.replace("+", "").replace("_", " ").strip().lower()
    reading.verbs.append((number, shown, words, code))
    yield from _entry(reading, number, shown, words, code, None)


def _inflected(lemma: str, given: list[str]) -> tuple[frozenset[str], ...]:
    """The forms of each word of a verb; of several words, the one behind `+` is inflected, else the first."""
    parts = [part for part in re.split(r"[_ ]+", lemma) if part]
    marked = next((place for place, part in enumerate(parts) if part.startswith("+")), 0)
    forms: list[set[str]] = [{part.lstrip("+").lower()} for part in parts]
    if given:
        for other in given:
            for place, part in enumerate(p for p in re.split(r"[_ ]+", other) if p):
                if place < len(forms):
                    forms[place].add(part.lstrip("+").lower())
    else:
        forms[marked] = set(verb_forms(next(iter(forms[marked]))))
    return tuple(frozenset(each) for each in forms)


def _pattern(reading: _Reading, number: int, line: str) -> Iterator[Entry]:
    codes = _CODE.findall(line)
    body = _CODE.sub("", line).translate(_BRACKETS).strip()
    if body.count("*") != 1 or not codes:
        reading.notes.append(f'{reading.name}, line {number}: a pattern has one "*" and a code, as in "- * AID [070]"')
        return
    left, _, right = body.partition("*")
    try:
        around = Around(
            before=tuple(reversed(list(_steps(reading, left, touches=left.endswith("_"), leftwards=True)))),
            after=tuple(_steps(reading, right, touches=right.startswith("_"), leftwards=False)),
        )
    except KeyError as unknown:
        reading.notes.append(f"{reading.name}, line {number}: unknown set {unknown}; define it before with &NAME")
        return
    for _, lemma, words, _code in reading.verbs:
        yield from _entry(reading, number, f"{lemma} {body}", words, codes[0], around)


def _steps(reading: _Reading, side: str, *, touches: bool, leftwards: bool) -> Iterator[Step]:
    """The parts of one side in text order, each knowing whether it follows the one nearer to the verb at once."""
    tokens: list[tuple[str, bool, bool]] = []
    for chunk in side.split():
        parts = [part for part in chunk.split("_") if part]
        for place, part in enumerate(parts):
            tokens.append((part, place > 0, place < len(parts) - 1))
    for place, (part, glued_before, glued_after) in enumerate(tokens):
        nearest = place == (len(tokens) - 1 if leftwards else 0)
        is_next = touches if nearest else (glued_after if leftwards else glued_before)
        if part in PARTIES:
            yield Step(frozenset(), part, is_next=is_next)
        else:
            yield Step(frozenset(_words(reading, part)), "", is_next=is_next)


def _words(reading: _Reading, part: str, depth: int = 0) -> Iterator[str]:
    if not part.startswith("&"):
        yield part.lower()
        return
    if part.upper() not in reading.sets or depth > _EMBEDDED:
        raise KeyError(part)
    for member in reading.sets[part.upper()]:
        # Of a member of several words the last one is its head.
        yield from _words(reading, re.split(r"[_ ]+", member.strip("_ "))[-1], depth + 1)


def _entry(
    reading: _Reading, number: int, shown: str, words: tuple[frozenset[str], ...], code: str, around: Around | None
) -> Iterator[Entry]:
    cameo = code.partition(":")[0].strip()
    if not cameo or set(cameo) <= set("-+"):
        return
    known = reading.ontology.cameo.get(cameo)
    if known is None:
        reading.notes.append(
            f"{reading.name}, line {number}: unknown code {cameo}; the ontology has no such CAMEO code"
        )
        return
    n_steps = len(around.before) + len(around.after) if around else 0
    yield Entry(
        name=f"{reading.name}:{number} {shown}",
        words=words,
        pos=POS["verb"],
        noun=False,
        adjective=False,
        pattern=(),
        event=known.event,
        mode=known.mode,
        contexts=known.contexts,
        cameo=cameo,
        status=None,
        flags=frozenset(),
        rank=_OWN + 4 * (len(words) - 1) + 4 * n_steps,
        around=around,
    )
