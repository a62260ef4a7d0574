"""The reading view as one HTML file that needs nothing else: no script, no address outside, no font to fetch.

A sentence stands beside its statements; marks and lines name each other by number, by colour and, under the pointer, by
a glow. A content security policy in the file itself forbids everything but its own style sheet, and every word of a
report is escaped and kept from turning its surroundings around.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TextIO

from reportedly.export.view import Line, Paragraph, Passage, Phrase, Piece, View, view
from reportedly.export.wording import day, visible
from reportedly.records import BlockKind, Reading


class HtmlExporter:
    """The reading view as a page."""

    name = "html"
    media_type = "text/html"

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write one page with all readings; the page is put together first, since its policy names its style."""
        shown = [view(reading) for reading in readings]
        title = shown[0].title if len(shown) == 1 else f"{len(shown)} reports"
        out.write(page_head(title, _style(shown)))
        if len(shown) > 1:
            out.writelines(_contents(shown))
        for number, each in enumerate(shown):
            out.writelines(_article(each, f"r{number}"))
        out.write("</body>\n</html>\n")


def page_head(title: str, style: str) -> str:
    """What stands before a page's body: its policy allows nothing but its own style sheet."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src {_digest(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def fragment(reading: Reading) -> str:
    """One reading for a notebook's cell: an element with its own style, no page around it."""
    shown = view(reading)
    # Two cells of one notebook must not name the same anchors.
    name = f"r{sha256(reading.article.id.encode()).hexdigest()[:8]}"
    return f"<div><style>{_style([shown], [name])}</style>{''.join(_article(shown, name))}</div>"


def _digest(style: str) -> str:
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def _style(shown: list[View], names: list[str] | None = None) -> str:
    """The style sheet, and one rule for each statement that lights its marks and its line together."""
    names = names or [f"r{number}" for number in range(len(shown))]
    rules = [(files("reportedly.export") / "html.css").read_text(encoding="utf-8")]
    for each, name in zip(shown, names, strict=True):
        for line in each.lines:
            key = f"{name}s{line.number}"
            rules.append(f"#{name}:has(.{key}:hover) .{key},#{name}:has(#{key}:target) .{key}{{--lit:var(--glow)}}")
    return "\n".join(rules)


def _contents(shown: list[View]) -> Iterator[str]:
    yield '<nav class="reportedly contents"><ol>\n'
    for number, each in enumerate(shown):
        yield f'<li><a href="#r{number}" dir="auto">{escape(each.title)}</a> '
        yield f'<span class="faint">{escape(_facts(each))}</span></li>\n'
    yield "</ol></nav>\n"


def _facts(shown: View) -> str:
    article = shown.reading.article
    published = day(article.published, weekday=True) if article.published else "no date"
    return " · ".join(
        visible(fact) for fact in (article.outlet or "outlet not stated", published, article.byline) if fact
    )


def _article(shown: View, name: str) -> Iterator[str]:
    yield f'<article class="reportedly" id="{name}">\n<header>\n'
    yield f'<h1 dir="auto">{escape(shown.title)}</h1>\n'
    yield f'<p class="faint"><bdi>{escape(_facts(shown))}</bdi>{_address(shown.reading)}</p>\n'
    if shown.lines:
        yield '<p class="legend"><mark class="trigger">trigger</mark> <mark class="source">source</mark> '
        yield '<mark class="cue">cue</mark>'
        if any(line.when.startswith("~") for line in shown.lines):
            yield ' <span class="faint">~ no day stated, the report’s own stands in</span>'
        yield "</p>\n"
    yield "</header>\n"
    for paragraph in shown.paragraphs:
        yield from _paragraph(paragraph, name)
    yield from _odds(shown, name)
    yield from _problems(shown.reading)
    yield "</article>\n"


def _address(reading: Reading) -> str:
    url = reading.article.url
    if not url:
        return ""
    shown = escape(visible(url))
    # Any other scheme could run when it is clicked.
    if not url.lower().startswith(("http://", "https://")):
        return f" · <bdi>{shown}</bdi>"
    return f' · <a href="{escape(url)}" rel="noopener noreferrer nofollow"><bdi>{shown}</bdi></a>'


