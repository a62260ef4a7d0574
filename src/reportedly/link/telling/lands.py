"""Which countries a phrase names, by the reviewed list `countries`: names, peoples and capitals."""

from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.link.telling.wording import keywords, stem, words


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in load("countries").rows:
        for column in ("name", "aliases", "demonyms", "ethnonyms", "seats"):
            for name in row.values(column):
                found.setdefault(words(name), row["iso3"])
    return {name: code for name, code in found.items() if name}


@lru_cache(maxsize=65536)
def _named(text: str) -> tuple[tuple[int, int, str], ...]:
    """Runs of words that name a country: first word, length, code; the longest name at each place."""
    known, parts = _by_words(), words(text)
    found, at = [], 0
    while at < len(parts):
        length = next((n for n in (4, 3, 2, 1) if parts[at : at + n] in known and at + n <= len(parts)), 0)
        if length:
            found.append((at, length, known[parts[at : at + length]]))
        at += max(1, length)
    return tuple(found)


def countries_in(text: str) -> frozenset[str]:
    """ISO 3166 alpha-3 codes (XKX for Kosovo) of the countries that a phrase names."""
    return frozenset(code for _, _, code in _named(text))


@lru_cache(maxsize=65536)
def core_words(text: str) -> frozenset[str]:
    """Stems of a phrase without the words that name a country: `defenc ministry` of "Armenian Defence Ministry"."""
    parts = words(text)
    country = {parts[i] for at, length, _ in _named(text) for i in range(at, at + length)}
    return keywords(text) - {stem(word) for word in country}
