"""Which reports copy which, and where a copy's statements stand in the original.

A copy is told by how much of the shorter text stands in the longer one word by word, wherever it stands: a new
headline, cut or reordered paragraphs and single changed words leave most of it; a rewrite leaves little.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.link.copy.shingle import WIDTH, Fingerprint, coverage, fingerprint, longest_passage
from reportedly.link.same.groups import Groups
from reportedly.link.same.linked import linked
from reportedly.link.telling.wording import fold, words
from reportedly.records import Article, Link, LinkKind, Reading, Statement

COPIED = 0.45
"""Least share of the shorter text's words that a copy has in common. Same-event reports that are no copies reach 0.44
at most where every fifth word of a copy changed leaves 0.49 at least (62 Wikinews reports, 698 press pairs)."""
_LEAST_WORDS = 25
"""Shorter common text may be a quotation or standing text."""
_LEAST_SAMPLED = 0.08
"""Least share of the smaller sample that candidates have in common; copies with every fifth word changed keep 0.4."""
_WIDE = 12
"""A sampled shingle in more reports than this pairs each with the first few and its neighbour only, so that cost stays
linear in standing text; copies of one wire story still meet in their first printing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprints:
    """Who copies whom."""

    links: tuple[Link, ...]
    original_by_copy: dict[str, str]
    """Article ids."""
    families: Groups
    """Articles of one text."""


def find_reprints(articles: Sequence[Article]) -> Reprints:
    """Every copy among the articles, with the one it copies.

    The original is the report whose outlet the others credit, else the earliest, else the longest.

    Args:
        articles: In any order; the answer does not depend on it.

    Returns:
        One link for each copy, copy on the left, and the families that the copies form.
    """
    by_id = {article.id: article for article in articles}
    order = sorted(by_id.values(), key=_age)
    prints = {article.id: fingerprint(article.text) for article in order}
    families = Groups(by_id)
    for one, two in _candidates(order, prints):
        if is_copy(prints[one], prints[two]):
            families.join(one, two)
    found = []
    for family in families.all():
        if len(family) > 1:
            found += family_links([by_id[i] for i in family], prints)
    return Reprints(
        links=tuple(sorted(found, key=lambda link: link.id)),
        original_by_copy={link.left: link.right for link in found},
        families=families,
    )


def _age(article: Article) -> tuple[date, str, int, str]:
    """Earliest first; the longer of two of one day, since copies are cut."""
    at = article.published_at.isoformat() if article.published_at else ""
    return (article.published or date.max, at, -len(article.text), article.id)


def _candidates(order: Sequence[Article], prints: dict[str, Fingerprint]) -> Iterable[tuple[str, str]]:
    """Pairs that share at least two sampled shingles, older one first."""
    postings: dict[int, list[str]] = defaultdict(list)
    for article in order:
        for shingle in prints[article.id].sample.tolist():
            postings[shingle].append(article.id)
    shared: Counter[tuple[str, str]] = Counter()
    for holders in postings.values():
        if len(holders) <= _WIDE:
            shared.update((one, two) for n, two in enumerate(holders) for one in holders[:n])
        else:
            for n, two in enumerate(holders[1:], start=1):
                shared.update({(one, two) for one in (*holders[: min(n, 3)], holders[n - 1])})
    return sorted(pair for pair, n in shared.items() if n >= 2 and n >= _LEAST_SAMPLED * _smaller(prints, pair))


def _smaller(prints: dict[str, Fingerprint], pair: tuple[str, str]) -> int:
    """How many sampled shingles the text with fewer of them has."""
    return min(len(prints[article].sample) for article in pair)


def _share(one: Fingerprint, two: Fingerprint) -> float:
    """Share of the shorter text that the longer has; 0 if the common text is too short to mean anything, or no copy."""
    short, long = (one, two) if one.n_words <= two.n_words else (two, one)
    share = coverage(short, long, least=COPIED)
    return share if share * short.n_words >= _LEAST_WORDS else 0.0


def is_copy(one: Fingerprint, two: Fingerprint) -> bool:
    """Whether one of two texts copies the other."""
    return _share(one, two) >= COPIED


def family_links(family: Sequence[Article], prints: Mapping[str, Fingerprint]) -> list[Link]:
    """One link for each copy among articles of one text: to the first of them, by credit and age, that it shares with.

    Args:
        family: Articles that copies join, in any order.
        prints: Their shingles, by article id.
    """
    credit = Counter(two.id for one in family for two in family if credits_outlet(one, two))
    order = sorted(family, key=lambda article: (-credit[article.id], _age(article)))
    links = []
    for n, copy in enumerate(order):
        mine = prints[copy.id]
        original = next((older for older in order[:n] if is_copy(mine, prints[older.id])), None)
        if original is not None:
            links.append(_reprint(copy, original, prints))
    return links


def _reprint(copy: Article, original: Article, prints: Mapping[str, Fingerprint]) -> Link:
    mine, its = prints[copy.id], prints[original.id]
    share = _share(mine, its)
    reasons = [f"{share:.0%} of the shorter text is shared word by word"]
    run = longest_passage(mine, its)
    if run >= 2 * WIDTH:
        reasons.append(f"{run} words in one piece")
    if credits_outlet(copy, original):
        reasons.append(f"credits {original.outlet}")
    score = min(1.0, 0.5 + share / 2)
    return linked(copy.id, original.id, LinkKind.REPRINTS, score=score, reasons=tuple(reasons), rule="reprint")


def credits_outlet(article: Article, other: Article) -> bool:
    """Whether a report names the other's outlet, which is not its own, in its text."""
    if not other.outlet or fold(other.outlet) == fold(article.outlet or ""):
        return False
    return _names(article, fold(other.outlet))


def _names(article: Article, outlet: str) -> bool:
    text = fold(article.text)
    at = text.find(outlet)
    while at >= 0:
        end = at + len(outlet)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(outlet, at + 1)
    return False


def same_statements(copy: Reading, original: Reading) -> tuple[tuple[Statement, Statement], ...]:
    """Statements of a copy with those of the original that stand in the same words, copy first, one to one.

    A statement answers another if trigger and innermost source are the same words and the sentences share most of
    theirs; among several, the one whose neighbours are the same.
    """
    waiting: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in original.statements:
        waiting[_key(statement, original.article.text)].append(statement)
    pairs = []
    for statement in copy.statements:
        found = waiting.get(_key(statement, copy.article.text), [])
        mine = words(statement.evidence.of(copy.article.text))
        scored = [(_alike(mine, words(s.evidence.of(original.article.text))), -n, s) for n, s in enumerate(found)]
        best = max(scored, key=lambda entry: entry[:2], default=None)
        if best is not None and best[0] >= 0.6:
            pairs.append((statement, best[2]))
            found.remove(best[2])
    return tuple(pairs)


def _key(statement: Statement, text: str) -> tuple[str, str]:
    source = statement.chain[-1].source.text if statement.chain else ""
    return fold(statement.trigger.of(text)), fold(source)


def _alike(one: Sequence[str], two: Sequence[str]) -> float:
    left, right = Counter(one), Counter(two)
    return sum((left & right).values()) / max(1, min(left.total(), right.total()))
