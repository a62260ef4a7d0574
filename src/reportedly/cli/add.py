"""`reportedly add`: reports into a ledger."""

from reportedly.cli import options

NAME = "add"


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
) -> int:
    """Read reports and append them to a ledger, which is made if it is not there.

    Adding the same report twice changes nothing. A report that cannot be read is one line on standard error and is not
    added; the exit status is 1 then.
    """
    from reportedly import pipeline, settings
    from reportedly.cli.progress import watched
    from reportedly.cli.reading import Run

    chosen = options.with_own(settings.here(), ontology=ontology, verbs=verbs, actors=actors)
    stated = options.stated(
        published=published, outlet=outlet, title=title, url=url, language=language or chosen.reader.language
    )
    held = pipeline.open_ledger(ledger)
    with watched(sources) as watch:
        run = Run(chosen, watch)
        readings = run.readings(sources, stated=stated, workers=workers)
        spoken = (reading for reading in readings if reading.article.language in pipeline.LANGUAGES)
        n_new = pipeline.add(spoken, held)
    known = run.n_read - n_new
    print(f"{held.name}: {n_new} new report{'' if n_new == 1 else 's'}" + (f", {known} known already" if known else ""))
    return run.status
