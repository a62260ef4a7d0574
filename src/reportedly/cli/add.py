"""`reportedly add`: reports into a ledger."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reportedly.pipeline import Alike
    from reportedly.records import Article, Reading
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

    Adding the same report twice changes nothing. Adding it again with the day or outlet that it lacked, or that was
    wrong, takes the place of what was known of it; so does a page that changed, which is known by its address, or by
    outlet, title and day where most of the text is the same. What was there before is kept. A report without a day and
    one that cannot be read are one line each on standard error; what cannot be read is not added, and the exit status
    is 1 then.
    """
    from getpass import getuser

    from reportedly import pipeline, settings
    from reportedly.cli.progress import watched
    from reportedly.cli.reading import Run
    from reportedly.cli.undated import undated_lines

    chosen = options.with_own(settings.here(), ontology=ontology, verbs=verbs, actors=actors)
    stated = options.stated(
        published=published, outlet=outlet, title=title, url=url, language=language or chosen.reader.language
    )
    held = pipeline.open_ledger(ledger)
    earlier = pipeline.identify(held, supersedes) if supersedes else None
    added: dict[str, Article] = {}
    before = held.superseded()
    with watched(sources) as watch:
        run = Run(chosen, watch)
        readings = run.readings(sources, stated=stated, workers=workers)
        n_new = pipeline.add(_noted(readings, added, pipeline.LANGUAGES), held)
    if earlier:
        _supersede(held, tuple(added), earlier)
    again = pipeline.restate(held, added, by=getuser(), stated=any((published, outlet, title, url)))
    gone = held.superseded()
    # Of two that are one report, one is not new.
    n_again = len({pair.later.id for pair in again if pair.later.id in added and pair.earlier.id not in added})
    n_new -= n_again + len({pair.earlier.id for pair in again if pair.earlier.id in added})
    n_changed = len(gone.items() - before.items()) - len(again)
    undated = [one for one in added.values() if one.published is None and one.id not in gone]
    for line in undated_lines(undated, ledger):
        print(line, file=sys.stderr)
    for pair in pipeline.alike(held, added)[:_SHOWN]:
        print(_doubt(pair, held.name), file=sys.stderr)
    # Last, where whoever added a thousand reports looks.
    print(f"{held.name}: {_counted(n_new, run.n_read - n_new - n_again, n_again, n_changed)}")
    return run.status


def _noted(
    readings: "Iterable[Reading]", added: "dict[str, Article]", languages: "Collection[str | None]"
) -> "Iterator[Reading]":
    """The readings in a language that is spoken; their articles are put into the table."""
    for reading in readings:
        if reading.article.language in languages:
            added[reading.article.id] = reading.article
            yield reading


def _counted(n_new: int, n_known: int, n_again: int, n_changed: int) -> str:
    """How many reports are new, known, said anew, changed; one line."""
    reports = f"report{'' if n_new == 1 else 's'}"
    parts = [f"{n_new} new {reports}"]
    parts += [f"{n_known} known already"] if n_known else []
    parts += [f"{n_again} added again with more known of it, in the place of what was there before"] if n_again else []
    see = "(reportedly diff shows what changed)"
    parts += [f"{n_changed} in the place of an earlier version {see}"] if n_changed > 0 else []
    return ", ".join(parts)


def _supersede(ledger: "StoredLedger", ids: "Collection[str]", earlier: str) -> None:
    """Keep a person's word that the report which was added is a later version of another."""
    from getpass import getuser

    from reportedly import pipeline

    if len(set(ids)) != 1:
        raise typer.BadParameter(f"--supersedes is said of one report; {len(set(ids))} were read")
    (later,) = set(ids)
    if ledger.superseded().get(earlier) != later:
        pipeline.judge(ledger, "supersedes", later, earlier, by=getuser())


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
