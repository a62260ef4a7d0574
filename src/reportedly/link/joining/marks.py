"""Marks of a report: what finds its neighbours in a ledger without looking at every other report.

Two reports are worth comparing if their names and long words have enough in common; two are worth holding against each
other word by word if their samples share some shingles. Both are functions of the one report, and how much two share is
a function of the two, so that neither the order of adding nor the size of the ledger changes who is compared.
"""

from collections import Counter
from collections.abc import Iterable

from reportedly.link.copy.shingle import fingerprint, sketch
from reportedly.link.telling.lands import countries_in
from reportedly.link.telling.wording import keywords, names, stem
from reportedly.records import Article, Marks, Reading

VERSION = 1
"""Raised when a rule here changes; marks of another version are made anew."""
_NAME, _LAND, _WORD = "n", "c", "w"
_WEIGHT = {_NAME: 3, _LAND: 1, _WORD: 1}
"""What a shared mark weighs: a country is named by every report of its crisis, and by many others."""
LEAST = 4
"""Least weight of what comparable reports share: a name and a word, as 97 % of press reports on one event do."""
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_NAMES, _WORDS = 30, 34
"""At most so many of each kind, the most frequent first."""
_LONG = 6
"""Letters of a word that says something about a report's matter."""


def marks(reading: Reading) -> Marks:
    """The marks of one report, from its text alone."""
    article = reading.article
    return Marks(
        article_id=article.id,
        version=VERSION,
        day=article.published,
        names=_words_of(article),
        sample=tuple(sketch(fingerprint(article.text))),
        n_words=len(article.text.split()),
    )


def _words_of(article: Article) -> tuple[str, ...]:
    lines = [article.title or "", *article.text.split("\n")]
    named: Counter[str] = Counter(
        name for line in lines for name in names(line) if name not in _CALENDAR and not name.isdigit()
    )
    lands = {name for name in named if countries_in(name)}
    kinds = Counter({f"{_LAND if name in lands else _NAME}:{stem(name)}": n for name, n in named.items()})
    taken = {stem(name) for name in named}
    long = Counter(word for line in lines for word in keywords(line) if len(word) >= _LONG and word not in taken)
    return (*_first(kinds, _NAMES), *(f"{_WORD}:{word}" for word in _first(long, _WORDS)))


def _first(counted: Counter[str], most: int) -> list[str]:
    return sorted(sorted(counted, key=lambda word: (-counted[word], word))[:most])


def weight(shared: Iterable[str]) -> int:
    """What shared marks weigh together."""
    return sum(_WEIGHT[mark[0]] for mark in shared)
