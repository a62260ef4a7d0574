"""Which lines of a page are its report: those whose words main-text extraction took, and what stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.clean.byline import read_byline, read_date_line
from reportedly.clean.dom import Line
from reportedly.clean.lines import folded
from reportedly.records import BlockKind

# Letters of a line below which a match may be chance ("News", "Sport"): it counts only right after another match.
_SURE_LETTERS = 25
_PROSE_CHARS = 80
_WINDOW = 40
_MIN_SHARE = 0.6
"""How much of the extracted text the kept lines must hold; below it the extracted text itself is taken."""
SENTENCE = re.compile(r"[.!?…][\"”’»)]*(?:\s|$)")
"""The end of a sentence: what prose has and navigation has not."""
RIGHTS = re.compile(r"©|\bcopyright\b|all rights reserved|\bcookies?\b|\bnewsletter\b|\bsubscrib", re.IGNORECASE)
"""What a site says about itself under every report."""
FURNITURE = re.compile(
    r"(?:advertisement|advertising|sponsored|loading|recommended|scroll(?: down)?|getty images)\W*$"
    r"|(?:(?:story|article) continues|read (?:more|also|next)|also read|see also:|related:|sign up (?:for|to)"
    r"|subscribe (?:to|now)|follow us|share this|click here|skip (?:advertisement|ad)|play video|image source)"
    r"\b[^\n]{0,100}$",
    re.IGNORECASE,
)
"""What sites put between the paragraphs of a report."""
_ROLE_KINDS = {"caption": BlockKind.CAPTION, "post": BlockKind.PARAGRAPH, "time": BlockKind.DATELINE}


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the report and what it is."""

    text: str
    kind: BlockKind


def keep(lines: Sequence[Line], extracted: Sequence[str], *, title: str | None) -> tuple[list[Piece], int]:
    """Choose the lines of the report.

    Args:
        lines: The page's lines in reading order.
        extracted: The lines that main-text extraction gave.
        title: The page's title, as stated or as the page says.

    Returns:
        The report's lines in reading order, and how many characters of other prose were left out.
    """
    main = _matched(lines, extracted)
    if not main:
        return [], 0
    if 2 * sum(lines[index].boiler for index in main) > len(main):
        # A container with a misleading name ("article social-enabled") holds the report itself.
        lines = [replace(line, boiler=False) for line in lines]
    chosen = _choose(lines, main, _headline(lines, title, before=main[0]))
    kept = [
        Piece(lines[index].text, kind)
        for index, kind in sorted(chosen.items())
        if not FURNITURE.match(lines[index].text)
    ]
    inside = folded(" ".join(piece.text for piece in kept))
    if len(inside) < _MIN_SHARE * len(folded(" ".join(extracted))):
        # The page's lines do not add up to the extracted text: its markup hides words from one of the two readings.
        return [Piece(line.strip(), BlockKind.PARAGRAPH) for line in extracted if line.strip()], 0
    left = [
        line
        for i, line in enumerate(lines)
        if i not in chosen and _is_left_out(line) and folded(line.text) not in inside
    ]
    return kept, sum(len(line.text) for line in left)


def _choose(lines: Sequence[Line], main: Sequence[int], headline: int | None) -> dict[int, BlockKind]:
    """The lines of the report by their numbers, and what each is."""
    chosen = {index: _kind(lines[index]) for index in main}
    first = main[0]
    if headline is not None:
        chosen[headline] = BlockKind.TITLE
        first = min(first, headline)
    # From the end, so that a subhead knows whether what it stands over was chosen.
    for index in range(min(len(lines), main[-1] + 2) - 1, first - 1, -1):
        kind = None if index in chosen else _beside(lines, index, chosen, within=index < main[-1])
        if kind is not None:
            chosen[index] = kind
    return chosen


def prose_of(lines: Sequence[Line]) -> list[str]:
    """The prose of a page that stands in no navigation, for pages that main-text extraction cannot read."""
    return [line.text for line in lines if line.role == "p" and _is_left_out(line)]


def _matched(lines: Sequence[Line], extracted: Sequence[str]) -> list[int]:
    """The lines whose words are among the extracted ones."""
    whole = folded(" ".join(extracted))
    short = {folded(line) for line in extracted}
    found: list[int] = []
    seen: set[str] = set()
    at = 0
    for index, line in enumerate(lines):
        key = folded(line.text)
        if not key or key in seen:
            continue
        if len(key) < _SURE_LETTERS:
            if found and (key in short or whole.startswith(key, at)):
                found.append(index)
                at += len(key)
            continue
        place = whole.find(key, at)
        place = whole.find(key) if place < 0 else place
        if place < 0 and not _mostly_in(key, whole):
            continue
        found.append(index)
        seen.add(key)
        at = max(at, place) + len(key) if place >= 0 else at
    return found


def _mostly_in(key: str, whole: str) -> bool:
    """Whether two of three samples of a line are extracted: extraction drops a link or a hidden word inside it."""
    if len(key) < 2 * _WINDOW:
        return False
    middle = len(key) // 2
    samples = (key[:_WINDOW], key[middle - _WINDOW // 2 : middle + _WINDOW // 2], key[-_WINDOW:])
    return sum(sample in whole for sample in samples) >= 2


def _headline(lines: Sequence[Line], title: str | None, *, before: int) -> int | None:
    """The line that is the headline: the page's title again, else the last h1 before the report."""
    key = folded(title or "")
    heads = [index for index, line in enumerate(lines) if line.role == "h1" and not line.boiler]
    if key:
        same = [index for index in heads if _alike(folded(lines[index].text), key)]
        same += [index for index, line in enumerate(lines[: before + 2]) if folded(line.text) == key]
        if same:
            return same[0]
    above = [index for index in heads if index <= before]
    return above[-1] if above else None


def _alike(line: str, title: str) -> bool:
    return bool(line) and (line == title or (len(line) >= 12 and (line in title or title in line)))


def _kind(line: Line) -> BlockKind:
    if line.role in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return BlockKind.HEADING
    if line.role == "byline" and read_byline(line.text):
        return BlockKind.BYLINE
    if line.role == "time":
        return BlockKind.DATELINE if read_date_line(line.text) else BlockKind.PARAGRAPH
    return _ROLE_KINDS.get(line.role, BlockKind.PARAGRAPH)


def _beside(lines: Sequence[Line], index: int, chosen: dict[int, BlockKind], *, within: bool) -> BlockKind | None:
    """What a line is that stands beside the report's lines and was not extracted; None to leave it out.

    `within` says that a line of the report comes after it.
    """
    line = lines[index]
    if line.boiler:
        return None
    if line.role in _ROLE_KINDS and line.role != "time":
        return _ROLE_KINDS[line.role]
    if line.role == "byline" or read_byline(line.text):
        return BlockKind.BYLINE if len(line.text) < 2 * _PROSE_CHARS else None
    if read_date_line(line.text):
        return BlockKind.DATELINE
    if line.role == "deck" or (line.role in {"h2", "h3", "h4"} and index + 1 in chosen):
        return BlockKind.HEADING
    # Extraction passes over short sentences ("He refused."); between paragraphs they belong to the report.
    is_prose = line.role == "p" and SENTENCE.search(line.text) and len(line.text) < _PROSE_CHARS
    return BlockKind.PARAGRAPH if within and is_prose else None


def _is_left_out(line: Line) -> bool:
    return (
        not line.boiler
        and len(line.text) >= _PROSE_CHARS
        and SENTENCE.search(line.text) is not None
        and not RIGHTS.search(line.text)
    )
