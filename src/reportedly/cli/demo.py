"""`reportedly demo`: the whole path on reports that ship with the package."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from reportedly.export.styled import Row

NAME = "demo"


def command(
    *,
    ledger: Annotated[Path, typer.Option(metavar="FILE", help="Where the ledger of the demonstration goes.")] = Path(
        "demo.ledger"
    ),
    no_color: options.NoColor = False,
) -> int:
    """Read the example reports, show what one of them says and what is known after all of them.

    The reports are invented; nobody in them exists.
    """
    from reportedly import pipeline, settings
    from reportedly.cli.board import show
    from reportedly.cli.progress import watched
    from reportedly.cli.reading import Run
    from reportedly.cli.terminal import Screen
    from reportedly.export.styled import Styled
    from reportedly.export.text import rows
    from reportedly.records import Stated

    sources = [str(path) for path in examples()]
    screen = Screen(sys.stdout, no_color=no_color)
    held = pipeline.open_ledger(ledger)
    with watched(sources) as watch:
        run = Run(settings.Settings(), watch)
        readings = tuple(run.readings(sources, stated=Stated(), workers=1))
        pipeline.add(readings, held)
    if not readings:
        return run.status
    told = max(readings, key=lambda reading: (len(reading.links), len(reading.statements)))
    rule = (Styled("═" * screen.width, "rule"),)
    screen.show([(Styled("One of the example reports (invented), as Reportedly reads it", "faint"),), rule, ()])
    screen.show(rows(told, width=screen.width, colour=screen.colour))
    screen.show([(), (Styled(f"All {len(readings)} example reports together", "faint"),), rule, ()])
    board, standing = pipeline.board(held, short=True)
    show(board, standing, screen)
    screen.show([(), (Styled("Where to go from here", "title"),), *_next(ledger)])
    return run.status


def _next(ledger: Path) -> "list[Row]":
    from reportedly.export.styled import Styled

    ways = (
        ("reportedly read REPORT.txt --published 2031-03-02", "a report of your own"),
        ("reportedly read REPORT.txt --format html -o report.html", "the same as a page"),
        ("reportedly add FOLDER --ledger my.ledger", "many reports into a ledger"),
        (f"reportedly board --ledger {ledger} --all", "every event of the demonstration"),
        ("reportedly doctor", "what is installed and what is missing"),
    )
    return [(Styled(f"  {way:<58}", "deed"), Styled(what, "faint")) for way, what in ways]


def examples() -> tuple[Path, ...]:
    """The example reports that ship.

    Raises:
        FileNotFoundError: if the install is incomplete.
    """
    import reportedly

    folder = Path(reportedly.__file__).parent / "examples"
    found = tuple(sorted(path for path in folder.glob("*") if path.suffix in {".jsonl", ".txt"}))
    if not found:
        raise FileNotFoundError(2, "no example reports; the install is incomplete, install again", str(folder))
    return found
