"""What kind of bytes these are, from their name and their first kilobytes; nothing is decoded here.

The rule to keep: bytes that are no text get an error that says what they seem to be and what to do, before any parser
sees them.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from reportedly.errors import UnreadableSnapshotError


class Form(StrEnum):
    """The containers and texts that we read."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    JSONL = "application/jsonl"
    JSON = "application/json"
    CSV = "text/csv"
    TSV = "text/tab-separated-values"


FORM_BY_SUFFIX = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
    ".json": Form.JSON,
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
    ".tab": Form.TSV,
}
IN_FOLDERS = frozenset(FORM_BY_SUFFIX) - {".json", ".tab"}
"""What is read from a folder without being named. JSON files there are mostly settings and maps, not reports."""
COMPRESSED_SUFFIXES = frozenset({".gz", ".gzip", ".zst", ".zstd"})

HEAD_BYTES = 8192
"""How much of the beginning is looked at."""

_TO_TEXT = "convert it to text first"
_MAGIC = (
    (b"%PDF-", "a PDF, which is not supported yet", f"{_TO_TEXT}, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", f"unpack it or {_TO_TEXT}"),
    (b"\xd0\xcf\x11\xe0", "an office document", _TO_TEXT),
    (b"{\\rtf", "an RTF document", _TO_TEXT),
    (b"\x1f\x8b", "gzip inside a compressed file", "unpack it once"),
    (b"\x28\xb5\x2f\xfd", "zstd inside a compressed file", "unpack it once"),
    (b"BZh", "bzip2", "unpack it, or compress it with gzip or zstd"),
    (b"\xfd7zXZ", "xz", "unpack it, or compress it with gzip or zstd"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"\x89PNG", "an image", "give the report's text"),
    (b"\xff\xd8\xff", "an image", "give the report's text"),
    (b"GIF8", "an image", "give the report's text"),
    (b"SQLite format 3", "a database", "if it is a ledger, pass it with --ledger"),
    (b"\x7fELF", "a program", "give the report's text"),
    (b"WARC/", "a web archive, which is not supported yet", "extract its pages as HTML files"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Bytes that no text encoding uses for text: C0 controls but tab, newline, form feed, return and escape.
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JSON_START = re.compile(rb"\s*\{\s*\"")


def form_of(name: str, head: bytes) -> Form:
    """The form of a file, by its name without a compression suffix, else by its first bytes."""
    form = FORM_BY_SUFFIX.get(suffix_of(name))
    if form in (None, Form.TEXT):
        head = head.removeprefix(b"\xef\xbb\xbf")
        if _HTML_START.match(_past_comments(head)):
            return Form.HTML
        if form is None and _JSON_START.match(head):
            return Form.JSONL
    return form or Form.TEXT


def _past_comments(head: bytes) -> bytes:
    """The beginning without the XML declaration and comments that pages put before their first tag."""
    head = head.lstrip()
    while head.startswith((b"<!--", b"<?")):
        mark = b"-->" if head.startswith(b"<!--") else b">"
        head = head.partition(mark)[2].lstrip()
    return head


def suffix_of(name: str) -> str:
    """The suffix that tells the form, in lower case: `.csv` for `NEWS.CSV.gz`; empty if there is none."""
    path = PurePath(name)
    if path.suffix.lower() in COMPRESSED_SUFFIXES:
        path = path.with_suffix("")
    return path.suffix.lower()


def refuse_unreadable(head: bytes, *, where: str) -> None:
    """Let text pass.

    Raises:
        UnreadableSnapshotError: if the bytes are empty or look like anything but text.
    """
    bare = head.removeprefix(b"\xef\xbb\xbf").strip()
    if not bare:
        raise UnreadableSnapshotError(f"{where}: the file is empty; give one that holds a report")
    for magic, what, remedy in _MAGIC:
        if bare.startswith(magic):
            raise UnreadableSnapshotError(f"{where}: this is {what}; {remedy}")
    if head.startswith(_UTF16_MARKS):
        return
    if b"\x00" in head:
        raise UnreadableSnapshotError(
            f"{where}: binary file (it holds NUL bytes); if it is UTF-16 text, save it as UTF-8"
        )
    n_controls = sum(byte in _CONTROLS for byte in head)
    if n_controls * 20 > len(head):  # one in twenty: text has none, compressed or packed bytes have one in nine
        raise UnreadableSnapshotError(f"{where}: binary file ({n_controls} control bytes at its beginning); give text")
