"""`reportedly event`: one event with everything behind it."""

from enum import StrEnum
from typing import Annotated

import typer

from reportedly.cli import options

NAME = "event"


class Format(StrEnum):
    """What an event can be written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def command(
    which: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The event's id as the board shows it, or that of one of its statements, or its beginning.",
            show_default=False,
        ),
    ],
    *,
    ledger: options.LedgerFile,
    form: Annotated[
        Format, typer.Option("--format", help="Text or a page for people, JSON for programs.")
    ] = Format.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="Every statement of an event that many tell of; JSON always has all.")
    ] = False,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> int:
    """Show one event: what, where, when, who, how many by whom, who tells it, who denies it, how far to trust it.

    Grades of your sources are set in reportedly.toml in the section sources.
    """
    from reportedly import pipeline, settings
    from reportedly.cli.terminal import Screen, opened

    held = pipeline.open_ledger(ledger, create=False)
    is_short = not every and form is not Format.JSON
    view, readings = pipeline.event(held, which, grades=settings.here().sources.grades, short=is_short)
    held.close()
    with opened(output) as out:
        if form is Format.JSON:
            from reportedly.codec import event_json, pretty

            out.write(pretty(event_json(view, readings)) + "\n")
        elif form is Format.HTML:
            from reportedly.export.event_html import event_page

            out.write(event_page(view, readings))
        else:
            from reportedly.export.event import event_rows

            screen = Screen(out, no_color=no_color)
            screen.show(event_rows(view, readings, width=screen.width, colour=screen.colour))
        out.flush()
    return 0
