"""Marking what is said to be known: states of things on a day, and how many origins a claim has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.situations.fields import state_code
from evaluation.situations.figures import Tally
from evaluation.situations.gold import Situation
from evaluation.situations.names import same_name, word_set

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A right state that our board shows."""

    statement: str | None
    row: Json


def mark_board(
    situation: Situation, board: Json, *, gold_of: Mapping[str, str], report_of: Mapping[str, str], tally: Tally
) -> None:
    """Mark the state of every subject and day of the gold.

    Subjects whose rows differ on a day are disputed: each state must show in a row, in the history or in a contested
    entry, and the dispute itself is marked.
    """
    told = [
        {gold_of.get(statement) for statement in contest.get("statements") or ()}
        for contest in board.get("contested") or ()
        if contest.get("kind") == "state"
    ]
    for asked in situation.board:
        rows = _rows_of(asked["subject"], board.get("states") or ())
        tally.mark("board subject found", bool(rows))
        states = {state_code(asked["state"]), *map(state_code, asked.get("alt", ()))}
        shown = [
            Shown(statement=statement, row=row)
            for row in rows
            for state, statement in [state_on(row, asked["as_of"])]
            if state in states
        ]
        if rows and _is_disputed(situation, asked):
            contested = any(asked.get("statement") in ids for ids in told)
            flagged = contested or any(row.get("disputed") for row in rows)
            tally.mark("board dispute shown", flagged)
            shown = shown or _shown_in_past(rows, states, flagged=flagged, contested=contested)
        tally.mark("board state", bool(shown))
        tally.mark("board report", any(_from_report(each, asked, situation, gold_of, report_of) for each in shown))
        right_statement = any(gold_of.get(each.statement or "") == asked.get("statement") for each in shown)
        tally.mark("board statement", right_statement)


def _is_disputed(situation: Situation, asked: Json) -> bool:
    same_day = {
        row["state"] for row in situation.board if row["subject"] == asked["subject"] and row["as_of"] == asked["as_of"]
    }
    return len(same_day) > 1


def _subject(row: Json) -> str:
    subject = row.get("subject")
    return (subject.get("text") or "") if isinstance(subject, Mapping) else (subject or "")


def _rows_of(subject: str, rows: Sequence[Json]) -> list[Json]:
    """The rows about a subject: those whose words come closest."""
    words = word_set(subject)

    def closeness(row: Json) -> float:
        mine = word_set(_subject(row))
        return len(mine & words) / max(1, len(mine | words))

    def near(row: Json) -> bool:
        mine = word_set(_subject(row))
        return same_name(_subject(row), subject) or bool(mine and words and (mine <= words or words <= mine))

    close = [row for row in rows if near(row)]
    best = max(map(closeness, close), default=0.0)
    return [row for row in close if closeness(row) == best]


def state_on(row: Json, day: str) -> tuple[str | None, str | None]:
    """The state of a row on a day and the statement behind it; its history answers for the days before."""
    since = row.get("since")
    if since is None or since[:10] <= day:
        return state_code(row.get("state")), row.get("statement")
    past = [
        state
        for state in row.get("history") or ()
        if (state.get("from") or "0")[:10] <= day and (state.get("to") is None or day <= state["to"][:10])
    ]
    if not past:
        return None, None
    latest = max(past, key=lambda state: (state.get("from") or "0")[:10])
    return state_code(latest.get("state")), latest.get("statement")


def _shown_in_past(rows: Sequence[Json], states: set[str], *, flagged: bool, contested: bool) -> list[Shown]:
    """A disputed state may stand in the history, or in a contested entry alone."""
    past = [
        Shown(statement=state.get("statement"), row=rows[0])
        for row in rows
        for state in row.get("history") or ()
        if state_code(state.get("state")) in states
    ]
    if contested or (past and flagged):
        return past or [Shown(statement=None, row=rows[0])]
    return []


def _from_report(
    shown: Shown, asked: Json, situation: Situation, gold_of: Mapping[str, str], report_of: Mapping[str, str]
) -> bool:
    gold = situation.statements.get(gold_of.get(shown.statement or "", ""))
    reports = {gold.report if gold else None, report_of.get(shown.row.get("article") or "")}
    return asked["report"] in reports


def mark_origins(situation: Situation, board: Json, *, gold_of: Mapping[str, str], tally: Tally) -> None:
    """Mark the number of independent origins of every claim.

    Asked of the event that shares most statements with the claim, where everything that the event joins belongs to the
    claim; the share of claims that have such an event is a figure of its own.
    """
    events = [
        ({gold_of[each] for each in event.get("statements") or () if each in gold_of}, event.get("origins"))
        for event in board.get("events") or ()
    ]
    for asked in situation.origins:
        claim = set(asked["claim"])
        statements, origins = max(events, default=(set(), None), key=lambda event: len(event[0] & claim))
        comparable = bool(statements & claim) and statements <= claim and origins is not None
        tally.mark("origins comparable", comparable)
        if comparable and origins is not None:
            tally.mark("origins exact", origins == asked["independent_origins"])
            tally.mark("origins, mean error", abs(origins - asked["independent_origins"]))
