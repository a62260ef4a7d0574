"""`reportedly ground`: which place, party or day a wording stands for, line by line."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.records import Grounding

NAME = "ground"


class Format(StrEnum):
    """What groundings can be written as."""

    JSONL = "jsonl"


class _WrongLineError(Exception):
    """A line is no question; the message says why."""


def command(
    source: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines, or - for standard input.")],
    *,
    form: Annotated[Format, typer.Option("--format", help="One JSON object a line.")] = Format.JSONL,  # noqa: ARG001 - the one there is
    output: options.Output = None,
    actors: options.Actors = None,
) -> int:
    """Say what each wording stands for, with the runners-up.

    A line holds {"kind": "actor | place | time", "text": "...", "context": "...", "date": "2031-03-02"}; context and
    date may be left out. The answer is the line itself with `grounding` and `candidates` added, or with `error`; and
    with `problems` where the letters are not what they look like.
    """
    from reportedly import resolve, settings
    from reportedly.cli.terminal import opened
    from reportedly.codec import grounding_fields

    chosen = options.with_own(settings.here(), actors=actors).reader
    gazetteer = resolve.open_gazetteer(chosen.gazetteer_file)
    own = resolve.load_actors(chosen.actors_file) if chosen.actors_file else None
    for problem in own.problems if own else ():
        print(f"reportedly: {problem.message}", file=sys.stderr)
    tables = own.found[0] if own else None

    def ground(kind: str, text: str, context: str | None, day: date | None) -> "Grounding":
        from reportedly.records import GroundingKind

        return resolve.ground(GroundingKind(kind), text, context=context, date=day, gazetteer=gazetteer, tables=tables)

    n_failed = 0
    with _lines(source) as lines, opened(output) as out:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            answer: dict[str, Any]
            try:
                question = _question(line)
                answer = question | grounding_fields(_asked(question, ground))
                odd = resolve.odd_letters(question["text"])
                answer |= {"problems": list(odd)} if odd else {}
            except _WrongLineError as error:
                n_failed += 1
                print(f"reportedly: {source}:{number}: {error}", file=sys.stderr)
                answer = {"line": number, "error": str(error), "grounding": None, "candidates": []}
            out.write(json.dumps(answer, ensure_ascii=False, default=date.isoformat) + "\n")
        out.flush()
    return 1 if n_failed else 0


@contextmanager
def _lines(source: str) -> Iterator[Iterable[str]]:
    if source == "-":
        yield sys.stdin
        return
    # A letter that cannot be read spoils its own line, not the run.
    with open(source, encoding="utf-8", errors="replace") as lines:  # noqa: PTH123 - an OSError of open() names the file
        held: TextIO = lines
        yield held


def _question(line: str) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except ValueError as error:
        raise _WrongLineError(f"not JSON ({error}); give one object a line") from error
    if not isinstance(question, dict):
        raise _WrongLineError("not a JSON object; give one object a line")
    return question


def _asked(question: dict[str, Any], ground: "Callable[[str, str, str | None, date | None], Grounding]") -> "Grounding":
    kind, text, context, day = (question.get(key) for key in ("kind", "text", "context", "date"))
    if kind not in {"actor", "place", "time"}:
        raise _WrongLineError(f'kind is {json.dumps(kind)}; give "actor", "place" or "time"')
    if not isinstance(text, str) or not text.strip():
        raise _WrongLineError("text is missing; give the wording to be grounded")
    if context is not None and not isinstance(context, str):
        raise _WrongLineError("context is no text; give the sentence around the wording, or leave it out")
    return ground(kind, text, context, _day(day))


def _day(day: object) -> date | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(str(day)[:10])
    except ValueError as error:
        raise _WrongLineError(f"date is {json.dumps(day)}; write it as 2031-03-02") from error
