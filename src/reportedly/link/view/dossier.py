"""One event with everything behind it: who had part in it, who tells it, who denies it, and how far to believe it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reportedly.link.between.interest import owns_up
from reportedly.link.between.relate import is_actual, is_negative
from reportedly.link.between.voice import Voices, one_name, speaker, voices
from reportedly.link.joining.judged import events_of, judged
from reportedly.link.same.groups import Groups
from reportedly.link.telling.parties import alike
from reportedly.link.telling.profile import Profile, profiles
from reportedly.link.telling.wording import fold
from reportedly.link.view.events import event_of
from reportedly.records import (
    Article,
    Certainty,
    Event,
    EventView,
    Grade,
    Judgement,
    Link,
    LinkKind,
    Participant,
    Reading,
    Role,
    Telling,
)

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Party

_SIDES = ("for", "against", "open")
_FINENESS = ("minute", "hour", "part", "day", "week", "month", "quarter", "season", "year")
"""Granularities, the finest first."""


def event_view(
    readings: Iterable[Reading],
    links: Iterable[Link],
    *,
    statement_id: str,
    grades: Mapping[str, str] | None = None,
    judgements: Iterable[Judgement] = (),
    whole: Event | None = None,
) -> EventView:
    """The event that a statement tells of.

    Args:
        readings: Those that hold its statements, and those of reports that copy them; others do no harm.
        links: Those between them, reprints included.
        statement_id: Any statement of the event.
        grades: Reliability by name of a source or outlet, A to F, as the user sets it.
        judgements: What people said; a statement that was judged wrong is left out.
        whole: The event as it is known already, where the readings hold only some of its statements: parties, voices
            and grade are those of these then. Found from the links if None.

    Raises:
        KeyError: if no reading holds the statement.
    """
    kept = sorted(readings, key=lambda r: (r.article.published or date.max, r.article.id))
    said = judged(judgements)
    every = {link.id: link for r in kept for link in r.links} | {link.id: link for link in links}
    known = {s.id for r in kept for s in r.statements if s.id not in said.wrong or s.id == statement_id}
    if whole is None:
        same = [k for k in every.values() if k.kind is LinkKind.SAME_EVENT and k.left in known and k.right in known]
        events = events_of(sorted(known), same, said.apart)
        if statement_id not in known:
            raise KeyError(statement_id)
        name = events.find(statement_id)
        members = {i for i in known if events.find(i) == name}
    else:
        members = known.intersection(whole.statement_ids)
    group = [p for r in kept for p in _profiles(r, members)]
    shown = tuple(every[i] for i in sorted(every) if every[i].left in members or every[i].right in members)
    heard = _heard([r.article for r in kept], every.values())
    event = whole or event_of(group, heard, shown)
    tellings = _tellings(group, heard, grades or {})
    return EventView(
        event=event,
        granularity=_granularity(group, event),
        participants=tuple(_participants(group)),
        tellings=tellings,
        grade=_grade(event, group, tellings),
        links=shown,
    )


def _profiles(reading: Reading, wanted: Collection[str]) -> tuple[Profile, ...]:
    """Profiles of some statements of a report; those of the others, which cost as much, are not made."""
    mine = tuple(s for s in reading.statements if s.id in wanted)
    return profiles(replace(reading, statements=mine)) if mine else ()


def _heard(articles: Sequence[Article], links: Iterable[Link]) -> Voices:
    """Whose word is whose, with copies as the links say."""
    ids = {article.id for article in articles}
    copies = Groups(sorted(ids))
    for link in links:
        # Two copies of a report that is not looked at are one voice all the same.
        if link.kind is LinkKind.REPRINTS and not ids.isdisjoint((link.left, link.right)):
            copies.join(link.left, link.right)
    return voices(articles, copies)


def _granularity(group: Sequence[Profile], event: Event) -> str | None:
    """The finest one given for the event's own days."""
    told = [p.statement.when for p in group if p.statement.when is not None]
    known = [w.granularity for w in told if (w.start, w.end) == (event.start, event.end)]
    ranks = {name: n for n, name in enumerate(_FINENESS)}
    return min(known, key=lambda name: ranks.get(name, len(ranks)), default=None)


