"""Tables of reports: JSON lines, JSON, CSV and TSV. One bad row never costs the others."""

import codecs
import csv
import json
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.acquire.limits import Limits
from reportedly.acquire.row import COLUMNS, has_text, row_snapshot
from reportedly.acquire.sniff import Form
from reportedly.errors import AcquireError, UnreadableSnapshotError
from reportedly.records import Problem, Snapshot, Stage, Stated

Line = tuple[int, str, bool]
"""Line number from 1, the line with its end, and whether its encoding was guessed."""


def read_table(
    stream: BinaryIO, form: Form, *, where: str, given: Stated, limits: Limits
) -> Iterator[Snapshot | AcquireError]:
    """Give one snapshot for each row, and an error for each row that cannot be read.

    Args:
        stream: Plain bytes.
        form: JSONL, JSON, CSV or TSV.
        where: What to call the table in a message; rows are called `where:line`.
        given: What the person stated; used where a row is silent.
        limits: The bound on one row.
    """
    lines = _lines(stream, where=where, limit=limits.report_bytes * 2)
    if form is Form.JSON:
        return _json(stream, where=where, given=given, limits=limits)
    if form is Form.JSONL:
        return _jsonl(lines, where=where, given=given, limits=limits)
    return _csv(lines, tab=form is Form.TSV, where=where, given=given, limits=limits)


def _lines(stream: BinaryIO, *, where: str, limit: int) -> Iterator[Line | AcquireError]:
    """Lines decoded one by one, so that one bad byte costs no more than its own line.

    A line that is no UTF-8 is read as Windows-1252, what old exports are written in.
    """
    if stream.read(0) is None:  # pragma: no cover - a non-blocking stream; files and buffers never are
        return
    first = stream.readline(limit)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = (first + stream.read()).decode("utf-16", "replace")
        for number, line in enumerate(text.splitlines(keepends=True), start=1):
            yield number, line, False
        return
    raw, number = first.removeprefix(codecs.BOM_UTF8), 1
    while raw:
        if len(raw) >= limit and not raw.endswith(b"\n"):
            yield UnreadableSnapshotError(f"{where}:{number}: the line is longer than {limit / 1e6:.0f} MB; split it")
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(limit)
        else:
            try:
                yield number, raw.decode("utf-8"), False
            except UnicodeDecodeError:
                yield number, raw.decode("cp1252", "replace"), True
        raw = stream.readline(limit)
        number += 1


def _guessed(where: str) -> tuple[Problem, ...]:
    return (
        Problem(
            code="encoding-guessed",
            stage=Stage.ACQUIRE,
            article_id=None,
            span=None,
            message=f"{where}: not UTF-8, read as Windows-1252; check accents and quotes, or save the file as UTF-8",
        ),
    )


def _jsonl(
    lines: Iterator[Line | AcquireError], *, where: str, given: Stated, limits: Limits
) -> Iterator[Snapshot | AcquireError]:
    for line in lines:
        if isinstance(line, AcquireError):
            yield line
            continue
        number, text, guessed = line
        if not text.strip():
            continue
        at = f"{where}:{number}"
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield UnreadableSnapshotError(f"{at}: bad JSON ({_why(error)}); mend or remove the line")
            continue
        yield _row(row, at=at, given=given, limits=limits, problems=_guessed(at) if guessed else ())


def _json(stream: BinaryIO, *, where: str, given: Stated, limits: Limits) -> Iterator[Snapshot | AcquireError]:
    raw = stream.read(limits.decoded_bytes + 1)
    if len(raw) > limits.decoded_bytes:
        yield UnreadableSnapshotError(
            f"{where}: more than {limits.decoded_bytes / 1e6:.0f} MB of JSON; write it as JSON lines (.jsonl)"
        )
        return
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError) as error:
        yield UnreadableSnapshotError(f"{where}: bad JSON ({_why(error)}); mend it, or name JSON lines .jsonl")
        return
    if whole == []:
        yield UnreadableSnapshotError(f"{where}: the list has no rows; give one that holds reports")
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        at = f"{where}:{number}" if isinstance(whole, list) else where
        yield _row(row, at=at, given=given, limits=limits)


