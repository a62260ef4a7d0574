"""What kind of thing a common noun names: who can act and speak, where things happen, what can be open or in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.page import Page, Word
from reportedly.extract.syntax import Tree
from reportedly.lexicon import Table, load
from reportedly.records import SubjectKind

LIGHT = frozenset(
    """access activity all announcement bulk circulation delivery distribution dozen end flow half lane majority most
    movement number opening operation part percent portion proclamation provision publication release rest running sale
    section series side state stretch supply transmission use work working""".split()
)
"""Nouns that say little by themselves: in "access to the internet" the internet is meant."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Noun classes by lemma."""

    class_by_lemma: dict[str, str]
    """unnamed, media, organisation, person, group, place, service, rule, document, weapon, event or abstract."""
    kind_by_lemma: dict[str, SubjectKind]

    def of(self, lemma: str) -> str | None:
        """Give the class of a noun, or None for one that is not listed."""
        return next((found for form in _singular(lemma) if (found := self.class_by_lemma.get(form))), None)

    def kind(self, lemma: str) -> SubjectKind | None:
        """Give what a noun is as the subject of a state, or None."""
        return next((found for form in _singular(lemma) if (found := self.kind_by_lemma.get(form))), None)


def _singular(lemma: str) -> Iterator[str]:
    """Give a lemma and what it is where the reader kept a plural or cut one wrongly ("lorrie", "ferries")."""
    yield lemma
    if lemma.endswith("s"):
        yield lemma[:-1]
    for end in ("ies", "ie"):
        if lemma.endswith(end) and len(lemma) > len(end) + 2:
            yield f"{lemma.removesuffix(end)}y"


def kind_at(tree: Tree, head: int, nouns: Nouns) -> SubjectKind | None:
    """Give what a noun in a sentence is as the subject of a state, by its two words, its complement or itself."""
    lemma = tree.lemma(head)
    if head:
        found = nouns.kind_by_lemma.get(f"{tree.forms[head - 1]} {lemma}")
        if found is not None:
            return found
    if lemma in LIGHT or tree.tokens[head].upos == "NUM":
        for child in tree.related(head, "nmod", "obl"):
            cases = set(tree.cases(child))
            if cases & {"of", "to", "in", "by"}:
                phrase = f"{lemma} of {tree.forms[child]}"
                found = nouns.kind_by_lemma.get(phrase) or kind_at(tree, child, nouns)
                if found is not None:
                    return found
    return nouns.kind(lemma)


def index(table: Table) -> Nouns:
    """Make a noun list findable by lemma."""
    return Nouns(
        {row["lemma"]: row["class"] for row in table.rows},
        {row["lemma"]: SubjectKind(row["subject_kind"]) for row in table.rows if row["subject_kind"]},
    )


@cache
def english() -> Nouns:
    """Give the shipped English nouns; they never change while we run."""
    return index(load("nouns"))


def class_at(page: Page, word: Word, nouns: Nouns) -> str | None:
    """Give the class of what a word stands for: that of its noun, of its name, or `person` for a pronoun.

    Returns:
        One of the noun classes, `name` for a name of unknown kind, or None where nothing is known.
    """
    tree = page.trees[word.sentence]
    token = tree.tokens[word.position]
    if token.upos == "PRON":
        return "person"
    if (listed := nouns.of(tree.lemma(word.position))) is not None and token.upos != "PROPN":
        return listed
    name = page.name_at(token.span)
    if name is not None:
        if name.kind == "LOC":
            return nouns.of(tree.lemma(word.position)) or "place"
        return {"PER": "person", "ORG": "organisation", "NORP": "group"}.get(name.kind, "name")
    listed = nouns.of(tree.lemma(word.position))
    return listed or ("name" if token.upos == "PROPN" else None)
