"""What kind of thing a common noun names: who can act and speak, where things happen, what can be open or in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.lexicon import Table, load
from reportedly.records import SubjectKind

LIGHT = frozenset(
    """access activity all announcement bulk circulation delivery distribution dozen end flow half lane majority most
    movement number opening operation part percent portion proclamation provision publication release rest running sale
    section series side state stretch supply transmission use work working""".split()
)
"""Nouns that say little by themselves: in "access to the internet" the internet is meant."""


DOERS = ("er", "or", "ist", "ee", "ian", "stress", "man", "woman", "folk")
"""Ends of nouns for those who do something: gunner, debtor, lobbyist, evacuee."""
THINGS_SO_ENDING = frozenset(
    """anchor armor banner boiler bomber border buffer bulletin bumper burner butter cancer career cellar centimeter
    chapter charger chopper clover cluster coffee color committee compressor computer conductor container
    converter copper corner counter cover crater cruiser cutter cylinder danger decree degree destroyer detector
    diameter dinner disaster distress door drawer elevator encounter error excavator factor favor fertiliser
    fertilizer fiber filter finger flavor floor flower folder freezer freighter gender glacier guarantee gutter
    hammer hanger heater helicopter honor horror hunger icebreaker indicator jubilee kilometer labor ladder
    laughter launcher layer leather ledger letter levee lever liquor liter loader locker lumber manner marker
    marquee matter metaphor meter mirror mist monitor motor murder number offer order paper pepper pier poster
    powder power printer processor projector propeller quarter radar radiator reactor receiver recorder
    rectifier refrigerator register remainder reminder revolver roller router rubber rudder rumor saucepan
    scooter sector semester sensor server shelter shiver shoulder shower shudder shutter silver simulator
    slaughter slider splinter sprayer spree starter steamer stretcher summer supper surrender suspender sweater
    switcher tanker temper tender terror theater thunder tier timber toner tower trailer transformer transistor
    transmitter tree trigger trouser twist twister valor vapor vector ventilator wafer wager water weather
    whisper winter wonder""".split()
)


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


def _is_doer(lemma: str) -> bool:
    """Whether a noun that no list has names those who do something, by its end."""
    one = lemma.removesuffix("s")
    return len(one) > 4 and one.endswith(DOERS) and one not in THINGS_SO_ENDING


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
    if listed is None and token.upos == "NOUN" and _is_doer(tree.lemma(word.position)):
        return "person"
    return listed or ("name" if token.upos == "PROPN" else None)
