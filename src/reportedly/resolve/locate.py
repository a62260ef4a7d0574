"""Where a statement's location is: from the toponyms in its words, or from what the words lean on.

"The border with Serbia" and "the north of the town" are areas, never points; "the village" is the one spoken of last;
"Kosovar soil" is a country by its people's name. A place found this way keeps the report's words in the argument.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.records import (
    Argument,
    Article,
    Candidate,
    Grounding,
    GroundingKind,
    Place,
    Producer,
    Role,
    Span,
    Statement,
)
from reportedly.resolve.distance import roughly_km
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.place import Resolution, sureness
from reportedly.resolve.report_places import AFTER, Places

PRODUCER = Producer(name="resolve/place", version="1")


_SIZES = {"point": 0, "city": 1, "district": 2, "area": 3, "province": 4, "country": 5}


_LANDS = frozenset(
    "territory country nation republic homeland soil mainland island-nation land airspace waters".split()
)


# States whose standing is disputed, for "the disputed territory".
_CONTESTED = ("XKX", "PSE", "TWN", "ESH")
_DISPUTED = re.compile(
    r"\b(?:disputed|contested|breakaway|self-proclaimed|self-declared|separatist|partially)\b", re.IGNORECASE
)
_MOST = 40  # places of a report that are laid beside each other
FAR_KM = 150.0  # what lies in a town lies no further from it
_IN = re.compile(r"\b(?:in|at)\s+$")
REACH = 600.0  # code points; a place named further off says little
LED, AMID = 0.5, 2.0  # how much it counts that something is said to be there, and to lie amid the others
OFFICES = frozenset("base consulate embassy legation mission office representation residence section".split())
BOUND = frozenset({"bound", "based", "born", "flagg"})
_BORDERS = frozenset("border borders frontier frontiers line crossings".split())


_AREA = re.compile(
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|northern|"
    r"southern|eastern|western|central|outskirts?|outside|near|around|towards?|"
    r"direction|off|along|border(?:s|ing)?|frontier|side|part|suburbs?|km|kilometres|"
    r"kilometers|miles|area|region|between|coast|surroundings|vicinity)\b",
    re.IGNORECASE,
)


_DIRECTION = re.compile(
    r"\b(north|south|east|west)(?:ern)?\b(?:\s+part)?(?:\s+(?:of|in))?(?:\s+the)?(?:\s+(?:\w+\s+)?"
    r"(?:town|city|region|province|state|territory))?(?:\s+of)?\s*#?$",
    re.IGNORECASE,
)


_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


_LOCATIVE = re.compile(
    r"\b(?:in|at|near|on|of|from|to|off|around|outside|inside|into|towards|through|across|over"
    r"|for|village|town|city|crossing|crossings|villages)\s+(?:the\s+)?#?$",
    re.IGNORECASE,
)


def ground_locations(article: Article, statements: tuple[Statement, ...], places: Places) -> Iterator[Grounding]:
    """One grounding for each location argument and each toponym that the reader saw, by span."""
    seen: set[Span] = set()
    anchor: dict[str, tuple[Place, float]] = {}
    arguments = sorted(
        {a for s in statements for a in s.arguments if a.role is Role.LOCATION}, key=lambda a: (a.span, a.head)
    )
    for argument in arguments:
        if argument.span in seen:
            continue
        seen.add(argument.span)
        found = _argument(argument, places, anchor)
        head = argument.head.of(article.text).casefold()
        if found is not None and found[0].precision != "country" and found[2]:
            anchor.setdefault(head, found[:2])
        target, score, runners = (
            (found[0], found[1], _runners(argument.span, places, found[0])) if found else (None, 0.0, ())
        )
        yield _grounding(article, argument.span, target, score, runners)
    for span, resolution in places.toponyms:
        if span in seen or span not in places.mentions:
            continue
        best = resolution.best
        target = best.entry.place() if best else None
        runners = tuple(Candidate(target=r.entry.place(), score=_sure(r.score)) for r in resolution.readings[1:4])
        yield _grounding(article, span, target, sureness(resolution), runners)


def _grounding(
    article: Article, span: Span, target: Place | None, score: float, runners: tuple[Candidate, ...]
) -> Grounding:
    return Grounding(
        article_id=article.id,
        span=span,
        kind=GroundingKind.PLACE,
        target=target,
        score=round(score, 3),
        candidates=runners,
        producer=PRODUCER,
    )


def _runners(span: Span, places: Places, target: Place) -> tuple[Candidate, ...]:
    readings = [reading for _, resolution in places.inside(span) for reading in resolution.readings]
    return tuple(Candidate(target=r.entry.place(), score=_sure(r.score)) for r in readings if r.entry.id != target.id)[
        :3
    ]


def _sure(score: float) -> float:
    return round(max(0.0, min(0.99, score / 2.5)), 3)


Found = tuple[Place, float, bool]
"""The place, how sure, and whether the words name it themselves."""


def _argument(argument: Argument, places: Places, anchor: Mapping[str, tuple[Place, float]]) -> Found | None:
    for span in (argument.span, argument.antecedent):
        if span is not None:
            found = _named(span, places) or _after(span, places)
            if found is not None:
                return found
    return _leaning(argument, places, anchor)


def _named(span: Span, places: Places) -> Found | None:
    """From toponyms in the words themselves."""
    inside = [(at, found) for at, found in places.inside(span) if not _only_owns(at, found, span, places)]
    if not inside:
        return None
    return _of_several(span.start, inside, places)


def _only_owns(at: Span, found: Resolution, span: Span, places: Places) -> bool:
    """Whether a country only says whose a building is: the Chinese consulate is not in China."""
    best = found.best
    if best is None or best.entry.precision != "country" or at.end >= span.end:
        return False
    kinds = {hit.kind for hit in places.tables.scan(at.of(places.text))}
    head = places.text[at.end : span.end].split()[-1:] or [""]
    return kinds <= {"demonym", "ethnonym"} and bool(kinds) and head[0].casefold() in OFFICES


def _of_several(start: int, inside: list[tuple[Span, Resolution]], places: Places) -> Found:
    pair = _between(start, inside, places.text)
    if pair is not None:
        return pair
    inside = _within(inside, places.text)
    at, resolution = min(inside, key=lambda f: (_SIZES[f[1].best.entry.precision] if f[1].best else 9, f[0]))
    entry = resolution.best.entry  # type: ignore[union-attr]  # only resolved ones are inside
    lead = places.text[start : at.start] or places.text[max(0, start - 30) : start]
    border = re.search(
        r"\b(?:border|borders|frontier|crossings?)\b.*\b(?:with|between|to)\s+(?:the\s+)?#?$", lead, re.IGNORECASE
    )
    if border and entry.precision == "country":
        return *_border(entry.country, places), True
    directed = _directed(lead, entry, places)
    if directed is not None:
        return directed, 0.8, True
    place = entry.place()
    if entry.precision in ("city", "point", "province", "district") and _AREA.search(lead):
        place = replace(place, precision="area")
    return place, sureness(resolution), True


def _within(inside: list[tuple[Span, Resolution]], text: str) -> list[tuple[Span, Resolution]]:
    """Leave out names that lie far from the town that they are said to be in: "the Varadin bridge in Novi Sad"."""
    for (left, first), (right, second) in pairwise(inside):
        a, b = first.best, second.best
        if a is None or b is None or _SIZES[b.entry.precision] > _SIZES["city"]:
            continue
        if _IN.search(text[left.end : right.start]) and roughly_km(a.entry, b.entry) > FAR_KM:
            return [each for each in inside if each[0] != left]
    return inside


def _between(start: int, inside: list[tuple[Span, Resolution]], text: str) -> Found | None:
    """The middle of "between X and Y" and "the X-Y road"."""
    for (left, first), (right, second) in pairwise(inside):
        a, b = first.best, second.best
        if a is None or b is None or a.entry.precision == "country" or b.entry.precision == "country":
            continue
        joint = text[left.end : right.start]
        if (_BETWEEN.search(text[max(0, start - 12) : left.start]) and joint.strip() == "and") or joint in (
            "-",
            "\u2013",
        ):
            if abs(a.entry.lat - b.entry.lat) > 3 or abs(a.entry.lon - b.entry.lon) > 3:
                return None
            middle = Place(
                id=a.entry.id,
                name=f"{a.entry.name}\u2013{b.entry.name}",
                country=a.entry.country,
                admin1=a.entry.admin1,
                lat=round((a.entry.lat + b.entry.lat) / 2, 4),
                lon=round((a.entry.lon + b.entry.lon) / 2, 4),
                precision="area",
            )
            return middle, 0.8, True
    return None


def _directed(lead: str, entry: Entry, places: Places) -> Place | None:
    """The part that has a name of its own: the north of Kosovo, northern Mitrovica."""
    m = _DIRECTION.search(lead)
    if m is None:
        return None
    side = m.group(1).capitalize()
    names = (f"{side} {entry.name}", f"{side}ern {entry.name}")
    found = places.gazetteer.look_up(names)
    for name in names:
        for candidate in found[name]:
            if candidate.country == entry.country and candidate.kind == 0 and candidate.precision != "district":
                return candidate.place()
    return replace(entry.place(), precision="area")


def _after(span: Span, places: Places) -> Found | None:
    """From a toponym right behind: "the crossings of the villages | Jarinje and Brnjak"."""
    text = places.text
    for at, resolution in places.toponyms:
        if span.end <= at.start <= span.end + 40 and resolution.best and AFTER.fullmatch(text[span.end : at.start]):
            group = [
                (at, resolution),
                *((s, r) for s, r in places.toponyms if at.end < s.start <= at.end + 6 and r.best),
            ]
            return _of_several(span.start, group, places)
    return None


def _border(neighbour: str | None, places: Places) -> tuple[Place, float]:
    """Somewhere along the border of the report's country, half way between the two countries' middles."""
    others = [country for country in sorted(places.focus, key=lambda c: -places.focus[c]) if country != neighbour]
    home = next((c for c in others if c in places.tables.countries), neighbour)
    here, there = places.tables.countries.get(home or ""), places.tables.countries.get(neighbour or "")
    one = here or there
    two = there or here
    if one is None or two is None or one is two:  # the other side is not known
        return Place(
            id="overlay:border", name="border", country=None, admin1=None, lat=0.0, lon=0.0, precision="area"
        ), 0.0
    return Place(
        id=f"overlay:border-{one.code}-{two.code}",
        name=f"{one.name}\u2013{two.name} border",
        country=one.code,
        admin1=None,
        lat=round((one.lat + two.lat) / 2, 2),
        lon=round((one.lon + two.lon) / 2, 2),
        precision="area",
    ), 0.4


def _leaning(argument: Argument, places: Places, anchor: Mapping[str, tuple[Place, float]]) -> Found | None:
    """From what the words lean on: a people's name, the capital, the place spoken of last, the report's country."""
    text = places.text
    words = argument.span.of(text)
    head = argument.head.of(text).casefold()
    # "the Serb-inhabited part" is not in Serbia.
    adjective = next(
        (
            hit.country
            for hit in places.tables.scan(words)
            if hit.kind in ("demonym", "ethnonym", "name") and words[hit.end : hit.end + 1] != "-"
        ),
        None,
    )
    if head in _LANDS and (adjective or places.home):
        contested = next((c for c in places.focus if c in _CONTESTED), None) if _DISPUTED.search(words) else None
        land = _country(adjective or contested or places.home, places)
        return (land, 0.7 if adjective else 0.35, False) if land else None
    if head == "capital" and places.home:
        return _capital(adjective or places.home, places)
    if head in anchor:
        place, score = anchor[head]
        return (
            replace(place, precision="area" if place.precision == "city" else place.precision),
            min(score, 0.6),
            False,
        )
    if head in _BORDERS and not re.search(r"\bcrossings?\b", words):
        neighbours = sorted(places.focus, key=lambda c: -places.focus[c])[1:2]
        place, score = _border(neighbours[0] if neighbours else places.home, places)
        return (place, score, False) if score else None
    last = _last(argument.span, places, adjective)
    if last is not None:
        return replace(last.place(), precision="area" if last.precision == "city" else last.precision), 0.4, False
    land = _country(adjective or places.home, places)
    return (land, 0.25, False) if land else None


def _last(span: Span, places: Places, country: str | None) -> Entry | None:
    """The town or region that words without a name of their own most likely stand near.

    What is spoken of shortly before counts, more so where something is said to be in it; so does lying amid the other
    places of the report. A capital that nothing is said to be in mostly stands for its government.
    """
    towns = [
        (at, r.best.entry)
        for at, r in places.toponyms
        if r.best
        and r.best.entry.precision != "country"
        and r.best.entry.country
        and (country is None or r.best.entry.country == country)
        and not _acts(at, r.best.entry, places)
        and not _is_bound(at, places)
    ]
    abroad = [pair for pair in towns if pair[1].country != (country or places.home)]
    if len(abroad) < len(towns) and not any(_is_led(at, places) for at, _ in abroad):
        towns = [pair for pair in towns if pair not in abroad]
    distinct = list({entry.id: entry for _, entry in towns}.values())[:_MOST]
    amid = {entry.id: _amid(entry, distinct) for entry in distinct}
    ranked = [(_weight(at, entry, span, places) + AMID * amid.get(entry.id, 0.0), at, entry) for at, entry in towns]
    return max(ranked, key=lambda each: (each[0], -each[1].start), default=(0.0, span, None))[2]


def _weight(at: Span, entry: Entry, span: Span, places: Places) -> float:
    """How much the text speaks for a place that stands at one span, seen from the words at another."""
    distance = span.start - at.end
    weight = max(0.0, 1 - abs(distance) / REACH) * (1.0 if distance >= 0 else 0.6)
    weight += LED if _is_led(at, places) else 0.0
    if at.end <= places.dateline:
        weight -= 0.2
    return weight - (0.7 if _is_capital(entry, places) and not _is_led(at, places) else 0.0)


def _is_led(at: Span, places: Places) -> bool:
    """Whether something is said to be in a place."""
    return _LOCATIVE.search(places.text[max(0, at.start - 24) : at.start]) is not None


def _amid(entry: Entry, others: Sequence[Entry]) -> float:
    """How near a place lies to the others, 0 to 1."""
    if len(others) < 2:
        return 0.0
    return sum(math.exp(-roughly_km(entry, other) / 150) for other in others if other.id != entry.id) / (
        len(others) - 1
    )


def _is_bound(at: Span, places: Places) -> bool:
    """Whether a name only says where something comes from or goes: "a Lahore-bound train", "from Lahore"."""
    return places.text[at.end : at.end + 1] == "-" and places.text[at.end + 1 : at.end + 6] in BOUND


def _is_capital(entry: Entry, places: Places) -> bool:
    land = places.tables.countries.get(entry.country or "")
    return land is not None and fold(land.capital) == fold(entry.name)


def _acts(at: Span, entry: Entry, places: Places) -> bool:
    """Whether a capital stands in the words of a party: "the Office in Belgrade" puts nothing in Belgrade."""
    return _is_capital(entry, places) and any(party.holds(at) for party in places.parties)


def _country(code: str | None, places: Places) -> Place | None:
    country = places.tables.countries.get(code or "")
    if country is None:
        return None
    entries = places.gazetteer.look_up((country.name,))[country.name]
    return next((entry.place() for entry in entries if entry.precision == "country" and entry.country == code), None)


def _capital(code: str, places: Places) -> Found | None:
    country = places.tables.countries.get(code)
    if country is None or not country.capital:
        return None
    towns = [e for e in places.gazetteer.look_up((country.capital,))[country.capital] if e.country == code]
    return (towns[0].place(), 0.6, False) if towns else None
