"""Make links, so that the same two records always give the same id."""

from hashlib import sha256

from reportedly.records import Link, LinkKind, Producer

_DIRECTED = frozenset((LinkKind.REPRINTS, LinkKind.UPDATES))


def linked(left: str, right: str, kind: LinkKind, *, score: float, reasons: tuple[str, ...], rule: str) -> Link:
    """A link between two statements or articles.

    Args:
        left: The copy or the later one where the kind has a direction; else either.
        right: The other.
        kind: How they stand to each other.
        score: How sure we are, 0 to 1; rounded to four places so that a link is the same on every machine.
        reasons: What made us say so.
        rule: Which rule of this room made it.

    Returns:
        The link; where the kind has no direction the smaller id stands on the left.
    """
    if kind not in _DIRECTED and right < left:
        left, right = right, left
    name = sha256(f"{kind}\x1f{left}\x1f{right}".encode()).hexdigest()[:16]
    return Link(
        id=f"l-{name}",
        left=left,
        right=right,
        kind=kind,
        score=round(min(1.0, max(0.0, score)), 4),
        reasons=reasons,
        producer=Producer(name=f"link/{rule}", version="1"),
    )
