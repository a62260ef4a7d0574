"""Sentences with the spans written into them."""

import re

from reportedly.records import Span

_LABEL = re.compile(r"\w+")


def marked(source: str) -> tuple[str, dict[str, Span]]:
    r"""A text and its spans, from a sentence with the spans written into it.

    `[The army]source [denied]cue [it had [shelled]trigger the camp]content.` gives the plain sentence and the spans
    `source`, `cue`, `trigger` and `content`. Marks nest; a label is a word right behind its closing bracket; `\[` and
    `\]` are brackets of the text.

    Args:
        source: The marked text.

    Returns:
        The text without marks, and the span of each label in code points.

    Raises:
        ValueError: if a bracket has no partner, a label is missing, or a label is used twice.
    """
    text: list[str] = []
    opened: list[int] = []
    spans: dict[str, Span] = {}
    at = 0
    while at < len(source):
        letter = source[at]
        at += 1
        if letter == "\\" and source[at : at + 1] in {"[", "]"}:
            text.append(source[at])
            at += 1
        elif letter == "[":
            opened.append(len(text))
        elif letter == "]":
            label = _LABEL.match(source, at)
            if label is None or not opened:
                raise ValueError(f"bracket at {at - 1} of {source!r} has no {'label' if opened else 'partner'}")
            if label[0] in spans:
                raise ValueError(f"label {label[0]!r} stands twice in {source!r}; number them")
            spans[label[0]] = Span(opened.pop(), len(text))
            at = label.end()
        else:
            text.append(letter)
    if opened:
        raise ValueError(f"bracket before {''.join(text[opened[-1] :])[:20]!r} is never closed")
    return "".join(text), spans
