"""Reports, from bytes to final text."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from reportedly.records.span import Span

_FRONTS = ("www.", "m.", "mobile.", "amp.")
"""Names before a site's own that lead to the same pages in another dress."""


class BlockKind(StrEnum):
    """What a stretch of an article's text is."""

    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the container or the person says about a report, beside its bytes; None where nothing is said."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """As written; `clean` reads it and reports a problem if it is no date."""
    language: str | None = None
    """ISO 639-1."""
    extra: tuple[tuple[str, str], ...] = ()
    """Columns or fields that we have no name for, kept in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The bytes as they were received, never edited."""

    id: str
    """Hash of the bytes and of what was stated."""
    url: str | None
    fetched_at: datetime | None
    """None for local files: a file's report does not depend on when we open it."""
    status: int | None
    """HTTP status; None for what did not come over HTTP."""
    media_type: str
    """text/plain, text/markdown or text/html."""
    body: bytes
    where: str
    """What to call it in a message: a path, `path:line`, a URL or `-`."""
    stated: Stated = Stated()
    charset: str | None = None
    """The encoding that the server named for the bytes; None if nobody did."""
    problems: "tuple[Problem, ...]" = ()
    """What `acquire` met on the way in; `clean` hands it on with the article's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One stretch of the final text and what it is."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A social post that stands inside an article, with its own author and day."""

    span: Span
    """All of it, signature included."""
    body: Span
    """What its author wrote, links included, signature left out."""
    platform: str | None
    """x, telegram, mastodon, bluesky, facebook; None if the text does not tell."""
    author: str | None
    handle: str | None
    """With its leading @."""
    posted: date | None
    url: str | None


def home(outlet: str | None, url: str | None) -> str:
    """Who published it: the outlet, or the site where no outlet is known; empty where neither is."""
    if outlet:
        return outlet
    try:
        site = urlsplit(url or "").hostname or ""
    except ValueError:  # an address that is none is no site
        return ""
    for front in _FRONTS:
        site = site.removeprefix(front)
    return f"//{site}" if site else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report with its final text.

    `text` is normalised once, in `clean`, and never changes; a new text is a new article.
    """

    id: str
    """Hash of the final text, of who published it and of the day; one report at two addresses is one article."""
    snapshot_id: str
    url: str | None
    outlet: str | None
    byline: str | None
    title: str | None
    """Stands in `text` as a block too if it was part of the page or file; one that was only stated does not."""
    published: date | None
    """The report's own calendar day."""
    published_at: datetime | None
    """With its own offset; None if the report gives only a day, or nothing."""
    language: str | None
    """ISO 639-1, stated or guessed."""
    text: str
    blocks: tuple[Block, ...] = ()
    """In text order; together they hold every character that is not white space."""
    posts: tuple[Post, ...] = ()
    """In text order."""
    where: str | None = None
    """What to call it in a message."""
    extra: tuple[tuple[str, str], ...] = field(default=())
    """What its container said that we have no name for."""


class Stage(StrEnum):
    """The room that met a problem."""

    ACQUIRE = "acquire"
    CLEAN = "clean"
    ANNOTATE = "annotate"
    EXTRACT = "extract"
    RESOLVE = "resolve"
    LINK = "link"
    STORE = "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding about the data, not about the program. Codes are listed in docs/problems.md."""

    code: str
    """Lowercase words with hyphens."""
    stage: Stage
    article_id: str | None
    span: Span | None
    """None if it is about the whole report."""
    message: str
    """One sentence for a reader: what, where, what to do."""
