"""From a source to snapshots: a file, a folder, standard input or a URL.

The rule to keep: what cannot be read comes out as an error value between the snapshots, never as a stop. One bad file
or row costs nobody else; the caller prints the errors or raises the first.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportedly.acquire.limits import Limits
from reportedly.acquire.row import front_matter
from reportedly.acquire.snapshot import fill, snapshot
from reportedly.acquire.sniff import HEAD_BYTES, IN_FOLDERS, Form, form_of, refuse_unreadable, suffix_of
from reportedly.acquire.table import read_table
from reportedly.acquire.unpack import unpack
from reportedly.errors import AcquireError, FetchRefusedError, UnreadableSnapshotError
from reportedly.records import Snapshot, Stated

if TYPE_CHECKING:
    from reportedly.acquire.web import Web

_TABLES = (Form.JSONL, Form.JSON, Form.CSV, Form.TSV)
_DOCUMENTS = frozenset(".doc .docx .eml .epub .mht .mhtml .msg .odt .pdf .ppt .pptx .rtf .xls .xlsx".split())
STDIN = "-"


def fetch(
    source: str,
    *,
    stated: Stated = Stated(),  # noqa: B008 - a frozen value
    stdin: BinaryIO | bytes | None = None,
    web: "Web | None" = None,
    limits: Limits = Limits(),  # noqa: B008 - a frozen value
) -> Iterator[Snapshot | AcquireError]:
    """Give every report that a source holds, as bytes, and an error for every one that cannot be read.

    Nothing is raised for bad input, and reading goes on after an error: the errors are values, in the place where
    the report would stand.

    Args:
        source: A file, a folder (read through its sub-folders, in order of path), `-` for standard input, or an
            http(s) URL.
        stated: What the person says about the reports; used where the container says nothing.
        stdin: What `-` reads.
        web: An open door to the network from `open_web`; one is opened and closed for a URL if none is given.
        limits: The bounds on what is read.

    Returns:
        Snapshots and errors, in the source's own order. Rows of tables are called `path:line`.
    """
    try:
        if source == STDIN:
            yield from _read_stdin(stdin, stated, limits)
        elif "://" in source[:20]:
            yield from _fetch_url(source, stated=stated, web=web, limits=limits)
        else:
            for path in expand(source):
                yield from _read_file(path, stated, limits)
    except AcquireError as error:
        yield error


def expand(source: str) -> tuple[str, ...]:
    """Give the files that a source stands for: those of a folder, or the source itself.

    In a folder these are the files whose suffix we read (compressed ones too), through all sub-folders, sorted by
    path; names that begin with a dot are left out, and links to folders are not followed.

    Raises:
        AcquireError: if the folder cannot be opened or holds no such file.
    """
    if not source:
        raise AcquireError("a source is missing; give a file, a folder, - or a URL")
    folder = Path(source)
    if source == STDIN or "://" in source[:20] or not folder.is_dir():
        return (source,)
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        raise AcquireError(f"{error.filename}: the folder cannot be opened ({error.strerror}); check its permissions")

    for here, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here, n) for n in names if not n.startswith(".") and suffix_of(n) in IN_FOLDERS]
    if not found:
        readable = " ".join(sorted(IN_FOLDERS))
        raise AcquireError(f"{source}: no readable file in this folder; readable are {readable}, also with .gz or .zst")
    return tuple(str(path) for path in sorted(found))


def left_out(source: str) -> tuple[str, ...]:
    """Give the documents of a folder that hold words and are not read: PDF, Word, mail and the like, sorted by path.

    Empty for what is no folder. Pictures, hidden files and files of unknown kinds are not named.
    """
    folder = Path(source)
    if not source or source == STDIN or "://" in source[:20] or not folder.is_dir():
        return ()
    return tuple(
        sorted(
            str(path)
            for path in folder.rglob("*")
            if path.suffix.casefold() in _DOCUMENTS
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    )


def read_stream(
    stream: BinaryIO, *, name: str, where: str, given: Stated, limits: Limits
) -> Iterator[Snapshot | AcquireError]:
    """Give every report in a stream of bytes.

    Args:
        stream: Bytes, plain or compressed.
        name: A file name whose suffix tells the form; empty if there is none.
        where: What to call it in a message.
        given: What the person stated.
        limits: The bounds on what is read.

    Raises:
        UnreadableSnapshotError: if the bytes are no text, or too many.
    """
    plain = unpack(stream, where=where, limit=limits.decoded_bytes)
    head = plain.peek(HEAD_BYTES)[:HEAD_BYTES]
    if len(head) < HEAD_BYTES:
        # A pipe may hand out its first bytes in small pieces.
        start = plain.read(HEAD_BYTES)
        head = start
        plain = io.BufferedReader(_Joined(start, plain), buffer_size=1 << 16)
    refuse_unreadable(head, where=where)
    form = form_of(name, head)
    if form in _TABLES:
        yield from read_table(plain, form, where=where, given=given, limits=limits)
        return
    body = plain.read(limits.report_bytes + 1)
    if len(body) > limits.report_bytes:
        raise UnreadableSnapshotError(
            f"{where}: longer than {limits.report_bytes / 1e6:.0f} MB, too long for one report; "
            "split it, or give many reports as rows of a .jsonl file"
        )
    if b"\x00" in body and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSnapshotError(f"{where}: binary file (it holds NUL bytes); give text")
    if form is Form.MARKDOWN:
        body, own = front_matter(body)
        given = fill(own, given)
    yield snapshot(body, where=where, media_type=form.value, stated=given)


def _read_stdin(stdin: BinaryIO | bytes | None, stated: Stated, limits: Limits) -> Iterator[Snapshot | AcquireError]:
    if stdin is None:
        raise AcquireError("-: no standard input here; give a file or a URL")
    stream = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin
    yield from read_stream(stream, name="", where=STDIN, given=stated, limits=limits)


def _read_file(path: str, stated: Stated, limits: Limits) -> Iterator[Snapshot | AcquireError]:
    try:
        with Path(path).open("rb") as stream:
            yield from read_stream(stream, name=path, where=path, given=stated, limits=limits)
    except AcquireError as error:
        yield error
    except FileNotFoundError:
        yield AcquireError(f"{path}: no such file; check the path")
    except PermissionError:
        yield AcquireError(f"{path}: no permission to read it; change its mode or owner")
    except (OSError, ValueError) as error:
        yield AcquireError(f"{path}: cannot be opened ({getattr(error, 'strerror', None) or error}); check the path")


def _fetch_url(source: str, *, stated: Stated, web: "Web | None", limits: Limits) -> Iterator[Snapshot | AcquireError]:
    if not source.lower().startswith(("http://", "https://")):
        raise FetchRefusedError(f"{source}: only http and https are fetched; save it to a file and give the path")
    # The HTTP library costs 150 ms to import; only a URL pays for it.
    from reportedly.acquire.web import open_web  # noqa: PLC0415

    if web is not None:
        yield from web.snapshots(source, stated=stated)
        return
    with open_web(limits=limits) as own:
        yield from own.snapshots(source, stated=stated)


class _Joined(io.RawIOBase):
    """Bytes already taken from a stream, put back in front of it."""

    def __init__(self, start: bytes, rest: io.BufferedReader) -> None:
        super().__init__()
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        chunk, self._start = self._start[: len(view)], self._start[len(view) :]
        chunk = chunk or self._rest.read1(len(view))
        view[: len(chunk)] = chunk
        return len(chunk)
