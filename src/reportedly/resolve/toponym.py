"""Toponym recognition without a reader, and the forms under which a name is looked up."""

import re
from collections.abc import Callable, Iterator

from reportedly.records import Span
from reportedly.resolve.gazetteer import Lookup
from reportedly.resolve.tables import Tables

_CAP = r"[A-Z\u00c0-\u00de\u0100-\u024f][\w'’.]*"
_JOINT = r"(?:[\s-]|-(?:[a-z]{1,4}-){1,2}|\s(?:de|del|la|el|al|da|do|of|the|and)\s|\s?-\s?)"
CAPITALISED = re.compile(rf"#?(?:{_CAP}{_JOINT}(?:al-|el-|d['’])?(?={_CAP}))*{_CAP.replace('.]', ']')}")


# Words that stand with a capital and are no places, however many hamlets are called so.
_NO_PLACES = frozenset(
    """
    a after airport an and april are army as at august before border bridge but by center centre church
    commission council court cross december east eastern facebook february five for four friday from general
    government he her here his hospital i if in is island it its january july june king lake law major march
    may minister mission monday more mosque most mount national new no north northern not november october of
    office on our party people police president prince red river road said saturday school security september
    she south southern state street sunday telegram that the their there these they this those three thursday
    tuesday twitter two union university victory was we wednesday were west western when while
    """.split()
)


_SPLIT = re.compile(r"\s+and\s+(?:the\s+)?|\s+[-\u2013]\s+|\u2013")


_OPENS = re.compile(r"(?:[.!?\"”]\s+|\n\s*)$")


# A town of thirty thousand: what a sentence may begin with and still be a place.
_KNOWN = 0.55


def form_of(name: str) -> str:
    """The name without article, hash sign and genitive."""
    name = re.sub(r"\s+", " ", name.strip(' \t\n"“”()[],;:#'))
    name = re.sub(r"^(?:the|The)\s+(?=[A-Z])", "", name)
    return re.sub(r"['’]s?$", "", name) if not name.endswith(("s'", "s’")) else name[:-1]


DIRECTIONS = (
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|northern|"
    r"southern|eastern|western|central|upper|lower|downtown|greater|occupied|mainland|"
    r"north-?eastern|north-?western|south-?eastern|south-?western)"
)


_LEADING = re.compile(rf"^{DIRECTIONS}\s+", re.IGNORECASE)


_CITY_WORDS = re.compile(
    r"^(?:city|town|village|municipality|district|province|region|state|county|republic|island"
    r"|port|department|governorate|commune)\s+of\s+|"
    r"\s+(?:city|town|village|district|province|region|state|governorate|municipality|commune|"
    r"prefecture|suburb|township|airport|international airport|"
    r"port|bridge|refugee camp|camp|island|islands|valley|river|oblast|department|metro|"
    r"metropolitan area|area|neighbou?rhood|quarter|county|parish|border crossing|crossing|"
    r"checkpoint)$",
    re.IGNORECASE,
)


def variants(form: str) -> tuple[str, ...]:
    """The name as it stands, then without a kind of place, then without a direction."""
    variants = [form]
    bare = _CITY_WORDS.sub("", form)
    if bare != form:
        variants.append(bare)
    for name in (form, bare):
        without = _LEADING.sub("", name)
        if without != name and without[:1].isupper():
            variants.append(without)
    return tuple(dict.fromkeys(v for v in variants if v))


def names_in(text: str, start: int, end: int, *, is_known: Callable[[str], bool]) -> Iterator[Span]:
    """The names in a run of capitals: "Jarinje and Brnjak" are two, "Goris-Tegh" are two, "Croix-des-Bouquets" is one.

    Args:
        text: The whole text.
        start: Where the run begins.
        end: Where it ends.
        is_known: Whether some place bears a name; a run that is one name as a whole is left whole.
    """
    whole = text[start:end]
    if whole.casefold() in _NO_PLACES:
        return
    if is_known(whole):
        yield Span(start, end)
        return
    cursor = start
    for m in [*_SPLIT.finditer(text, start, end), None]:
        stop = m.start() if m else end
        piece = text[cursor:stop].strip(" -\u2013")
        if piece and piece.casefold() not in _NO_PLACES:
            first = text.index(piece, cursor)
            if "-" in piece and not is_known(piece):
                yield from _hyphened(piece, first)
            else:
                yield Span(first, first + len(piece))
        cursor = m.end() if m else end


def _hyphened(piece: str, start: int) -> Iterator[Span]:
    """The names that a dash joins; "Sake-Minova" leads from one to the other."""
    cursor = 0
    for part in re.split(r"[-\u2013]", piece):
        if part[:1].isupper() and part.casefold() not in _NO_PLACES:
            yield Span(start + cursor, start + cursor + len(part))
        cursor += len(part) + 1


def toponyms_in(text: str, *, gazetteer: Lookup, tables: Tables, within: Span | None = None) -> tuple[Span, ...]:
    """Runs of capitals that the gazetteer or the country list knows, in text order, for text that no reader has seen.

    Args:
        text: Where to look.
        gazetteer: Knows places by name.
        tables: Knows parties and roles, which are passed over.
        within: A wording that was asked for; it is taken whole if the gazetteer knows it, whatever its letters' case.
    """
    spans = []
    if within is not None:
        known = gazetteer.look_up((within.of(text),))[within.of(text)]
        if known or tables.scan(within.of(text)):
            spans.append(within)
    for m in CAPITALISED.finditer(text):
        for span in names_in(text, m.start() + m.group().startswith("#"), m.end(), is_known=bears(gazetteer)):
            if not any(span.meets(other) for other in spans):
                spans.append(span)
    found = gazetteer.look_up({variant for span in spans for variant in variants(form_of(span.of(text)))})
    claimed = {(hit.start, hit.end) for hit in tables.scan(text) if hit.kind in ("role", "party")}

    def is_place(span: Span) -> bool:
        if span == within or tables.scan(span.of(text), capitals=True):
            return True
        entries = [entry for variant in variants(form_of(span.of(text))) for entry in found[variant]]
        # Every word begins a sentence with a capital, and there are hamlets called Fighting.
        opens = _OPENS.search(text, max(0, span.start - 4), span.start) is not None or span.start == 0
        return any(entry.prominence >= _KNOWN for entry in entries) if opens else bool(entries)

    return tuple(span for span in sorted(spans) if (span.start, span.end) not in claimed and is_place(span))


def bears(gazetteer: Lookup) -> Callable[[str], bool]:
    """Whether some place bears a name, in one of its forms."""

    def is_known(name: str) -> bool:
        forms = variants(form_of(name))
        found = gazetteer.look_up(forms)
        return any(found[form] for form in forms)

    return is_known
