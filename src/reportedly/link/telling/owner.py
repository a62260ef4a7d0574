"""Whose president "its president" is: the body that a report quoted in the sentence before."""

import re
from collections.abc import Mapping

from reportedly.records import Reading, SourceKind, Span

_POSSESSIVES = ("its ", "their ", "whose ")
_BODIES = frozenset((SourceKind.ORGANISATION, SourceKind.GROUP))
_ENDS = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘A-Z0-9])")
"""Where a sentence ends."""


def owners(reading: Reading) -> Mapping[Span, str]:
    """For each source that is named by a possessive, the words of the body that was quoted before it, if one was."""
    sources = {
        link.source.span: link.source
        for told in reading.statements
        for link in told.chain
        if link.source.span is not None
    }
    found: dict[Span, str] = {}
    last: Span | None = None
    for span in sorted(sources):
        source = sources[span]
        if source.text.casefold().startswith(_POSSESSIVES):
            if last is not None and len(_ENDS.findall(reading.article.text, last.end, span.start)) <= 1:
                found[span] = sources[last].text
        elif source.kind in _BODIES:
            last = span
    return found
