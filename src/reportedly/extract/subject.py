"""Who does what a verb says, however far away the parse puts it."""

from reportedly.extract.syntax import Tree

SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear"})
ADDRESSING = frozenset({"appeal", "call", "demand", "prevail", "request", "require", "shout", "signal"})
SHARING = frozenset({"conj", "xcomp", "advcl", "parataxis"})
LONGEST_CLIMB = 8  # verbs; a longer chain is a parse gone wrong


def subject(tree: Tree, position: int) -> int | None:
    """Give who does what a verb says, through passives, conjunction, control and participles; None if unsaid."""
    here: int | None = position
    for _ in range(LONGEST_CLIMB):
        if here is None:
            break
        if tree.is_passive_participle(here) or tree.first(here, "aux:pass", "nsubj:pass") is not None:
            return agent(tree, here)
        found = _nominal_subject(tree, here)
        if found is None and tree.bases[here] == "acl" and tree.tokens[here].head >= 0:
            found = tree.tokens[here].head
        if found is None:
            found = _controller(tree, here)
        if found is not None:
            return found
        here = tree.tokens[here].head if tree.bases[here] in SHARING and tree.tokens[here].head >= 0 else None
    return None


def _nominal_subject(tree: Tree, position: int) -> int | None:
    found = [child for child in tree.related(position, "nsubj") if tree.tokens[child].relation != "nsubj:pass"]
    return found[0] if found else None


def _controller(tree: Tree, position: int) -> int | None:
    """Give the object that does what an infinitive or of-clause says: "asked the army to leave"."""
    head = tree.tokens[position].head
    if head < 0 or tree.lemma(head) in SUBJECT_CONTROL:
        return None
    marked = tree.bases[position] == "advcl" and {"as", "of", "for", "from"} & set(tree.cases(position))
    if tree.bases[position] != "xcomp" and not marked:
        return None
    controller = tree.first(head, "obj", "iobj")
    if controller is None and tree.lemma(head) in ADDRESSING:
        # "called on both sides to withdraw", "demands from the force to protect them"
        addressed = (c for c in tree.related(head, "obl", "nmod") if {"on", "upon", "from", "to"} & set(tree.cases(c)))
        controller = next(addressed, None)
    return controller


def agent(tree: Tree, position: int) -> int | None:
    """Give the by-phrase of a passive, or None."""
    for child in tree.related(position, "obl", "nmod"):
        if tree.tokens[child].relation in {"obl:agent", "nmod:agent"} or "by" in tree.cases(child):
            return child
    return None
