"""One event in text: what, where, when, who, how many by whom, who tells and who denies it, how far to trust it."""

from collections.abc import Iterable, Iterator

from reportedly.export.claims import Claims, deed, heading, number, together
from reportedly.export.grouped import Homes, first_of, once
from reportedly.export.names import country_name
from reportedly.export.styled import NO_BREAK, Row, Style, Styled
from reportedly.export.text import WIDTH
from reportedly.export.tolls import later_words, opposed, own_words, toll_words
from reportedly.export.wording import place_note, stretch, visible
from reportedly.records import EventView, Grade, Link, Place, Reading, Telling

SIDES = {"for": "Told as so", "against": "Denied, or told as not so", "open": "Planned, threatened, demanded or hedged"}
VERIFICATION = {
    "reported": "reported: no independent origin confirms it",
    "corroborated": "corroborated: independent origins tell it",
    "contested": "contested: its sources cannot all be right",
    "denied": "denied: nobody tells it as so",
    "admitted": "admitted: who did it says so",
}
RELIABILITY = {
    "A": "reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
    "F": "how reliable cannot be judged",
}  # fmt: skip
"""What the letters of the Admiralty grades mean."""
CREDIBILITY = {
    1: "confirmed", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "truth cannot be judged",
}  # fmt: skip
_STYLES: dict[str, Style] = {"for": "deed", "against": "negative", "open": "hedged"}


def event_rows(
    view: EventView, readings: Iterable[Reading], *, width: int = WIDTH, colour: bool = False
) -> Iterator[Row]:
    """The event, row by row.

    Args:
        view: The event.
        readings: Where its statements stand.
        width: Columns to fill.
        colour: Whether the styles will be seen; if not, brackets mark the triggers.
    """
    claims = Claims(readings, width, colour=colour, named=True)
    yield from claims.filled([Styled(title(view, claims.homes), "title")], 0)
    for name, words in facts(view, claims.homes):
        yield from claims.filled([Styled(f"{name}: ", "faint"), Styled(words)], 2)
    for side, words in SIDES.items():
        told = [telling for telling in view.tellings if telling.side == side]
        if told:
            yield from heading(f"{words} · {number(len(told), 'voice')}")
        for telling in told:
            yield ()
            yield from claims.filled([Styled(voice_line(telling), "voice")], 2)
            spoken, own = own_words(once(telling.statement_ids, claims.homes), claims.homes)
            for statement_id in spoken:
                yield from claims.claim(statement_id, 4)
            for outlet, ids in own.items():
                yield from claims.filled([Styled(resting(outlet), "faint")], 4)
                for statement_id in ids:
                    yield from claims.claim(statement_id, 6)
    yield from _relations(view.links, claims)


def title(view: EventView, homes: Homes) -> str:
    """Who did what to whom, as the statement that tells it best has it, place, day and id on one line."""
    return f"{called(view, homes)} · {view.event.id}"


def called(view: EventView, homes: Homes) -> str:
    """The title without the id."""
    event = view.event
    best = first_of(event, homes)
    told = (
        "".join(part.text for part in deed(homes[best][0], homes[best][1].text)).replace(NO_BREAK, " ") if best else ""
    )
    code = " ".join(code for code in (event.event, event.mode) if code) or "event without a code"
    place = visible(event.place.name) if event.place else ""
    return " · ".join(part for part in (told or code, place, stretch(event.start, event.end)) if part)


def facts(view: EventView, homes: Homes) -> Iterator[tuple[str, str]]:
    """Name and words of each fact above the statements."""
    event = view.event
    yield "status", VERIFICATION.get(event.verification, event.verification)
    yield "grade", grade_words(view.grade)
    if code := " ".join(code for code in (event.event, event.mode) if code):
        yield "code", code
    yield "place", _place(event.place) if event.place else "not named"
    time = stretch(event.start, event.end, granularity=view.granularity or "day")
    yield "time", f"{time} (known to the {view.granularity})" if time and view.granularity else time or "not given"
    yield from _parties(view)
    for count in event.counts:
        yield "how many", toll_words(count, view.links, homes)
    n_shown = sum(len(telling.statement_ids) for telling in view.tellings)
    if n_shown < len(event.statement_ids):
        all_told = number(len(event.statement_ids), "statement")
        yield "shown", f"{n_shown} of {all_told}: both sides of a contest, who told it first and last; --all shows all"
        yield "note", "parties, voices and grade are those of the statements shown"


def _parties(view: EventView) -> Iterator[tuple[str, str]]:
    for role in ("actor", "recipient"):
        named = [p for p in view.participants if p.role == role]
        if named:
            shown = "; ".join(
                visible(p.name) + (f" ({country_name(p.country)})" if p.country else "") + _times(len(p.statement_ids))
                for p in named
            )
            yield f"{role}{'s' if len(named) > 1 else ''}", shown


def grade_words(grade: Grade) -> str:
    """What letter and number of a grade stand for, and why: `F4 — F: ..., why; 4: doubtful, why`."""
    why = [reason.partition(": ")[2] or reason for reason in grade.reasons]
    reliable = f"{grade.reliability}: {RELIABILITY.get(grade.reliability, 'graded by you')}"
    credible = f"{grade.credibility}: {CREDIBILITY.get(grade.credibility, '')}"
    told = (f"{each}, {reason}" for each, reason in zip((reliable, credible), why, strict=False))
    return f"{grade.reliability}{grade.credibility} — {'; '.join(told)}"


def _times(n: int) -> str:
    return f" ×{n}" if n > 1 else ""


def _place(place: Place) -> str:
    where = ", ".join(part for part in (visible(place.name), place.admin1, place_note(place, place.name)) if part)
    return f"{where} · {place.lat:.3f}, {place.lon:.3f} · known to the {place.precision}"


def voice_line(telling: Telling) -> str:
    """A voice with its grade, where it was printed, and whether it speaks against itself."""
    printed = [outlet for outlet in telling.outlets if outlet != telling.voice]
    parts = (
        visible(telling.voice),
        f"graded {telling.grade}" if telling.grade else "",
        f"in {', '.join(map(visible, printed))}" if printed else "",
        "against its own interest" if telling.against_interest else "",
    )
    return " · ".join(part for part in parts if part)


def resting(outlet: str) -> str:
    """What stands over statements that an outlet makes in its own words and that are no voice of their own."""
    return f"{visible(outlet)} in its own words, not counted as another voice:"


def _relations(links: Iterable[Link], claims: Claims) -> Iterator[Row]:
    """What contradicts what, the two sentences one below the other; then what was told later on the same."""
    links = tuple(links)
    against = opposed(links, claims.homes)
    for place, link in enumerate(against):
        yield from () if place else heading("At odds")
        yield ()
        yield from claims.filled([Styled(reasons(link), "odds")], 2)
        yield from claims.sentence(link.left, 4)
        yield from claims.sentence(link.right, 4)
    for place, line in enumerate(later_words(links, claims.homes)):
        yield from () if place else heading("Later words on the same, the latest last")
        yield ()
        for statement_id in once(line, claims.homes):
            yield from claims.sentence(statement_id, 4)


def reasons(link: Link) -> str:
    """Why a link stands, in words."""
    return together("; ").join(visible(reason) for reason in link.reasons)
