"""`reportedly add`: reports into a ledger."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reportedly.pipeline import Alike
    from reportedly.records import Reading
    from reportedly.store import StoredLedger

NAME = "add"
_SHOWN = 10  # pairs that look alike


def command(
    sources: options.Sources,
    *,
    ledger: options.LedgerFile,
    published: options.Published = None,
    outlet: options.Outlet = None,
    title: options.Title = None,
    url: options.Url = None,
    language: options.Language = None,
    workers: options.Workers = None,
    actors: options.Actors = None,
    ontology: options.OntologyFile = None,
    verbs: options.VerbsFile = None,
    supersedes: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The report is a later version of this one, which stays in the ledger."),
    ] = None,
) -> int:
    """Read reports and append them to a ledger, which is made if it is not there.

    Adding the same report twice changes nothing. A page that changed takes the place of its earlier version, which is
    kept: it is known by its address, or by outlet, title and day where most of the text is the same. A report that
    cannot be read is one line on standard error and is not added; the exit status is 1 then.
    """
    from reportedly import pipeline, settings
    from reportedly.cli.progress import watched
    from reportedly.cli.reading import Run

    chosen = options.with_own(settings.here(), ontology=ontology, verbs=verbs, actors=actors)
    stated = options.stated(
        published=published, outlet=outlet, title=title, url=url, language=language or chosen.reader.language
    )
    held = pipeline.open_ledger(ledger)
    earlier = pipeline.identify(held, supersedes) if supersedes else None
    ids, before = list[str](), held.superseded()
    with watched(sources) as watch:
        run = Run(chosen, watch)
        readings = run.readings(sources, stated=stated, workers=workers)
        n_new = pipeline.add(_noted(readings, ids, pipeline.LANGUAGES), held)
    if earlier:
        _supersede(held, ids, earlier)
    known, n_changed = run.n_read - n_new, len(held.superseded().items() - before.items())
    parts = [f"{n_new} new report{'' if n_new == 1 else 's'}"]
    parts += [f"{known} known already"] if known else []
    parts += (
        [f"{n_changed} in the place of an earlier version (reportedly diff shows what changed)"] if n_changed else []
    )
    print(f"{held.name}: {', '.join(parts)}")
    for pair in pipeline.alike(held, ids)[:_SHOWN]:
        print(_doubt(pair, held.name), file=sys.stderr)
    return run.status


def _noted(readings: "Iterable[Reading]", ids: list[str], languages: "Collection[str | None]") -> "Iterator[Reading]":
    """The readings in a language that is spoken; their ids are put into the list."""
    for reading in readings:
        if reading.article.language in languages:
            ids.append(reading.article.id)
            yield reading


def _supersede(ledger: "StoredLedger", ids: list[str], earlier: str) -> None:
    """Keep a person's word that the report which was added is a later version of another."""
    from getpass import getuser

    from reportedly import pipeline

    if len(set(ids)) != 1:
        raise typer.BadParameter(f"--supersedes is said of one report; {len(set(ids))} were read")
    if ledger.superseded().get(earlier) != ids[0]:
        pipeline.judge(ledger, "supersedes", ids[0], earlier, by=getuser())


def _doubt(pair: "Alike", ledger: str) -> str:
    from reportedly.export.wording import day, visible

    later, earlier = pair.later, pair.earlier
    about = [
        part for part in (earlier.title, earlier.outlet, day(earlier.published) if earlier.published else "") if part
    ]
    agree = f"{' and '.join(pair.differing)} {'does' if len(pair.differing) == 1 else 'do'} not agree"
    return (
        f"reportedly: {visible(later.where or later.id)} looks like a changed version of "
        f"{visible(earlier.where or earlier.id)} ({visible(', '.join(about))}), but {agree}; "
        f"if it is one: reportedly judge supersedes {later.id} {earlier.id} --ledger {visible(ledger)}"
    )
