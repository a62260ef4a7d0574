"""What a search found: each sentence with its source, its place and what is said in it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from reportedly.export.brief import line
from reportedly.export.claims import together
from reportedly.export.styled import NO_BREAK, Row, Styled, wrap
from reportedly.export.wording import day, home_of, visible
from reportedly.records import Hit, Problem, Reading

_ABOUT = 320
"""Code points of a passage that are shown where nothing was read in it."""


def found_rows(
    hits: Iterable[Hit],
    readings: Mapping[str, Reading],
    *,
    gone: Collection[str] = (),
    wrong: Mapping[str, str] | None = None,
    width: int = 100,
    colour: bool = False,
) -> Iterator[Row]:
    """The hits, row by row, best first.

    Args:
        hits: As the ledger gives them.
        readings: The reading of each hit's article, by article id.
        gone: Articles that a later version took the place of.
        wrong: Statements that were judged wrong, with who said so.
        width: Columns to fill.
        colour: Whether the styles will be seen; if not, brackets mark the words.
    """
    for number, hit in enumerate(hits, start=1):
        reading = readings[hit.article_id]
        edge, rest = (Styled(f"{number:>3}  ", "number"),), (Styled("     "),)
        if number > 1:
            yield ()
        yield from wrap(_marked(hit, reading, colour=colour), width, first=edge, rest=rest)
        yield from wrap([Styled(_home(reading, hit.article_id in gone), "faint")], width, first=rest, rest=rest)
        for statement in reading.statements:
            if statement.id in hit.statement_ids:
                said = [Styled(line(statement, reading)), Styled(f"{NO_BREAK}· {statement.id}", "faint")]
                if judge := (wrong or {}).get(statement.id):
                    said.append(Styled(together(f" · judged wrong by {visible(judge)}"), "negative"))
                yield from wrap(said, width, first=(Styled("       "),), rest=(Styled("         "),))


def found_json(
    hits: Iterable[Hit], readings: Mapping[str, Reading], problems: Iterable[Problem], wrong: Collection[str] = ()
) -> dict[str, Any]:
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
                "words": [[span.start, span.end] for span in hit.words],
                "statements": list(hit.statement_ids),
                "judged_wrong": [statement for statement in hit.statement_ids if statement in wrong],
                "score": round(hit.score, 6),
            }
            for hit in hits
        ],
        "problems": [{"code": problem.code, "message": problem.message} for problem in problems],
    }


def _iso(reading: Reading) -> str | None:
    published = reading.article.published
    return published.isoformat() if published else None


def _end(hit: Hit, text: str) -> int:
    """Where the part of a passage that is shown ends."""
    if hit.statement_ids or len(hit.span) <= _ABOUT:
        return hit.span.end
    last = max((span.end for span in hit.words), default=hit.span.start)
    cut = text.rfind(" ", hit.span.start, max(hit.span.start + _ABOUT, last))
    return min(hit.span.end, max(cut, last))


def _marked(hit: Hit, reading: Reading, *, colour: bool) -> Iterator[Styled]:
    """The text with every word that was searched for marked."""
    text, at = reading.article.text, hit.span.start
    end = _end(hit, text)
    yield Styled("“")
    for span in hit.words:
        word = visible(span.of(text))
        yield Styled(visible(text[at : span.start]))
        yield Styled(word if colour else f"[{word}]", "trigger")
        at = span.end
    yield Styled(visible(text[at:end]) + ("”" if end == hit.span.end else " …”"))


def _home(reading: Reading, is_gone: bool) -> str:  # noqa: FBT001 - says itself at its one call
    article = reading.article
    published = day(article.published) if article.published else "no date"
    parts = [home_of(article), published]
    parts += [visible(article.url)] if article.url else []
    parts += ["a later version took its place"] if is_gone else []
    return " · ".join(parts)
