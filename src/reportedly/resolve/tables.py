"""The reviewed word lists of this room, ready to be looked up: countries, named parties, peoples, roles.

Built once from `lexicon/data/en/*.tsv`; about 9,000 keys. A name matches by its folded key, and the case of its letters
must fit: "US" is not "us", "the Rapid Support Forces" begins with a capital.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.lexicon import Row, Table, load
from reportedly.resolve.fold import fold

_TOKEN = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?")
_LONGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory."""

    code: str
    """ISO 3166-1 alpha-3, XKX for Kosovo."""
    name: str
    demonym: str
    """The adjective; the name itself where there is none."""
    capital: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A body, group or person known by name."""

    name: str
    country: str | None
    sectors: tuple[str, ...]
    kind: str
    """The list it stands in: metonyms, igos, groups, bodies, leaders, or own for a user's."""
    start: date | None = None
    end: date | None = None
    id: str | None = None
    """Of a register that a user's list names; None for ours, which get one of country, sectors and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a stretch of text matched."""

    start: int
    end: int
    kind: str
    """name, demonym, ethnonym, seat (of a country), people, party or role."""
    country: str | None = None
    party: Party | None = None
    sectors: tuple[str, ...] = ()
    role_kind: str = ""
    """person, body, group or ngo, for a role."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a key."""

    kind: str
    form: str
    """As the list writes it, to compare the case of letters."""
    country: str | None = None
    party: Party | None = None
    sectors: tuple[str, ...] = ()
    role_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All lists."""

    countries: dict[str, Country]
    """By alpha-3."""
    senses: dict[str, tuple[Sense, ...]]
    """By folded key, in the order in which they are tried."""
    surnames: dict[str, tuple[Party, ...]]
    """Leaders by the last word of their name."""
    starts: frozenset[str]
    """First words of all keys, to pass over text quickly."""

    def scan(
        self, text: str, *, start: int = 0, end: int | None = None, on: date | None = None, capitals: bool = False
    ) -> list[Hit]:
        """Every name and role in a stretch of text, longest first from the left, none overlapping another.

        Args:
            text: The whole text; offsets in the hits are into it.
            start: Where to begin.
            end: Where to stop.
            on: The day; leaders out of office on it are passed over where another sense fits.
            capitals: Whether to look only at words that begin with a capital (no roles then).
        """
        tokens = list(_tokens(text, start, len(text) if end is None else end))
        hits: list[Hit] = []
        number = 0
        while number < len(tokens):
            first = tokens[number]
            if first[2] not in self.starts or (capitals and not text[first[0]].isupper()):
                number += 1
                continue
            hit, length = self._longest(text, tokens, number, on)
            if hit is not None:
                hits.append(hit)
            number += length
        return hits

    def _longest(
        self, text: str, tokens: list[tuple[int, int, str]], number: int, on: date | None
    ) -> tuple[Hit | None, int]:
        limit = min(_LONGEST, len(tokens) - number)
        for length in range(limit, 0, -1):
            last = tokens[number + length - 1]
            senses = self.senses.get(" ".join(token[2] for token in tokens[number : number + length]))
            if not senses:
                continue
            words = text[tokens[number][0] : last[1]]
            sense = next((s for s in senses if _cased(words, s.form) and _in_office(s.party, on)), None)
            sense = sense or next((s for s in senses if _cased(words, s.form)), None)
            if sense is not None:
                hit = Hit(
                    start=tokens[number][0],
                    end=last[1],
                    kind=sense.kind,
                    country=sense.country,
                    party=sense.party,
                    sectors=sense.sectors,
                    role_kind=sense.role_kind,
                )
                return hit, length
        return None, 1

    def leader(self, name: str, on: date | None) -> Party | None:
        """The one leader of that last name, in office on the day if several bear it; None if it stays open."""
        bearers = self.surnames.get(fold(name), ())
        if len(bearers) > 1 and on is not None:
            bearers = tuple(party for party in bearers if _in_office(party, on))
        return bearers[0] if len(bearers) == 1 else None


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Words with their place and folded key; a genitive's 's is left out of both."""
    for m in _TOKEN.finditer(text, start, end):
        word, first, last = m.group(), m.start(), m.end()
        if word.endswith(".") and "." not in word[:-1]:
            word, last = word[:-1], last - 1
        if word.endswith(("'s", "’s")):
            word, last = word[:-2], last - 2
        key = fold(word)
        if key:
            yield first, last, key


