"""Names whose letters are not what they look like: flagged, and never taken for the name they imitate.

A word that mixes the letters of two alphabets (a Latin "Pristina" with a Cyrillic last letter), or that holds
characters which turn the direction of writing, matches nothing in any list: `fold` gives it a key of its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reportedly.records import Article, Problem, Span, Stage
from reportedly.resolve.fold import alphabets, is_mixed

_WORD = re.compile(r"[^\W\d_]+(?:[\u200b-\u200f\u202a-\u202e\u2066-\u2069'’-]*[^\W\d_]+)*")
# A message shows no more of a word than fits a line.
_SHOWN = 60


def mixed_words(text: str, span: Span) -> Iterator[Span]:
    """The words of a stretch of text that mix alphabets or turn the direction of writing, in text order."""
    for m in _WORD.finditer(text, span.start, span.end):
        if is_mixed(m.group()):
            yield Span(m.start(), m.end())


def lookalikes(article: Article, spans: Iterable[Span]) -> tuple[Problem, ...]:
    """A problem `name-mixed-script` for each odd word in the names of a report, in text order, each place once."""
    found = dict.fromkeys(word for span in spans for word in mixed_words(article.text, span))
    return tuple(
        Problem(
            code="name-mixed-script",
            stage=Stage.RESOLVE,
            article_id=article.id,
            span=word,
            message=message(word.of(article.text)),
        )
        for word in sorted(found)
    )


def odd_letters(text: str) -> tuple[str, ...]:
    """What is odd about the letters of a wording on its own, one message a word."""
    return tuple(message(word.of(text)) for word in mixed_words(text, Span(0, len(text)))) if text else ()


def message(word: str) -> str:
    """What is odd about a word, for a reader."""
    named = " and ".join(sorted(alphabets(word)))
    odd = sorted({unicodedata.name(letter, "a hidden character") for letter in word if not letter.isprintable()})
    what = f"mixes {named} letters" if len(alphabets(word)) > 1 else f"holds {', '.join(odd).lower()}"
    return f'"{_visible(word)[:_SHOWN]}" {what}; it may imitate another name and was taken for none'


def _visible(word: str) -> str:
    return "".join(letter for letter in word if letter.isprintable())
