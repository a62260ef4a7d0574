"""What kind of thing a common noun names: who can act and speak, where things happen, what can be open or in force."""

from dataclasses import dataclass
from functools import cache

from reportedly.extract.page import Page, Word
from reportedly.lexicon import Table, load
from reportedly.records import SubjectKind


@dataclass(frozen=True, slots=True)
class Nouns:
    """Noun classes by lemma."""

    class_by_lemma: dict[str, str]
    """unnamed, media, organisation, person, group, place, service, rule, document, weapon, event or abstract."""
    kind_by_lemma: dict[str, SubjectKind]

    def of(self, lemma: str) -> str | None:
        """Give the class of a noun, or None for one that is not listed."""
        return self.class_by_lemma.get(lemma) or self.class_by_lemma.get(lemma.removesuffix("s"))

    def kind(self, lemma: str) -> SubjectKind | None:
        """Give what a noun is as the subject of a state, or None."""
        return self.kind_by_lemma.get(lemma) or self.kind_by_lemma.get(lemma.removesuffix("s"))


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
