"""Single claims in text: who did what to whom, according to whom, with the sentence they stand in."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.export.styled import NO_BREAK, Row, Styled, wrap
from reportedly.export.wording import (
    day,
    home_of,
    is_short_for,
    negation,
    party_words,
    quotes,
    reserve,
    source_name,
    visible,
    voice,
)
from reportedly.records import Article, EventCount, Reading, Role, Statement

_SOURCES = 3
"""Sources that are named for one number."""


_SHORT_ID = 10


class Claims:
    """Words claims; knows which statement stands where."""

    def __init__(self, readings: Iterable[Reading], width: int, *, colour: bool, named: bool = False) -> None:
        """Take what stands in some readings.

        Args:
            readings: Where the statements stand.
            width: Columns to fill.
            colour: Whether the styles will be seen.
            named: Whether each sentence shows the beginning of its statement's id, by which it can be judged.
        """
        self.width = width
        self._named = named
        self._mark = "{}" if colour else "[{}]"
        self.homes: dict[str, tuple[Statement, Article]] = {
            statement.id: (statement, reading.article) for reading in readings for statement in reading.statements
        }

    def claim(self, statement_id: str, indent: int, width: int | None = None) -> Iterator[Row]:
        """Who says what, then the sentence."""
        statement, article = self.homes[statement_id]
        said = [
            dot(),
            Styled(voice_of(statement, article), "voice"),
        ]
        said += [dot(), Styled(sure)] if (sure := reserve(statement.factuality)) else []
        yield from self.filled([*deed(statement, article.text), *said], indent, width)
        yield from self.sentence(statement_id, indent, width)

    def sentence(self, statement_id: str, indent: int, width: int | None = None) -> Iterator[Row]:
        """The sentence with its trigger marked, and where it stands."""
        if statement_id not in self.homes:
            return
        statement, article = self.homes[statement_id]
        text, evidence, trigger = article.text, statement.evidence, statement.trigger
        before, after = text[evidence.start : trigger.start], text[trigger.end : evidence.end]
        opening, closing = quotes(evidence.of(text))
        parts = [
            Styled(opening + visible(before)), Styled(self._mark.format(visible(trigger.of(text))), "trigger"),
            Styled(visible(after) + closing),
        ]  # fmt: skip
        published = together(day(article.published) if article.published else "no date")
        home = home_of(article)
        name = f"{NO_BREAK}· {short_id(statement_id)}" if self._named else ""
        yield from self.filled([*parts, Styled(f" — {home}{NO_BREAK}· {published}{name}", "faint")], indent, width)

    def filled(self, parts: list[Styled], indent: int, width: int | None = None) -> Iterator[Row]:
        """Rows of words behind a margin."""
        edge = (Styled(" " * indent),)
        yield from wrap(parts, width or self.width, first=edge, rest=edge)


def short_id(name: str) -> str:
    """The beginning of an id, long enough to be the only one in any ledger that a person reads."""
    return name[:_SHORT_ID]


def heading(words: str) -> Iterator[Row]:
    """A title with an empty row above it."""
    yield ()
    yield (Styled(words, "title"),)


def dot() -> Styled:
    """What parts the facts of a line."""
    return Styled(f"{NO_BREAK}· ", "faint")


def together(words: str) -> str:
    """Words that stay on one row."""
    return words.replace(" ", NO_BREAK)


def number(count: int, noun: str) -> str:
    """`1 report`, `12 reports`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def deed(statement: Statement, text: str) -> list[Styled]:
    """`who → did what → to whom`; the deed alone where nobody is named."""
    arrow = Styled(f"{NO_BREAK}→ ", "faint")
    whom = ", ".join(named(statement, Role.RECIPIENT, text))
    who = ", ".join(named(statement, Role.ACTOR, text))
    parts = [
        *([Styled(who), arrow] if who else []),
        Styled(together(negation(statement.factuality)), "negative"),
        Styled(visible(statement.trigger.of(text)), "deed"),
    ]
    return [*parts, arrow, Styled(whom)] if whom else parts


def named(statement: Statement, role: Role, text: str) -> Iterator[str]:
    """Who has this part in it, as the report words them, with what a pronoun stands for."""
    for argument in statement.arguments:
        if argument.role is role:
            words = party_words(visible(argument.span.of(text)), statement.factuality)
            fuller = visible(argument.antecedent.of(text)) if argument.antecedent else ""
            if words:
                yield fuller if is_short_for(words, fuller) else f"{words} ({fuller})" if fuller else words


def voice_of(statement: Statement, article: Article) -> str:
    """According to whom, as `voice` words it; the outlet where it speaks itself."""
    if not statement.chain:
        return f"{visible(article.outlet)} itself" if article.outlet else "the report itself"
    post = next((post for post in article.posts if post.span.holds(statement.trigger)), None)
    return voice(statement.chain, text=article.text, post=post)


def counted(count: EventCount) -> str:
    """How many over all sources, then each number with those who give it."""
    said: dict[str, dict[str, None]] = {}
    for claim in count.by:
        said.setdefault(bounds(claim.low, claim.high), {})[source_name(claim.source)] = None
    whole = f"{bounds(count.low, count.high)} {count.what}"
    if len(said) == 1:
        (sources,) = said.values()
        return f"{whole} ({_some(list(sources))})" if len(sources) > 1 else whole
    return f"{whole}: {', '.join(f'{many} ({_some(list(sources))})' for many, sources in said.items())}"


def _some(sources: Sequence[str]) -> str:
    more = len(sources) - _SOURCES
    return ", ".join(sources[:_SOURCES]) + (f" and {more} more" if more > 0 else "")


def bounds(low: int | None, high: int | None) -> str:
    """`3`, `9–11`, `at least 3`, `up to 11`, `some`."""
    if low is None or high is None:
        return f"at least {low:,}" if low is not None else f"up to {high:,}" if high is not None else "some"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
