"""What each stretch of a plain text is: headline, byline, dateline, subhead, caption, post or paragraph.

The blocks only point into the text. Together they hold every character that is not white space.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice

from reportedly.clean.byline import is_credit, read_byline, read_date_line
from reportedly.clean.dateline import Dateline, find_dateline
from reportedly.clean.headed import Headed, dated_title, in_parentheses, own_line
from reportedly.clean.lines import Unit, folded
from reportedly.records import Block, BlockKind, Post, Span

_MAX_TITLE_CHARS = 200
_MAX_TITLE_WORDS = 28
_MAX_HEADING_CHARS = 90
_MAX_HEADING_WORDS = 12
_HEAD_UNITS = 6
"""How many lines before the first paragraph are looked at for headline, byline and date."""
DATELINE_REACH = 3
"""How many paragraphs may stand in front of the one with the dateline: a deck, a caption, an editor's note."""
_SENTENCE_END = (".", ";", ":", ",", "…")
_CAPTION = re.compile(
    r"(?:(?:File |Archive |Handout |Satellite )?(?:Image|Photo|Photograph|Picture|Video|Caption|Graphic|Map|Credit)"
    r"(?: by|:)\s)"
    r"|(?:FILE|File photo|File picture|Archive photo)\b|!\["
    r"|.{10,300}\b(?:Image|Photo|Picture|Credit):\s[^.\n]{2,80}\.?$"
    r"|.{10,400}[(\[](?:Photo|Image|Picture|Credit)(?: by|:)?\s[^()\[\]\n]{2,80}[)\]]\.?$"
)
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?P<words>.*?)\s*#*$")
_BOLD_LINE = re.compile(r"\*\*(?P<words>[^*\n]{2,120})\*\*$")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Layout:
    """The blocks of a text and what its head says."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    dated: date | datetime | None = None
    """From a line of its own that holds the report's date, or from words in front of it that do."""
    outlet: str | None = None
    """Whom these words name as who published it."""
    agency: str | None = None
    """Whom they name as who was copied."""
    found: list[Block] = field(default_factory=list)


def lay_out(text: str, units: Sequence[Unit], *, posts: Sequence[Post], title: str | None, markdown: bool) -> Layout:
    """Say what each unit of a plain text is.

    Args:
        text: The final text.
        units: Its paragraphs and lines.
        posts: The posts found in it; their units get one block each post.
        title: What was stated as the title; a first line that says the same is the headline.
        markdown: Whether `#` makes a heading.
    """
    layout = Layout()
    free, met = _apart(units, posts)
    n_head = _read_head(text, free, layout, title=title, markdown=markdown)
    for index, unit in enumerate(free[n_head:], start=n_head):
        is_near = index < n_head + DATELINE_REACH and layout.dateline is None
        if is_near and _read_dateline(text, unit, layout):
            continue
        if index == n_head:
            kind = BlockKind.CAPTION if _CAPTION.match(unit.of(text)) else BlockKind.PARAGRAPH
            layout.found.append(_block(unit, kind))
            continue
        is_last = index + 1 == len(free)
        layout.found.append(_block(unit, _kind(unit.of(text), is_last=is_last, near_end=index >= len(free) - 3)))
    for unit, meeting in met:
        rest = outside(text, unit.start, unit.end, meeting)
        layout.found += [Block(span=span, kind=BlockKind.PARAGRAPH) for span in rest]
    layout.found += [Block(span=post.span, kind=BlockKind.POST) for post in posts]
    layout.blocks = tuple(sorted(layout.found, key=lambda block: block.span))
    return layout


def outside(text: str, start: int, end: int, posts: Sequence[Post]) -> list[Span]:
    """What posts leave of a stretch of text, in pieces without white space at their ends.

    Args:
        text: The final text.
        start: First code point of the stretch.
        end: First code point after it.
        posts: In text order.
    """
    pieces: list[Span] = []
    at = start
    met = [(post.span.start, post.span.end) for post in posts if start < post.span.end and post.span.start < end]
    for stop, after in [*met, (end, end)]:
        piece = text[at:stop] if at < stop else ""
        if piece.strip():
            left = at + len(piece) - len(piece.lstrip())
            pieces.append(Span(left, left + len(piece.strip())))
        at = max(at, after)
    return pieces


def _apart(units: Sequence[Unit], posts: Sequence[Post]) -> tuple[list[Unit], list[tuple[Unit, list[Post]]]]:
    """The units that meet no post, and those that do with the posts that they meet."""
    free: list[Unit] = []
    met: list[tuple[Unit, list[Post]]] = []
    first = 0
    for unit in units:
        while first < len(posts) and posts[first].span.end <= unit.start:
            first += 1
        meeting = list(_until(posts, first, unit.end))
        if meeting:
            met.append((unit, meeting))
        else:
            free.append(unit)
    return free, met


def _until(posts: Sequence[Post], first: int, end: int) -> Iterator[Post]:
    """The posts from the first one on that begin before the end."""
    for post in islice(posts, first, None):
        if post.span.start >= end:
            return
        yield post


