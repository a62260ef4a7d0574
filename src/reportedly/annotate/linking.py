"""Which source and which content belong to which cue.

Every word with a role votes for its cue's first word; the votes of a piece are pooled, so that one odd word cannot tear
a quotation apart. A cue may have several pieces of content ("We left," she said, "at dawn").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from reportedly.annotate.chains import Piece
from reportedly.annotate.onnx import Floats
from reportedly.annotate.tokens import Range
from reportedly.records import Sentence, Span, TaggedAttribution

_JOINS = 0.5  # a cue piece joins another cue if its words see that one as their first with at least this probability
_NEAR = 3  # words that may stand between a quotation and a name that has no cue, as in "..." - Name
_DENYING = frozenset(("deny", "refute", "disavow", "disclaim"))
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))


@dataclass(slots=True)
class Linked:
    """A piece with a role, and the cue that it belongs to."""

    piece: Piece
    cue: int | None
    """Position of the cue piece's first word; None if its window has no cue."""
    sureness: float
    """Probability mass that the piece's words give to that cue."""


@dataclass(slots=True)
class _Group:
    source: list[Piece] = field(default_factory=list)
    cue: list[Piece] = field(default_factory=list)
    content: list[Piece] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)


def link(found: Sequence[Piece], cues: Floats, *, offset: int) -> list[Linked]:
    """Give every piece of one window its cue.

    Args:
        found: The window's pieces, positions counted in the window.
        cues: [n, n] scores of each word as the first word of this word's cue.
        offset: Position of the window's first word in the article.

    Returns:
        The pieces in order, positions counted in the article.
    """
    candidates = [piece for piece in found if piece.label == "CUE"]
    if not candidates:
        return [Linked(_moved(piece, offset), *_beside(piece, found, offset)) for piece in found]
    rows = np.concatenate([np.arange(piece.first, piece.last + 1) for piece in found])
    chosen = cues[rows]
    chosen = np.exp(chosen - chosen.max(axis=1, keepdims=True))
    chosen /= chosen.sum(axis=1, keepdims=True)
    votes = np.stack([chosen[:, cue.first : cue.last + 1].sum(axis=1) for cue in candidates], axis=1)
    linked, at = [], 0
    for piece in found:
        pooled = votes[at : at + piece.last - piece.first + 1].mean(axis=0)
        at += piece.last - piece.first + 1
        best = int(pooled.argmax())
        if piece.label == "CUE" and (candidates[best] is piece or pooled[best] < _JOINS):
            best = candidates.index(piece)
        linked.append(Linked(_moved(piece, offset), candidates[best].first + offset, float(pooled[best])))
    return linked


def _beside(piece: Piece, found: Sequence[Piece], offset: int) -> tuple[int | None, float]:
    """Key and sureness of a pair without a cue, as in a list of letters: quotation, dash, name."""
    if piece.label == "SOURCE":
        return (piece.first + offset, piece.score) if any(_gap(piece, one) <= _NEAR for one in found) else (None, 0.0)
    near = [one for one in found if one.label == "SOURCE" and _gap(one, piece) <= _NEAR]
    if not near:
        return None, 0.0
    nearest = min(near, key=lambda one: _gap(one, piece))
    return nearest.first + offset, nearest.score


def _gap(source: Piece, content: Piece) -> int:
    """Words between a source and a content; more than any limit if the other piece is no content."""
    if content.label != "CONTENT":
        return 10**9
    return max(content.first - source.last, source.first - content.last) - 1


def _moved(piece: Piece, offset: int) -> Piece:
    return replace(piece, first=piece.first + offset, last=piece.last + offset)


def attributions(
    linked: Sequence[Linked], words: Sequence[Range], sentences: Sequence[Sentence]
) -> tuple[TaggedAttribution, ...]:
    """Group the pieces of an article by their cue, in the order of their first piece.

    A content that runs on from the window before joins the piece it continues. A cue without a source takes the source
    of the cue that it is coordinated with ("He said A and denied B"). A piece that nothing belongs to is left out.

    Args:
        linked: All pieces of the article, in text order.
        words: The article's words.
        sentences: Their trees.
    """
    groups: dict[int, _Group] = {}
    before: Linked | None = None
    home = {one.piece.first: one.cue for one in linked if one.piece.label == "CUE" and one.cue is not None}
    for one in linked:
        continues = one.piece.is_continued and before is not None and _runs_on(before.piece, one.piece)
        cue = before.cue if continues and before is not None else one.cue
        if cue is None and one.piece.label == "CONTENT" and before is not None:
            # A quotation that runs over paragraphs belongs to whoever spoke before it.
            cue = before.cue
        if cue is not None:
            group = groups.setdefault(home.get(cue, cue), _Group())
            pieces: list[Piece] = getattr(group, one.piece.label.lower())
            if continues and pieces:
                pieces[-1] = replace(pieces[-1], last=one.piece.last)
            else:
                pieces.append(one.piece)
                group.scores.append(one.piece.score * one.sureness)
        before = Linked(one.piece, cue, one.sureness)
    trees = _Trees(sentences)
    _inherit(groups, trees)
    ordered = sorted(
        (group for group in groups.values() if bool(group.source) + bool(group.cue) + bool(group.content) > 1),
        key=lambda group: min(piece.first for piece in (*group.source, *group.cue, *group.content)),
    )
    return tuple(_attribution(group, words, trees) for group in ordered)


def _runs_on(before: Piece, piece: Piece) -> bool:
    return before.label == piece.label and before.last + 1 == piece.first


class _Trees:
    """Heads of words by their position in the article."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.tokens = [token for one in sentences for token in one.tokens]
        starts = np.cumsum([0, *(len(one.tokens) for one in sentences)])
        self.heads = [
            int(start) + token.head if token.head >= 0 else -1
            for start, one in zip(starts[:-1], sentences, strict=True)
            for token in one.tokens
        ]

    def top(self, piece: Piece) -> int:
        """The word of a piece that governs the others."""
        inside = range(piece.first, piece.last + 1)
        return next((at for at in inside if self.heads[at] not in inside), piece.first)

    def is_negated(self, at: int) -> bool:
        """Whether a negation hangs on the word; it stands beside it, so a few words are enough to look at."""
        near = range(max(0, at - 4), min(len(self.tokens), at + 3))
        return any(self.heads[word] == at and self.tokens[word].lemma in _NEGATIONS for word in near)


def _inherit(groups: dict[int, _Group], trees: _Trees) -> None:
    of_word = {at: group for group in groups.values() for cue in group.cue for at in range(cue.first, cue.last + 1)}
    for group in groups.values():
        if group.source or not group.cue:
            continue
        at = trees.top(group.cue[0])
        if trees.tokens[at].relation != "conj":
            continue
        lender = of_word.get(trees.heads[at])
        if lender is not None and lender is not group:
            group.source = list(lender.source)


def _attribution(group: _Group, words: Sequence[Range], trees: _Trees) -> TaggedAttribution:
    tops = [trees.top(cue) for cue in group.cue]
    positive = not any(trees.tokens[at].lemma in _DENYING or trees.is_negated(at) for at in tops)

    def spans(pieces: list[Piece]) -> tuple[Span, ...]:
        return tuple(Span(words[piece.first][0], words[piece.last][1]) for piece in sorted(pieces, key=_place))

    return TaggedAttribution(
        source=spans(group.source), cue=spans(group.cue), content=spans(group.content), positive=positive,
        score=round(sum(group.scores) / len(group.scores), 4),
    )  # fmt: skip


def _place(piece: Piece) -> int:
    return piece.first
