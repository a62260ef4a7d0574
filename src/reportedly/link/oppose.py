"""Which contradictions of an event are drawn: once for each two positions, not for every two statements.

Ten reports that follow one side and ten that follow the other would make a hundred contradictions that say the same.
A voice that takes a position is set against the first one that took each other position; when it says the same again,
that adds none. Within one report every two voices that disagree stand side by side.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from reportedly.link.profile import Profile
from reportedly.records import Link

Opposed = Callable[[Profile, Profile], Link | None]
"""The contradiction between two statements; None if both can be right."""


def drawn(
    found: Iterable[tuple[Profile, Profile, Link]],
    opposed: Opposed,
    repeats: Callable[[Profile], Iterable[Profile]],
) -> list[Link]:
    """The contradictions to keep.

    Args:
        found: Every contradiction with an end in one report, both ends given.
        opposed: Says whether two statements contradict each other.
        repeats: The statements of a statement's event that are of the same voice.
    """
    kept: list[Link] = []
    against: dict[tuple[str, str], list[tuple[Profile, Link]]] = defaultdict(list)
    by_id: dict[str, Profile] = {}
    for one, two, link in found:
        early, late = sorted((one, two), key=order)
        by_id[late.id] = late
        if early.article.id == late.article.id:
            kept.append(link)
        else:
            against[late.id, question(link)].append((early, link))
    for (late_id, about), others in sorted(against.items(), key=lambda entry: entry[0]):
        late = by_id[late_id]
        firsts: list[tuple[Profile, Link]] = []
        for other, link in sorted(others, key=lambda entry: order(entry[0])):
            if all(_asks(opposed(first, other), about) for first, _ in firsts):
                firsts.append((other, link))
        kept += [link for first, link in firsts if not _said_before(late, first, about, opposed, repeats)]
    return kept


def _said_before(
    late: Profile, first: Profile, about: str, opposed: Opposed, repeats: Callable[[Profile], Iterable[Profile]]
) -> bool:
    """Whether the same voice contradicted the first of a side before."""
    return any(
        order(earlier) < order(late) and earlier.id != first.id and _asks(opposed(earlier, first), about)
        for earlier in repeats(late)
    )


def _asks(link: Link | None, about: str) -> bool:
    return link is not None and question(link) == about


def question(link: Link) -> str:
    """What a contradiction is about: whether it happened, who did it, or how many of what."""
    return link.reasons[0]


def order(p: Profile) -> tuple[date, str, int]:
    """The order in which statements were told: day of the report, its id, place in it."""
    return p.article.published or date.min, p.article.id, p.statement.trigger.start
