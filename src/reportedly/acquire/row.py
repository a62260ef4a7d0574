"""One row of a table or one line of JSON, made into a snapshot: its text as the body, the rest as what was stated.

Column names are matched without case, blanks, hyphens and underscores, so `Publish_Date` and `publish-date` are one.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping

from reportedly.acquire.limits import Limits
from reportedly.acquire.snapshot import fill, snapshot
from reportedly.acquire.sniff import Form, form_of
from reportedly.errors import UnreadableSnapshotError
from reportedly.records import Problem, Snapshot, Stated

_SURROGATE = re.compile("[\ud800-\udfff]")

_FRONT = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?P<lines>[^\0]{1,8000}?\r?\n)---[ \t]*(?:\r?\n|$)")

COLUMNS = {
    "text": (
        "text", "body", "content", "articletext", "articlebody", "fulltext", "maintext", "plaintext", "rawtext",
        "article",
        "story", "message",
    ),
    "html": ("html", "rawhtml", "bodyhtml", "contenthtml", "pagehtml"),
    "title": ("title", "headline", "heading", "head", "articletitle"),
    "url": ("url", "link", "uri", "permalink", "canonicalurl", "sourceurl", "articleurl", "weburl"),
    "published": (
        "published", "date", "publishedat", "datepublished", "publishdate", "publicationdate", "publisheddate",
        "pubdate",
        "datepublish", "publishtime", "publishedtime", "datetime", "timestamp", "time",
    ),
    "outlet": (
        "outlet", "source", "publisher", "sourcename", "medianame", "publication", "newssource", "newspaper",
        "sitename",
        "sourcedomain", "domain",
    ),
    "language": ("language", "lang", "languagecode", "sourcelang"),
}  # fmt: skip
"""For each thing that we have a name for, the column names that mean it; the first that is filled is taken."""


def has_text(columns: Iterable[str]) -> bool:
    """Whether one of the columns can hold a report."""
    known = {_plain(column) for column in columns}
    return any(name in known for field in ("text", "html") for name in COLUMNS[field])


def row_snapshot(
    cells: Mapping[str, object], *, where: str, given: Stated, limits: Limits, problems: tuple[Problem, ...] = ()
) -> Snapshot:
    """Give the snapshot of one row.

    Args:
        cells: Column names and values; JSON values of any kind.
        where: `path:line`.
        given: What the person stated; used where the row is silent.
        limits: The bound on one report.
        problems: What was met while the row was decoded.

    Raises:
        UnreadableSnapshotError: if the row holds no text, or one longer than the limit.
    """
    found, used = _found(cells)
    text = found.get("text", "")
    body = (text.strip() and text) or found.get("html", "")
    if not body.strip():
        raise UnreadableSnapshotError(f"{where}: the row has no text; fill its text (or html) column")
    encoded = body.encode("utf-8", "replace")
    if len(encoded) > limits.report_bytes:
        size, most = len(encoded) / 1e6, limits.report_bytes / 1e6
        raise UnreadableSnapshotError(f"{where}: {size:.1f} MB, the limit for one report is {most:.0f} MB; split it")
    is_html = not text.strip() or form_of("row.txt", encoded[:4096]) is Form.HTML
    own = _stated(found, _left(cells, used | _unread_html(cells, is_html=is_html)))
    return snapshot(
        encoded,
        where=where,
        media_type=(Form.HTML if is_html else Form.TEXT).value,
        stated=fill(own, given),
        charset="utf-8",
        problems=problems,
    )


def front_matter(body: bytes) -> tuple[bytes, Stated]:
    """Part a markdown file from the statements that some writing tools put in front of it, between lines of `---`.

    Returns:
        What follows them and what they state; the whole body and nothing if they are no plain `name: value` lines.
    """
    match = _FRONT.match(body)
    if match is None:
        return body, Stated()
    cells: dict[str, object] = {}
    for line in match["lines"].decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if not colon or not name.strip() or name.startswith((" ", "-", "#")):
            return body, Stated()
        cells[name.strip()] = value.strip().strip("\"'")
    found, used = _found(cells, but={"text", "html"})
    return body[match.end() :], _stated(found, _left(cells, used))


def _found(cells: Mapping[str, object], *, but: Collection[str] = ()) -> tuple[dict[str, str], set[str]]:
    """The values that we have a name for, and the columns that they come from; fields in `but` are not looked for."""
    column_by_name: dict[str, str] = {}
    for column in cells:
        column_by_name.setdefault(_plain(column), column)
    used: set[str] = set()
    found: dict[str, str] = {}
    for field, names in COLUMNS.items():
        if field in but:
            continue
        for column in (column_by_name[name] for name in names if name in column_by_name):
            value = _words(cells[column])
            if value:
                found[field] = value
                used.add(column)
                break
    return found, used


def _stated(found: Mapping[str, str], rest: Iterable[tuple[str, str]]) -> Stated:
    return Stated(
        url=found.get("url"),
        title=found.get("title"),
        outlet=found.get("outlet"),
        published=found.get("published"),
        language=found.get("language"),
        extra=tuple(rest),
    )


def _plain(column: str) -> str:
    return "".join(letter for letter in column.casefold() if letter.isalnum())


def _words(value: object) -> str:
    """A JSON value as words: text as it is, a list of paragraphs as paragraphs, `{"name": ...}` as its name."""
    if value is None:
        return ""
    if isinstance(value, str):
        # A lone surrogate cannot be written as UTF-8; the replacement character says that something was lost.
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return str(value["name"])
    return json.dumps(value, ensure_ascii=False)


def _left(cells: Mapping[str, object], used: set[str]) -> Iterable[tuple[str, str]]:
    for column, value in cells.items():
        words = _words(value)
        if column not in used and words:
            yield column, words


def _unread_html(cells: Mapping[str, object], *, is_html: bool) -> set[str]:
    """The page that stands beside a plain text: as large as the text and of no use once the text is there."""
    return set() if is_html else {column for column in cells if _plain(column) in COLUMNS["html"]}
