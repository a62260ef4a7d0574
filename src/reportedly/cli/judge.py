"""`reportedly judge`: a person's word, which outranks every rule."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from reportedly.pipeline import Ruling
    from reportedly.records import Judgement

NAME = "judge"


class Said(StrEnum):
    """What can be judged; the words on the command line."""

    SAME = "same"
    NOT_SAME = "not-same"
    SUPERSEDES = "supersedes"
    MERGE = "merge"
    UNMERGE = "unmerge"
    RIGHT = "right"
    WRONG = "wrong"
    NOTE = "note"
    WITHDRAW = "withdraw"
    LIST = "list"


def command(
    said: Annotated[
        Said,
        typer.Argument(
            metavar="VERDICT",
            help="same, not-same (two statements or events: they tell of one event or not; an event and one of its "
            "statements: it is taken out; two articles: one copies the other or not); supersedes (an article is a "
            "later version of another, the later first); merge, unmerge (two actors); right, wrong, note (one "
            "statement); withdraw (what was judged about them before); list (all judgements).",
            show_default=False,
        ),
    ],
    left: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="Id of an event, statement, article or actor, or its beginning.", show_default=False
        ),
    ] = None,
    right: Annotated[
        str | None, typer.Argument(metavar="ID", help="The other one of a pair.", show_default=False)
    ] = None,
    *,
    ledger: options.LedgerFile,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why, for those who read it later.")] = "",
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who judges. [default: your login name]", show_default=False)
    ] = None,
) -> int:
    """Put right what the rules got wrong: your word outranks them, and links, events and the board follow it at once.

    What changed is shown. No judgement is ever deleted. If you change your mind, judge again: what was said last about
    the same ids holds. The board shows ids of events, `reportedly event` and `reportedly search` those of statements;
    ids of actors, as XKX/COP, stand in the JSON of a reading.
    """
    from getpass import getuser

    from reportedly import pipeline
    from reportedly.records import Verdict

    held = pipeline.open_ledger(ledger, create=False)
    if said is Said.LIST:
        for judgement in held.judgements():
            print(_worded(judgement))
    elif left is None:
        raise typer.BadParameter(f'"{said}" needs an id; find ids with: reportedly search')
    elif said is Said.NOTE and not note.strip():
        raise typer.BadParameter("a note needs its words; give --note TEXT")
    else:
        verdict = Verdict.WITHDRAWN if said is Said.WITHDRAW else Verdict(said.replace("-", "_"))
        _show(pipeline.rule(held, verdict, left, right, by=by or getuser(), note=note))
    held.close()
    return 0


def _show(ruling: "Ruling") -> None:
    """The judgement, then what changed by it."""
    from reportedly.cli.terminal import Screen
    from reportedly.export.ruling import change_rows, event_lines, link_lines, situation_lines, state_lines

    first, *others = ruling.judgements
    print(_worded(first) + (f", and {len(others)} more pairs of statements" if others else ""), flush=True)
    if first.verdict is first.verdict.NOTE:
        return
    changes, screen = ruling.changes, Screen(sys.stdout)
    lines = [*event_lines(changes.events), *state_lines(changes.states), *situation_lines(changes.situations)]
    lines += link_lines(changes.links_made, changes.links_gone)
    usual = "nothing on the board or in any event changed" if ruling.is_looked_for else "see the board for what changed"
    screen.show(change_rows(lines or [usual], width=screen.width))


def _worded(judgement: "Judgement") -> str:
    ends = " ".join(end for end in (judgement.left, judgement.right) if end)
    note = f" ({' '.join(judgement.note.split())})" if judgement.note else ""
    verdict = judgement.verdict.replace("_", "-")
    return f"{judgement.at:%Y-%m-%d %H:%M} UTC  {judgement.judge}  {verdict}  {ends}{note}"
