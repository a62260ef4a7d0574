"""`reportedly verify`: is the ledger as it was written?"""

from typing import Annotated

import typer

from reportedly.cli import options

NAME = "verify"


def command(
    *,
    ledger: options.LedgerFile,
    reindex: Annotated[
        bool,
        typer.Option("--reindex", help="Make the search index and what is derived anew first, evidence untouched."),
    ] = False,
) -> int:
    """Check every byte of evidence: texts, records, spans, references, judgements, search index, what is derived.

    Each thing that is not as it was written is one line with its code (docs/problems.md). The exit status is 1 then.
    """
    from reportedly import pipeline

    held = pipeline.open_ledger(ledger, create=False)
    if reindex:
        held.reindex()
        pipeline.rederive(held)
    n_problems = 0
    for problem in pipeline.verify(held):
        n_problems += 1
        print(f"{problem.code}: {problem.message}")
    if n_problems:
        print(f"{held.name}: {n_problems} found")
    else:
        n_articles, n_readings, n_links, n_judgements = held.counts()
        print(
            f"{held.name}: whole ({n_articles:,} articles, {n_readings:,} readings, {n_links:,} links, "
            f"{n_judgements:,} judgements)"
        )
    held.close()
    return 1 if n_problems else 0
