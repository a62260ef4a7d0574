"""From scores to sentences and names: trees, lemmas, mentions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.annotate import lemma, tree
from reportedly.annotate.chains import Piece
from reportedly.annotate.onnx import Floats, Labels, Look
from reportedly.annotate.tokens import Range
from reportedly.records import Mention, Sentence, Span, Token

_LIKELY = 0.05  # event types below this probability are left out; a word's list stays short
_TAKING_PART = 0.03  # of a party; below, nothing that is known of words made one of it
_TELLING = 0.02  # of `Token.told`; below, nobody takes part in anything
Types = tuple[tuple[str, float], ...]
Parties = tuple[tuple[str, int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The words of one sentence that stand in one window; nearly always all of them."""

    words: tuple[Range, ...]
    heads: tuple[int, ...]
    """Position in the part; -1 for its root."""
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    lemmas: tuple[str, ...]
    predicate: tuple[float, ...]
    factuality: tuple[float, ...]
    nominal: tuple[float, ...]
    told: tuple[float, ...]
    types: tuple[Types, ...]
    parties: tuple[Parties, ...]
    """Positions in the part."""


def part(text: str, words: Sequence[Range], look: Look, *, offset: int, labels: Labels) -> Part:
    """Read one sentence, or a piece of one, out of a window.

    Args:
        text: The article's text.
        words: The words of the part.
        look: The window's scores.
        offset: Position of the part's first word in the window.
        labels: The model's labels.
    """
    n = len(words)
    here = slice(offset, offset + n)
    columns = [0, *range(offset + 1, offset + n + 1)]
    found = tree.heads(look.arcs[here][:, columns])
    upos = tuple(labels.upos[number] for number in look.upos[here])
    relations = tuple(
        "root" if head < 0 else labels.relations[number]
        for head, number in zip(found, look.relations[here], strict=True)
    )
    lemmas = tuple(
        lemma.lemma_of(text[start:end], tag, labels.edits[edit], labels.lexicon)
        for (start, end), tag, edit in zip(words, upos, look.edits[here], strict=True)
    )
    return Part(
        words=tuple(words), heads=tuple(found), upos=upos, relations=relations, lemmas=lemmas,
        predicate=tuple(round(float(one), 4) for one in look.predicate[here]),
        factuality=tuple(round(float(one), 3) for one in look.factuality[here]),
        nominal=tuple(round(float(one), 4) for one in look.nominals[here]),
        told=tuple(round(float(one), 4) for one in look.told[here]),
        types=types(look.types[here], labels.types),
        parties=parties(look.parties[:, here, here], look.told[here], labels.parties),
    )  # fmt: skip


def sentence(parts: Sequence[Part]) -> Sentence:
    """One sentence out of its parts; the roots of later parts hang on the first one's as `parataxis`."""
    tokens: list[Token] = []
    root = parts[0].heads.index(-1)
    for one in parts:
        offset = len(tokens)
        for at, (start, end) in enumerate(one.words):
            head = one.heads[at] + offset
            relation = one.relations[at]
            if one.heads[at] < 0:
                head, relation = (-1, "root") if offset == 0 else (root, "parataxis")
            tokens.append(
                Token(
                    span=Span(start, end), upos=one.upos[at], lemma=one.lemmas[at], head=head, relation=relation,
                    predicate=one.predicate[at], factuality=one.factuality[at], nominal=one.nominal[at],
                    told=one.told[at], types=one.types[at],
                    parties=tuple((role, offset + place, chance) for role, place, chance in one.parties[at]),
                )
            )  # fmt: skip
    return Sentence(span=Span(tokens[0].span.start, tokens[-1].span.end), tokens=tuple(tokens))


def types(scores: Floats, names: Sequence[str]) -> tuple[Types, ...]:
    """The event types that each word may tell of, likeliest first.

    Args:
        scores: [words, types]
        names: What the columns stand for; the last is "no event".
    """
    if not names:
        return ((),) * len(scores)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    found: list[Types] = [()] * len(scores)
    for at in np.flatnonzero((chances[:, :-1] >= _LIKELY).any(axis=1)):
        order = np.argsort(-chances[at, :-1], kind="stable")
        likely = (number for number in order if chances[at, number] >= _LIKELY)
        found[at] = tuple((names[number], round(float(chances[at, number]), 4)) for number in likely)
    return tuple(found)


def parties(scores: Floats, told: Floats, roles: Sequence[str]) -> tuple[Parties, ...]:
    """Who may take part in what each word tells of, by role, then likeliest first.

    Args:
        scores: [roles, words that tell, words that take part]
        told: [words]: how likely each tells of something.
        roles: What the first axis stands for.
    """
    found: list[list[tuple[str, int, float]]] = [[] for _ in told]
    telling = np.flatnonzero(told >= _TELLING)
    if roles and len(telling):
        chances = 1 / (1 + np.exp(-scores[:, telling]))
        chances[:, np.arange(len(telling)), telling] = 0.0  # nothing takes part in itself
        order = np.argsort(-chances, axis=2, kind="stable")
        for role, row in zip(*np.nonzero((chances >= _TAKING_PART).any(axis=2)), strict=True):
            likely = order[role, row, : int((chances[role, row] >= _TAKING_PART).sum())]
            found[telling[row]] += [
                (roles[role], int(place), round(float(chances[role, row, place]), 4)) for place in likely
            ]
    return tuple(map(tuple, found))


def meanings(meaning: Floats) -> bytes:
    """Numbers between -1 and 1 as signed bytes, row by row; see `Annotation.meanings`."""
    return np.rint(meaning * 127).astype(np.int8).tobytes()


def mentions(words: Sequence[Range], found: Sequence[Piece]) -> Iterator[Mention]:
    """Names as mentions, in text order."""
    for piece in found:
        yield Mention(
            span=Span(words[piece.first][0], words[piece.last][1]), kind=piece.label, score=round(piece.score, 4)
        )