def _row(
    row: object, *, at: str, given: Stated, limits: Limits, problems: tuple[Problem, ...] = ()
) -> Snapshot | AcquireError:
    if not isinstance(row, dict):
        return UnreadableSnapshotError(f"{at}: not a JSON object; write one object with a text field")
    if not has_text(row):
        return UnreadableSnapshotError(f"{at}: no text field among {_listed(list(row))}; name one of them text or html")
    try:
        return row_snapshot(row, where=at, given=given, limits=limits, problems=problems)
    except AcquireError as error:
        return error


def _csv(
    lines: Iterator[Line | AcquireError], *, tab: bool, where: str, given: Stated, limits: Limits
) -> Iterator[Snapshot | AcquireError]:
    # The limit is one per process in the standard library; its default of 131,072 refuses long articles.
    csv.field_size_limit(max(csv.field_size_limit(), limits.report_bytes))
    feed = _Feed(lines)
    header_line = next(feed, "")
    header = next(csv.reader([header_line], delimiter="\t" if tab else _delimiter(header_line)), [])
    columns = [column.strip() for column in header]
    if not has_text(columns):
        yield UnreadableSnapshotError(
            f"{where}: no text column among {_listed(columns)}; name one of them text (or body, content, html)"
        )
        return
    reader = csv.reader(feed, delimiter="\t" if tab else _delimiter(header_line))
    n_rows = 0
    for one in _cells(reader, feed, where=where):
        if isinstance(one, AcquireError):
            yield one
            continue
        n_rows += 1
        at, cells = one
        if len(cells) > len(columns):
            yield UnreadableSnapshotError(
                f"{at}: {len(cells)} cells for {len(columns)} columns; put quotes around cells that hold the separator"
            )
            continue
        row = dict(zip(columns, cells, strict=False))
        try:
            yield row_snapshot(row, where=at, given=given, limits=limits, problems=_guessed(at) if feed.guessed else ())
        except AcquireError as error:
            yield error
    if not n_rows:
        yield UnreadableSnapshotError(f"{where}: the table has no rows; give one that holds reports")


def _cells(reader: Iterator[list[str]], feed: "_Feed", *, where: str) -> Iterator[tuple[str, list[str]] | AcquireError]:
    """Every row that is not blank, with its place."""
    while True:
        at = f"{where}:{feed.number + 1}"
        feed.guessed = False
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            yield UnreadableSnapshotError(f"{at}: bad row; check its quotes, line ends and length")
            continue
        yield from feed.failed()
        if feed.ended:
            # A whole row needs no line after its own: the end of the table came inside a quote.
            yield UnreadableSnapshotError(f"{at}: a quote that opens here is never closed; close it, or double it")
            break
        if any(cell.strip() for cell in cells):
            yield at, cells
    yield from feed.failed()


class _Feed:
    """The lines as the csv module wants them, remembering where it stands and what failed."""

    def __init__(self, lines: Iterator[Line | AcquireError]) -> None:
        self._lines = lines
        self._failed: list[AcquireError] = []
        self.number = 0
        self.guessed = False
        self.ended = False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        for line in self._lines:
            if isinstance(line, AcquireError):
                self._failed.append(line)
                continue
            self.number, text, guessed = line
            self.guessed = self.guessed or guessed
            return text
        self.ended = True
        raise StopIteration

    def failed(self) -> list[AcquireError]:
        failed, self._failed = self._failed, []
        return failed


def _delimiter(header: str) -> str:
    """The separator that gives the most column names that we know; a comma if none does."""
    names = {name for names in COLUMNS.values() for name in names}

    def known(delimiter: str) -> int:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return sum("".join(c for c in cell.casefold() if c.isalnum()) in names for cell in cells)

    return max((",", ";", "\t", "|"), key=known)


def _listed(columns: list[str]) -> str:
    shown = ", ".join(f'"{str(column)[:30]}"' for column in columns[:8])
    return (shown or "no names") + (" and more" if len(columns) > 8 else "")


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"at character {error.pos + 1}"
    return "nested too deep" if isinstance(error, RecursionError) else "not UTF-8"
