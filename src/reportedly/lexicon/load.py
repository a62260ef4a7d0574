"""Read the reviewed word lists.

A list is a TSV file, UTF-8 NFC. Lines that start with `#` come first and give purpose, source, licence and version as
`# key: value`; the next line names the columns; every other line is one entry. A cell may be empty; several values in
one cell are joined by `|`.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.errors import LexiconError


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of a list."""

    line: int
    """Line number in the file, from 1, for messages and explanations."""
    cells: tuple[tuple[str, str], ...]
    """Column and value, in the file's order."""

    def __getitem__(self, column: str) -> str:
        """The value in a column; empty where the entry gives none.

        Raises:
            LexiconError: if the list has no such column.
        """
        for name, value in self.cells:
            if name == column:
                return value
        raise LexiconError(f'line {self.line} has no column "{column}"; it has {", ".join(n for n, _ in self.cells)}')

    def values(self, column: str) -> tuple[str, ...]:
        """The values in a column that may hold several."""
        return tuple(value.strip() for value in self[column].split("|") if value.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One list."""

    name: str
    header: tuple[tuple[str, str], ...]
    """Purpose, source, licence, version."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def parse(text: str, *, name: str) -> Table:
    """Read one list from its text.

    Raises:
        LexiconError: if a line has another number of cells than the column line, or the text is not NFC.
    """
    if not unicodedata.is_normalized("NFC", text):
        raise LexiconError(f"{name}: the file is not in Unicode NFC; normalise it")
    header: list[tuple[str, str]] = []
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            header.append((key.strip(), value.strip()))
        elif not line.strip():
            continue
        elif not columns:
            columns = tuple(line.split("\t"))
        else:
            rows.append(_row(line, number, columns, name))
    return Table(name=name, header=tuple(header), columns=columns, rows=tuple(rows))


def _row(line: str, number: int, columns: tuple[str, ...], name: str) -> Row:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise LexiconError(f"{name}, line {number}: {len(cells)} cells for {len(columns)} columns; check its tabs")
    return Row(line=number, cells=tuple(zip(columns, (cell.strip() for cell in cells), strict=True)))


@cache
def load(name: str, *, language: str = "en") -> Table:
    """Read one of the lists that ship with Reportedly; the answer is kept, since a list never changes while we run.

    Raises:
        LexiconError: if there is no such list, or it is malformed.
    """
    file = files("reportedly.lexicon") / "data" / language / f"{name}.tsv"
    if not file.is_file():
        raise LexiconError(f'no word list "{name}" for language "{language}"; the install is incomplete, install again')
    return parse(file.read_text(encoding="utf-8"), name=f"{language}/{name}")
