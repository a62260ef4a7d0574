"""`reportedly diff`: what changed when a report was read again, or a page was changed."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from reportedly.cli import options

NAME = "diff"


class Format(StrEnum):
    """What differences can be written as."""

    TEXT = "text"
    JSON = "json"


def command(
    article: Annotated[
        str | None,
        typer.Argument(metavar="ARTICLE", help="Id of one article, or its beginning.", show_default=False),
    ] = None,
    *,
    ledger: options.LedgerFile,
    form: Annotated[Format, typer.Option("--format", help="Text for people, JSON for programs.")] = Format.TEXT,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> int:
    """Show what a later reading says otherwise than the one before it, and what a changed page says otherwise.

    All of them are kept. `-` marks what is gone, `+` what is new, `~` what is said in another way.
    """
    from reportedly import pipeline
    from reportedly.cli.terminal import Screen, opened
    from reportedly.export.difference import difference, difference_json, difference_rows

    held = pipeline.open_ledger(ledger, create=False)
    found = [difference(old, new) for old, new in pipeline.differences(held, article)]
    held.close()
    with opened(output) as out:
        if form is Format.JSON:
            out.write(json.dumps([difference_json(one) for one in found], ensure_ascii=False, indent=2) + "\n")
        else:
            screen = Screen(out, no_color=no_color)
            for number, one in enumerate(found):
                screen.show([()] if number else [])
                screen.show(difference_rows(one, width=screen.width))
            if not found:
                out.write("nothing was read again with another result, and no page has changed\n")
        out.flush()
    return 0
