"""A dependency tree that can be walked downwards, and the phrases that stand in it.

Positions are token positions in one sentence, from 0. Relations are those of Universal Dependencies v2.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.extract.sentence.inflection import lemma_of
from reportedly.records import Sentence, Span, Token, cover

ARTICLES = frozenset({"the", "a", "an"})
CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp", "acl:relcl", "advcl:relcl"})
# What stands at the edge of a noun phrase but is not part of its name.
EDGES = frozenset({"case", "cc", "cc:preconj", "mark", "punct", "discourse"})
# Children that are phrases or remarks of their own.
APART = frozenset({"conj", "parataxis", "list", "cop", "nsubj", "nsubj:pass", "nsubj:outer", "aux", "expl", "advcl"})
QUANTIFIERS = frozenset({("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("fewer", "than")})
LONGEST_RELATIVE = 5  # tokens; a longer relative clause tells of the thing rather than naming it


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence, with the children of every word."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]
    bases: tuple[str, ...]
    """Relations without their sub-types."""
    forms: tuple[str, ...]
    """Words as they stand, in lower case."""
    lemmas: tuple[str, ...]
    """In lower case."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's words."""
        return self.sentence.tokens

    def related(self, position: int, *relations: str) -> Iterator[int]:
        """Give the children that stand in one of the relations; `nsubj` also finds `nsubj:pass`."""
        for child in self.children[position]:
            if self.bases[child] in relations or self.tokens[child].relation in relations:
                yield child

    def first(self, position: int, *relations: str) -> int | None:
        """Give the first child that stands in one of the relations, or None."""
        return next(self.related(position, *relations), None)

    def subtree(self, position: int, *, without: Iterable[int] = ()) -> list[int]:
        """Give the positions of a word and all below it, in text order, leaving out whole branches."""
        left_out = set(without)
        found, waiting = [], [position]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting.extend(child for child in self.children[here] if child not in left_out)
        return sorted(found)

    def ancestors(self, position: int) -> Iterator[int]:
        """Give the words above a word, nearest first."""
        head = self.tokens[position].head
        while head >= 0:
            yield head
            head = self.tokens[head].head

    def lemma(self, position: int) -> str:
        """Give a word's lemma in lower case."""
        return self.lemmas[position]

    def span(self, positions: Iterable[int]) -> Span:
        """Give the smallest span that holds the words."""
        return cover(self.tokens[position].span for position in positions)

    def is_passive_participle(self, position: int) -> bool:
        """Whether a verb modifies a noun in the passive: "the soldier detained in April"."""
        token = self.tokens[position]
        modifies = self.bases[position] == "acl" and token.relation != "acl:relcl"
        return (
            modifies
            and token.upos == "VERB"
            and not self.forms[position].endswith("ing")
            and "to" not in self.cases(position)
        )

    def cases(self, position: int) -> tuple[str, ...]:
        """Give the prepositions and markers of a word, lower case, fixed parts joined: `("according to",)`."""
        found = []
        for child in self.related(position, "case", "mark"):
            parts = [child, *self.related(child, "fixed")]
            found.append(" ".join(self.lemma(part) for part in parts))
        return tuple(found)

    def has_lemma_child(self, position: int, lemmas: frozenset[str], *relations: str) -> int | None:
        """Give the first child in one of the relations whose lemma is in the set, or None."""
        return next((child for child in self.related(position, *relations) if self.lemma(child) in lemmas), None)


def grow(sentence: Sentence, text: str) -> Tree:
    """Make a sentence of a text walkable downwards."""
    below: list[list[int]] = [[] for _ in sentence.tokens]
    for position, token in enumerate(sentence.tokens):
        if token.head >= 0:
            below[token.head].append(position)
    bases = tuple(token.relation.partition(":")[0] for token in sentence.tokens)
    forms = tuple(text[token.span.start : token.span.end].lower() for token in sentence.tokens)
    lemmas = tuple(
        lemma_of(form, token.lemma.lower()) if token.upos == "VERB" else token.lemma.lower()
        for form, token in zip(forms, sentence.tokens, strict=True)
    )
    return Tree(sentence, tuple(tuple(children) for children in below), bases, forms, lemmas)


def phrase(tree: Tree, head: int, *, without: int | None = None) -> Span:
    """Give the span of a noun phrase, as one would copy it into a cell.

    Leading articles and prepositions, conjuncts, and what follows a comma stay out. So does the branch of
    `without`: the soldier, not "soldier detained in April", is who was detained.
    """
    positions = set(tree.subtree(head, without=[*_apart(tree, head), *([] if without is None else [without])]))
    start = end = head
    while start - 1 in positions:
        start -= 1
    while end + 1 in positions:
        end += 1
    while start < head and _leads(tree, start):
        start += 1
    while end > head and tree.tokens[end].upos == "PUNCT" and not _closes(tree, start, end):
        end -= 1
    return tree.span((start, end))


def _apart(tree: Tree, head: int) -> list[int]:
    left_out = [child for child in tree.children[head] if _is_apart(tree, head, child)]
    # A relative clause or apposition deep inside the phrase is cut by the same rules.
    for child in tree.children[head]:
        if child not in left_out and tree.bases[child] in {"nmod", "flat", "compound", "obj", "acl"}:
            left_out += [below for below in tree.children[child] if _after_comma(tree, child, below)]
    return left_out


def _is_apart(tree: Tree, head: int, child: int) -> bool:
    relation = tree.tokens[child].relation
    if tree.bases[child] in APART or (
        relation in EDGES and (child < head or tree.bases[child] == "case") and tree.bases[child] != "punct"
    ):
        return True
    if tree.bases[child] == "acl" and {"of", "for"} & set(tree.cases(child)):
        return True  # "accused marines of shooting": what they are accused of is no part of who they are
    if relation == "acl:relcl" and len(tree.subtree(child)) > LONGEST_RELATIVE:
        return True
    return _after_comma(tree, head, child)


def _after_comma(tree: Tree, head: int, child: int) -> bool:
    if child < head or tree.bases[child] not in {"acl", "appos", "nmod", "conj", "parataxis", "advcl", "dep", "obl"}:
        return False
    first = tree.subtree(child)[0]
    lead = tree.tokens[first]
    if tree.lemma(first) == "," or (first > 0 and tree.lemma(first - 1) in {",", "-", "–", "—", ";"}):
        return True
    return lead.upos == "PUNCT" and tree.lemma(first) in {",", "-", "–", "—"}


def _leads(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    if tree.forms[position : position + 2] in QUANTIFIERS:
        return False  # "at least 14 people"
    if token.upos == "PUNCT" or tree.bases[position] in EDGES:
        return True
    return token.upos == "DET" and tree.lemma(position) in ARTICLES


def _closes(tree: Tree, start: int, end: int) -> bool:
    """Whether the mark at the end closes a bracket that opened inside the phrase."""
    pairs = {")": "(", "]": "[", "”": "“"}
    opening = pairs.get(tree.lemma(end))
    return opening is not None and any(tree.lemma(p) == opening for p in range(start, end))


def clause(tree: Tree, position: int) -> int:
    """Give the head of the smallest clause that a word stands in, the word itself if it heads one."""
    here = position
    while tree.tokens[here].head >= 0:
        if tree.tokens[here].relation in CLAUSES or tree.bases[here] in CLAUSES:
            return here
        if tree.bases[here] == "conj" and tree.tokens[here].upos in {"VERB", "AUX"}:
            return here
        here = tree.tokens[here].head
    return here
