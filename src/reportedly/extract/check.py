"""Say what is wrong with the data that ships: ontology and word lists, each in itself and both together.

Neither the ontology nor the lists may know of the other; here both are seen.
"""

from collections.abc import Iterator
from importlib.resources import files

from reportedly import ontology
from reportedly.errors import LexiconError, OntologyError
from reportedly.extract.words import event_words
from reportedly.lexicon import Table, load
from reportedly.lexicon.check import check as check_table
from reportedly.ontology import Ontology
from reportedly.ontology.check import check as check_ontology
from reportedly.ontology.check import unknown

EVENT_LISTS = ("event_traps", "events")


def check_all(language: str = "en") -> tuple[str, ...]:
    """Check everything that ships.

    Returns:
        One sentence for each finding, in a fixed order; empty if all is well.
    """
    try:
        codes = ontology.load()
    except OntologyError as error:
        return (str(error),)
    return (*check_ontology(codes), *_tables(language), *check_events(codes, language))


def _tables(language: str) -> Iterator[str]:
    folder = files("reportedly.lexicon") / "data" / language
    for name in sorted(file.name.removesuffix(".tsv") for file in folder.iterdir() if file.name.endswith(".tsv")):
        try:
            yield from check_table(load(name, language=language))
        except LexiconError as error:
            yield str(error)


def check_events(codes: Ontology, language: str = "en") -> Iterator[str]:
    """Say which codes the event lists use that an ontology lacks, and which of their patterns cannot be read."""
    tables = [load(name, language=language) for name in EVENT_LISTS]
    for table in tables:
        yield from _codes(table, codes)
    try:
        event_words.index(tables, classes=load("event_classes", language=language))
    except LexiconError as error:
        yield str(error)


def _codes(table: Table, codes: Ontology) -> Iterator[str]:
    for row in table.rows:
        where = f"{table.name}, line {row.line}"
        if row["event"]:
            yield from (f"{where}: {finding}" for finding in unknown(codes, row["event"], row["mode"] or None))
        if row["cameo"] and row["cameo"] not in codes.cameo:
            yield f"{where}: unknown CAMEO code {row['cameo']}"
        yield from (f"{where}: unknown context {each}" for each in row.values("contexts") if each not in codes.contexts)