def _cased(words: str, form: str) -> bool:
    """Whether the letters' case fits: an acronym in capitals, a name with a capital, anything else as it comes."""
    bare = form.replace(".", "")
    if bare.isupper() and len(bare) <= 6:
        return words.replace(".", "").isupper()
    if form[:1].isupper():
        return words[:1].isupper()
    return True


def _in_office(party: Party | None, on: date | None) -> bool:
    if party is None or on is None:
        return True
    return not ((party.start and on < party.start) or (party.end and on > party.end))


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _plurals(word: str) -> Iterator[str]:
    """The word and its regular plural."""
    yield word
    if word.endswith(("s", "men", "people", "police", "ies")):
        return
    if word.endswith("man"):
        yield f"{word[:-3]}men"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        yield f"{word[:-1]}ies"
    elif word.endswith(("ch", "sh", "x", "ss")):
        yield f"{word}es"
    else:
        yield f"{word}s"


class _Builder:
    """Collects senses; within a key the earlier list comes first."""

    def __init__(self) -> None:
        self.senses: dict[str, list[Sense]] = {}

    def add(self, form: str, sense: Sense) -> None:
        add_sense(self.senses, form, sense)


def add_sense(senses: dict[str, list[Sense]], form: str, sense: Sense) -> None:
    """Keep a reading of a form under its key, behind those that are there."""
    key = key_of(form)
    if key:
        senses.setdefault(key, []).append(sense)


def key_of(form: str) -> str:
    """The key under which a form is looked up; empty if it holds no word."""
    return " ".join(token[2] for token in _tokens(form, 0, len(form)))


def _country(row: Row) -> Country:
    demonym = next(iter(row.values("demonyms")), row["name"])
    capital = next(iter(row.values("seats")), "")
    return Country(
        code=row["iso3"],
        name=row["name"],
        demonym=demonym,
        capital=capital,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )


def _add_countries(builder: _Builder, table: Table) -> None:
    columns = (
        ("name", "name"),
        ("aliases", "name"),
        ("demonyms", "demonym"),
        ("ethnonyms", "ethnonym"),
        ("seats", "seat"),
    )
    for row in table.rows:
        for column, kind in columns:
            for form in row.values(column):
                builder.add(form, Sense(kind, form, row["iso3"]))


def _add_parties(builder: _Builder, table: Table) -> None:
    dated = "from" in table.columns
    for row in table.rows:
        for form in (row["name"], *row.values("aliases")):
            same = form == row["name"] or (not dated and table.name != "en/bodies") or _is_variant(form, row["name"])
            party = Party(
                name=row["name"] if same else form,
                country=row["country"] or None,
                sectors=row.values("sectors"),
                kind=table.name.partition("/")[2],
                start=_day(row["from"]) if dated else None,
                end=_day(row["to"]) if dated else None,
            )
            builder.add(form, Sense("party", form, party.country, party, party.sectors))


def _is_variant(form: str, name: str) -> bool:
    """Whether an alias is another spelling of the name, not another body of the same row."""
    words, others = fold(form).split(), fold(name).split()
    if words and others and (words[-1] == others[-1] or set(words) & set(others)):
        return True
    return form.replace(".", "").isupper() and fold(form) == "".join(
        word[0] for word in others if word not in ("of", "the", "and", "for")
    )


@cache
def load_tables() -> Tables:
    """The lists that ship with Reportedly; the answer is kept, since they never change while we run.

    Raises:
        LexiconError: if a list is missing or malformed.
    """
    builder = _Builder()
    countries = load("countries")
    for name in ("leaders", "igos", "groups", "metonyms", "bodies"):
        _add_parties(builder, load(name))
    _add_countries(builder, countries)
    for row in load("peoples").rows:
        for form in (row["name"], *row.values("aliases")):
            builder.add(form, Sense("people", form, row["country"] or None))
    for row in load("roles").rows:
        for form in _plurals(row["phrase"]):
            builder.add(form, Sense("role", form, sectors=row.values("sectors"), role_kind=row["kind"]))
    surnames: dict[str, dict[str, Party]] = {}
    for found in builder.senses.values():
        for sense in found:
            if sense.party is not None and sense.party.kind == "leaders" and len(sense.form.split()) > 1:
                surnames.setdefault(fold(sense.form.split()[-1]), {})[sense.party.name] = sense.party
    senses = {key: tuple(found) for key, found in builder.senses.items()}
    return Tables(
        countries={row["iso3"]: _country(row) for row in countries.rows},
        senses=senses,
        surnames={key: tuple(parties.values()) for key, parties in surnames.items()},
        starts=frozenset(key.split(" ", 1)[0] for key in senses),
    )
