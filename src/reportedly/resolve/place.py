"""Toponym resolution: which of the places that bear a name a report means.

Every name of the report is read at once, because they explain each other. For each reading of each name a score adds up
reasons (`Weights`): how well the name fits, how prominent the place is, whether the report speaks of its country,
whether the words say so ("Zvečan, Kosovo"), and how near it lies to what the other names most likely mean. One name has
one sense in one report. Weights were set by hand on one half of LGL and TR-News and checked on the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from reportedly.records import Span
from reportedly.resolve.distance import roughly_km
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry, Lookup
from reportedly.resolve.stray import send_off
from reportedly.resolve.tables import Tables
from reportedly.resolve.toponym import DIRECTIONS, form_of, variants


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each reason counts."""

    prominence: float = 1.0
    other_name: float = -0.25
    foreign_name: float = -0.35
    accents: float = 0.15
    """The letters agree with their accents, where the text bears accents."""
    focus: float = 0.45
    contained: float = 0.9
    near: float = 0.8
    country: float = 0.35
    province: float = 0.25
    reviewed: float = 0.2
    capital: float = 0.3
    kind_word: float = 0.6
    not_in_use: float = -0.6
    """The place did not bear the name on the report's day: Nur-Sultan after 2022."""
    same_country: float = 0.25
    """Of the nearness, for lying in one country however far apart."""
    stray: float = -2.0
    """A small place in a country that the report never speaks of, far from all that it does."""
    reach_km: float = 150.0
    """At this distance from another place nearness has fallen to a third."""


WEIGHTS = Weights()


# A score below this is no answer.
_LEAST = 0.15


