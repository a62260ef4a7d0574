"""Who does what a verb says, however far away the parse puts it."""

from reportedly.extract.sentence.syntax import Tree

SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear"})
ADDRESSING = frozenset({"appeal", "call", "demand", "prevail", "request", "require", "shout", "signal"})
SHARING = frozenset({"conj", "xcomp", "advcl", "parataxis"})
MEANS = frozenset({"need", "require", "use"})  # "funds are needed to help": the funds help nobody
LONGEST_CLIMB = 8  # verbs; a longer chain is a parse gone wrong


def subject(tree: Tree, position: int) -> int | None:
    """Give who does what a verb says, through passives, conjunction, control and participles; None if unsaid."""
    here: int | None = position
    for _ in range(LONGEST_CLIMB):
        if here is None:
            break
        if (shared := _raised(tree, here)) is not None:
            return shared
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


def shared_subject(tree: Tree, position: int) -> int | None:
    """Give the subject of the verb that an infinitive hangs on ("20 are said to have been killed"), or None.

    What is asked or forced to be done has the one who is asked for a subject.
    """
    above = tree.tokens[position].head
    if tree.bases[position] != "xcomp" or above < 0:
        return None
    return tree.first(above, "obj", "nsubj:pass", "nsubj")


def _raised(tree: Tree, position: int) -> int | None:
    """Give the subject that an active verb shares with the passive above it: "the rebels are said to have left"."""
    above = tree.tokens[position].head
    is_purpose = tree.bases[position] == "advcl" and "to" in tree.cases(position)
    is_purpose = is_purpose or (above >= 0 and tree.lemma(above) in MEANS)
    if above < 0 or tree.bases[position] not in {"conj", "xcomp", "advcl"} or is_purpose:
        return None
    is_active = tree.first(position, "aux:pass", "nsubj", "csubj") is None
    return tree.first(above, "nsubj:pass") if is_active and tree.first(above, "aux:pass") is not None else None


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
        cases = tree.cases(child)
        # The parser takes "fired into a crowd" for an agent, too.
        if "by" in cases or (not cases and tree.tokens[child].relation in {"obl:agent", "nmod:agent"}):
            return child
    return None
