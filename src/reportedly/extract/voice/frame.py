"""Where a cue's content stands: the frames that the cue list names.

clause   a finite clause, or the clause that the cue interrupts or follows
inf      an infinitive: "vowed to fight"
raised   the infinitive below a passive, and the subject that the two share: "200 are believed to have died"
ing      a participle: "denied backing the group"
as       "quoted officials as saying ..."
matrix   the clause that a participle hangs on: "..., citing two nurses"
np       its object: "denied the attack"
claim    its object if that is itself something said: "rejected reports that ..."
np-WORD  a phrase or clause with that preposition: "accused the army of the strike"
"""

from collections.abc import Callable

from reportedly.extract.sentence.syntax import Tree, clause
from reportedly.records import Span

CLAIMS = frozenset(
    "accusation allegation assertion charge claim criticism report rumor rumour statement suggestion writing".split()
)


def pieces(tree: Tree, positions: list[int]) -> tuple[Span, ...]:
    """Give the runs of neighbouring words as spans, lone punctuation left out."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and position == runs[-1][-1] + 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    return tuple(tree.span(run) for run in runs if any(tree.tokens[p].upos != "PUNCT" for p in run))


def same_breath(tree: Tree, cue: int, positions: list[int], *, marks: frozenset[str] = frozenset(";:")) -> list[int]:
    """Leave out words that a semicolon or colon parts from a cue that stands among them."""
    stops = [p for p, _ in enumerate(tree.tokens) if tree.lemma(p) in marks]
    first = max((p for p in stops if p < cue), default=-1)
    last = min((p for p in stops if p > cue), default=len(tree.tokens))
    return [position for position in positions if first < position < last]


def contents(tree: Tree, position: int, frame: str) -> list[list[int]]:
    """Give the word positions of what a cue says in one frame; empty if the frame is not there."""
    if frame in FRAMES:
        found = FRAMES[frame](tree, position)
    else:
        found = _prepositional(tree, position, frame.removeprefix("np-"))
    return [same_breath(tree, position, run, marks=frozenset(";")) for run in found]


def _prepositional(tree: Tree, position: int, preposition: str) -> list[list[int]]:
    found = [
        child
        for child in tree.related(position, "obl", "advcl", "nmod", "ccomp", "xcomp", "acl")
        if preposition in tree.cases(child)
    ]
    # "accused the army of the strike": the parser often hangs the of-phrase on the accused.
    for accused in tree.related(position, "obj"):
        below = tree.related(accused, "nmod", "acl", "advcl")
        found += [child for child in below if preposition in tree.cases(child) and child > accused]
    return [tree.subtree(child) for child in found]


def _infinitives(tree: Tree, position: int) -> list[list[int]]:
    return [tree.subtree(child) for child in tree.related(position, "xcomp", "ccomp") if _infinitive(tree, child)]


def _raised(tree: Tree, position: int) -> list[list[int]]:
    if tree.first(position, "aux:pass") is None:
        return []
    subjects = [p for child in tree.related(position, "nsubj:pass") for p in tree.subtree(child)]
    return [sorted([*subjects, *run]) for run in _infinitives(tree, position)]


def _ing_clauses(tree: Tree, position: int) -> list[list[int]]:
    children = tree.related(position, "xcomp", "ccomp", "advcl")
    return [
        tree.subtree(child)
        for child in children
        if not _infinitive(tree, child) and tree.first(child, "nsubj") is None and tree.tokens[child].upos == "VERB"
    ]


def _as_clauses(tree: Tree, position: int) -> list[list[int]]:
    return [
        tree.subtree(child) for child in tree.related(position, "advcl", "xcomp", "obl") if "as" in tree.cases(child)
    ]


def _claims(tree: Tree, position: int) -> list[list[int]]:
    """Give the object only if it is itself something said: rejecting a report denies it, rejecting a plan does not."""
    return [tree.subtree(child) for child in tree.related(position, "obj", "nsubj:pass") if tree.lemma(child) in CLAIMS]


def _noun_phrases(tree: Tree, position: int) -> list[list[int]]:
    return [tree.subtree(child) for child in tree.related(position, "obj", "nsubj:pass")]


def _infinitive(tree: Tree, position: int) -> bool:
    return "to" in tree.cases(position)


def _clause_contents(tree: Tree, position: int) -> list[list[int]]:
    found = [tree.subtree(child) for child in tree.related(position, "ccomp", "csubj") if not _infinitive(tree, child)]
    # "denied on Monday that ...": behind a day the parser may take the clause for an adverbial one.
    found = found or [tree.subtree(c) for c in tree.related(position, "advcl") if "that" in tree.cases(c)]
    if found:
        return found
    base = tree.bases[position]
    said_after = base == "parataxis" or (base == "advcl" and "as" in tree.cases(position))
    if said_after and tree.tokens[position].head >= 0:
        return _matrix(tree, position)
    if _infinitives(tree, position):
        return []
    # A quotation that the parser could not place hangs on its cue as a remark of its own.
    return [
        tree.subtree(child)
        for child in tree.related(position, "parataxis", "dep")
        if tree.tokens[child].upos in {"VERB", "AUX", "NOUN", "ADJ"} and len(tree.subtree(child)) > 2
    ]


def _matrix(tree: Tree, position: int) -> list[list[int]]:
    """Give the clause above a cue without the cue's own words; the content alone where that clause is a cue's."""
    head = tree.tokens[position].head
    if head < 0 or tree.bases[position] not in {"parataxis", "advcl"}:
        return []
    inner = [tree.subtree(child) for child in tree.related(head, "ccomp")]
    if inner and tree.bases[position] == "advcl":
        return inner
    return [same_breath(tree, position, tree.subtree(clause(tree, head), without=[position]))]


FRAMES: dict[str, Callable[[Tree, int], list[list[int]]]] = {
    "clause": _clause_contents,
    "inf": _infinitives,
    "raised": _raised,
    "ing": _ing_clauses,
    "as": _as_clauses,
    "matrix": _matrix,
    "np": _noun_phrases,
    "claim": _claims,
}
