"""`reportedly board`: what a ledger knows."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from reportedly.cli.terminal import Screen
    from reportedly.records import Board, Reading

NAME = "board"


class Format(StrEnum):
    """What a board can be written as."""

    TEXT = "text"
    JSON = "json"


def command(
    *,
    ledger: options.LedgerFile,
    form: Annotated[Format, typer.Option("--format", help="Text for people, JSON for programs.")] = Format.TEXT,
    as_of: Annotated[
        datetime | None,
        typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help="What was known on this day, as 2031-03-02."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Show all events, not only the latest.")] = False,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> int:
    """Show what is known: states of things, contested points, latest events, each with its sentence and source."""
    from reportedly import pipeline
    from reportedly.cli.terminal import Screen, opened

    held = pipeline.open_ledger(ledger, create=False)
    board, readings = pipeline.board(held, as_of=_day(as_of))
    with opened(output) as out:
        if form is Format.JSON:
            from reportedly.codec import board_json, pretty

            out.write(pretty(board_json(board, readings)) + "\n")
        else:
            show(board, readings, Screen(out, no_color=no_color), every=every)
        out.flush()
    return 0


def show(board: "Board", readings: "tuple[Reading, ...]", screen: "Screen", *, every: bool = False) -> None:
    """Print a board for people."""
    from reportedly.export.board import LATEST, board_rows

    n_events = None if every else LATEST
    screen.show(board_rows(board, readings, width=screen.width, n_events=n_events, colour=screen.colour))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
