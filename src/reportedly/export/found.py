"""What a search found: each sentence with its source, its place and what is said in it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from reportedly.export.brief import line
from reportedly.export.styled import NO_BREAK, Row, Styled, wrap
from reportedly.export.wording import day, visible
from reportedly.records import Hit, Problem, Reading

_WORD = re.compile(r"[^\W_]+")
_ABOUT = 320
"""Code points of a passage that are shown where nothing was read in it."""


def found_rows(
    hits: Iterable[Hit],
    readings: Mapping[str, Reading],
    *,
    query: str,
    gone: Collection[str] = (),
    width: int = 100,
    colour: bool = False,
) -> Iterator[Row]:
    """The hits, row by row, best first.

    Args:
        hits: As the ledger gives them.
        readings: The reading of each hit's article, by article id.
        query: What was searched for; its words are marked.
        gone: Articles whose page changed since.
        width: Columns to fill.
        colour: Whether the styles will be seen; if not, brackets mark the words.
    """
    beginnings = tuple(word.casefold() for word in _WORD.findall(query))
    for number, hit in enumerate(hits, start=1):
        reading = readings[hit.article_id]
        edge, rest = (Styled(f"{number:>3}  ", "number"),), (Styled("     "),)
        if number > 1:
            yield ()
        yield from wrap(_marked(_words(hit, reading), beginnings, colour=colour), width, first=edge, rest=rest)
        yield from wrap([Styled(_home(reading, hit.article_id in gone), "faint")], width, first=rest, rest=rest)
        for statement in reading.statements:
            if statement.id in hit.statement_ids:
                said = [Styled(line(statement, reading)), Styled(f"{NO_BREAK}· {statement.id}", "faint")]
                yield from wrap(said, width, first=(Styled("       "),), rest=(Styled("         "),))


def found_json(hits: Iterable[Hit], readings: Mapping[str, Reading], problems: Iterable[Problem]) -> dict[str, Any]:
    """The hits for programs; `docs/ledger.md` lists the fields."""
    return {
        "schema": "reportedly-search/1",
        "hits": [
            {
                "article": hit.article_id,
                "outlet": readings[hit.article_id].article.outlet,
                "published": _iso(readings[hit.article_id]),
                "url": readings[hit.article_id].article.url,
                "span": [hit.span.start, hit.span.end],
                "text": hit.span.of(readings[hit.article_id].article.text),
                "statements": list(hit.statement_ids),
                "score": round(hit.score, 6),
            }
            for hit in hits
        ],
        "problems": [{"code": problem.code, "message": problem.message} for problem in problems],
    }


def _iso(reading: Reading) -> str | None:
    published = reading.article.published
    return published.isoformat() if published else None


def _words(hit: Hit, reading: Reading) -> str:
    text = hit.span.of(reading.article.text)
    return text if hit.statement_ids or len(text) <= _ABOUT else text[:_ABOUT].rsplit(" ", 1)[0] + " …"


def _marked(text: str, beginnings: tuple[str, ...], *, colour: bool) -> Iterator[Styled]:
    """The text with every word that was searched for marked."""
    text, at = f"“{visible(text)}”", 0
    for match in _WORD.finditer(text):
        if match.group().casefold().startswith(beginnings):
            yield Styled(text[at : match.start()])
            yield Styled(match.group() if colour else f"[{match.group()}]", "trigger")
            at = match.end()
    yield Styled(text[at:])


def _home(reading: Reading, is_gone: bool) -> str:  # noqa: FBT001 - says itself at its one call
    article = reading.article
    published = day(article.published) if article.published else "no date"
    parts = [visible(article.outlet or article.where or "outlet not stated"), published]
    parts += [visible(article.url)] if article.url else []
    parts += ["the page changed since"] if is_gone else []
    return " · ".join(parts)
