"""In which tense a trigger is told, as far as its auxiliaries and its form say."""

from enum import StrEnum

from reportedly.extract.sentence.syntax import Tree

MODALS = frozenset("will 'll would shall should may might can could must".split())
EPISTEMIC = frozenset("may might could must can".split())
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_NOW = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "'m", "remains", "remain", "stays", "stay"})
_THEN = frozenset({"was", "were", "remained", "stayed", "got"})


class Tense(StrEnum):
    """When the clause places what it tells, seen from the words themselves."""

    PRESENT = "present"
    PERFECT = "perfect"
    PAST = "past"
    PLUPERFECT = "pluperfect"
    FUTURE = "future"
    """Behind a modal verb."""
    NONE = "none"
    """A noun, or a verb form without a tense of its own."""


def tense(tree: Tree, head: int) -> Tense:
    """Give the tense of the clause that a word heads; a verb without auxiliaries may share those of its conjunct."""
    if tree.tokens[head].upos in {"NOUN", "PROPN", "ADJ", "ADV"} and tree.first(head, "cop") is None:
        # "remains closed" is told in the tense of "remains".
        return tense(tree, tree.tokens[head].head) if tree.bases[head] == "xcomp" else Tense.NONE
    helping = {tree.forms[child] for child in tree.related(head, "aux", "cop")}
    if not helping and tree.bases[head] == "conj" and tree.first(head, "nsubj") is None:
        above = tree.tokens[head].head
        if tree.tokens[above].upos in {"VERB", "AUX"} and not _is_finite(tree, head):
            return tense(tree, above)
    return _helped(helping) or _bare(tree, head)


def _helped(helping: set[str]) -> Tense | None:
    """Give the tense that the auxiliaries say, None without any."""
    if helping & MODALS:
        # "may have blown up" guesses at the past.
        return Tense.PAST if helping & EPISTEMIC and "have" in helping else Tense.FUTURE
    for words, said in (
        ({"had"}, Tense.PLUPERFECT),
        (_HAVE, Tense.PERFECT),
        (_THEN, Tense.PAST),
        (_NOW, Tense.PRESENT),
    ):
        if helping & words:
            return said
    return Tense.PAST if "did" in helping else Tense.PRESENT if helping & {"do", "does"} else None


def _is_finite(tree: Tree, head: int) -> bool:
    form, lemma = tree.forms[head], tree.lemma(head).split()[0]
    return form in {f"{lemma}s", f"{lemma}es"}


def _bare(tree: Tree, head: int) -> Tense:
    form, lemma = tree.forms[head], tree.lemma(head).split()[0]
    if tree.tokens[head].upos not in {"VERB", "AUX"} or form.endswith("ing") or "to" in tree.cases(head):
        return Tense.NONE
    if tree.bases[head] == "acl" and tree.tokens[head].relation != "acl:relcl":
        return Tense.NONE
    return Tense.PRESENT if form == lemma or _is_finite(tree, head) else Tense.PAST
