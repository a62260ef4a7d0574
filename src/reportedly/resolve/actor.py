"""Which party a wording stands for: country and PLOVER sectors, and an id that is the same in every report.

A wording is taken apart into names and roles (`Tables.scan`). Its head decides the sector, what it belongs to decides the
country: a name in it ("Serbian", "of Kosovo"), the place it is at ("inhabitants of Rudare"), else the country that the
passage or the report is about. A people's name that is not a state's ("ethnic Serbs in the north") belongs to where it
lives. A capital acts for its state only as a party, never behind a locative.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from reportedly.records import Actor, Candidate
from reportedly.resolve.fold import fold
from reportedly.resolve.tables import Hit, Tables

# Heads that say nothing of the sector where what they belong to does: "spokesman of the police", "members of the gang".
_GENERIC = frozenset(
    "leader leaders head heads director directors chief chiefs spokesman spokeswoman spokesperson spokesmen spokespeople speaker member members"
    " representative representatives chairman chairwoman chair chairperson official officials source sources secretary secretary-general deputy envoy"
    " group groups unit units team teams number dozens hundreds thousands scores commander commanders side sides wing branch faction force forces"
    " administration office leadership statement delegation position positions coordinator founder president secretary general correspondent fighter fighters"
    " vessel vessels troops soldiers men man people supporters supporter".split()
)
_CUT = re.compile(r"\s+(?:of|for|in|at|from|near|with|on|to|who|that|which|whose|against|by|along|off|under|about|living|based|loyal|and)\s+|[,(;:]", re.IGNORECASE)
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|outside|around|along|on|based\s+in|living\s+in|across|throughout|off)\s+(?:the\s+|#)?(?:\w+\s+)?$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?\n]\s*)(?:In|At|From)\s+$")
_PRONOUN = frozenset("he she they it we i you him her them us me who whom which that this these those one his its their our my himself itself themselves each other both others".split())
_ETHNIC = re.compile(r"\b(?:ethnic|local|minority|native|resident)\s+$", re.IGNORECASE)
_FORCES = {
    "MIL": "{name} armed forces", "COP": "{name} Police", "GOV": "Government of {name}", "LEG": "Parliament of {name}", "SPY": "{name} intelligence",
    "JUD": "Judiciary of {name}", "JRN": "{name} media", "CVL": "Civilians of {name}", "REB": "Rebels in {name}", "OPP": "Opposition of {name}",
    "UAF": "Unidentified armed group in {name}", "CRM": "Criminals in {name}", "REF": "Refugees in {name}", "MED": "Health workers of {name}",
}  # fmt: skip
# Bare words for the whole of a sector, so that the readable name says whose it is.
_WHOLE = frozenset(
    "army military armed forces forces police government authorities authority parliament navy troops soldiers media administration regime security forces".split()
)
_NAME = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u024f][\w'’.-]*(?:\s+(?:(?:de|del|la|van|von|bin|bint|al|el|al-|of|the|for|and|pour|du|des)\s+){0,2}[A-Z\u00c0-\u00de\u0100-\u024f][\w'’.-]*)*")


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
    towns: tuple[tuple[int, int, str], ...] = ()
    """Start, end and country of each resolved place, in text order."""

    def town(self, start: int, end: int) -> str | None:
        """The country of the first place in a stretch of text."""
        return next((country for first, last, country in self.towns if start <= first and last <= end), None)


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

    def learn(self, words: str, actor: Actor, tables: Tables, after: str = "") -> None:
        """Keep a fuller wording under its names and its head."""
        for name in _own_names(words, tables):
            key = fold(name)
            self.by_name.setdefault(key, actor)
            last = name.split()[-1]
            if len(name.split()) > 1 and len(last) > 2 and not tables.scan(last):
                self.by_name.setdefault(fold(last), actor)
        self.learn_head(words, actor)
        m = re.match(r"\s*\(([A-Z][A-Za-z.-]{1,9})\)", after) or re.search(r"\(([A-Z][A-Za-z.-]{1,9})\)", words)
        if m and m.group(1).isupper():
            self.by_name[fold(m.group(1))] = actor

    def learn_head(self, words: str, actor: Actor) -> None:
        """Keep whose ministry, army or police was spoken of last."""
        if actor.country and len(actor.country) == 3:
            self.by_head[_head(words)] = actor


def _own_names(words: str, tables: Tables) -> Iterator[str]:
    """Runs of capitals that no list knows: "Baz Lanmè", "Front for the Renewal of Kivu"."""
    known = [(hit.start, hit.end) for hit in tables.scan(words) if hit.kind != "role" or not words[hit.start].isupper()]
    roles = [(hit.start, hit.end) for hit in tables.scan(words) if hit.kind == "role"]
    for m in _NAME.finditer(words):
        start, end = m.start(), m.end()
        for first, last in (*known, *roles):
            if first <= start < last:
                start = min(end, last + 1)
        name = words[start:end].strip(" .'’")
        if name and not any(first <= start and end <= last for first, last in known):
            yield name


def _head(words: str) -> str:
    """The last word before the first preposition or comma, folded."""
    bare = re.sub(r"\s*\([^)]*\)", "", words)
    piece = _CUT.split(bare, maxsplit=1)[0].strip()
    return fold(piece.rsplit(" ", 1)[-1]) if piece else ""


def guess_actor(start: int, end: int, scene: Scene, known: Known, *, acts: bool = True) -> tuple[Guess, ...]:
    """The parties that the words at start:end may stand for, best first; none if they name nobody.

    Args:
        start: First code point of the wording.
        end: First code point behind it.
        scene: What the report says around it.
        known: Whom the report has named before; not changed.
        acts: Whether the wording acts or is acted on, so that a capital may stand for its state.
    """
    words = scene.text[start:end]
    if fold(words) in _PRONOUN or not any(letter.isalpha() for letter in words):
        return ()
    hits = scene.tables.scan(scene.text, start=start, end=end, on=scene.day)
    cut = start + _cut(words)
    party = _party(hits, cut, scene, known, start, end)
    if party is not None:
        return party
    inherited = _inherited(words, known)
    if inherited is not None:
        return (Guess(inherited, 0.8),)
    sectors, role = _sectors(hits, cut, words)
    country, sure, others = _country(hits, start, end, cut, scene, known, role=bool(sectors), head=_head(words), acts=acts)
    if not sectors and country is None:
        return ()
    if not sectors:
        bare = _bare_sectors(hits, cut, scene)
        if bare is None:
            return ()
        sectors, scale = bare
        sure *= scale
    actor = _actor(words, country, sectors, scene.tables, role)
    runners = tuple(Guess(_actor(words, other, sectors, scene.tables, role), round(sure * 0.4, 3)) for other in others if other != country)
    return (Guess(actor, round(sure, 3)), *runners[:2])


def _cut(words: str) -> int:
    """Where what the head belongs to begins."""
    m = _CUT.search(words)
    return m.start() if m else len(words)


def _party(hits: list[Hit], cut: int, scene: Scene, known: Known, start: int, end: int) -> tuple[Guess, ...] | None:
    """A party known by name that is the head, or that a generic head belongs to."""
    named = [hit for hit in hits if hit.kind == "party" and hit.party]
    if not named:
        return None
    front = [hit for hit in named if hit.start < cut]
    roles = [hit for hit in hits if hit.kind == "role" and hit.start < cut]
    words = scene.text[start:end]
    leader = next((hit for hit in front if hit.party and hit.party.kind == "leaders"), None)
    hit = leader or (front[-1] if front else None)
    if hit is None:
        # "spokesman of the Arakan Army", but not "residents fleeing the Arakan Army".
        behind = named[0]
        lead = scene.text[cut : behind.start]
        if _head(words) not in _GENERIC or not re.fullmatch(r"\s+(?:of|for|from|with|in)\s+(?:the\s+)?(?:\w+\s+)?", lead):
            return None
        hit = behind
    found = hit.party
    if found is None:
        return None
    sectors = found.sectors or ("GOV",)
    follows = [role for role in roles if role.start >= hit.end and fold(scene.text[role.start : role.end]) not in _GENERIC]
    if follows and found.kind != "leaders":
        # "EU envoy" and "UN doctors" keep the body and take the role.
        sectors = follows[-1].sectors
        country = found.country
        actor = Actor(id=_id(country, sectors, words), name=_plain(words), country=country, sectors=sectors)
        return (Guess(actor, 0.85),)
    name = found.name
    country = found.country or scene.home
    actor = Actor(id=_id(country, sectors, name), name=name, country=country, sectors=sectors)
    return (Guess(actor, 0.95 if found.kind != "bodies" else 0.9),)


def _inherited(words: str, known: Known) -> Actor | None:
    """A short form of somebody named before."""
    for m in _NAME.finditer(words):
        for name in (m.group().strip(" .'’"), *m.group().split()):
            bare = re.sub(r"['’]s?$", "", name)
            actor = known.by_name.get(fold(bare))
            if actor is not None:
                return actor
    return None


def _sectors(hits: list[Hit], cut: int, words: str) -> tuple[tuple[str, ...], Hit | None]:
    """What the head does; a generic head gives way to what it belongs to."""
    roles = [hit for hit in hits if hit.kind == "role"]
    front = [hit for hit in roles if hit.start < cut]
    behind = [hit for hit in roles if hit.start >= cut]
    if front:
        chosen = front[-1]
        if _head(words) in _GENERIC and len(front) > 1 and chosen.end - chosen.start <= len(_head(words)) + 1:
            chosen = front[-2]
        elif _head(words) in _GENERIC and behind and re.match(r"\s+(?:of|for|from)\b", words[_cut(words) :]):
            chosen = behind[0]
        return chosen.sectors, chosen
    if behind and re.match(r"\s+(?:of|for|from)\b", words[_cut(words) :]):
        return behind[0].sectors, behind[0]
    return (), None


def _bare_sectors(hits: list[Hit], cut: int, scene: Scene) -> tuple[tuple[str, ...], float] | None:
    """What a bare country, capital or people acts as: the state, or its people."""
    front = [hit for hit in hits if hit.start < cut] or hits
    if not front:
        return None
    hit = front[-1]
    words = scene.text[hit.start : hit.end]
    if hit.kind in ("name", "seat"):
        return ("GOV",), 1.0
    if hit.kind == "people" or words.endswith("s") or hit.kind == "ethnonym":
        return ("CVL",), 0.9
    return ("GOV",), 0.6


def _country(
    hits: list[Hit], start: int, end: int, cut: int, scene: Scene, known: Known, *, role: bool, head: str, acts: bool
) -> tuple[str | None, float, tuple[str, ...]]:
    """Whose it is, how sure, and whose else it may be."""
    text = scene.text
    land = [hit for hit in hits if hit.country and hit.kind in ("name", "demonym", "seat", "ethnonym", "people")]
    peoples = [hit for hit in hits if hit.kind in ("ethnonym", "people") and text[hit.start : hit.end][-1:] in "snhie"]
    states = [hit for hit in land if hit.kind in ("name", "demonym", "seat")]
    people = next((hit for hit in peoples if hit.start < cut or not states), None)
    if people is not None and not (states and states[0].start < people.start):
        located = scene.town(people.end, end) or next((hit.country for hit in states if hit.start >= people.end), None)
        ethnic = _ETHNIC.search(text[max(0, people.start - 12) : people.start]) is not None
        behind = people.end < end
        if located:
            return located, 0.85, ()
        if (ethnic or behind) and scene.home:
            return scene.home, 0.75, (people.country,) if people.country else ()
        if people.country is None:
            return scene.home, 0.5, scene.runners[:1]
        return people.country, 0.7, (scene.home,) if scene.home else ()
    owner = _owner(states, cut, text)
    if owner is not None:
        return owner.country, 0.9, ()
    town = scene.town(start, end)
    if town:
        return town, 0.8, (scene.home,) if scene.home else ()
    party = next((hit.country for hit in hits if hit.kind == "party" and hit.country), None)
    if party:
        return party, 0.6, ()
    if not role:
        return None, 0.0, ()
    nearby = _nearby(start, scene)
    if nearby:
        return nearby, 0.65, (scene.home,) if scene.home else ()
    before = known.by_head.get(head)
    if before is not None and before.country:
        return before.country, 0.6, (scene.home,) if scene.home else ()
    return scene.home, 0.5, scene.runners[:2]


def _owner(states: list[Hit], cut: int, text: str) -> Hit | None:
    """The state that the head belongs to: the nearest one before it, else the first behind "of"."""
    front = [hit for hit in states if hit.start < cut]
    if front:
        return front[-1]
    return states[0] if states else None


def _nearby(start: int, scene: Scene) -> str | None:
    """The country that the sentence opens with: "In Baku, the Defence Ministry denied"."""
    text = scene.text
    opening = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    lead = text[opening:start]
    if len(lead) > 90:
        return None
    for hit in scene.tables.scan(text, start=opening, end=start, capitals=True):
        if hit.country and hit.country in scene.tables.countries and hit.kind in ("name", "seat") and _OPENING.search(text[max(0, opening - 2) : hit.start]):
            return hit.country
    return None


def _actor(words: str, country: str | None, sectors: tuple[str, ...], tables: Tables, role: Hit | None) -> Actor:
    """The record, with a readable name."""
    plain = _plain(words)
    name = plain
    land = tables.countries.get(country or "")
    own = next(_own_names(plain, tables), None)
    hits = tables.scan(plain)
    has_land = any(hit.kind in ("name", "demonym", "seat", "ethnonym", "people") for hit in hits)
    if land is not None:
        if fold(plain) in _WHOLE or (has_land and role is not None and _head(plain) in ("forces", "troops", "soldiers")):
            name = _FORCES.get(sectors[0], "{name}").format(name=land.name)
        elif not has_land and role is not None and own is None:
            name = f"{plain} of {land.name}" if " of " not in plain else plain
        elif hits and role is None and has_land and len(hits) == 1 and hits[0].kind in ("name", "seat"):
            name = land.name if hits[0].kind == "name" else f"Government of {land.name}"
    return Actor(id=_id(country, sectors, own), name=name, country=country, sectors=sectors)


def _plain(words: str) -> str:
    """The wording without a leading article, count or genitive mark."""
    plain = re.sub(r"\s+", " ", words).strip(" \"“”,.;:()")
    plain = re.sub(r"^(?:the|a|an|its|his|her|their|our|some|several|many|about|around|nearly|at least|more than|over|up to)\s+", "", plain, flags=re.IGNORECASE)
    return re.sub(r"['’]s$", "", plain)


def _id(country: str | None, sectors: tuple[str, ...], name: str | None) -> str:
    """`CCC/SEC`, with a slug for a body or person of its own name."""
    base = f"{country or '---'}/{','.join(sectors) if sectors else 'UNK'}"
    return f"{base}/{fold(name).replace(' ', '-')[:60]}" if name else base


def as_candidates(guesses: tuple[Guess, ...]) -> tuple[Candidate, ...]:
    """Runners-up as records."""
    return tuple(Candidate(target=guess.actor, score=guess.score) for guess in guesses)
