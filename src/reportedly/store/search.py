"""Finding passages by their words, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.records import Findings, Hit, Problem, Span, Stage
from reportedly.store import fetch, schema
from reportedly.store.stem import stem
from reportedly.store.words import (
    Wanted,
    article_and_paragraph,
    likeness,
    paragraphs,
    standing_in,
    trigrams,
    wanted,
)

_ALIKE = 0.4
"""Least likeness of a word that is taken for another, misspelt one ("Brezhna", "Brezna": 0.45)."""
_MOST_ALIKE = 5
_NEXT_TO_BEST = 0.8
"""How like the word, measured by the likest one, another must be to be meant as well."""
_LOOKED_AT = 60
_RANKED = 10_000
"""Passages that are ranked, those that came in last: of a word that stands everywhere each would cost as much."""
_FIND = {
    "sqlite": (
        "SELECT rowid AS seq, -bm25(passages, 1.0, 0.5) AS score FROM passages WHERE passages MATCH :query "
        "AND rowid > :after ORDER BY bm25(passages, 1.0, 0.5), rowid LIMIT :most"
    ),
    "postgresql": (
        # The weights of D (words) and C (stems), then two that are not used.
        "SELECT seq, ts_rank_cd('{1.0, 0.5, 0, 0}', words, CAST(:query AS tsquery), 1) AS score FROM passages "
        "WHERE words @@ CAST(:query AS tsquery) AND seq > :after ORDER BY score DESC, seq LIMIT :most"
    ),
}
"""Another form of a word counts half of what the word itself does."""
_BEHIND = {
    "sqlite": "SELECT rowid FROM passages WHERE passages MATCH :query ORDER BY rowid DESC LIMIT 1 OFFSET :n",
    "postgresql": (
        "SELECT seq FROM passages WHERE words @@ CAST(:query AS tsquery) ORDER BY seq DESC LIMIT 1 OFFSET :n"
    ),
}
"""The latest passage behind the first `n`; few words stand in more, and of those most are counted in a moment."""
_STANDS = {
    "sqlite": "SELECT rowid FROM passages WHERE passages MATCH :query LIMIT 1",
    "postgresql": "SELECT seq FROM passages WHERE words @@ CAST(:query AS tsquery) LIMIT 1",
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
        query: Words in any of their forms, "words side by side" as they are, and beginnings*; case and accents do not
            matter.
        limit: Most passages.

    Returns:
        One hit for each passage, a problem for each word that stands nowhere and was taken for others, and one where
        so many passages hold the words that only the latest were ranked.
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
    said = _query(dialect, choices)
    after = connection.execute(sa.text(_BEHIND[dialect]), {"query": said, "n": _RANKED}).scalar()
    if after is not None:
        problems.append(_too_many())
    asked = {"query": said, "most": limit, "after": -1 if after is None else after}
    found = connection.execute(sa.text(_FIND[dialect]), asked).all()
    wants = [want for choice in choices for want in choice.of]
    return Findings(found=_hits(connection, [(row.seq, row.score) for row in found], wants), problems=tuple(problems))


def _choice(connection: Connection, want: Wanted) -> _Choice:
    """The words as they are; where one word stands in no report in any form, those that are spelt much like it."""
    if want.is_exact or want.is_prefix:
        return _Choice((want,))
    (word,) = want.words
    dialect, query = connection.dialect.name, word
    asked = {"query": _query(dialect, [_Choice((want,))])}
    if connection.execute(sa.text(_STANDS[dialect]), asked).first() is not None:
        return _Choice((want,))
    if dialect == "sqlite":
        runs = sorted(run for run in trigrams(word) if " " not in run)
        if not runs:
            return _Choice(())
        query = " OR ".join(f'"{run}"' for run in runs)
    found = connection.execute(sa.text(_ALIKE_TERMS[dialect]), {"query": query, "most": _LOOKED_AT}).scalars()
    ranked = sorted((-likeness(word, term), term) for term in found)
    least = max(_ALIKE, -ranked[0][0] * _NEXT_TO_BEST) if ranked else _ALIKE
    return _Choice(tuple(Wanted((t,)) for worth, t in ranked[:_MOST_ALIKE] if -worth >= least))


def _taken_for(want: Wanted, choice: _Choice) -> Problem:
    others = ", ".join(f'"{other.words[0]}"' for other in choice.of)
    meant = f"looked for {others}" if others else "no word is spelt much like it; try a beginning with *"
    message = f'"{want.words[0]}" stands in no report; {meant}'
    return Problem(code="word-not-found", stage=Stage.STORE, article_id=None, span=None, message=message)


def _too_many() -> Problem:
    message = f"more than {_RANKED:,} passages hold this; the best of the last {_RANKED:,} are shown, add a word"
    return Problem(code="many-passages", stage=Stage.STORE, article_id=None, span=None, message=message)


def _query(dialect: str, choices: Sequence[_Choice]) -> str:
    said, either, both = (_in_file, " OR ", " AND ") if dialect == "sqlite" else (_on_server, " | ", " & ")
    return both.join("(" + either.join(said(want) for want in choice.of) + ")" for choice in choices)


def _in_file(want: Wanted) -> str:
    if want.is_exact or want.is_prefix:
        return 'words : "' + " ".join(want.words) + '"' + ("*" if want.is_prefix else "")
    return " OR ".join(f'"{form}"' for form in _forms(want))


def _on_server(want: Wanted) -> str:
    if want.is_exact or want.is_prefix:
        *front, last = (f"'{word}':" for word in want.words)
        return " <-> ".join([*(f"{word}D" for word in front), last + ("*D" if want.is_prefix else "D")])
    return " | ".join(f"'{form}'" for form in _forms(want))


def _forms(want: Wanted) -> tuple[str, ...]:
    """The word and its stem: what stands as it was typed is found first."""
    return tuple(dict.fromkeys((*want.words, *map(stem, want.words))))


def _hits(connection: Connection, found: Sequence[tuple[int, float]], wants: Sequence[Wanted]) -> tuple[Hit, ...]:
    places = [(*article_and_paragraph(seq), score) for seq, score in found]
    table = schema.articles
    chosen = sa.select(table.c.seq, table.c.id).where(table.c.seq.in_({article for article, _, _ in places}))
    ids = {row.seq: row.id for row in connection.execute(chosen)}
    numbers = fetch.newest_of(connection, ids.values())
    told = {one.article_id: one for one in fetch.told(connection, list(numbers.values()))}
    return tuple(
        _hit(told[ids[article]], paragraph, wants, score)
        for article, paragraph, score in places
        if ids.get(article) in told
    )


def _hit(told: fetch.Told, paragraph: int, wants: Sequence[Wanted], score: float) -> Hit:
    """The sentence of a paragraph that holds most of what is wanted, or the paragraph if nothing was read in it."""
    text = told.text
    start, end = next((s, e) for n, s, e in paragraphs(text) if n == paragraph)
    whole = Span(start, end)
    standing = [(want, span) for want in wants for span in standing_in(text, whole, want)]

    def held(sentence: Span) -> int:
        return len({want for want, span in standing if sentence.holds(span)})

    sentences = {evidence for _, evidence in told.sentences if whole.holds(evidence)}
    best = max(sentences, key=lambda span: (held(span), -span.start), default=whole)
    shown = best if held(best) else whole
    return Hit(
        article_id=told.article_id,
        span=shown,
        statement_ids=tuple(i for i, evidence in told.sentences if evidence == best) if held(best) else (),
        score=score,
        words=tuple(sorted({span for _, span in standing if shown.holds(span)})),
    )
