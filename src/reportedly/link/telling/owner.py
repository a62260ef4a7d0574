"""Whose president "its president" is: the body that a report quoted last before."""

from collections.abc import Mapping

from reportedly.records import Reading, SourceKind, Span

_POSSESSIVES = ("its ", "their ", "whose ")
_BODIES = frozenset((SourceKind.ORGANISATION, SourceKind.GROUP))


def owners(reading: Reading) -> Mapping[Span, str]:
    """For each source that is named by a possessive, the words of the body that was quoted before it, if one was."""
    sources = {
        link.source.span: link.source
        for told in reading.statements
        for link in told.chain
        if link.source.span is not None
    }
    found: dict[Span, str] = {}
    last = ""
    for span in sorted(sources):
        source = sources[span]
        if source.text.casefold().startswith(_POSSESSIVES):
            if last:
                found[span] = last
        elif source.kind in _BODIES:
            last = source.text
    return found
