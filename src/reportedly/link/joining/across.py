"""Readings laid side by side, and every link between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.link.between.voice import Voices, voices
from reportedly.link.copy.reprint import Reprints, find_reprints, same_statements
from reportedly.link.joining.decide import Before, decided
from reportedly.link.joining.join import join
from reportedly.link.joining.memory import MemoryShelf
from reportedly.link.telling.profile import Profile, profiles
from reportedly.records import Findings, Judgement, Link, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Readings laid side by side: what the board and the event view start from."""

    profiles: dict[str, Profile]
    """By statement id."""
    reprints: Reprints
    voices: Voices
    twins: dict[str, str]
    """Statement of a copy, the statement of the original in the same words."""


def laid_out(readings: Sequence[Reading]) -> Laid:
    """Profiles, reprints and voices of the readings; their order does not matter."""
    readings = sorted(readings, key=lambda reading: reading.article.id)
    articles = [reading.article for reading in readings]
    reprints = find_reprints(articles)
    by_id = {reading.article.id: reading for reading in readings}
    twins = {}
    for copy, original in sorted(reprints.original_by_copy.items()):
        twins.update({mine.id: its.id for mine, its in same_statements(by_id[copy], by_id[original])})
    return Laid(
        profiles={p.id: p for reading in readings for p in profiles(reading)},
        reprints=reprints,
        voices=voices(articles, reprints.families),
        twins={copy: _root(copy, twins) for copy in twins},
    )


def _root(copy: str, twins: dict[str, str]) -> str:
    seen = {copy}
    while copy in twins and twins[copy] not in seen:
        copy = twins[copy]
        seen.add(copy)
    return copy


def across(readings: Iterable[Reading], *, judgements: Iterable[Judgement] = ()) -> Findings[Link]:
    """Every link between the statements and articles of readings, as a ledger that they are added to would hold them.

    Args:
        readings: In any order, one for each article; the links do not depend on it.
        judgements: What people said; it outranks every rule.

    Returns:
        Reprints, same_event, corroborates, contradicts and updates, by id. The same_event links of an event join all
        of its statements, if need be through others. Statements of a copy are linked to those of its original only.
    """
    readings = sorted(readings, key=lambda reading: reading.article.id)
    shelf = MemoryShelf(readings)
    joined = join([reading.article.id for reading in readings], shelf, judgements=judgements)
    return Findings(found=joined.found)


def within(reading: Reading) -> Findings[Link]:
    """Links between statements of one report: voices in it that speak of one event, and that contradict each other.

    Args:
        reading: One report's reading.

    Returns:
        Links of every kind but reprints, by id.
    """
    laid = laid_out([reading])
    return Findings(found=decided(tuple(laid.profiles.values()), Before(), laid.voices))
