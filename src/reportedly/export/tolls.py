"""A toll as it was told from day to day in one line, and what tells it later than what."""

from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.export.claims import bounds, counted
from reportedly.export.grouped import Homes
from reportedly.export.wording import home_of, short_day, source_name
from reportedly.records import ClaimedCount, EventCount, Link, LinkKind


def toll_words(count: EventCount, links: Iterable[Link], homes: Homes) -> str:
    """`killed: at least 17 (traders, 7 Nov) → 31 (Monitor, 9 Nov) → 38 (army, 13 Nov); also 12 (minister, 8 Nov)`.

    Where no later count is known it is said as `counted` does.

    Args:
        count: How many, by claimant.
        links: Those between statements of the event.
        homes: Where its statements stand.
    """
    ids = {claim.statement_id for claim in count.by}
    moved = {end for k in links if k.kind is LinkKind.UPDATES and {k.left, k.right} <= ids for end in (k.left, k.right)}
    told = sorted(count.by, key=lambda claim: (_day(claim.statement_id, homes), claim.low or 0, claim.statement_id))
    line = _steps([claim for claim in told if claim.statement_id in moved], homes)
    if len(line) < 2:
        return counted(count)
    values = {(claim.low, claim.high) for claim in told if claim.statement_id in moved}
    beside = [claim for claim in told if claim.statement_id not in moved and (claim.low, claim.high) not in values]
    also = f"; also {', '.join(_steps(beside, homes))}" if beside else ""
    return f"{count.what}: {' → '.join(line)}{also}"


def _steps(claims: Iterable[ClaimedCount], homes: Homes) -> list[str]:
    """Each value once, by whom and on which day it was first told."""
    seen: dict[tuple[int | None, int | None], str] = {}
    for claim in claims:
        when = _day(claim.statement_id, homes)
        by = ", ".join(part for part in (source_name(claim.source), short_day(when) if when < date.max else "") if part)
        seen.setdefault((claim.low, claim.high), f"{bounds(claim.low, claim.high)} ({by})")
    return list(seen.values())


def _day(statement_id: str, homes: Homes) -> date:
    home = homes.get(statement_id)
    return (home[1].published if home else None) or date.max


def later_words(links: Iterable[Link], homes: Homes) -> list[list[str]]:
    """Statements of which each is a later word on the same than one before it, in the order in which they were told.

    Returns:
        One list for each matter, the longest first.
    """
    groups: dict[str, set[str]] = {}
    for link in links:
        if link.kind is LinkKind.UPDATES and {link.left, link.right} <= homes.keys():
            joined = groups.get(link.left, {link.left}) | groups.get(link.right, {link.right})
            groups |= dict.fromkeys(joined, joined)
    each = {min(group): group for group in groups.values()}
    lines = [sorted(group, key=lambda i: (_day(i, homes), i)) for _, group in sorted(each.items())]
    return sorted(lines, key=lambda line: -len(line))


def opposed(links: Iterable[Link], homes: Homes) -> list[Link]:
    """Contradictions whose two sentences are at hand, each two sentences once: a reprint's add nothing."""
    found: dict[tuple[str, frozenset[str]], Link] = {}
    for link in links:
        if link.kind is LinkKind.CONTRADICTS and {link.left, link.right} <= homes.keys():
            said = (homes[end] for end in (link.left, link.right))
            words = frozenset(" ".join(s.evidence.of(a.text).split()).casefold() for s, a in said)
            found.setdefault((link.reasons[0] if link.reasons else "", words), link)
    return list(found.values())


def own_words(statement_ids: Sequence[str], homes: Homes) -> tuple[list[str], dict[str, list[str]]]:
    """Statements of a voice apart from those that outlets tell in their own words and that rest on it.

    Returns:
        Those of the voice; then those of each outlet by its name. Where outlets alone speak, all are of the voice.
    """
    spoken = [i for i in statement_ids if homes[i][0].chain]
    if not spoken:
        return list(statement_ids), {}
    found: dict[str, list[str]] = {}
    for i in statement_ids:
        if not homes[i][0].chain:
            article = homes[i][1]
            found.setdefault(article.outlet or home_of(article), []).append(i)
    return spoken, found
