"""Finding passages by their words, the best first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.records import Findings, Hit, Problem, Reading, Span, Stage
from reportedly.store import fetch, schema
from reportedly.store.words import (
    Wanted,
    article_and_paragraph,
    fold,
    likeness,
    paragraphs,
    tokens,
    trigrams,
    wanted,
)

_ALIKE = 0.4
"""Least likeness of a word that is taken for another, misspelt one ("Brezhna", "Brezna": 0.45)."""
_MOST_ALIKE = 5
_NEXT_TO_BEST = 0.8
"""How like the word, measured by the likest one, another must be to be meant as well."""
_LOOKED_AT = 60
_FIND = {
    "sqlite": (
        "SELECT rowid AS seq, -bm25(passages) AS score FROM passages WHERE passages MATCH :query "
        "ORDER BY bm25(passages), rowid LIMIT :most"
    ),
    "postgresql": (
        "SELECT seq, ts_rank_cd(words, CAST(:query AS tsquery), 1) AS score FROM passages "
        "WHERE words @@ CAST(:query AS tsquery) ORDER BY score DESC, seq LIMIT :most"
    ),
}
_ALIKE_TERMS = {
    "sqlite": (
        "SELECT t.term FROM term_grams g JOIN terms t ON t.seq = g.rowid WHERE term_grams MATCH :query "
        "ORDER BY bm25(term_grams) LIMIT :most"
    ),
    "postgresql": "SELECT term FROM terms WHERE term % :query ORDER BY similarity(term, :query) DESC LIMIT :most",
}


@dataclass(frozen=True, slots=True)
class _Choice:
    """Wordings of which one must stand in a passage."""

    of: tuple[Wanted, ...]


def search(connection: Connection, query: str, *, limit: int) -> Findings[Hit]:
    """The passages that hold all words of a query, best first.

    Args:
        connection: In a transaction.
        query: Words, "words side by side", and beginnings*; case and accents do not matter.
        limit: Most passages.

    Returns:
        One hit for each passage, and a problem for each word that stands nowhere and was taken for others.
    """
    choices, problems = [], []
    for want in wanted(query):
        choice = _choice(connection, want)
        choices.append(choice)
        if choice.of != (want,):
            problems.append(_taken_for(want, choice))
    if not choices or not all(choice.of for choice in choices):
        return Findings(found=(), problems=tuple(problems))
    dialect = connection.dialect.name
    said = _sqlite_query(choices) if dialect == "sqlite" else _postgresql_query(choices)
    found = connection.execute(sa.text(_FIND[dialect]), {"query": said, "most": limit}).all()
    words = {word for choice in choices for want in choice.of for word in want.words}
    return Findings(found=_hits(connection, [(row.seq, row.score) for row in found], words), problems=tuple(problems))


def _choice(connection: Connection, want: Wanted) -> _Choice:
    """The words as they are; where one word stands in no report, those that are spelt much like it."""
    if len(want.words) > 1 or want.is_prefix:
        return _Choice((want,))
    (word,) = want.words
    table = schema.terms
    if connection.execute(sa.select(table.c.seq).where(table.c.term == word)).first() is not None:
        return _Choice((want,))
    dialect, query = connection.dialect.name, word
    if dialect == "sqlite":
        runs = sorted(run for run in trigrams(word) if " " not in run)
        if not runs:
            return _Choice(())
        query = " OR ".join(f'"{run}"' for run in runs)
    found = connection.execute(sa.text(_ALIKE_TERMS[dialect]), {"query": query, "most": _LOOKED_AT}).scalars()
    ranked = sorted((-likeness(word, term), term) for term in found)
    least = max(_ALIKE, -ranked[0][0] * _NEXT_TO_BEST) if ranked else _ALIKE
    return _Choice(tuple(Wanted((t,), is_prefix=False) for worth, t in ranked[:_MOST_ALIKE] if -worth >= least))


def _taken_for(want: Wanted, choice: _Choice) -> Problem:
    others = ", ".join(f'"{other.words[0]}"' for other in choice.of)
    meant = f"looked for {others}" if others else "no word is spelt much like it; try a beginning with *"
    message = f'"{want.words[0]}" stands in no report; {meant}'
    return Problem(code="word-not-found", stage=Stage.STORE, article_id=None, span=None, message=message)


def _sqlite_query(choices: Sequence[_Choice]) -> str:
    def one(want: Wanted) -> str:
        return '"' + " ".join(want.words) + '"' + ("*" if want.is_prefix else "")

    return " AND ".join("(" + " OR ".join(one(want) for want in choice.of) + ")" for choice in choices)


def _postgresql_query(choices: Sequence[_Choice]) -> str:
    def one(want: Wanted) -> str:
        return " <-> ".join(f"'{word}'" for word in want.words) + (":*" if want.is_prefix else "")

    return " & ".join("(" + " | ".join(one(want) for want in choice.of) + ")" for choice in choices)


def _hits(connection: Connection, found: Sequence[tuple[int, float]], words: set[str]) -> tuple[Hit, ...]:
    places = [(*article_and_paragraph(seq), score) for seq, score in found]
    table = schema.articles
    chosen = sa.select(table.c.seq, table.c.id).where(table.c.seq.in_({article for article, _, _ in places}))
    ids = {row.seq: row.id for row in connection.execute(chosen)}
    numbers = fetch.newest_of(connection, ids.values())
    readings = {reading.article.id: reading for reading in fetch.load(connection, list(numbers.values())).values()}
    return tuple(
        _hit(readings[ids[article]], paragraph, words, score)
        for article, paragraph, score in places
        if ids.get(article) in readings
    )


def _hit(reading: Reading, paragraph: int, words: set[str], score: float) -> Hit:
    text = reading.article.text
    start, end = next((s, e) for n, s, e in paragraphs(text) if n == paragraph)
    whole = Span(start, end)
    sentences = {s.evidence for s in reading.statements if whole.holds(s.evidence)}
    best = max(sentences, key=lambda span: (_held(span.of(text), words), -span.start), default=None)
    if best is None or not _held(best.of(text), words):
        return Hit(article_id=reading.article.id, span=whole, statement_ids=(), score=score)
    held = tuple(s.id for s in reading.statements if s.evidence == best)
    return Hit(article_id=reading.article.id, span=best, statement_ids=held, score=score)


def _held(text: str, words: Iterable[str]) -> int:
    """How many of the words stand in the text, or begin one there."""
    there = tokens(text)
    return sum(any(token.startswith(fold(word)) for token in there) for word in words)
