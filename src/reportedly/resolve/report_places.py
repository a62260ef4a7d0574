"""Every toponym of a report and what it means, for the locations and the parties of its statements."""

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.records import Annotation, Article, BlockKind, Role, Span, Statement
from reportedly.resolve.gazetteer import Lookup
from reportedly.resolve.place import Resolution, country_counts, resolve_toponyms
from reportedly.resolve.tables import Tables
from reportedly.resolve.toponym import CAPITALISED, bears, names_in

AFTER = re.compile(
    r"\s+(?:of|in|at|near|with|on|between|off|along|around|from|to)?\s*(?:the\s+)?(?:[a-z-]+\s+){0,3}#?$|[-\u2013]$"
)


Known = Callable[[str], bool]
# People and parties are no places, whatever hamlet is called so.
_NO_TOPONYM = frozenset({"demonym", "ethnonym", "people", "party", "role"})
_REST = re.compile(r"(?:-[^\W\d_]+)+")
_PLACED_NAME = re.compile(
    r"\b(?:in|at|near|from|of|off|outside|around)\s+([A-Z\u00c0-\u024f][\w'’-]*(?:\s+[A-Z\u00c0-\u024f][\w'’-]*)*)"
)
_PLACED = re.compile(r"\b(?:in|at|near|from|of|off|outside|around)\s+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What the toponyms of one report mean."""

    text: str
    tables: Tables
    gazetteer: Lookup
    focus: Mapping[str, float]
    """How much the report speaks of each country, 0 to 1."""
    toponyms: tuple[tuple[Span, Resolution], ...]
    """In text order."""
    mentions: frozenset[Span]
    """Those that the reader saw as places."""
    parties: tuple[Span, ...]
    """Where parties and sources stand; a capital in them acts, nothing is there."""
    dateline: int
    """Where the dateline ends; 0 if there is none."""

    @property
    def home(self) -> str | None:
        """The country that the report speaks of most."""
        return max(self.focus, key=lambda country: (self.focus[country], country), default=None)

    def inside(self, span: Span) -> list[tuple[Span, Resolution]]:
        """The resolved toponyms in a stretch of text."""
        return [(at, found) for at, found in self.toponyms if span.holds(at) and found.best]


def find_places(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    *,
    gazetteer: Lookup,
    tables: Tables,
) -> Places:
    """Resolve every toponym of a report.

    A name is taken for a toponym if the reader says so, or if it stands in the words of a location; a person or body
    that the reader sees is none, unless a place word leads up to it ("the villages Jarinje and Brnjak").
    """
    text = article.text
    is_known = bears(gazetteer)
    mentions = [mention.span for mention in annotation.mentions if mention.kind == "LOC"]
    whole = {part for span in mentions for part in _parts(text, span, is_known)}
    taken = sorted(whole)
    others = (mention.span for mention in annotation.mentions if mention.kind in ("PER", "ORG", "MISC"))
    led = (span for span in others if _led_to(text, span) or (_placed(text, span) and is_known(span.of(text))))
    for span in (
        *_in_locations(text, statements, tables, is_known),
        *_in_parties(text, statements, tables, is_known),
        *led,
    ):
        if not _meets(taken, span):
            insort(taken, span)
    counts = country_counts(text, tables)
    top = max(counts.values(), default=0.0)
    focus = {country: count / top for country, count in counts.items()} if top else {}
    dateline = next((block.span.end for block in article.blocks if block.kind is BlockKind.DATELINE), 0)
    found = resolve_toponyms(text, taken, gazetteer=gazetteer, tables=tables, focus=focus, day=article.published)
    return Places(
        text=text,
        tables=tables,
        gazetteer=gazetteer,
        focus=_with_toponyms(counts, found, dateline),
        toponyms=tuple(sorted(found.items(), key=lambda f: f[0])),
        mentions=frozenset(whole),
        parties=_party_spans(statements),
        dateline=dateline,
    )


def _with_toponyms(named: Mapping[str, float], found: Mapping[Span, Resolution], dateline: int) -> dict[str, float]:
    """The focus with the countries of the towns; one in the dateline counts as much as the country most named."""
    # A country named once in passing is no subject: its weight is cut to four mentions, never raised to them.
    scale = 4 / max(4.0, *named.values()) if named else 1.0
    counts = {country: count * scale for country, count in named.items()}
    for span, resolution in found.items():
        best = resolution.best
        if best and best.entry.country and best.entry.precision != "country":
            counts[best.entry.country] = counts.get(best.entry.country, 0.0) + (3.0 if span.end <= dateline else 0.5)
    top = max(counts.values(), default=0.0)
    return {country: count / top for country, count in counts.items()} if top else {}


def _parts(text: str, span: Span, is_known: Known) -> Iterator[Span]:
    """The names in what the reader took for one: "Sake-Minova" are two."""
    # The reader may cut a name at its hyphens: "Croix | -des-Bouquets".
    m = _REST.match(text, span.end)
    span = Span(span.start, m.end()) if m else span
    words = span.of(text)
    if "-" in words or "\u2013" in words:
        yield from names_in(text, span.start, span.end, is_known=is_known)
    else:
        yield span


def _in_locations(text: str, statements: tuple[Statement, ...], tables: Tables, is_known: Known) -> Iterator[Span]:
    """Capitalised names in the words of locations and right behind them."""
    for statement in statements:
        for argument in statement.arguments:
            if argument.role is not Role.LOCATION:
                continue
            for place in (argument.span, argument.antecedent):
                if place is not None:
                    yield from _capitalised(text, place, tables, is_known)


def _capitalised(text: str, place: Span, tables: Tables, is_known: Known) -> Iterator[Span]:
    for m in CAPITALISED.finditer(text, place.start, min(len(text), place.end + 40)):
        start = m.start() + m.group().startswith("#")
        if m.start() >= place.end and not AFTER.fullmatch(text[place.end : m.start()] or " "):
            return
        for span in names_in(text, start, m.end(), is_known=is_known):
            if not any(hit.kind in _NO_TOPONYM for hit in tables.scan(span.of(text))):
                yield span


def _party_spans(statements: tuple[Statement, ...]) -> tuple[Span, ...]:
    arguments = (a.span for s in statements for a in s.arguments if a.role in (Role.ACTOR, Role.RECIPIENT))
    sources = (link.source.span for s in statements for link in s.chain if link.source.span is not None)
    return tuple(dict.fromkeys((*arguments, *sources)))


def _in_parties(text: str, statements: tuple[Statement, ...], tables: Tables, is_known: Known) -> Iterator[Span]:
    """Towns that parties are said to be of: "inhabitants of Rudare"."""
    for party in _party_spans(statements):
        for m in _PLACED_NAME.finditer(text, party.start, party.end):
            for span in names_in(text, *m.span(1), is_known=is_known):
                if is_known(span.of(text)) and not tables.scan(span.of(text)):
                    yield span


def _meets(taken: list[Span], span: Span) -> bool:
    """Whether a span meets one of those in order; they hardly overlap, so its neighbours tell."""
    place = bisect_right(taken, span)
    return any(span.meets(other) for other in taken[max(0, place - 2) : place + 2])


def _placed(text: str, span: Span) -> bool:
    """Whether a preposition of place stands in front."""
    return _PLACED.search(text[max(0, span.start - 12) : span.start]) is not None


def _led_to(text: str, span: Span) -> bool:
    lead = text[max(0, span.start - 40) : span.start]
    return (
        re.search(
            r"\b(?:villages?|towns?|cit(?:y|ies)|crossings?|districts?|hamlets?|settlements?)\s+"
            r"(?:of\s+)?(?:\w+\s+and\s+|\w+,\s+)?$",
            lead,
        )
        is not None
    )
