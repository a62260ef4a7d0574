"""Social posts that stand inside a report, found by their signature or their heading.

Embed code leaves a signature behind the words (`... pic.twitter.com/x — Name (@handle) July 31, 2031`, `Posted by Name
on Sunday, 2 March 2031`); live blogs and copied pages put a heading before them (`Name (@handle) · Mar 2, 2031`,
`Telegram channel Name, 2 March 2031:`). Without either there is nothing to tell a post from a paragraph.

A post takes its whole paragraph up to the signature; only a lead-in that ends in a colon and speaks of a post is left
to the report.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportedly.clean.day import MONTH_WORD, WEEKDAY_WORD, read_date, read_day
from reportedly.clean.lines import Unit
from reportedly.clean.signature import (
    POST_URL,
    URL_AFTER,
    heading,
    platform_by_form,
    platform_named,
    signatures,
)
from reportedly.records import Post, Span

_LEAD_IN = re.compile(
    r"[^\n:]{0,200}\b(?:posts?|posted|tweet(?:s|ed)?|wrote|writes|messages?|shared|social media|thread|channel|Twitter"
    r"|Telegram|Facebook|Mastodon|Bluesky|Instagram|on X)\b[^\n:.!?]{0,100}:\s{1,4}"
)
_X_LINK = re.compile(r"pic\.(?:twitter|x)\.com/|https?://t\.co/|\b(?:twitter|x)\.com/\w+/status/")
_LINK_PLATFORMS = (
    ("x", _X_LINK),
    ("telegram", re.compile(r"\bt\.me/")),
    ("bluesky", re.compile(r"\bbsky\.app/")),
    ("facebook", re.compile(r"\b(?:facebook\.com|fb\.(?:com|watch|me))/")),
)
# A picture's address that stands in a paragraph of its own belongs to the words before it.
_ONLY_LINK = re.compile(r"(?:pic\.|https?://)\S+")
_WORD_DAY = re.compile(
    rf"(?:{WEEKDAY_WORD},?\s+)?(?:(?P<m1>{MONTH_WORD})\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{MONTH_WORD}))"
)
_MAX_OWN_LINES = 8
"""How many lines of one stretch a signature on its own line may take in; longer stretches are running text."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    body: tuple[int, int]
    signature: re.Match[str]


def find_posts(text: str, units: Sequence[Unit], *, near: date | None, urls: Sequence[str] = ()) -> tuple[Post, ...]:
    """Find the posts of a text.

    Args:
        text: The final text.
        units: Its paragraphs and lines.
        near: The report's day, from which a missing year is counted.
        urls: Addresses of posts that the page links to, in order; given to posts by their author's handle.

    Returns:
        Posts in text order; they never overlap.
    """
    found: list[_Found] = []
    at = 0
    for index, unit in enumerate(units):
        at = max(at, unit.start)
        headed = _headed(text, units, index) if at == unit.start else None
        if headed is not None:
            found.append(headed)
            at = headed.end
            continue
        for match in signatures(text, at, unit.end):
            if match.start() < at:
                continue
            one = _signed(text, units, index, match, after=found[-1].end if found else 0)
            if one is not None:
                found.append(one)
                at = one.end
    taken: set[str] = set()
    return tuple(_post(text, one, near=near, urls=urls, taken=taken) for one in found)


def _signed(text: str, units: Sequence[Unit], index: int, match: re.Match[str], *, after: int) -> _Found | None:
    unit = units[index]
    start = max(unit.start, after)
    if not text[start : match.start()].strip():
        start = max(_lines_before(text, units, index), after)
        if start >= match.start():
            return None
    elif text.startswith(">", unit.start):
        start = max(_quote_start(text, units, index), after)
    lead = _LEAD_IN.match(text, start, match.start())
    if lead and text[lead.end() : match.start()].strip():
        start = lead.end()
    start += len(text[start : match.start()]) - len(text[start : match.start()].lstrip())
    body_end = start + len(text[start : match.start()].rstrip())
    if body_end <= start:
        return None
    end = match.start() + len(match.group().rstrip(" .\n")) if match["day"] is None else match.end()
    end = match.start() + len(text[match.start() : end].rstrip())
    url = URL_AFTER.match(text, end, unit.end)
    return _Found(start, url.end() if url else end, (start, body_end), match)


