"""What a medium gives of a report, before what was stated beside it comes in."""

from dataclasses import dataclass
from datetime import date, datetime

from reportedly.clean.decode import Finding
from reportedly.records import Block, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report as its medium gives it, before what was stated comes in."""

    text: str
    blocks: tuple[Block, ...]
    posts: tuple[Post, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    """Whom the dateline names: the outlet where nothing else says who published it."""
    url: str | None = None
    language: str | None = None
    published: date | datetime | None = None
    has_yearless_date: bool = False
    findings: tuple[Finding, ...] = ()
