"""`reportedly board`: what a ledger knows."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from reportedly.cli.terminal import Screen
    from reportedly.records import Board, EventView, Reading
    from reportedly.store import StoredLedger

NAME = "board"


class Format(StrEnum):
    """What a board can be written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def command(
    *,
    ledger: options.LedgerFile,
    form: Annotated[
        Format, typer.Option("--format", help="Text or a page for people, JSON for programs.")
    ] = Format.TEXT,
    as_of: options.AsOf = None,
    known_at: options.KnownAt = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only situations whose name holds these words, or with this id."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only situations with this country, as UKR or XKX.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All situations and events, not only the latest.")] = False,
    brief: Annotated[
        bool, typer.Option("--short", help="In JSON, too, only the latest situations and their weightiest events.")
    ] = False,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> int:
    """Show what is known, by situation: states of things, contested points, main events, each with its source."""
    from reportedly import pipeline
    from reportedly.cli.terminal import Screen, opened

    held = pipeline.open_ledger(ledger, create=False)
    is_short = not every and (brief or form is not Format.JSON)
    board, readings = pipeline.board(
        held,
        as_of=as_of,
        known_at=known_at,
        about=about,
        country=country.upper() if country else None,
        short=is_short,
    )
    views = _behind(held, board, readings) if form is Format.HTML else ()
    held.close()
    with opened(output) as out:
        if form is Format.JSON:
            from reportedly.codec import board_json, pretty

            out.write(pretty(board_json(board, readings)) + "\n")
        elif form is Format.HTML:
            from reportedly.export.board_html import board_page

            out.write(board_page(board, readings, views))
        else:
            show(board, readings, Screen(out, no_color=no_color), every=every)
        out.flush()
    return 0


def _behind(
    ledger: "StoredLedger", board: "Board", readings: "tuple[Reading, ...]"
) -> "tuple[tuple[EventView, tuple[Reading, ...]], ...]":
    """What stands behind the events that the page shows open."""
    from reportedly import pipeline, settings
    from reportedly.export.board_html import shown_events

    grades = settings.here().sources.grades
    return tuple(pipeline.dossiers(ledger, board, readings, shown_events(board), grades=grades))


def show(board: "Board", readings: "tuple[Reading, ...]", screen: "Screen", *, every: bool = False) -> None:
    """Print a board for people."""
    from reportedly.export.board import LATEST, board_rows

    n_events = None if every else LATEST
    screen.show(board_rows(board, readings, width=screen.width, n_events=n_events, colour=screen.colour))