def _participants(group: Sequence[Profile]) -> list[Participant]:
    """Parties by role; mentions of one party are put together, the most named first."""
    found: list[Participant] = []
    for role in (Role.ACTOR, Role.RECIPIENT):
        kept: list[tuple[Party, list[tuple[Party, str]]]] = []
        for p in group:
            for party in p.actors if role is Role.ACTOR else p.recipients:
                if not party.known:
                    continue
                mine = next((held for first, held in kept if alike(first, party)), None)
                if mine is None:
                    kept.append((party, [(party, p.id)]))
                else:
                    mine.append((party, p.id))
        for _, held in sorted(kept, key=lambda entry: (-len(entry[1]), entry[0].text)):
            countries = Counter(party.country for party, _ in held if party.country)
            found.append(
                Participant(
                    role=str(role),
                    name=max((party.text for party, _ in held), key=lambda text: (text[:1].isupper(), len(text), text)),
                    country=max(sorted(countries), key=lambda code: countries[code], default=None),
                    statement_ids=tuple(dict.fromkeys(i for _, i in held)),
                )
            )
    return found


def _side(p: Profile) -> str:
    if not is_actual(p):
        return "open"
    return "against" if is_negative(p) else "for"


def _tellings(group: Sequence[Profile], voices: Voices, grades: Mapping[str, str]) -> tuple[Telling, ...]:
    """One entry for each voice and side; named sources first, so that a report's own words join theirs."""
    by_name = {fold(name): grade for name, grade in grades.items()}
    found: list[Telling] = []
    for side in _SIDES:
        heard: list[list[Profile]] = []
        for p in sorted((p for p in group if _side(p) == side), key=lambda p: (speaker(p) is None, p.id)):
            mine = next((held for held in heard if one_name(held[0], p, voices)), None)
            if mine is None:
                heard.append([p])
            else:
                mine.append(p)
        found += [_telling(side, held, group, by_name) for held in heard]
    return tuple(sorted(found, key=lambda t: (_SIDES.index(t.side), -len(t.statement_ids), t.voice)))


def _telling(side: str, held: Sequence[Profile], group: Sequence[Profile], grades: Mapping[str, str]) -> Telling:
    who = speaker(held[0])
    outlets = tuple(dict.fromkeys(p.article.outlet for p in held if p.article.outlet))
    name = who.text if who else next(iter(outlets), "the report itself")
    graded = [grades[fold(each)] for each in (name, *outlets) if fold(each) in grades]
    return Telling(
        voice=name,
        outlets=outlets,
        side=side,
        statement_ids=tuple(sorted(p.id for p in held)),
        against_interest=side == "for" and any(owns_up(p, group) for p in held),
        grade=graded[0] if graded else None,
    )


def _grade(event: Event, group: Sequence[Profile], tellings: Sequence[Telling]) -> Grade:
    """Reliability is that of the best source that tells it; credibility follows from who tells it and who denies it."""
    told = [t for t in tellings if t.side == "for"]
    given = [t.grade for t in told if t.grade]
    reliability = min(given, default="F")
    if given:
        best = next(t.voice for t in told if t.grade == reliability)
        reasons = [f"reliability {reliability}: your grade for {best}"]
    else:
        reasons = ["reliability F: none of its sources is graded (set grades in reportedly.toml, section [sources])"]
    credibility, why = _credibility(event, group, told)
    return Grade(
        reliability=reliability, credibility=credibility, reasons=(*reasons, f"credibility {credibility}: {why}")
    )


def _credibility(event: Event, group: Sequence[Profile], told: Sequence[Telling]) -> tuple[int, str]:
    """The first rule that holds."""
    owned = next((t.voice for t in told if t.against_interest), None)
    flat = any(p.statement.factuality.certainty is Certainty.CERTAIN for p in group if is_actual(p))
    rules: tuple[tuple[bool, int, str], ...] = (
        (event.verification == "denied", 5, "denied, and told as so by nobody"),
        (event.verification == "contested", 4, "its sources contradict each other on whether it happened or by whom"),
        (not told, 6, "planned, threatened or demanded only"),
        (event.verification == "corroborated", 1, f"{event.origins} independent origins tell it"),
        (owned is not None, 2, f"{owned} owns up to it against its own interest"),
        (event.verification == "admitted", 2, "who did it says so"),
        (not flat, 6, "nobody tells it without a hedge"),
        (event.origins == 1, 3, "reported by one origin"),
        (True, 3, "told by several, none of whom confirms another"),
    )
    return next((number, why) for holds, number, why in rules if holds)
