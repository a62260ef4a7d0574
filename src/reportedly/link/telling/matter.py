"""What a whole report is about: whether two of them can be of one happening, where no day tells."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from reportedly.link.telling.wording import jaccard, names, stem
from reportedly.records import Article, Place, Reading

_OPENING = 3
"""Lines that open a report, its title among them: what it is about stands there, the rest looks back and aside."""
_BIAS, _NAMES, _OPENING_NAMES, _NUMBERS = -3.9, 6.9, 4.75, 6.6
"""A logistic regression over pairs of ECB+ training documents: of one happening, or of two of one kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The names and numbers of a report."""

    names: frozenset[str]
    """Stems of capitalised words and numbers, title included; those of the calendar too, as they say when it was."""
    bare: frozenset[str]
    """Those that are neither the outlet's nor the calendar's, which all reports of a week share."""
    opening: frozenset[str]
    """Those of the lines that open it."""
    numbers: frozenset[str]
    countries: frozenset[str]
    """ISO 3166 alpha-3 codes of those that the places it names lie in."""


def matter(reading: Reading) -> Matter:
    """What a report is about."""
    article = reading.article
    lines = [line for line in (article.title or "", *article.text.split("\n")) if line.strip()]
    by_line = [frozenset(map(stem, names(line))) for line in lines]
    return Matter(
        names=frozenset[str]().union(*by_line),
        bare=bare_names(article),
        opening=frozenset[str]().union(*by_line[:_OPENING]),
        numbers=frozenset(_NUMBER.findall(article.text)),
        countries=frozenset(
            g.target.country for g in reading.groundings if isinstance(g.target, Place) and g.target.country
        ),
    )


def bare_names(article: Article) -> frozenset[str]:
    """Stems of the capitalised words and numbers of a report; neither its outlet's nor those of the calendar."""
    idle = _CALENDAR | names(f"by {article.outlet or ''}")
    lines = (article.title or "", *article.text.split("\n"))
    return frozenset(stem(name) for line in lines for name in names(line) - idle if not _YEAR.fullmatch(name))


_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_YEAR = re.compile(r"(19|20)\d\d")
_CALENDAR = frozenset(
    word
    for name in (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december tues thurs sept"
    ).split()
    for word in (name, name[:3])
)


@lru_cache(maxsize=1 << 12)
def one_happening(one: Matter, two: Matter) -> float:
    """Log-odds that two reports on one sort of thing are of one happening; the order of the two does not matter.

    All statements of the two reports have this in common, so it is kept. On ECB+ development documents of one topic
    it finds 71 % of the pairs of one happening where it takes 5 % of those of two for one.
    """
    common = len(one.names & two.names) / sqrt(max(1, len(one.names) * len(two.names)))
    named = len(one.opening & two.names) + len(two.opening & one.names)
    opened = named / max(1, len(one.opening) + len(two.opening))
    return _BIAS + _NAMES * common + _OPENING_NAMES * opened + _NUMBERS * jaccard(one.numbers, two.numbers)
