"""The event view: what statements of one happening add up to, and how far it can be believed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from reportedly.link.between.corroborate import is_background
from reportedly.link.between.interest import admits
from reportedly.link.between.relate import decides, is_actual, is_negative
from reportedly.link.between.voice import Voices, origins, speaker
from reportedly.link.telling.profile import FINE, Profile
from reportedly.link.telling.sorts import counted
from reportedly.records import ClaimedCount, Event, EventCount, Link, LinkKind, Place, Stance


def event_of(group: Sequence[Profile], voices: Voices, links: Sequence[Link]) -> Event:
    """What one cluster of statements says.

    The verification is `denied` where somebody denies it and nobody says that it did happen, `contested` where one of
    them and any other statement contradict each other on whether or by whom, `admitted` where who did it owns up to it,
    `corroborated` where a corroborates link joins two of them, else `reported`.

    Args:
        group: Statements of one event, those of copies included.
        voices: Who depends on whom.
        links: Contradictions and corroborations with an end among them.
    """
    group = sorted(group, key=lambda p: (p.article.published or date.max, p.article.id, p.statement.trigger.start))
    told = [p for p in group if is_actual(p) and not is_negative(p)]
    n = origins([p for p in told if not is_background(p)] or told or group, voices)
    start, end = _time(group)
    return Event(
        id="e-" + min(p.id for p in group).removeprefix("s-"),
        event=_commonest([p.statement.event for p in group]),
        mode=_commonest([p.statement.mode for p in group]),
        start=start,
        end=end,
        place=_place(group),
        statement_ids=tuple(p.id for p in group),
        origins=n,
        verification=_verification(group, told, links),
        counts=_counts(told),
    )


def _commonest(codes: Sequence[str | None]) -> str | None:
    """The code most statements give; of equals the first."""
    known = Counter(code for code in codes if code is not None)
    return max(known, key=lambda code: known[code], default=None)


def _time(group: Sequence[Profile]) -> tuple[date | None, date | None]:
    """The stated time most statements give; else the first one inferred."""
    whens = [p.statement.when for p in group if p.statement.when is not None]
    stated = [w for w in whens if w.basis == "stated"]
    if stated:
        start, end = Counter((w.start, w.end) for w in stated).most_common(1)[0][0]
        return start, end
    return (whens[0].start, whens[0].end) if whens else (None, None)


def _place(group: Sequence[Profile]) -> Place | None:
    """The place most statements give, a town before a country."""
    places = [s.place for p in group for s in p.spots if s.place is not None]
    if not places:
        return None
    fine = [place for place in places if place.precision in FINE] or places
    common = Counter(place.id for place in fine)
    best = max(common, key=lambda i: common[i])
    return next(place for place in fine if place.id == best)


def _verification(group: Sequence[Profile], told: Sequence[Profile], links: Sequence[Link]) -> str:
    if not told and any(is_denied(p) for p in group):
        return "denied"
    ids = {p.id for p in group}
    # Who denies an event often tells so little of it that the denial stands alone: one end is enough.
    if any(decides(k) and {k.left, k.right} & ids for k in links):
        return "contested"
    if any(admits(p, group) for p in told):
        return "admitted"
    inside = [link for link in links if {link.left, link.right} <= ids]
    return "corroborated" if any(k.kind is LinkKind.CORROBORATES for k in inside) else "reported"


def is_denied(p: Profile) -> bool:
    """Whether somebody denies it: in so many words, or as a source that says of violence that it was not done.

    That a party refused to go, or that a lawyer says that nobody was charged, denies nothing.
    """
    denies = any(link.stance in {Stance.DENIES, Stance.DOUBTS} for link in p.statement.chain)
    return is_negative(p) and (denies or (speaker(p) is not None and p.statement.event == "ASSAULT"))


def _counts(told: Sequence[Profile]) -> tuple[EventCount, ...]:
    """Counts by what was counted, each with who claims it; the range covers the known bounds."""
    by: dict[str, list[ClaimedCount]] = {}
    for p in told:
        who = speaker(p)
        source = who.text if who else p.article.outlet or "report"
        for count in p.statement.counts:
            by.setdefault(counted(count.what), []).append(
                ClaimedCount(source=source, low=count.low, high=count.high, statement_id=p.id)
            )
    return tuple(
        EventCount(
            what=what,
            low=min((c.low for c in claims if c.low is not None), default=None),
            high=max((c.high for c in claims if c.high is not None), default=None),
            by=tuple(claims),
        )
        for what, claims in sorted(by.items())
    )