def _paragraph(paragraph: Paragraph, name: str) -> Iterator[str]:
    post = paragraph.post
    yield f'<section class="{paragraph.kind}">\n'
    if post:
        signed = (post.author, post.handle, post.platform, day(post.posted, weekday=True) if post.posted else None)
        shown = " · ".join(f"<bdi>{escape(visible(part))}</bdi>" for part in signed if part)
        yield f'<p class="faint signature">post by {shown}</p>\n'
    elif paragraph.kind is BlockKind.CAPTION:
        yield f'<p class="faint signature">{paragraph.kind}</p>\n'
    for passage in paragraph.passages:
        yield from _passage(passage, name)
    yield "</section>\n"


def _passage(passage: Passage, name: str) -> Iterator[str]:
    yield f'<div class="row"><p class="prose{"" if passage.lines else " faint"}" dir="auto">'
    yield from (_piece(piece, name) for piece in passage.pieces)
    yield "</p>"
    if passage.lines:
        yield "<ol>\n"
        yield from (part for line in passage.lines for part in _line(line, name, anchor=True))
        yield "</ol>"
    yield "</div>\n"


def _piece(piece: Piece, name: str) -> str:
    words = escape(piece.text)
    if piece.marks:
        keys = " ".join(f"{name}s{number}" for number in piece.statements)
        words = f'<mark class="{" ".join(piece.marks)} {keys}">{words}</mark>'
    return words + "".join(f'<a class="n" href="#{name}s{number}">{number}</a>' for number in piece.numbers)


def _line(line: Line, name: str, *, anchor: bool) -> Iterator[str]:
    key = f"{name}s{line.number}"
    yield f'<li class="{key}"{f" id={chr(34)}{key}{chr(34)}" if anchor else ""} value="{line.number}">'
    yield f"{_phrases(line.who)} <i>→</i> " if line.who else ""
    yield f'<b class="deed">{"<em>NOT</em> " if line.negation else ""}<bdi>{escape(line.deed)}</bdi></b>'
    if line.whom:
        yield f" <i>→</i> {_phrases(line.whom)}"
    parts = [f"<span>{escape(outcome)}</span>" for outcome in line.outcome]
    parts += [_phrases(line.where)] if line.where else []
    parts += [f"<time>{escape(line.when)}</time>"] if line.when else []
    parts.append(f'<span class="{"voice" if line.statement.chain else "faint"}"><bdi>{escape(line.voice)}</bdi></span>')
    parts += [f'<span class="hedged">{escape(line.commitment)}</span>'] if line.commitment else []
    if line.at_odds:
        others = ", ".join(f'<a href="#{name}s{other}">{other}</a>' for other in line.at_odds)
        parts.append(f'<span class="odds">at odds with {others}</span>')
    parts += [f'<code title="event and mode">{escape(line.code)}</code>'] if line.code else []
    yield f" <i>·</i> {' <i>·</i> '.join(parts)}</li>\n"


def _phrases(phrases: tuple[Phrase, ...]) -> str:
    return ", ".join(
        f"<bdi>{escape(phrase.text)}</bdi>"
        + (f' <span class="faint">(<bdi>{escape(phrase.note)}</bdi>)</span>' if phrase.note else "")
        for phrase in phrases
    )


def _odds(shown: View, name: str) -> Iterator[str]:
    if not shown.odds:
        return
    yield '<section class="notes"><h2>At odds within this report</h2>\n'
    for pair in shown.odds:
        yield f'<p class="odds">{escape("; ".join(pair.reasons))}</p>\n<ol>'
        for line in (pair.left, pair.right):
            yield from _line(line, name, anchor=False)
        yield "</ol>\n"
    yield "</section>\n"


def _problems(reading: Reading) -> Iterator[str]:
    if not reading.problems:
        return
    yield '<section class="notes"><h2>Problems</h2>\n<ul>\n'
    for problem in reading.problems:
        held = problem.span and problem.span.end <= len(reading.article.text)
        words = (
            f"“<bdi>{escape(visible(problem.span.of(reading.article.text)))}</bdi>”: " if problem.span and held else ""
        )
        yield f"<li><code>{escape(problem.code)}</code> {words}{escape(visible(problem.message))}</li>\n"
    yield "</ul>\n</section>\n"
