"""A page reduced to its report.

Main-text extraction (trafilatura) says which words belong to the report; the page's own lines, in reading order, say
where they stand and what they are. A line is kept if its words are among the extracted ones, or if it is the headline,
a caption, a byline or a post between them. Prose that was left out is counted and said.
"""

import logging
import re
from collections.abc import Sequence
from datetime import date, datetime

from reportedly.clean.byline import read_byline
from reportedly.clean.dateline import Dateline, find_dateline
from reportedly.clean.decode import Finding, normalise
from reportedly.clean.depth import MAX_CHARS, MAX_DEPTH, MAX_TAGS, bare_lines, size_of
from reportedly.clean.dom import Line, read_lines
from reportedly.clean.draft import Draft
from reportedly.clean.headed import Headed, in_parentheses
from reportedly.clean.language import stated_language
from reportedly.clean.layout import DATELINE_REACH, outside
from reportedly.clean.lines import Unit
from reportedly.clean.main_text import RIGHTS, SENTENCE, Piece, keep, prose_of
from reportedly.clean.meta import Meta, read_meta
from reportedly.clean.post import find_posts
from reportedly.errors import UnreadableSnapshotError
from reportedly.records import Block, BlockKind, Post, Snapshot, Span

_PROSE_CHARS = 80
_LEAST_CHARS = 40
_NO_REPORT = re.compile(
    r"\b(?:cookies?|javascript|captcha|access denied|page (?:was )?not found|404|log ?in|sign (?:in|up)"
    r"|subscri(?:be|ption)|enable|browser|verify you are)\b",
    re.IGNORECASE,
)
_NO_REPORT_CHARS = 600
_CHATTY = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")
_XML = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def page_draft(page: str, snapshot: Snapshot, *, near: date | None) -> Draft:
    """Reduce a page to its report.

    Args:
        page: The decoded page.
        snapshot: Where it comes from.
        near: The report's day if it was stated.

    Raises:
        UnreadableSnapshotError: if there is no report on it.
    """
    page = _XML.sub("", page, count=1)
    depth, n_tags = size_of(page)
    if depth > MAX_DEPTH or n_tags > MAX_TAGS or len(page) > MAX_CHARS:
        return _degraded(page, snapshot, near=near)
    # Parsers cost 20 ms to import and only pages need them.
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    tree = LexborHTMLParser(page)
    meta = read_meta(tree, url=snapshot.url)
    lines = read_lines(tree)
    title = snapshot.stated.title or meta.title
    pieces, findings = _report(lines, _main_text(page), meta, title=title)
    if not _is_report(pieces):
        raise UnreadableSnapshotError(
            f"{snapshot.where}: no article on this page; give the report's own page or its text"
        )
    placed = [(code, f"{snapshot.where}: {message}") for code, message in findings]
    return _draft(pieces, meta, page=page, near=near, findings=placed)


def _report(
    lines: Sequence[Line], extracted: Sequence[str], meta: Meta, *, title: str | None
) -> tuple[list[Piece], list[Finding]]:
    """The report's lines by the best way that gives any, and what a reader should know of that way."""
    findings: list[Finding] = []
    pieces, n_left_out = keep(lines, extracted, title=title)
    if not pieces and (prose := prose_of(lines)):
        pieces, n_left_out = keep(lines, prose, title=title)
        message = "main-text extraction found nothing; all prose outside navigation was taken"
        findings.append(("page-degraded", message))
    if not _is_report(pieces) and meta.body and len(meta.body) > _PROSE_CHARS:
        pieces = [Piece(part.strip(), BlockKind.PARAGRAPH) for part in re.split(r"\n\s*\n", meta.body)]
        n_left_out = 0
        message = "the report was taken from the page's data, since the page itself shows none; captions may be missing"
        findings.append(("page-degraded", message))
    if n_left_out:
        message = f"{n_left_out} characters of other prose on the page were left out; open the page to see them"
        findings.append(("text-left-out", message))
    return pieces, findings


def _main_text(page: str) -> list[str]:
    """The lines that main-text extraction takes for the report."""
    # Half a second to import; only pages pay for it.
    import trafilatura  # noqa: PLC0415

    # These libraries log what they cannot read, and Python prints what no handler takes, between our own lines.
    for logger in map(logging.getLogger, _CHATTY):
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    words = trafilatura.extract(
        page, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    return words.split("\n") if words else []


def _is_report(pieces: Sequence[Piece]) -> bool:
    prose = [p.text for p in pieces if p.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING} and SENTENCE.search(p.text)]
    whole = " ".join(prose)
    if len(whole) < _LEAST_CHARS:
        return False
    return len(whole) > _NO_REPORT_CHARS or not all(_NO_REPORT.search(text) for text in prose)


