"""Who has part in an event and where it is told to be: what the situation of it is named by."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.link.telling.profile import FINE, Party, Profile
from reportedly.link.telling.wording import before_preposition, head, stem
from reportedly.records import NamedParty, NamedPlace

_NUMBER = re.compile(r"^\d+[/.)]\s+(?=\S)")
"""What numbers the posts of a thread or the points of a list."""
_PARTIES = 12
"""Wordings of parties that are kept of one event."""


def parties(group: Sequence[Profile]) -> tuple[NamedParty, ...]:
    """Those with names that act or are acted on, the most named first."""
    named: dict[str, list[Party]] = defaultdict(list)
    for p in group:
        for party in (*p.actors, *p.recipients):
            if party.known and has_name(party) and not _is_first_word(party, p.article.text):
                named[party.text].append(party)
    ranked = sorted(named.items(), key=lambda entry: (-len(entry[1]), entry[0]))[:_PARTIES]
    return tuple(
        NamedParty(
            text=text, words=tuple(sorted(held[0].words)), head=held[0].head, country=held[0].country,
            sectors=tuple(sorted(held[0].sectors)), id=held[0].id, n=len(held),
        )
        for text, held in ranked
    )  # fmt: skip


def _is_first_word(party: Party, text: str) -> bool:
    """Whether a lone word that nothing is known of has its capital from the beginning of a sentence: "Floodwater"."""
    if " " in party.text or party.country or party.sectors or party.id:
        return False
    return re.search(rf"[^\s.!?:;*>–—•-]\s+{re.escape(party.text)}\b", text) is None


def places(group: Sequence[Profile]) -> tuple[NamedPlace, ...]:
    """The places that statements name, by name, each with the reports that do."""
    named: dict[str, list[tuple[str, str | None, bool]]] = defaultdict(list)
    for p in group:
        for spot in p.spots:
            if spot.place is not None:
                found = (p.article.id, spot.place.country, spot.place.precision in FINE)
                named[spot.place.name].append(found)
    return tuple(
        NamedPlace(
            name=name,
            country=min((country for _, country, _ in held if country), default=None),
            is_fine=any(fine for _, _, fine in held),
            article_ids=tuple(sorted({article for article, _, _ in held})),
        )
        for name, held in sorted(named.items())
    )


def has_name(party: Party) -> bool:
    """Whether the wording holds a name: a capital behind its first word, or nothing but one."""
    first, *others = party.text.split() or [""]
    return any(word[:1].isupper() for word in others) or (not others and first[:1].isupper())


@lru_cache(maxsize=65536)
def is_party(text: str) -> bool:
    """Whether a wording that holds a name is that of somebody: what it ends in is a name or a word for people.

    "Livestock market of Bankilaré" holds a name and is taken for the town's authorities at times; a market is nobody,
    and neither are "Rumours of a coup in Sula", whose capital is that of a heading.
    """
    is_heading = " " not in before_preposition(text) != text
    return (_ends_in_name(text) and not is_heading) or head(text) in _heads()


@lru_cache(maxsize=65536)
def party_name(text: str) -> str:
    """A party as a list names it: "pickets" for "pickets outside the port of Kilindini"; names stay whole."""
    text = _NUMBER.sub("", text)
    return text if _ends_in_name(text) else before_preposition(text)


def _ends_in_name(text: str) -> bool:
    *_, last = before_preposition(text).split() or [""]
    return last[:1].isupper()


@cache
def _heads() -> frozenset[str]:
    return frozenset(stem(row["phrase"].casefold()) for row in load("roles").rows if " " not in row["phrase"])


def dyad(told: Sequence[Profile]) -> tuple[str, str] | None:
    """Actor and recipient as most statements name them; None where nobody is known to act."""
    actors = Counter(_side(party) for p in told for party in p.actors if party.known)
    recipients = Counter(_side(party) for p in told for party in p.recipients if party.known)
    actor = max(sorted(actors), key=lambda side: actors[side], default="—")
    if actor == "—":
        return None
    return actor, max(sorted(recipients), key=lambda side: recipients[side], default="—")


def _side(party: Party) -> str:
    """Country and sector as analysts write dyads: "COD/REB"; the wording where neither is known."""
    if party.country is None:
        return party.text if has_name(party) else "—"
    return "/".join((party.country, *sorted(party.sectors)[:1]))
