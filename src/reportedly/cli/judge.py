"""`reportedly judge`: a person's word, which outranks every rule."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
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
            help="same, not-same (two statements or articles); supersedes (an article is a later version of another, "
            "the later first); merge, unmerge (two actors); right, wrong, note (one statement or article); withdraw "
            "(what was judged about them before); list (all judgements).",
            show_default=False,
        ),
    ],
    left: Annotated[
        str | None, typer.Argument(metavar="ID", help="An id, or its beginning.", show_default=False)
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

    No judgement is ever deleted. If you change your mind, judge again: what was said last about the same ids holds.
    `reportedly search` and `reportedly diff` show ids of statements and articles; ids of actors, as XKX/COP, stand in
    the JSON of a reading.
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
        print(_worded(pipeline.judge(held, verdict, left, right, by=by or getuser(), note=note)))
    held.close()
    return 0


def _worded(judgement: "Judgement") -> str:
    ends = " ".join(end for end in (judgement.left, judgement.right) if end)
    note = f" ({' '.join(judgement.note.split())})" if judgement.note else ""
    verdict = judgement.verdict.replace("_", "-")
    return f"{judgement.at:%Y-%m-%d %H:%M} UTC  {judgement.judge}  {verdict}  {ends}{note}"