def _block(unit: Unit, kind: BlockKind) -> Block:
    return Block(span=Span(unit.start, unit.end), kind=kind)


def _read_head(text: str, units: Sequence[Unit], layout: Layout, *, title: str | None, markdown: bool) -> int:
    """Label the lines above the first paragraph; gives how many they are."""
    index = 0
    while index < min(len(units) - 1, _HEAD_UNITS):
        unit, words = units[index], units[index].of(text)
        kind = _head_kind(words, units, index, layout, title=title, markdown=markdown)
        if kind is None:
            break
        layout.found.append(_block(unit, kind))
        index += 1
    return index


def _head_kind(
    words: str, units: Sequence[Unit], index: int, layout: Layout, *, title: str | None, markdown: bool
) -> BlockKind | None:
    line = _head_line_kind(words, layout)
    if line is not None:
        return line
    heading = _MARKDOWN_HEADING.match(words) or _BOLD_LINE.match(words) if markdown else None
    bare = heading["words"] if heading else words
    same = title is not None and _same_title(bare, title)
    if not (heading or same or _is_title(bare, units[index])) or find_dateline(words) is not None:
        return None
    layout.dated = layout.dated or dated_title(bare)
    if layout.title is None and (title is None or same):
        layout.title = bare
        return BlockKind.TITLE
    # A second line without a full stop is the deck; under a stated title the first one may be it too.
    return BlockKind.HEADING


def _head_line_kind(words: str, layout: Layout) -> BlockKind | None:
    """The kind of a line that carries only a day, a name or a picture's words."""
    dated = read_date_line(words)
    if dated is not None:
        if not dated[1] or layout.dated is None:
            layout.dated = dated[0]
        return BlockKind.DATELINE
    headed = in_parentheses(words) or own_line(words)
    byline = read_byline(words)
    if headed is not None and headed.length == len(words):
        # Beside a byline stands a day; what else stands there is no outlet.
        _take(replace(headed, outlet=None, agency=None) if byline else headed, layout)
        if byline is None:
            return BlockKind.DATELINE
    if byline is not None:
        layout.byline = layout.byline or byline
        return BlockKind.BYLINE
    if is_credit(words):
        return BlockKind.BYLINE
    if _CAPTION.match(words):
        return BlockKind.CAPTION
    return None


def _take(headed: Headed, layout: Layout) -> None:
    """Keep what the head of a report says of it, where nothing before said otherwise."""
    layout.dated = layout.dated or headed.published
    layout.outlet = layout.outlet or headed.outlet
    layout.agency = layout.agency or headed.agency


def _is_title(words: str, unit: Unit) -> bool:
    return (
        len(words) <= _MAX_TITLE_CHARS
        and unit.n_lines <= 2
        and len(words.split()) <= _MAX_TITLE_WORDS
        and not words.endswith(_SENTENCE_END)
        and not words.startswith(("-", "*", "•", ">", "["))
        and _LETTER.search(words) is not None
        and not words[:1].islower()
        and not _ends_quoted_sentence(words)
    )


def _ends_quoted_sentence(words: str) -> bool:
    """Whether it ends in a quotation that ends a sentence (`... it failed."`): a paragraph, however short."""
    return words[-1] in '"”’»' and words[-2:-1] in {".", "!", "?", ","}


def _same_title(line: str, title: str) -> bool:
    line, title = folded(line), folded(title)
    return bool(title) and (line == title or (len(title) > 15 and title in line and len(line) <= 2 * len(title)))


def _read_dateline(text: str, unit: Unit, layout: Layout) -> bool:
    """Part a paragraph behind its dateline; gives whether it has one."""
    if (headed := in_parentheses(unit.of(text))) is not None:
        _take(headed, layout)
        end = unit.start + headed.length
    elif (dateline := find_dateline(unit.of(text))) is not None:
        layout.dateline = dateline
        end = unit.start + dateline.length
    else:
        return False
    layout.found.append(Block(span=Span(unit.start, end), kind=BlockKind.DATELINE))
    rest = text[end : unit.end]
    start = end + len(rest) - len(rest.lstrip())
    if start < unit.end:
        layout.found.append(Block(span=Span(start, unit.end), kind=BlockKind.PARAGRAPH))
    return True


def _kind(words: str, *, is_last: bool, near_end: bool) -> BlockKind:
    if near_end and is_credit(words):
        return BlockKind.BYLINE
    if _CAPTION.match(words):
        return BlockKind.CAPTION
    if _MARKDOWN_HEADING.match(words) or (not is_last and is_heading(words)):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def is_heading(words: str) -> bool:
    """Whether a line between paragraphs is a subhead: short, a capital in front, no mark of a sentence at the end."""
    return (
        len(words) <= _MAX_HEADING_CHARS
        and len(words.split()) <= _MAX_HEADING_WORDS
        and "\n" not in words
        and words[-1] not in '.;:,…!"”’»)—–-'
        and (words[0].isupper() or words[0].isdigit())
        and _LETTER.search(words) is not None
    )
