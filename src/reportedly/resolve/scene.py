"""What a report says around a wording, and whom it has named so far."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from reportedly.records import Actor
from reportedly.resolve.fold import fold
from reportedly.resolve.tables import Hit, Tables

CUT = re.compile(
    r"\s+(?:of|for|in|at|from|near|with|on|to|who|that|which|whose|against|by|along|off|under|"
    r"about|living|based|loyal|and)\s+|[,(;:]",
    re.IGNORECASE,
)


# A town this many code points back still sets the scene.
_NEAR = 250


NAME = re.compile(
    r"[A-Z\u00c0-\u00de\u0100-\u024f][\w'’.-]*(?:\s+(?:(?:de|del|la|van|von|bin|bint|al|el|al-"
    r"|of|the|for|and|pour|du|des)\s+){0,2}[A-Z\u00c0-\u00de\u0100-\u024f][\w'’.-]*)*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a report says around a wording."""

    text: str
    tables: Tables
    day: date | None
    """The report's day, to pass over leaders out of office."""
    home: str | None
    """The country the report speaks of most, alpha-3."""
    runners: tuple[str, ...] = ()
    """The countries it speaks of next."""
    lead: str | None = None
    """Whose organs a bare "army" or "government" are: the dateline's country, else that of the first organ named."""
    issuer: Actor | None = None
    """Who speaks where the report says "we" in its own voice."""
    towns: tuple[tuple[int, int, str], ...] = ()
    """Start, end and country of each resolved place, in text order."""
    spots: tuple[tuple[int, str], ...] = ()
    """Start and country of each town or region in a country that the report speaks of, in text order."""

    names: tuple[tuple[int, int], ...] = ()
    """Start and end of each person or body that the reader saw, in text order."""
    scans: dict[tuple[int, int], list[Hit]] = field(default_factory=dict, compare=False, repr=False)
    """Scans of this report, kept because wordings are asked for more than once."""

    def scan(self, start: int, end: int) -> list[Hit]:
        """Names and roles in a stretch of text."""
        if (start, end) not in self.scans:
            hits = self.tables.scan(self.text, start=start, end=end, on=self.day)
            # "West Bank" holds no bank.
            self.scans[start, end] = [hit for hit in hits if hit.kind != "role" or not self.inside_town(hit)]
        return self.scans[start, end]

    def inside_town(self, hit: Hit) -> bool:
        """Whether a word is a part of the name of a place."""
        around = self.towns[max(0, bisect_right(self.towns, (hit.end,)) - 3) : bisect_right(self.towns, (hit.end,))]
        return any(
            start <= hit.start and hit.end <= end and hit.end - hit.start < end - start for start, end, _ in around
        )

    def names_someone(self, start: int, end: int) -> bool:
        """Whether the reader saw a person or body there."""
        near = self.names[max(0, bisect_right(self.names, (start,)) - 1) : bisect_right(self.names, (end,))]
        return any(first < end and start < last for first, last in near)

    def local(self, start: int, *, reach: int = _NEAR) -> str | None:
        """The country of the town spoken of last, not far before."""
        before = bisect_right(self.spots, (start,)) - 1
        if before < 0 or self.spots[before][0] <= start - reach:
            return None
        return self.spots[before][1]

    def town(self, start: int, end: int) -> str | None:
        """The country of the first place in a stretch of text."""
        first = bisect_right(self.towns, (start,))
        inside = self.towns[first : bisect_right(self.towns, (end,))]
        return next((country for _, last, country in inside if last <= end), None)


@dataclass(frozen=True, slots=True)
class Guess:
    """An actor and how sure we are."""

    actor: Actor
    score: float


@dataclass(slots=True)
class Known:
    """Whom the report has named so far, so that short forms inherit: "Vucic", "the FRK", "the ministry"."""

    by_name: dict[str, Actor] = field(default_factory=dict)
    by_head: dict[str, Actor] = field(default_factory=dict)

    def learn(self, start: int, end: int, actor: Actor, scene: Scene) -> None:
        """Keep a fuller wording under its names and its acronym."""
        words = scene.text[start:end]
        for name in own_names(start, end, scene):
            self.by_name.setdefault(fold(name), actor)
            last = name.split()[-1]
            if " " in name and len(last) > 2 and last[0].isupper() and not scene.tables.scan(last):
                self.by_name.setdefault(fold(last), actor)
        for hit in scene.scan(start, end):
            if hit.party is not None and hit.party.kind == "leaders" and hit.party.name == actor.name:
                self.by_name.setdefault(fold(hit.party.name.split()[-1]), actor)
        m = re.match(r"\s*\(([A-Z][A-Za-z.-]{1,9})\)", scene.text[end : end + 14]) or re.search(
            r"\(([A-Z][A-Za-z.-]{1,9})\)?$", words
        )
        if m and m.group(1).isupper():
            self.by_name[fold(m.group(1))] = actor

    def learn_head(self, words: str, actor: Actor) -> None:
        """Keep whose ministry, army or police was spoken of last."""
        if actor.country and len(actor.country) == 3:
            self.by_head[head_of(words)] = actor


_CONNECTOR = re.compile(r"(?:(?:of|the|for|and|in|at|de|du|des|la|el|al|a|an)\s+)+")


_NO_NAME = re.compile(
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|Many|Several|Both|All|Most|"
    r"Other|Another|No|Not|None|About|Around|At|Dozens|Hundreds|Thousands|The|A|An|In|On|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I|We|He|She|It|They)\b"
)


def own_names(start: int, end: int, scene: Scene) -> Iterator[str]:
    """Runs of capitals that no list knows and that are no town: "Baz Lanmè", "Front for the Renewal of Kivu"."""
    text = scene.text
    hits = scene.scan(start, end)
    for m in NAME.finditer(text, start, end):
        first, last = m.start(), m.end()
        for hit in hits:
            # A title before a name is no part of it: "President | Elias Marin".
            if hit.start <= first < hit.end:
                first = min(last, hit.end)
                first += len(text[first:last]) - len(text[first:last].lstrip())
        piece = text[first:last]
        lead = len(piece) - len(piece.lstrip(" .'’-"))
        first += lead
        m2 = _CONNECTOR.match(text, first, last)
        first = m2.end() if m2 else first
        name = text[first:last].strip(" .'’")
        if name.startswith(("s ", "S ")) or not name or _NO_NAME.match(name):
            continue
        if any(hit.start <= first and last <= hit.end for hit in hits) or any(
            s <= first and last <= e for s, e, _ in scene.towns
        ):
            continue
        if name.lower() == name or (" " not in name and not scene.names_someone(first, last) and not name.isupper()):
            continue
        yield name


def head_of(words: str) -> str:
    """The last word before the first preposition or comma, folded."""
    bare = re.sub(r"\s*\([^)]*\)", "", words)
    piece = CUT.split(bare, maxsplit=1)[0].strip()
    return fold(piece.rsplit(" ", 1)[-1]) if piece else ""
