"""Which statements are worth comparing, so that cost grows with the number of reports and not with its square."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from reportedly.link.telling.matter import bare_names
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.wording import keywords
from reportedly.records import Article

_NEIGHBOURS = 40
"""At most so many reports are compared with one: those that share most names with it."""
_IN_ONE_LIST = 60
"""A name borne by many reports pairs each with so many before it in time: news of one event lies close together."""
_REACH = timedelta(days=60)
"""Reports further apart than this are not compared; what is said of last year's event is background."""


_NAME, _WORD = 3, 1
"""What a shared name and a shared long word weigh."""
_LEAST = 2 * _NAME
"""Least weight of what comparable reports share: two names, or a name and three long words."""
_LONG = 7
"""Letters of a word that says something about a report's matter."""
_BACK = 80
"""Statements of one report that are compared with a later one of it."""
_ACROSS = 200
"""Statements of another report that are compared with one."""
_RARE = 20
"""What so few reports hold weighs double."""


def comparable(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Pairs of reports that may tell of one event: enough names and words in common, and near in time.

    Args:
        articles: In any order; the answer does not depend on it.

    Returns:
        Pairs of article ids, smaller one first, sorted.
    """
    order = sorted(articles, key=lambda a: (a.published or date.max, a.id))
    bearers: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, article in enumerate(order):
        for key in _keys(article):
            bearers[key].append(n)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for (_, weight), held in bearers.items():
        # What many reports hold says little about any two of them.
        worth = 2 * weight if len(held) <= _RARE else weight
        for k, later in enumerate(held):
            for earlier in held[max(0, k - _IN_ONE_LIST) : k]:
                shared[later][earlier] += worth
                shared[earlier][later] += worth
    pairs = set()
    for n, others in shared.items():
        close = [(-w, m) for m, w in others.items() if w >= _LEAST and _near_in_time(order[n], order[m])]
        for _, m in sorted(close)[:_NEIGHBOURS]:
            one, two = sorted((order[n].id, order[m].id))
            pairs.add((one, two))
    return tuple(sorted(pairs))


def _keys(article: Article) -> frozenset[tuple[str, int]]:
    """Names and long words of a report, with what they weigh."""
    named = bare_names(article)
    lines = [article.title or "", *article.text.split("\n")]
    long = {word for line in lines for word in keywords(line) if len(word) >= _LONG}
    return frozenset({(name, _NAME) for name in named} | {(word, _WORD) for word in long - named})


def _near_in_time(one: Article, two: Article) -> bool:
    if one.published is None or two.published is None:
        return True
    return abs(one.published - two.published) <= _REACH


def pairs(
    by_article: Mapping[str, Sequence[Profile]], article_pairs: Sequence[tuple[str, str]], *, within: Iterable[str]
) -> Iterator[tuple[Profile, Profile]]:
    """Statements worth a full comparison: those of one report with each other, and of comparable reports.

    Args:
        by_article: Profiles by article id.
        article_pairs: Comparable articles.
        within: Articles whose own statements are held against each other.
    """
    looked = {article: [_look(p) for p in told] for article, told in by_article.items()}
    for mine in (looked[article] for article in within):
        for n, a in enumerate(mine):
            # Of a report longer than any ordinary one, what was said long before tells of something else.
            yield from ((a.profile, b.profile) for b in mine[max(0, n - _BACK) : n] if _worth_it(a, b))
    for one, two in article_pairs:
        others = looked.get(two, ())
        for a in looked.get(one, ()):
            yield from islice(((a.profile, b.profile) for b in others if _worth_it(a, b)), _ACROSS)


def beside(mine: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Statements of one report that stand close together and whose acts have nothing in common.

    They are hardly of one event, but two voices that a report sets side by side may still tell one matter otherwise.
    """
    order = [_look(p) for p in sorted(mine, key=lambda p: p.nth)]
    for n, a in enumerate(order):
        yield from ((a.profile, b.profile) for b in order[max(0, n - _BESIDE) : n] if not _worth_it(a, b))


_BESIDE = 4
"""So many statements on, what a report tells is no longer set against it."""


class _Look(NamedTuple):
    """What a cheap look at a statement sees, at hand: it is asked for a hundred times as often as a full comparison."""

    profile: Profile
    first: date
    last: date
    """The days in which it can lie, some slack included; all days if nothing is known."""
    event: str | None
    act_words: frozenset[str]
    families: frozenset[str]
    has_status: bool


def _look(p: Profile) -> _Look:
    first, last = (p.days.start, p.days.end + _SLACK) if p.days else (date.min, date.max)
    told = p.statement
    return _Look(p, first, last, told.event, p.act_words, p.sorts.families, told.status is not None)


def _worth_it(a: _Look, b: _Look) -> bool:
    """A cheap look before the full table: the acts must have something in common, and the days must not exclude it."""
    if a.first > b.last or b.first > a.last:
        return False
    if a.event is not None and a.event == b.event:
        return True
    if not (a.act_words.isdisjoint(b.act_words) and a.families.isdisjoint(b.families)):
        return True
    return a.has_status and b.has_status


_SLACK = timedelta(days=10)
