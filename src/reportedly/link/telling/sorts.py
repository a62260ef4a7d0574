"""Which sort of happening a trigger's word tells of, by the reviewed list `happenings`."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load
from reportedly.link.telling.wording import fold, stem, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorts:
    """What one word can tell of; all empty for a word that the list does not know."""

    sorts: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    opposites: frozenset[str] = frozenset()
    """Sorts that undo those."""


_NONE = Sorts()


@cache
def _by_lemma() -> dict[str, Sorts]:
    sorts: dict[str, set[str]] = defaultdict(set)
    families: dict[str, set[str]] = defaultdict(set)
    opposites: dict[str, set[str]] = defaultdict(set)
    for row in load("happenings").rows:
        for lemma in row.values("lemmas"):
            sorts[lemma].add(row["sort"])
            families[lemma].add(row["family"])
            opposites[lemma].update(row.values("opposite"))
    return {
        lemma: Sorts(
            sorts=frozenset(sorts[lemma]), families=frozenset(families[lemma]), opposites=frozenset(opposites[lemma])
        )
        for lemma in sorts
    }


@cache
def _by_stem() -> dict[str, Sorts]:
    """One-word entries by their stem, for forms that the reader did not reduce ("arresting" as a noun)."""
    return {stem(lemma): found for lemma, found in reversed(_by_lemma().items()) if " " not in lemma}


def sorts_of(lemma: str, trigger: str) -> Sorts:
    """The sorts of a trigger: by its words as they stand, by lemma and particle ("blow up"), by lemma, by any word."""
    known, base = _by_lemma(), fold(lemma)
    # "Out" by itself tells of an outage, in "came out" it only bends the verb.
    telling = [word for word in words(trigger) if word not in _BENDING] or words(trigger)
    phrases = (fold(trigger), *(f"{base} {word}" for word in words(trigger)), base, *telling)
    found = next((known[phrase] for phrase in phrases if phrase in known), None)
    return found or next((s for word in (base, *telling) if (s := _by_stem().get(stem(word)))), _NONE)


_BENDING = frozenset("at back by down for from in into off on out over through to up with without".split())


def counted(what: str) -> str:
    """What a count is compared and told under: whoever is arrested is detained, too."""
    return _COUNTED_AS.get(what, what)


_COUNTED_AS = {"arrested": "detained", "freed": "released"}
