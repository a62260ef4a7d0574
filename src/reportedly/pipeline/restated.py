"""Reports that were added again with more known of them: the same text, now with its day or its outlet.

Who adds a text again and says when it appeared does not tell of a second report. The one that says more takes the
other's place, both are kept, and that it does stands in the ledger as the word of who added it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reportedly import store
from reportedly.pipeline.keeping import given, link_waiting, refresh
from reportedly.records import Article, Verdict, home


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """Two articles of one text, of which one says more of the report, or says it last."""

    later: Article
    earlier: Article


def restate(
    ledger: store.StoredLedger, article_ids: Iterable[str], *, by: str, stated: bool = False, at: datetime | None = None
) -> tuple[Restated, ...]:
    """Let what was said again of a report take the place of what was said of it before.

    It does where one of two articles of the same text leaves open what the other says, its day or its outlet, and
    says nothing that the other does not; where several say more in different ways, nobody knows which it is, and
    nothing happens. A person's word about the two is left alone.

    Args:
        ledger: Where they are, linked.
        article_ids: Reports that were added last.
        by: Who added them.
        stated: Whether a person stated day, outlet, title or address with them. Then it also takes the place of what
            the same file said before, though that was another day or outlet.
        at: When; now if None.

    Returns:
        The pairs, in the order of the reports that were added.
    """
    asked = tuple(dict.fromkeys(article_ids))
    texts = ledger.same_text(asked)
    if not texts:
        return ()
    articles = {r.article.id: r.article for r in ledger.readings_of({i for ids in texts.values() for i in ids})}
    judged = {frozenset((j.left, j.right)) for j in ledger.judgements() if j.right is not None}
    found: dict[str, Restated] = {}
    for pair in _pairs([a for a in asked if a in texts], texts, articles, stated=stated):
        ends = (pair.later.id, pair.earlier.id)
        if pair.earlier.id not in found and frozenset(ends) not in judged:
            found[pair.earlier.id] = pair
            note = "the same text, added again"
            ledger.judge(given(Verdict.SUPERSEDES, *ends, by=by, note=note, at=at or datetime.now(UTC)))
    if found:
        link_waiting(ledger)
        refresh(ledger)
    return tuple(found.values())


def _pairs(
    asked: Iterable[str], texts: Mapping[str, tuple[str, ...]], articles: Mapping[str, Article], *, stated: bool
) -> Iterator[Restated]:
    for name in asked:
        mine = articles.get(name)
        if mine is None:  # a later version took its place already
            continue
        others = [articles[i] for i in texts[name] if i != name and i in articles]
        yield from (Restated(later=mine, earlier=one) for one in others if _says_more(mine, one))
        if stated:
            same_file = [one for one in others if _is_one_file(mine, one) and not _says_more(one, mine)]
            yield from (Restated(later=mine, earlier=one) for one in same_file if not _says_more(mine, one))
        fuller = [one for one in others if _says_more(one, mine)]
        if len(fuller) == 1:
            yield Restated(later=fuller[0], earlier=mine)


def _says_more(one: Article, two: Article) -> bool:
    """Whether one says all that the other says of day and outlet, and more."""
    mine, its = _said(one), _said(two)
    return mine != its and all(other in {"", None, own} for own, other in zip(mine, its, strict=True))


def _said(article: Article) -> tuple[str, date | None]:
    return home(article.outlet, article.url).casefold(), article.published


def _is_one_file(one: Article, two: Article) -> bool:
    """Whether both came from one file, by whatever beginning of its path."""
    mine, its = sorted((one.where or "", two.where or ""), key=len)
    return bool(mine) and (mine == its or its.endswith(f"/{mine.removeprefix('./')}"))