def _lines_before(text: str, units: Sequence[Unit], index: int) -> int:
    """Where the words begin that a signature on a line of its own belongs to; its own start if there are none."""
    if index == 0:
        return units[index].start
    first = index - 1
    if units[first].chunk == units[index].chunk:
        while (
            first > 0
            and units[first - 1].chunk == units[index].chunk
            and index - first < _MAX_OWN_LINES
            and not units[first - 1].of(text).endswith(":")
        ):
            first -= 1
        if index - first >= _MAX_OWN_LINES:
            first = index - 1
    elif text.startswith(">", units[first].start):
        return _quote_start(text, units, first)
    elif first > 0 and _ONLY_LINK.fullmatch(units[first].of(text)):
        first -= 1
    return units[first].start


def _quote_start(text: str, units: Sequence[Unit], index: int) -> int:
    """Where the run of quoted lines (`> ...`) begins."""
    while index > 0 and text.startswith(">", units[index - 1].start):
        index -= 1
    return units[index].start


def _headed(text: str, units: Sequence[Unit], index: int) -> _Found | None:
    """A post whose author and day stand before its words, on the same line or on lines of their own."""
    unit = units[index]
    last = index
    while last + 1 < len(units) and units[last + 1].chunk == unit.chunk and last - index < _MAX_OWN_LINES:
        last += 1
    limit = units[last].end
    match = heading(text, unit.start, limit)
    if match is None:
        return None
    start, end = match.end(), unit.end
    if match.end("day") > unit.end:
        end = limit
    elif not text[start:end].strip():
        if index + 1 == len(units):
            return None
        start, end = units[index + 1].start, units[index + 1].end
    if not text[start:end].strip() or signatures(text, start, end):
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return _Found(unit.start, end, (start, end), match)


def _post(text: str, found: _Found, *, near: date | None, urls: Sequence[str], taken: set[str]) -> Post:
    match = found.signature
    groups = match.groupdict()
    handle, name = groups.get("handle"), (groups.get("name") or "").strip(' ,(|/:[“"').rstrip('”"')
    if handle is None and groups.get("tme"):
        handle = "@" + groups["tme"]
    url = _own_url(text, found, handle, urls, taken)
    return Post(
        span=Span(found.start, found.end),
        body=Span(*found.body),
        platform=_platform(text, found, url),
        author=name or None,
        handle=handle,
        posted=_posted(groups.get("day"), near),
        url=url,
    )


def _own_url(text: str, found: _Found, handle: str | None, urls: Sequence[str], taken: set[str]) -> str | None:
    tail = text[found.body[1] : found.end] if found.body[1] < found.end else text[found.start : found.body[0]]
    match = POST_URL.search(tail)
    if match:
        return match.group()
    user = (handle or "").lstrip("@").split("@")[0].casefold()
    for url in urls:
        if user and url not in taken and f"/{user}/" in url.casefold().replace("/@", "/"):
            taken.add(url)
            return url
    return None


def _platform(text: str, found: _Found, url: str | None) -> str | None:
    words = f"{text[found.start : found.end]} {url or ''}"
    linked = (platform for platform, link in _LINK_PLATFORMS if link.search(words))
    return platform_named(found.signature) or next(linked, None) or platform_by_form(found.signature)


def _posted(words: str | None, near: date | None) -> date | None:
    if not words:
        return None
    read = read_date(words)
    if isinstance(read, datetime):
        return read.date()
    if read is not None:
        return read
    match = _WORD_DAY.match(words)
    if match is None:
        return None
    return read_day(day=match["d1"] or match["d2"], month=match["m1"] or match["m2"], year=None, near=near)
