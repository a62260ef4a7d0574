"""Links by what they touch, as derivation asks for them: one event, for and against, copies; each sorted out once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from reportedly.link.joining.desk import Desk
from reportedly.records import Link, LinkKind

_AMONG = frozenset((LinkKind.CONTRADICTS, LinkKind.CORROBORATES))
_BOTH = frozenset((LinkKind.SAME_EVENT, *_AMONG))


class Ends:
    """What touches a statement or an article. It holds while nothing on the shelf changes."""

    def __init__(self, desk: Desk, wrong: frozenset[str]) -> None:
        """Take where links and readings are, and the statements that do not count."""
        self._desk, self._wrong = desk, wrong
        self._home: dict[str, str | None] = {}
        self._inner: dict[str, Mapping[str, Sequence[Link]]] = {}
        self._same: dict[str, tuple[Link, ...]] = {}
        self._among: dict[str, tuple[Link, ...]] = {}
        self._reprints: dict[str, tuple[Link, ...]] = {}

    def home(self, end: str) -> str | None:
        """The article that a statement stands in, or that an article is; None if it is on the shelf no more."""
        found = self._home.get(end)
        if found is None and end not in self._home:
            found = self._home[end] = self._desk.home(end)
        return found

    def lives(self, statement_id: str) -> bool:
        """Whether it is a statement that counts."""
        home = self.home(statement_id)
        return home is not None and home != statement_id and statement_id not in self._wrong

    def same(self, statement_ids: Iterable[str]) -> dict[str, Link]:
        """The links that say of one of these statements that it is of one event with another, if both count; by id."""
        return self._living(statement_ids, self._same)

    def among(self, statement_ids: Iterable[str]) -> dict[str, Link]:
        """The contradictions and corroborations that touch one of these statements, if both count; by id."""
        return self._living(statement_ids, self._among)

    def _living(self, statement_ids: Iterable[str], kept: Mapping[str, tuple[Link, ...]]) -> dict[str, Link]:
        ids = list(statement_ids)
        if missing := [i for i in ids if i not in self._same]:
            self._sort_out(missing)
        found = {link.id: link for i in ids for link in kept[i]}
        ends = {end for link in found.values() for end in (link.left, link.right)}
        if unknown := [end for end in ends if end not in self._home]:
            self._desk.fetch(unknown)
        dead = {end for end in ends if not self.lives(end)}
        return {name: k for name, k in found.items() if k.left not in dead and k.right not in dead} if dead else found

    def _sort_out(self, missing: Sequence[str]) -> None:
        self._desk.look_up(missing)
        for one in missing:
            held = [link for link in self._desk.links([one]) if link.kind in _BOTH]
            held += self._within(self.home(one) or "").get(one, ())
            self._same[one] = tuple(link for link in held if link.kind is LinkKind.SAME_EVENT)
            self._among[one] = tuple(link for link in held if link.kind in _AMONG)

    def _within(self, article_id: str) -> Mapping[str, Sequence[Link]]:
        """The links within a report by the statements they touch."""
        if article_id not in self._inner:
            found: dict[str, list[Link]] = defaultdict(list)
            for link in self._desk.reading(article_id).links if article_id else ():
                found[link.left].append(link)
                found[link.right].append(link)
            self._inner[article_id] = found
        return self._inner[article_id]

    def reprints(self, article_ids: Iterable[str]) -> dict[str, Link]:
        """The links that say who copies whom and touch one of these articles, by id."""
        ids = list(article_ids)
        if missing := [i for i in ids if i not in self._reprints]:
            self._desk.look_up(missing)
        for one in missing:
            links = self._desk.links([one])
            self._reprints[one] = tuple(link for link in links if link.kind is LinkKind.REPRINTS)
        return {link.id: link for i in ids for link in self._reprints[i]}

    def copies(self, articles: Iterable[str]) -> set[str]:
        """These articles and all that copy them or that they copy, however far."""
        return grown(articles, self.reprints)


def grown(first: Iterable[str], links_of: Callable[[Iterable[str]], Mapping[str, Link]]) -> set[str]:
    """What some statements or articles are joined to by links, however far, and they themselves."""
    found = set(first)
    waiting = sorted(found)
    while waiting:
        links = links_of(waiting).values()
        waiting = sorted({end for link in links for end in (link.left, link.right)} - found)
        found.update(waiting)
    return found
