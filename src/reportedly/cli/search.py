"""`reportedly search`: the sentences of a ledger that hold some words."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from reportedly.cli import options

NAME = "search"


class Format(StrEnum):
    """What a search can be written as."""

    TEXT = "text"
    JSON = "json"


def command(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help="All of them must stand in one paragraph, each in any of its forms (bomb, bombed, bombing). "
            '"Words in quotes" stand side by side and as they are; beginning*. Case and accents do not matter.',
            show_default=False,
        ),
    ],
    *,
    ledger: options.LedgerFile,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Show at most so many.")] = 20,
    form: Annotated[Format, typer.Option("--format", help="Text for people, JSON for programs.")] = Format.TEXT,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> int:
    """Find sentences by their words, each with its report, its source, its place and the ids of its statements.

    A word that stands in no report is taken for those that are spelt much like it, which is said. The exit status is 1
    if nothing was found.
    """
    from reportedly import pipeline
    from reportedly.cli.terminal import Screen, opened
    from reportedly.export.found import found_json, found_rows

    # The shell has taken the quotes away from a phrase that was given as one argument.
    query = " ".join(f'"{word}"' if " " in word.strip() and '"' not in word else word for word in words)
    held = pipeline.open_ledger(ledger, create=False)
    found, readings = pipeline.search(held, query, limit=most)
    gone, wrong = (held.superseded(readings), pipeline.wrong(held)) if found.found else ({}, {})
    held.close()
    for problem in found.problems:
        print(f"reportedly: {problem.message}", file=sys.stderr)
    if not found.found and not any("no word" in problem.message for problem in found.problems):
        what = f"no paragraph holds all of: {query}" if any(map(str.isalnum, query)) else "give a word to search for"
        what += "; words in quotes must stand side by side, as they are" if '"' in query else ""
        print(f"reportedly: {what}", file=sys.stderr)
    with opened(output) as out:
        if form is Format.JSON:
            told = found_json(found.found, readings, found.problems, wrong)
            out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        else:
            screen = Screen(out, no_color=no_color)
            rows = found_rows(found.found, readings, gone=gone, wrong=wrong, width=screen.width, colour=screen.colour)
            screen.show(rows)
        out.flush()
    return 0 if found.found else 1