_KIND_WORDS = {
    "county": "district",
    "parish": "district",
    "district": "district",
    "borough": "district",
    "municipality": "district",
    "province": "province",
    "state": "province",
    "region": "province",
    "oblast": "province",
    "governorate": "province",
    "city": "city",
    "town": "city",
    "village": "city",
    "camp": "point",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One place that a name may mean, and how well it fits."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means in a report: readings, best first; none if nothing fits."""

    readings: tuple[Reading, ...]

    @property
    def best(self) -> Reading | None:
        """The chosen one."""
        return self.readings[0] if self.readings else None


@dataclass(slots=True)
class _Name:
    """A name of the report, in all its places."""

    text: str
    spans: list[Span]
    entries: list[Entry]
    scores: list[float]


def resolve_toponyms(
    text: str,
    spans: Iterable[Span],
    *,
    gazetteer: Lookup,
    tables: Tables,
    focus: Mapping[str, float] | None = None,
    day: date | None = None,
    weights: Weights = WEIGHTS,
) -> dict[Span, Resolution]:
    """What each name means.

    Args:
        text: The report's text.
        spans: Where the names stand.
        gazetteer: Knows places by name.
        tables: Knows countries by name, in any case of letters.
        focus: How much the report speaks of each country, from 0 to 1; worked out from the text if None.
        day: The report's day; a place that did not bear the name then is passed over where another one fits.
        weights: How much each reason counts.

    Returns:
        A resolution for each span; one without readings where no place fits.
    """
    spans = tuple(dict.fromkeys(spans))
    names = _names(text, spans, gazetteer, tables)
    focus = country_focus(text, tables) if focus is None else focus
    for name in names:
        seats = _capitals(name, tables)
        name.scores = [
            _alone(name, entry, focus, text, seats, weights)
            + (0.0 if day is None or entry.bears_name_on(day) else weights.not_in_use)
            for entry in name.entries
        ]
    _contain(text, names, weights)
    for _ in range(2):
        _draw_together(names, weights)
    send_off([(name.entries, name.scores) for name in names], focus, weights.stray)
    found = {}
    for name in names:
        ranked = sorted(zip(name.entries, name.scores, strict=True), key=lambda pair: (-pair[1], pair[0].id))
        readings = tuple(Reading(entry, score) for entry, score in ranked[:6] if score > _LEAST)
        for span in name.spans:
            found[span] = Resolution(readings)
    return found


def _capitals(name: _Name, tables: Tables) -> frozenset[str]:
    """Which readings of a name are the seat of a country: the largest town there that bears the name."""
    countries = {hit.country for hit in tables.scan(name.text) if hit.kind == "seat"}
    found = set()
    for country in countries:
        towns = [entry for entry in name.entries if entry.country == country and entry.precision == "city"]
        if towns:
            found.add(max(towns, key=lambda entry: entry.population).id)
    return frozenset(found)


def country_focus(text: str, tables: Tables) -> dict[str, float]:
    """How much a text speaks of each country, the most at 1: by name, people or seat; what comes early weighs more."""
    counts = country_counts(text, tables)
    top = max(counts.values(), default=0)
    return {country: count / top for country, count in counts.items()} if top else {}


def country_counts(text: str, tables: Tables) -> dict[str, float]:
    """How often a text names each country, its people or its seat, what comes early half as much again."""
    counts: defaultdict[str, float] = defaultdict(float)
    for hit in tables.scan(text, capitals=True):
        if hit.country and len(hit.country) == 3 and hit.country in tables.countries:
            weight = {"name": 1.0, "demonym": 1.0, "ethnonym": 0.5, "seat": 0.7, "party": 0.7}.get(hit.kind, 0.3)
            counts[hit.country] += weight * (1.5 if hit.start < 400 else 1.0)
    return dict(counts)


def _names(text: str, spans: Sequence[Span], gazetteer: Lookup, tables: Tables) -> list[_Name]:
    by_key: dict[str, _Name] = {}
    forms = {span: form_of(span.of(text)) for span in spans}
    wanted = {variant for form in forms.values() for variant in variants(form)}
    looked_up = gazetteer.look_up(wanted)
    for span, form in forms.items():
        key = fold(form)
        if key in by_key:
            by_key[key].spans.append(span)
            continue
        entries: dict[str, Entry] = {}
        country = _country_entry(form, tables, gazetteer)
        if country is not None:
            entries[country.id] = country
        for variant in variants(form):
            for entry in looked_up.get(variant, ()):
                entries.setdefault(entry.id, entry)
            if entries:
                break
        by_key[key] = _Name(form, [span], list(entries.values())[:30], [])
    return list(by_key.values())


def _country_entry(form: str, tables: Tables, gazetteer: Lookup) -> Entry | None:
    """The country of that name, abbreviations such as US and DRC included; its seats are towns and are left out."""
    hits = tables.scan(form)
    if (
        len(hits) != 1
        or hits[0].kind not in ("name", "demonym", "ethnonym")
        or hits[0].country is None
        or hits[0].end - hits[0].start < len(form) - 1
    ):
        return None
    country = tables.countries[hits[0].country]
    return next(
        (
            e
            for e in gazetteer.look_up((country.name,))[country.name]
            if e.precision == "country" and e.country == country.code
        ),
        None,
    )


def _alone(
    name: _Name, entry: Entry, focus: Mapping[str, float], text: str, capitals: frozenset[str], weights: Weights
) -> float:
    """What speaks for a reading without regard to the other names."""
    score = weights.prominence * entry.prominence
    score += (0.0, weights.other_name, weights.foreign_name)[entry.kind]
    if not name.text.isascii() and entry.name.casefold() == name.text.casefold():
        score += weights.accents
    if entry.precision == "country":
        score += weights.country
    elif entry.precision == "province":
        score += weights.province if entry.reviewed else 0.0
        # A division named after its seat is rarely meant by the bare name.
        if not entry.reviewed and any(
            e.precision == "city" and e.country == entry.country and e.kind == 0 for e in name.entries
        ):
            score -= weights.province
    if entry.reviewed:
        score += weights.reviewed
    if entry.id in capitals:
        score += weights.capital
    score += weights.focus * focus.get(entry.country or "", 0.0)
    fits = _fits_kind(name, entry, text)
    if fits < 0 and entry.precision == "city" and not focus.get(entry.country or ""):
        # "the province of Soum" is no small town of that name in a country nobody speaks of.
        fits -= 0.5
    return score + weights.kind_word * fits


def _fits_kind(name: _Name, entry: Entry, text: str) -> float:
    """1 if a word beside the name says what kind of place it is and the reading is one, -1 if it is another."""
    for span in name.spans:
        following = re.match(r"\s+([A-Za-z]+)", text[span.end : span.end + 16])
        leading = re.search(r"\b([A-Za-z]+)\s+of\s+$", text[max(0, span.start - 20) : span.start])
        for word in (following, leading):
            kind = _KIND_WORDS.get(word.group(1).casefold()) if word else None
            kind = kind or _KIND_WORDS.get(name.text.rpartition(" ")[2].casefold())
            if kind in ("district", "province"):
                return 1.0 if entry.precision == kind else 0.5 if entry.precision in ("district", "province") else -0.3
            if kind == "city":
                return 0.5 if entry.precision in ("city", "point") else -0.5
    return 0.0


_WITHIN = re.compile(
    rf"[\s,(]*(?:(?:in|of|near|off|and)\s+)?(?:the\s+)?(?:{DIRECTIONS}\s+)?(?:(?:\w+\s+)?"
    rf"(?:state|province|region|district|county)\s+of\s+)?[\s(]*",
    re.IGNORECASE,
)


# "Goma, the capital of North Kivu" is as far as what holds a place stands from it.
_APART = 24


def _contain(text: str, names: list[_Name], weights: Weights) -> None:
    """Let "Zvečan, Kosovo" and "Goma in North Kivu" speak for the reading that lies there."""
    by_span = {span: name for name in names for span in name.spans}
    ordered = sorted(by_span)
    for left, right in pairwise(ordered):
        inner, outer = by_span[left], by_span[right]
        if inner is outer or not 0 <= right.start - left.end <= _APART:
            continue
        between = text[left.end : right.start]
        if _WITHIN.fullmatch(between) and " and " not in between:
            _reward(inner, outer, weights.contained)
            _deny(inner, outer, weights.stray)


def _reward(inner: _Name, outer: _Name, bonus: float) -> None:
    """Raise the readings of the inner name that lie in one of the outer name, and those that hold them."""
    pairs = [
        (inside, outside)
        for inside, entry in enumerate(inner.entries)
        for outside, holder in enumerate(outer.entries)
        if holder.precision in ("country", "province", "district") and _holds(holder, entry)
    ]
    for inside in {inside for inside, _ in pairs}:
        inner.scores[inside] += bonus
    for outside in {outside for _, outside in pairs}:
        outer.scores[outside] += bonus / 2


def _deny(inner: _Name, outer: _Name, penalty: float) -> None:
    """Lower the readings of a name that has none in its country: "Kolpo, Bolivia" is in no Kolpo abroad."""
    home = {entry.country for entry in outer.entries if entry.precision == "country"}
    if not home or any(entry.country in home for entry in inner.entries):
        return
    for number, entry in enumerate(inner.entries):
        inner.scores[number] += penalty if entry.precision != "country" else 0.0


def _holds(holder: Entry, entry: Entry) -> bool:
    if holder.id == entry.id or holder.country != entry.country:
        return False
    if holder.precision == "country":
        return entry.precision != "country"
    if entry.admin1 and holder.precision == "province":
        names = {fold(holder.name), fold(holder.admin1 or "")}
        if fold(entry.admin1) in names:
            return True
    return roughly_km(holder, entry) < (60 if holder.precision == "district" else 120)


def _rows(names: list[_Name]) -> list[tuple[int, int]]:
    """Name and reading, for the readings that are laid side by side: all of them, or the best where there are many.

    Every pair is looked at, so the number is bounded; a long report still has all its names resolved, the rarest ones
    without regard to the rest.
    """
    often = sorted(range(len(names)), key=lambda number: (-len(names[number].spans), number))[: _MOST_ROWS // 3]
    each = max(3, _MOST_ROWS // max(1, len(often)))
    rows = []
    for number in sorted(often):
        scores = names[number].scores
        best = sorted(range(len(scores)), key=lambda place: -scores[place])[:each]
        rows += [(number, place) for place in sorted(best)]
    return rows


# Distances between so many readings take about 20 ms and 10 MB.
_MOST_ROWS = 600


def _draw_together(names: list[_Name], weights: Weights) -> None:
    """Add to each reading how well it lies with what the other names may mean, weighed by how likely they mean it."""
    rows = _rows(names)
    if len(names) < 2 or len(rows) < 3:
        return
    entries = [names[number].entries[place] for number, place in rows]
    owner = np.array([number for number, _ in rows])
    scores = np.array([names[number].scores[place] for number, place in rows])
    lat = np.radians([entry.lat for entry in entries])
    lon = np.radians([entry.lon for entry in entries])
    x = np.abs(lon[:, None] - lon[None, :])
    x = np.minimum(x, 2 * np.pi - x) * np.cos((lat[:, None] + lat[None, :]) / 2)
    km = 6371 * np.hypot(x, lat[:, None] - lat[None, :])
    close = np.exp(-km / weights.reach_km)
    lands = np.unique([entry.country or "" for entry in entries], return_inverse=True)[1]
    close += weights.same_country * (lands[:, None] == lands[None, :])
    # A country's or a sea's point says nothing about nearness; sharing a country does.
    wide = np.array([entry.precision == "country" or entry.country is None for entry in entries])
    close[:, wide] = 0.0
    close[wide, :] = 0.0
    starts = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    best = np.repeat(np.maximum.reduceat(scores, starts), np.diff(np.append(starts, len(rows))))
    # How likely each reading is, by its score alone; the best of each name counts in full.
    drawn = close * np.exp((scores - best) * 4)[None, :]
    by_name = np.maximum.reduceat(drawn, starts, axis=1)
    present = owner[starts]
    counts = np.array([min(len(names[number].spans), 3) for number in present], dtype=float)
    own = present[None, :] == owner[:, None]
    gain = (by_name * counts * ~own).sum(axis=1) / ((counts * ~own).sum(axis=1) + 0.5)
    for (number, place), extra in zip(rows, gain, strict=True):
        names[number].scores[place] += weights.near * float(extra)


def sureness(resolution: Resolution) -> float:
    """How sure the best reading is: its own score, and how far it leads."""
    if resolution.best is None:
        return 0.0
    scores = [reading.score for reading in resolution.readings]
    lead = scores[0] - scores[1] if len(scores) > 1 else 1.0
    return round(min(0.99, 0.35 + 0.25 * min(scores[0], 1.6) + 0.3 * min(lead, 0.8)), 3)
