"""Say what is wrong with the form of a word list: header, order, entries that stand twice."""

from collections.abc import Callable, Iterator

from reportedly.lexicon.load import Table

HEADER = ("purpose", "source", "licence", "version")


def check(table: Table) -> tuple[str, ...]:
    """Say what is wrong, one sentence for each finding; empty if nothing is."""
    return (*_header(table), *_rows(table))


def _header(table: Table) -> Iterator[str]:
    given = {key for key, value in table.header if value}
    for key in HEADER:
        if key not in given:
            yield f"{table.name}: the header does not give its {key}; add a line `# {key}: ...`"
    if not table.rows:
        yield f"{table.name}: it has no entry"


def _rows(table: Table) -> Iterator[str]:
    seen: set[tuple[tuple[str, str], ...]] = set()
    # Some lists put capitals first, some do not mind case; either is an order that a person can follow.
    orders: tuple[Callable[[str], str], ...] = (str, str.casefold)
    misplaced = min((_misplaced(table, order) for order in orders), key=len)
    for row in table.rows:
        if row.cells in seen:
            yield f"{table.name}, line {row.line}: the entry stands twice"
        seen.add(row.cells)
        if row.line in misplaced:
            yield f"{table.name}, line {row.line}: it stands after a later word; sort the list by its first column"


def _misplaced(table: Table, order: Callable[[str], str]) -> set[int]:
    """Lines whose first word should stand before that of the line above."""
    words = [order(row.cells[0][1]) for row in table.rows]
    return {row.line for row, word, above in zip(table.rows[1:], words[1:], words, strict=False) if word < above}
