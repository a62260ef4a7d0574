"""Pages that changed: which reports took the place of others, and which look as if they should."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly import store
from reportedly.records import Article, LinkKind, home


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two reports that may be versions of one page: nearly one text, and nothing that says so for certain."""

    later: Article
    earlier: Article

    @property
    def differing(self) -> tuple[str, ...]:
        """What keeps them from being known as one page: outlet, title, day."""
        one, two = self.earlier, self.later
        pairs = (
            ("outlet", _plain(home(one.outlet, one.url)), _plain(home(two.outlet, two.url))),
            ("title", _plain(one.title or ""), _plain(two.title or "")),
            ("day", one.published, two.published),
        )
        return tuple(name for name, its, mine in pairs if not its or its != mine)


def alike(ledger: store.StoredLedger, article_ids: Iterable[str]) -> tuple[Alike, ...]:
    """Say of which other reports these may be versions.

    Two reports of one outlet with most of their text in common are hardly two reports; nor are two of one title where
    one of them does not say who published it. Where title, outlet and day agree the ledger knows it, and so it does
    where an address or a person says so; those are left out.

    Args:
        ledger: Where they are, linked.
        article_ids: Reports that were added last.

    Returns:
        Each pair once, in the order of the given ids; of two the one that is dated later counts as the later, else the
        one that was given.
    """
    asked = tuple(dict.fromkeys(article_ids))
    copies = [(k.left, k.right) for k in ledger.links_of(asked) if k.kind is LinkKind.REPRINTS]
    ends = {end for pair in copies for end in pair}
    articles = {r.article.id: r.article for r in ledger.readings_of(ends)}
    places = {article: n for n, article in enumerate(asked)}
    found = dict[tuple[str, str], Alike]()
    for pair in copies:
        if articles.keys() >= set(pair) and _may_be_one(*(articles[end] for end in pair)):
            earlier, later = (articles[end] for end in sorted(pair, key=lambda end: (places.get(end, -1), end)))
            if earlier.published and later.published and later.published < earlier.published:
                earlier, later = later, earlier
            found[earlier.id, later.id] = Alike(later=later, earlier=earlier)
    return tuple(sorted(found.values(), key=lambda one: places.get(one.later.id, places.get(one.earlier.id, 0))))


def _may_be_one(one: Article, two: Article) -> bool:
    voices = {_plain(home(article.outlet, article.url)) for article in (one, two)}
    if len(voices) == 1 and voices != {""}:
        return True
    return "" in voices and bool(one.title) and _plain(one.title or "") == _plain(two.title or "")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
