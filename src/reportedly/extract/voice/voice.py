"""One source and what is its word."""

from dataclasses import dataclass

from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.voice.cue import Cue
from reportedly.records import Span, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source and what is its word, before it is put into a chain."""

    source: Word | None
    """Head of the source phrase; None if the text leaves it out."""
    source_span: Span | None
    """The source as the reader tagged it, where no word of the parse could be found."""
    cue: Span | None
    cue_word: Word | None
    content: tuple[Span, ...]
    stance: Stance
    rule: str
    """What found it, for explanations."""

    def speaks(self, span: Span) -> bool:
        """Whether a span is this voice's word."""
        return any(piece.holds(span) for piece in self.content) and not (self.cue and self.cue.meets(span))

    @property
    def reach(self) -> int:
        """How many code points its content has."""
        return sum(len(piece) for piece in self.content)


def voice_of_cue(
    page: Page, number: int, *, source: int | None, cue: int, content: tuple[Span, ...], reading: Cue
) -> Voice:
    """Make the voice of a cue from word positions in one sentence and the content's spans."""
    return Voice(
        source=None if source is None else Word(number, source),
        source_span=None,
        cue=page.trees[number].tokens[cue].span,
        cue_word=Word(number, cue),
        content=content,
        stance=reading.stance,
        rule=reading.entry,
    )
