"""Trees with ClearNLP's labels, as spaCy's English pipelines give them, as Universal Dependencies.

Four shapes are turned round, the rest is renamed:

* a preposition governs its object: here the object takes its place (`obl`, `nmod`, `obl:agent`), the preposition is its
  `case`, or the `mark` of a clause;
* "be" governs what is said of the subject: here that governs, and "be" is its `cop`;
* conjuncts hang one on the other: here all hang on the first, and a conjunction on the conjunct after it;
* "there is a road" has the road as attribute: here it is the subject.

"The army is in Tarn" keeps "be" on top. Sources: the ClearNLP guidelines (Choi and Palmer 2012) and those of UD v2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LABELS = frozenset(("dobj", "pobj", "nsubjpass", "auxpass"))
"""A parser that knows one of these gives ClearNLP trees."""
_PREPOSITIONS = frozenset(("prep", "agent", "dative"))
_SAID = frozenset(("attr", "acomp"))
_VERBAL = frozenset(("VERB", "AUX", "ADJ", "ADV"))
_NAMES = {
    "ROOT": "root", "acomp": "xcomp", "agent": "advmod", "attr": "xcomp", "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "discourse", "neg": "advmod",
    "npadvmod": "obl:unmarked", "nsubjpass": "nsubj:pass", "oprd": "xcomp", "pcomp": "advcl", "pobj": "obl",
    "poss": "nmod:poss", "preconj": "cc:preconj", "predet": "det:predet", "prep": "advmod", "prt": "compound:prt",
    "quantmod": "advmod", "relcl": "acl:relcl",
}  # fmt: skip
"""The labels that UD calls otherwise."""
_SAME = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det expl mark nmod nsubj nummod obl"
    " obl:agent parataxis punct xcomp".split()
)


@dataclass(slots=True)
class _Tree:
    heads: list[int]
    labels: list[str]
    upos: Sequence[str]
    lemmas: Sequence[str]

    def below(self, at: int, *labels: str) -> list[int]:
        """The words that hang on a word, with one of the labels if any are given."""
        return [n for n, head in enumerate(self.heads) if head == at and (not labels or self.labels[n] in labels)]

    def swap(self, upper: int, lower: int, *, label: str, upper_label: str) -> None:
        """Put a word in the place of the word that governs it; whatever else hung there comes along."""
        for other in self.below(upper):
            self.heads[other] = lower
        self.heads[lower], self.labels[lower] = self.heads[upper], label
        self.heads[upper], self.labels[upper] = lower, upper_label

    def depth(self, at: int) -> int:
        """How many words govern a word, one above the other."""
        steps = 0
        while self.heads[at] >= 0 and steps < len(self.heads):
            at, steps = self.heads[at], steps + 1
        return steps


def universal(
    heads: Sequence[int], labels: Sequence[str], upos: Sequence[str], lemmas: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and UD relations of one sentence.

    Args:
        heads: Position of the governing word in the sentence, from 0; -1 for roots.
        labels: ClearNLP labels.
        upos: Universal parts of speech.
        lemmas: Lemmas.

    Returns:
        Heads, as many of them -1 as before, and relations; a label that nobody knows is `dep`.
    """
    tree = _Tree(list(heads), list(labels), upos, lemmas)
    _gather_conjuncts(tree)
    for at in sorted(range(len(heads)), key=tree.depth, reverse=True):
        _lift_object(tree, at)
    for at in range(len(heads)):
        _lift_predicate(tree, at)
    return tree.heads, [_renamed(tree, at) for at in range(len(heads))]


def _gather_conjuncts(tree: _Tree) -> None:
    heads, labels = tuple(tree.heads), tuple(tree.labels)
    for at, label in enumerate(labels):
        if label == "conj":
            first = heads[at]
            while first >= 0 and labels[first] == "conj":
                first = heads[first]
            tree.heads[at] = first
        elif label == "cc":
            after = (n for n in range(at + 1, len(heads)) if heads[n] == heads[at] and labels[n] == "conj")
            tree.heads[at] = next(after, heads[at])


def _lift_object(tree: _Tree, at: int) -> None:
    below = tree.below(at, "pobj", "pcomp")
    if not below:
        return
    found, head, label = below[0], tree.heads[at], tree.labels[at]
    is_clause = tree.labels[found] == "pcomp" and tree.upos[found] in ("VERB", "AUX")
    is_verbal = head >= 0 and tree.upos[head] in _VERBAL
    if label in _PREPOSITIONS:
        if head >= 0 and tree.labels[head] in _PREPOSITIONS:
            label = "pobj"  # "out of Tarn": the outer preposition lifts it again
        elif is_clause:
            label = "advcl" if is_verbal else "acl"
        else:
            label = "obl:agent" if label == "agent" else "obl" if is_verbal else "nmod"
    tree.swap(at, found, label=label, upper_label="mark" if is_clause else "case")


def _lift_predicate(tree: _Tree, at: int) -> None:
    if tree.lemmas[at] != "be" or tree.labels[at] in ("aux", "auxpass"):
        return
    said = tree.below(at, *_SAID)
    if said and tree.below(at, "expl"):
        tree.labels[said[0]] = "nsubj"
    elif said:
        tree.swap(at, said[0], label=tree.labels[at], upper_label="cop")


def _renamed(tree: _Tree, at: int) -> str:
    label = tree.labels[at]
    if label == "aux" and tree.upos[at] == "PART":
        return "mark"  # "to" before an infinitive
    return _NAMES.get(label, label if label in _SAME else "dep")
