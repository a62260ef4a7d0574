"""What is known on a day: a view over readings and links that can be dropped and made again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.link.across import Laid, laid_out, state_groups
from reportedly.link.events import event_of
from reportedly.link.groups import Groups
from reportedly.link.relate import CONTEST_KINDS
from reportedly.link.states import subject_state
from reportedly.records import Board, Contest, Event, Link, LinkKind, Reading


def board(readings: Iterable[Reading], links: Iterable[Link], as_of: date | None = None) -> Board:
    """What the readings say is so.

    Args:
        readings: One for each article.
        links: Those `across` them; links within a reading are taken from it.
        as_of: Leaves out reports of later days, and states that begin later; None takes all.

    Returns:
        States by name of the thing, events latest first, contested points, and the links and articles they rest on.
    """
    kept = sorted(
        (r for r in readings if as_of is None or r.article.published is None or r.article.published <= as_of),
        key=lambda r: (r.article.published or date.max, r.article.id),
    )
    known = {r.article.id for r in kept} | {s.id for r in kept for s in r.statements}
    every = {link.id: link for r in kept for link in r.links} | {link.id: link for link in links}
    shown = tuple(every[i] for i in sorted(every) if every[i].left in known and every[i].right in known)
    laid = laid_out(kept)
    events = _clusters(laid, shown)
    rows = [subject_state(group, laid.voices, as_of=as_of) for group in state_groups(laid, events)]
    return Board(
        as_of=as_of,
        states=tuple(sorted((row for row in rows if row is not None), key=lambda row: (row.subject, row.statement_id))),
        events=_events(laid, events, shown),
        contested=_contests(laid, events, shown),
        links=shown,
        articles=tuple(r.article for r in kept),
        reprint_of=tuple((link.left, link.right) for link in shown if link.kind is LinkKind.REPRINTS),
    )


def _clusters(laid: Laid, links: Sequence[Link]) -> Groups:
    events = Groups(laid.profiles)
    for link in links:
        if link.kind is LinkKind.SAME_EVENT:
            events.join(link.left, link.right)
    return events


def _events(laid: Laid, events: Groups, links: Sequence[Link]) -> tuple[Event, ...]:
    """Every event, latest first; a lone statement without a code (a denial, a bare state) is none."""
    among: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.kind in (LinkKind.CONTRADICTS, LinkKind.CORROBORATES):
            among[events.find(link.left)].append(link)
    found = []
    for ids in events.all():
        group = [laid.profiles[i] for i in ids]
        if len(group) > 1 or group[0].statement.event is not None:
            found.append(event_of(group, laid.voices, among[events.find(ids[0])]))
    return tuple(sorted(found, key=lambda e: (-(e.start or date.min).toordinal(), e.id)))


def _contests(laid: Laid, events: Groups, links: Sequence[Link]) -> tuple[Contest, ...]:
    """One entry for each event and point of dispute, its statements parted into sides."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for link in links:
        if link.kind is LinkKind.CONTRADICTS:
            kind = next((kind for start, kind in CONTEST_KINDS if link.reasons[0].startswith(start)), "state")
            where = events.find(link.left) if kind != "state" else min(link.left, link.right)
            pairs[where, kind].append((link.left, link.right))
    return tuple(_contest(laid, kind, found) for (_, kind), found in sorted(pairs.items()))


def _contest(laid: Laid, kind: str, pairs: Sequence[tuple[str, str]]) -> Contest:
    """Sides by greedy colouring: a statement joins the first side with which it is not at odds."""
    odds: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        odds[left].add(right)
        odds[right].add(left)
    order = sorted(odds, key=lambda i: (laid.profiles[i].article.published or date.max, i))
    sides: list[list[str]] = []
    for member in order:
        side = next((side for side in sides if not odds[member] & set(side)), None)
        if side is None:
            sides.append([member])
        else:
            side.append(member)
    return Contest(kind=kind, statement_ids=tuple(order), sides=tuple(tuple(side) for side in sides))
