"""`reportedly read`: what reports say, for people or for programs."""

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.cli.terminal import Screen
    from reportedly.records import Reading

NAME = "read"


def command(
    sources: options.Sources,
    *,
    published: options.Published = None,
    outlet: options.Outlet = None,
    title: options.Title = None,
    url: options.Url = None,
    language: options.Language = None,
    form: Annotated[
        options.Format, typer.Option("--format", help="Text is the reading view, on a terminal and in a pipe alike.")
    ] = options.Format.TEXT,
    output: options.Output = None,
    workers: options.Workers = None,
    actors: options.Actors = None,
    ontology: options.OntologyFile = None,
    verbs: options.VerbsFile = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rules and entries made each statement.")
    ] = False,
    no_color: options.NoColor = False,
) -> int:
    """Show what reports say: each statement with its sentence, its source and how far that source commits.

    A report that cannot be read is one line on standard error; the others are read all the same, and the exit status
    is 1.
    """
    from reportedly import export, settings
    from reportedly.cli.progress import watched
    from reportedly.cli.reading import Run
    from reportedly.cli.terminal import Screen, opened

    chosen = options.with_own(settings.here(), ontology=ontology, verbs=verbs, actors=actors)
    stated = options.stated(
        published=published, outlet=outlet, title=title, url=url, language=language or chosen.reader.language
    )
    with watched(sources) as watch, opened(output) as out:
        run = Run(chosen, watch)
        readings = run.readings(sources, stated=stated, workers=workers)
        if form is options.Format.TEXT:
            _show(readings, Screen(out, no_color=no_color), explain=explain)
        else:
            export.exporter(form).write(readings, out)
        out.flush()
    return run.status


def _show(readings: "Iterable[Reading]", screen: "Screen", *, explain: bool) -> None:
    from reportedly.export.styled import Styled
    from reportedly.export.text import rows

    for number, reading in enumerate(readings):
        if number:
            screen.show([(), (Styled("═" * screen.width, "rule"),), ()])
        screen.show(rows(reading, width=screen.width, colour=screen.colour, explain=explain))
