"""Options that several commands share, each told once."""

from dataclasses import replace
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


def _workers(number: int | None) -> int | None:
    if number is not None and number < 1:
        raise typer.BadParameter(f"{number} is too few; give 1 or more")
    return number


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
