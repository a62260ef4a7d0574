"""Options that several commands share, each told once."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reportedly.records import Stated
    from reportedly.settings import Settings


def _day(words: str | None) -> str | None:
    if words is None:
        return None
    from reportedly.clean.day import read_date

    if read_date(words) is None:
        raise typer.BadParameter(f'"{words}" is no date; write it as 2031-03-02 (year-month-day)')
    return words


def _whole_day(words: str) -> date:
    """A day as a person writes it; a time of day is left out.

    Raises:
        typer.BadParameter: if it is none, or may be two.
    """
    found = _moment(words)
    return found.date() if isinstance(found, datetime) else found


def _moment(words: str) -> date | datetime:
    """A day, or a minute of it as 2031-03-02T09:30.

    Raises:
        typer.BadParameter: if it is none, or may be two.
    """
    from reportedly.clean.day import read_date

    found = read_date(words)
    if found is None:
        raise typer.BadParameter(f'"{words}" is no date; write it as 2031-03-02 (year-month-day)')
    if isinstance(found, datetime) or not (clock := _CLOCK.search(words)):
        return found
    try:
        return datetime.combine(found, time(int(clock["hour"]), int(clock["minute"])))
    except ValueError:
        raise typer.BadParameter(f'"{words}" has no such time of day; write it as 2031-03-02T09:30') from None


def _workers(number: int | None) -> int | None:
    if number is not None and number < 1:
        raise typer.BadParameter(f"{number} is too few; give 1 or more")
    return number


_CLOCK = re.compile(r"(?:T|\s)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d)")


class Format(StrEnum):
    """What a reading can be written as."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, http(s) URLs, or - for standard input; .txt .md .html .jsonl .json .csv .tsv, "
        "also with .gz or .zst.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Publication day of reports that do not say, as 2031-03-02.", callback=_day),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        metavar="DAY", parser=_whole_day, help="How things stood on this day, as 2031-03-02, as told by then."
    ),
]
KnownAt = Annotated[
    date | None,  # or a datetime, which is one; the command line knows no unions
    typer.Option(
        metavar="DAY",
        parser=_moment,
        help="Only what was told up to this day, or minute as 2031-03-02T09:30; goes with --as-of.",
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of reports that do not say.")]
Title = Annotated[str | None, typer.Option(metavar="TITLE", help="Title of a report that has none.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Address of a report that does not say.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language of reports that do not say, as en.")]
Workers = Annotated[
    int | None,
    typer.Option(metavar="N", help="Processes that read at the same time. [default: 1, or as set]", callback=_workers),
]
OntologyFile = Annotated[
    Path | None, typer.Option("--ontology", help="A TOML file whose event types are given instead of PLOVER's.")
]
VerbsFile = Annotated[
    Path | None, typer.Option("--verbs", help="A PETRARCH verb dictionary, whose patterns win over the shipped lists.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here instead; the file appears whole or not at all."),
]
Actors = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Actors of your own: a PETRARCH dictionary, a Wikidata export, or a folder of them."
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours; NO_COLOR=1 does the same.")]
LedgerFile = Annotated[
    # Text, since a path would fold the slashes of a URL.
    str,
    typer.Option(metavar="LEDGER", help="The ledger: a file, or postgresql://USER@HOST/DATABASE.", show_default=False),
]


def stated(
    *, published: str | None, outlet: str | None, title: str | None, url: str | None, language: str | None
) -> "Stated":
    """What the person says about the reports."""
    from reportedly.records import Stated

    return Stated(url=url, title=title, outlet=outlet, published=published, language=language)


def with_own(
    chosen: "Settings", *, ontology: Path | None = None, verbs: Path | None = None, actors: Path | None = None
) -> "Settings":
    """Give the settings with the ontology, verbs and actors that were named on the command line."""
    reader = chosen.reader
    own = replace(
        reader,
        ontology_file=ontology or reader.ontology_file,
        verbs_file=verbs or reader.verbs_file,
        actors_file=actors or reader.actors_file,
    )
    return replace(chosen, reader=own)
