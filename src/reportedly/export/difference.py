"""What changed between two readings: of one text by two producers, or of two versions of one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from reportedly.export.brief import facets, line
from reportedly.export.styled import Row, Style, Styled, wrap
from reportedly.export.wording import day, home_of, visible
from reportedly.records import Producer, Reading, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One statement that both readings have, and what differs in it."""

    old: Statement
    new: Statement
    parts: tuple[tuple[str, str, str], ...]
    """Name of the part, what it said before, what it says now; empty where one of them left it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that differs."""

    old: Reading
    new: Reading
    lines_gone: tuple[str, ...]
    """Lines of the old text that the new one has not."""
    lines_added: tuple[str, ...]
    gone: tuple[Statement, ...]
    added: tuple[Statement, ...]
    changed: tuple[Change, ...]

    @property
    def is_revision(self) -> bool:
        """Whether the text changed, and not only its reading."""
        return self.old.article.id != self.new.article.id


def difference(old: Reading, new: Reading) -> Difference:
    """Lay two readings beside each other.

    Statements are the same where they have one id, and, between two versions of a page, where they have one trigger in
    one sentence, by its words.

    Args:
        old: The earlier one.
        new: The later one.
    """
    before = _keyed(old, by_words=old.article.id != new.article.id)
    after = _keyed(new, by_words=old.article.id != new.article.id)
    changed = []
    for key in before.keys() & after.keys():
        one, two = facets(before[key], old), facets(after[key], new)
        names = [name for name in {**one, **two} if one.get(name) != two.get(name)]
        if names:
            parts = tuple((name, one.get(name, ""), two.get(name, "")) for name in names)
            changed.append(Change(old=before[key], new=after[key], parts=parts))
    lines_gone, lines_added = _lines(old.article.text, new.article.text)
    return Difference(
        old=old,
        new=new,
        lines_gone=lines_gone,
        lines_added=lines_added,
        gone=tuple(statement for key, statement in before.items() if key not in after),
        added=tuple(statement for key, statement in after.items() if key not in before),
        changed=tuple(sorted(changed, key=lambda change: change.new.trigger)),
    )


def _keyed(reading: Reading, *, by_words: bool) -> dict[tuple[Any, ...], Statement]:
    text, found = reading.article.text, dict[tuple[Any, ...], Statement]()
    for statement in reading.statements:
        words = (statement.evidence.of(text), statement.trigger.start - statement.evidence.start)
        key: tuple[Any, ...] = (*words, len(statement.chain)) if by_words else (statement.id,)
        found[key] = statement
    return found


def _lines(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, two = ([line for line in text.split("\n") if line.strip()] for text in (old, new))
    gone, added = list[str](), list[str]()
    for kind, a, b, c, d in SequenceMatcher(a=one, b=two, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += one[a:b]
            added += two[c:d]
    return tuple(gone), tuple(added)


def difference_rows(found: Difference, *, width: int = 100) -> Iterator[Row]:
    """A difference, row by row: what is gone, what is new, what is said in another way."""
    yield from wrap([Styled(_title(found), "title")], width)
    yield from wrap([Styled(_how(found), "faint")], width, first=(Styled("  "),), rest=(Styled("  "),))
    for line_ in found.lines_gone:
        yield from _line(f"“{visible(line_)}”", "-", "negative", width)
    for line_ in found.lines_added:
        yield from _line(f"“{visible(line_)}”", "+", "fact", width)
    for statement in found.gone:
        yield from _line(line(statement, found.old), "-", "negative", width)
    for statement in found.added:
        yield from _line(line(statement, found.new), "+", "fact", width)
    for change in found.changed:
        yield from _line(line(change.new, found.new), "~", "hedged", width)
        for name, before, now in change.parts:
            words = f"{name}: {before or 'left open'} ⇒ {now or 'left open'}"
            yield from wrap([Styled(words, "faint")], width, first=(Styled("      "),), rest=(Styled("        "),))


def _line(words: str, sign: str, style: Style, width: int) -> Iterator[Row]:
    yield from wrap([Styled(words)], width, first=(Styled(f"  {sign} ", style),), rest=(Styled("    "),))


def _title(found: Difference) -> str:
    article = found.new.article
    published = day(article.published) if article.published else "no date"
    return f"{home_of(article)} · {published} · {article.id}"


def _how(found: Difference) -> str:
    if found.is_revision and found.old.article.text == found.new.article.text:
        known = f"{_known(found.old)} ⇒ {_known(found.new)}"
        return f"the same text, added again: {known}; before it was {found.old.article.id}"
    if found.is_revision:
        url = found.new.article.url or found.old.article.url
        return f"the page changed{f' ({visible(url)})' if url else ''}; before it was {found.old.article.id}"
    return f"read again: {_made_by(found.old.producers)} ⇒ {_made_by(found.new.producers)}"


def _known(reading: Reading) -> str:
    article = reading.article
    return ", ".join(
        (visible(article.outlet or "no outlet"), day(article.published) if article.published else "no day")
    )


def _made_by(producers: tuple[Producer, ...]) -> str:
    return ", ".join(map(str, producers)) or "by an earlier version"


def difference_json(found: Difference) -> dict[str, Any]:
    """A difference for programs; `docs/ledger.md` lists the fields."""
    return {
        "schema": "reportedly-diff/1",
        "kind": "revision" if found.is_revision else "reading",
        "old": _side(found.old),
        "new": _side(found.new),
        "text_gone": list(found.lines_gone),
        "text_added": list(found.lines_added),
        "gone": [{"id": s.id, **facets(s, found.old)} for s in found.gone],
        "added": [{"id": s.id, **facets(s, found.new)} for s in found.added],
        "changed": [
            {"id": c.new.id, "parts": [{"part": n, "old": o or None, "new": w or None} for n, o, w in c.parts]}
            for c in found.changed
        ],
    }


def _side(reading: Reading) -> dict[str, Any]:
    return {"article": reading.article.id, "producers": [str(producer) for producer in reading.producers]}
