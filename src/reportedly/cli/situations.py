"""`reportedly situations`: which events belong together, and how tense each situation is."""

from enum import StrEnum
from typing import Annotated

import typer

from reportedly.cli import options

NAME = "situations"


class Format(StrEnum):
    """What situations can be written as."""

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
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> int:
    """Show events that belong together, each situation with its place, parties, days and tension from day to day."""
    from reportedly import pipeline
    from reportedly.cli.terminal import Screen, opened

    held = pipeline.open_ledger(ledger, create=False)
    found, board, readings = pipeline.situations(held, as_of=as_of)
    held.close()
    with opened(output) as out:
        if form is Format.JSON:
            from reportedly.codec import pretty, situations_json

            out.write(pretty(situations_json(found, board)) + "\n")
        elif form is Format.HTML:
            from reportedly.export.event_html import situations_page

            out.write(situations_page(found, board, readings))
        else:
            from reportedly.export.situations import situation_rows

            screen = Screen(out, no_color=no_color)
            screen.show(situation_rows(found, board, readings, width=screen.width, colour=screen.colour))
        out.flush()
    return 0
