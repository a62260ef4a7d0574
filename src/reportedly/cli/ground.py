"""`reportedly ground`: which place, party or day a wording stands for, line by line."""

from enum import StrEnum
from typing import Annotated

import typer

from reportedly.cli import options

NAME = "ground"


class Format(StrEnum):
    """What groundings can be written as."""

    JSONL = "jsonl"


def command(
    source: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines, or - for standard input.")],
    *,
    form: Annotated[Format, typer.Option("--format", help="One JSON object a line.")] = Format.JSONL,
    output: options.Output = None,
) -> int:
    """Say what each wording stands for, with the runners-up.

    A line holds {"kind": "actor | place | time", "text": "...", "context": "...", "date": "2031-03-02"}; context and
    date may be left out. The answer is the line with `grounding` and `candidates` added, or with `error`.
    """
    raise NotImplementedError
