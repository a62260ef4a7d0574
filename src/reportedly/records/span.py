"""Where something stands in an article's final text."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.errors import ForeignSpanError, InvalidSpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points, never empty; meaningless without its article.

    Raises:
        InvalidSpanError: if the range is empty, reversed or starts below zero.
    """

    start: int
    """First code point inside."""
    end: int
    """First code point outside."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidSpanError(f"span {self.start}:{self.end} is not a forward range; check the offsets' source")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that stand here.

        Raises:
            ForeignSpanError: if the text is too short to hold the span.
        """
        if self.end > len(text):
            raise ForeignSpanError(f"span {self.start}:{self.end} lies outside a text of {len(text)} code points")
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all the given ones.

    Raises:
        InvalidSpanError: if there are none.
    """
    spans = tuple(spans)
    if not spans:
        raise InvalidSpanError("no spans to cover; pass at least one")
    return Span(min(s.start for s in spans), max(s.end for s in spans))