def _draft(pieces: Sequence[Piece], meta: Meta, *, page: str, near: date | None, findings: list[Finding]) -> Draft:
    """Put the pieces together as the final text, one blank line between them."""
    pieces = [Piece(normalise(piece.text).strip(), piece.kind) for piece in pieces]
    pieces = [piece for piece in pieces if piece.text]
    text = "\n\n".join(piece.text for piece in pieces)
    units: list[Unit] = []
    at = 0
    for number, piece in enumerate(pieces):
        units.append(Unit(at, at + len(piece.text), number, piece.text.count("\n") + 1))
        at += len(piece.text) + 2
    moments = meta.published or _guessed_date(page)
    near = near or next((moment.date() if isinstance(moment, datetime) else moment for moment in moments), None)
    posts = find_posts(text, units, near=near, urls=meta.post_urls)
    blocks, dateline, headed = _blocks(text, units, [piece.kind for piece in pieces], posts)
    titles = (piece.text for piece in pieces if piece.kind is BlockKind.TITLE)
    bylines = (read_byline(piece.text) for piece in pieces if piece.kind is BlockKind.BYLINE)
    return Draft(
        text=text,
        blocks=blocks,
        posts=posts,
        title=next(titles, meta.title),
        byline=meta.byline or next((name for name in bylines if name), None),
        outlet=meta.outlet or (headed.outlet if headed else None),
        url=meta.url,
        language=stated_language(meta.language),
        published=_best(moments) or (headed.published if headed else dateline.published(near) if dateline else None),
        has_yearless_date=dateline is not None and dateline.day is not None and dateline.year is None,
        findings=tuple(findings),
    )


def _blocks(
    text: str, units: Sequence[Unit], kinds: Sequence[BlockKind], posts: Sequence[Post]
) -> tuple[tuple[Block, ...], Dateline | None, Headed | None]:
    """The blocks in text order, and the dateline of the first paragraph or what stands in parentheses in its place."""
    blocks = [Block(span=post.span, kind=BlockKind.POST) for post in posts]
    dateline: Dateline | None = None
    headed: Headed | None = None
    n_paragraphs = 0
    for unit, kind in zip(units, kinds, strict=True):
        start = unit.start
        if kind is BlockKind.PARAGRAPH and not (dateline or headed) and n_paragraphs < DATELINE_REACH:
            headed = in_parentheses(unit.of(text))
            dateline = None if headed else find_dateline(unit.of(text))
            n_paragraphs += 1
            if found := headed or dateline:
                start += found.length
                blocks.append(Block(span=Span(unit.start, start), kind=BlockKind.DATELINE))
        blocks += [Block(span=span, kind=kind) for span in outside(text, start, unit.end, posts)]
    return tuple(sorted(blocks, key=lambda block: block.span)), dateline, headed


def _best(moments: Sequence[date | datetime]) -> date | datetime | None:
    """The first statement, with the time of day of a later one if that names the same day."""
    if not moments:
        return None
    first = moments[0]
    day = first.date() if isinstance(first, datetime) else first
    return next((moment for moment in moments if isinstance(moment, datetime) and moment.date() == day), first)


def _guessed_date(page: str) -> tuple[date, ...]:
    """The day that htmldate finds in the rest of the page's markup."""
    import htmldate  # noqa: PLC0415 - comes with main-text extraction, which only pages load

    # Without an upper bound it would ask the clock and refuse what lies after today.
    words = htmldate.find_date(page, original_date=True, extensive_search=False, max_date="2300-01-01")
    return (date.fromisoformat(words),) if words else ()


def _degraded(page: str, snapshot: Snapshot, *, near: date | None) -> Draft:
    """A page that no parser can be trusted with: its prose lines as they stand, without headline and captions."""
    lines = [line for line in bare_lines(page) if len(line) >= _LEAST_CHARS and SENTENCE.search(line)]
    pieces = [Piece(line, BlockKind.PARAGRAPH) for line in lines if not RIGHTS.search(line)]
    if not _is_report(pieces):
        raise UnreadableSnapshotError(
            f"{snapshot.where}: no article on this page; give the report's own page or its text"
        )
    message = (
        f"{snapshot.where}: too large or too deep to be parsed (over {MAX_DEPTH} levels, {MAX_TAGS:,} tags or "
        f"{MAX_CHARS / 1e6:.0f} MB); its prose was read without its structure, so navigation may be among it"
    )
    return _draft(pieces, Meta(), page="", near=near, findings=[("page-degraded", message)])
