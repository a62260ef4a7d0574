"""How far the innermost source commits to a statement: polarity, certainty, modality.

The axes are FactBank's (Saurí and Pustejovsky 2009), with planned, threatened and demanded told apart. Rules read the
parse above and below the trigger; the stance of the innermost voice has the last word on polarity.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.role.argument import DOING
from reportedly.extract.sentence.page import Page
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.trigger.trigger import Trigger
from reportedly.lexicon import load
from reportedly.records import Certainty, Factuality, Modality, Polarity, Span, Stance

CONDITIONS = frozenset({"if", "unless", "provided", "providing", "lest"})
DEMANDING = frozenset("appeal ask beg call demand exhort implore invite order press request urge".split())
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})
NO = frozenset({"no", "neither", "none"})
BY_FORCE = frozenset("employ fire hurl lob resort shoot spray swing throw use wield".split())
TRYING = frozenset("attempt begin continue manage start try".split())  # "is trying, by ..., to exploit it": it does
# What people come together for they do: "gathered to protest", "met to discuss it".
GATHERING = frozenset(
    "assemble convene converge flock gather join line march mass meet queue rally sit stand stop throng turn".split()
)
NO_PURPOSE = BY_FORCE | DEMANDING | TRYING | GATHERING
RANKS = frozenset("first last latest next only second sole third".split())
# Verbs whose noun object is to come: "plan an attack", but not "set up a barricade".
PLANNING = frozenset(
    """avert cancel consider contemplate fail foil intend mull plan plot prepare prevent propose schedule seek
    thwart""".split()
)


SUSPICION = "suspicion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One word that moves a statement away from a flat assertion."""

    cue: Span
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words that shift factuality, by lemma: what they do to what stands under them."""

    by_lemma: dict[tuple[str, str], tuple[Polarity | None, Certainty | None, Modality | None]]

    def of(self, lemma: str, place: str) -> tuple[Polarity | None, Certainty | None, Modality | None] | None:
        """Give the shift of a word as a modal, governor or modifier; None if it has none."""
        return self.by_lemma.get((lemma, place))


@cache
def english() -> Hedges:
    """Give the shipped English hedges; they never change while we run."""
    found = {}
    for row in load("hedges").rows:
        found[row["lemma"], row["place"]] = (
            Polarity(row["polarity"]) if row["polarity"] else None,
            Certainty(row["certainty"]) if row["certainty"] else None,
            Modality(row["modality"]) if row["modality"] else None,
        )
    return Hedges(found)


def shifts(page: Page, number: int, trigger: Trigger, hedges: Hedges) -> Iterator[Shift]:
    """Give what shifts a trigger, nearest words first."""
    tree, head = page.trees[number], trigger.head
    # "without electricity" is told as such: a negation inside the expression denies nothing.
    yield from (shift for shift in _negations(tree, head) if not trigger.span.holds(shift.cue))
    yield from _commands(page, tree, head)
    yield from _demands(tree, head)
    words = [word.position for word in page.words_in(trigger.span)]
    for position in words[:-1]:
        # "planned to meet" is one trigger with its own governor; in "cancelled flights" nothing is denied.
        yield from (shift for shift in _governing(tree, position, hedges) if shift.polarity is None)
    yield from _purposes(tree, head, hedges)
    yield from _cleft(tree, head)
    yield from _suspected(tree, head)
    if trigger.is_speech_act and trigger.event == "THREATEN":
        yield from _conditions_below(tree, head)
    yield from _conditions_above(tree, head)
    here = head
    for _ in range(6):
        yield from _modals(tree, here, hedges)
        yield from _modifiers(tree, here, hedges)
        above = _governor(tree, here, hedges)
        if above is None:
            break
        yield from _governing(tree, above, hedges)
        yield from _negations(tree, above)
        here = above


def until(tree: Tree, head: int) -> Iterator[Shift]:
    """Give the "until" that what is threatened hangs on: "keep the airport shut until the council resigns"."""
    for child in tree.related(head, "advcl"):
        if "until" in tree.cases(child):
            yield Shift(cue=tree.tokens[child].span, certainty=Certainty.UNKNOWN, modality=Modality.CONDITIONAL)


def _demands(tree: Tree, head: int) -> Iterator[Shift]:
    """Give the demand above an infinitive, wherever the parser hung it: "calls on the council to publish it"."""
    here = head
    while tree.bases[here] == "conj" and tree.tokens[here].head >= 0:
        here = tree.tokens[here].head
    if "to" not in tree.cases(here) or tree.tokens[here].upos != "VERB":
        return
    for above in list(tree.ancestors(here))[:3]:
        if tree.tokens[above].upos == "VERB":
            if tree.lemma(above) in DEMANDING and above < here:
                yield Shift(cue=tree.tokens[above].span, certainty=Certainty.UNKNOWN, modality=Modality.DEMANDED)
            return


def _purposes(tree: Tree, head: int, hedges: Hedges) -> Iterator[Shift]:
    """Give a purpose: "launched an appeal to help them", "is needed to help them" do not say that they were helped.

    With force the end is told with the means: "fired tear gas to disperse the crowd".
    """
    here = head
    while tree.bases[here] == "conj" and tree.tokens[here].head >= 0:
        here = tree.tokens[here].head
    above = tree.tokens[here].head
    if above < 0 or "to" not in tree.cases(here) or tree.tokens[here].upos != "VERB":
        return
    is_needed = tree.bases[here] == "xcomp" and tree.lemma(above) in {"need", "require"}
    is_end = tree.bases[here] == "advcl" or (tree.tokens[here].relation == "acl" and not _is_ranked(tree, above))
    governs = hedges.of(tree.lemma(above), "governor") is not None
    if is_needed or (is_end and not governs and tree.lemma(above) not in NO_PURPOSE):
        yield Shift(cue=tree.tokens[here].span, certainty=Certainty.UNKNOWN, modality=Modality.PLANNED)


def _is_ranked(tree: Tree, position: int) -> bool:
    """Whether a noun is singled out by what it did: "the first country to recognise the state"."""
    return any(tree.lemma(child) in RANKS for child in tree.related(position, "amod", "advmod", "nummod", "det"))


def _commands(page: Page, tree: Tree, head: int) -> Iterator[Shift]:
    """Give an imperative, in what somebody says or posts: "come tonight and block it"."""
    first = head
    while tree.bases[first] == "conj" and tree.tokens[tree.tokens[first].head].upos == "VERB":
        first = tree.tokens[first].head
    opens = all(tree.tokens[p].upos in {"PUNCT", "INTJ", "ADV"} or tree.forms[p] == "please" for p in range(first))
    is_bare = tree.tokens[first].upos == "VERB" and tree.forms[first] == tree.lemma(first)
    helped = any(tree.first(p, "nsubj", "expl", "aux", "cop", "mark") is not None for p in {first, head})
    span = tree.tokens[head].span
    if opens and is_bare and not helped and (page.quoted(span) or page.post_at(span) is not None):
        yield Shift(cue=tree.tokens[first].span, certainty=Certainty.UNKNOWN, modality=Modality.DEMANDED)


def _cleft(tree: Tree, head: int) -> Iterator[Shift]:
    """Give the negation of a cleft: "it was not its marines who fired" says that they did not."""
    above = tree.tokens[head].head
    if above < 0 or not tree.tokens[head].relation.startswith("acl") or tree.first(above, "cop") is None:
        return
    if any(tree.lemma(child) == "it" for child in tree.related(above, "nsubj", "expl")):
        yield from _negations(tree, above)


def _conditions_below(tree: Tree, head: int) -> Iterator[Shift]:
    """A threat whose content hangs on a condition is itself conditional."""
    for content in tree.related(head, "ccomp", "xcomp", "obj"):
        for child in tree.related(content, "advcl"):
            if (CONDITIONS | {"until"}) & set(tree.cases(child)):
                yield Shift(cue=tree.tokens[child].span, modality=Modality.CONDITIONAL)


def _conditions_above(tree: Tree, head: int) -> Iterator[Shift]:
    """Give a condition that hangs on the cue but is the content's: "if shots fall, we will answer, the army warned"."""
    above = tree.tokens[head].head
    if above < 0 or tree.bases[head] not in {"ccomp", "xcomp"}:
        return
    for child in tree.related(above, "advcl"):
        if CONDITIONS & set(tree.cases(child)):
            yield Shift(cue=tree.tokens[child].span, certainty=Certainty.UNKNOWN, modality=Modality.CONDITIONAL)


def _governor(tree: Tree, position: int, hedges: Hedges) -> int | None:
    """Give the word whose world a word shares: a modal, light or aspectual governor, the head of a shared predicate.

    What is only spoken of does not share it: the attack in "will investigate the attack" is not to come.
    """
    token = tree.tokens[position]
    if token.head < 0 or token.relation == "acl:relcl":
        return None
    base, above = tree.bases[position], token.head
    governs = hedges.of(tree.lemma(above), "governor") is not None
    if base == "xcomp" or (base == "advcl" and "from" in tree.cases(position)):
        return above
    if base in {"obj", "nsubj", "obl"}:
        return above if tree.lemma(above) in DOING | PLANNING else None
    if base in {"acl", "nmod", "ccomp", "advcl", "csubj"}:
        return above if governs else None
    if base == "conj" and tree.first(position, "nsubj", "aux") is None:
        return above
    return None


def _negations(tree: Tree, position: int) -> Iterator[Shift]:
    for child in tree.children[position]:
        lemma = tree.lemma(child)
        base = tree.bases[child]
        if (lemma in {"not", "never", "n't", "no"} and base in {"advmod", "det", "aux"}) or (
            lemma == "without" and base in {"mark", "case"}
        ):
            yield Shift(cue=tree.tokens[child].span, polarity=Polarity.NEGATIVE)
        elif base in {"nsubj", "obj"} and (word := _negative_phrase(tree, child)) is not None:
            yield Shift(cue=tree.tokens[word].span, polarity=Polarity.NEGATIVE)


def _negative_phrase(tree: Tree, position: int) -> int | None:
    if tree.lemma(position) in NOBODY:
        return position
    left = tree.subtree(position)[0]
    if tree.forms[left] == "not":
        return left  # "not a single sack was stolen"
    return tree.has_lemma_child(position, NO, "det", "nummod", "advmod", "cc:preconj", "cc")


def _modals(tree: Tree, position: int, hedges: Hedges) -> Iterator[Shift]:
    for child in tree.related(position, "aux", "cop", "mark", "advmod"):
        if (known := hedges.of(tree.lemma(child), "modal")) is not None:
            yield _shift(tree, child, known)
    if _is_conditional(tree, position):
        clause = next(c for c in tree.related(position, "advcl") if CONDITIONS & set(tree.cases(c)))
        yield Shift(cue=tree.tokens[clause].span, certainty=Certainty.UNKNOWN, modality=Modality.CONDITIONAL)
    if _is_to_be(tree, position):
        yield Shift(cue=tree.tokens[position].span, modality=Modality.PLANNED)


def _is_conditional(tree: Tree, position: int) -> bool:
    return any(CONDITIONS & set(tree.cases(child)) for child in tree.related(position, "advcl"))


def _is_to_be(tree: Tree, position: int) -> bool:
    """Whether "is to V": a plan that has no word of its own."""
    to = tree.has_lemma_child(position, frozenset({"to"}), "mark")
    copula = tree.first(position, "cop", "aux")
    if to is None or copula is None or tree.tokens[position].upos != "VERB":
        return False
    return tree.lemma(copula) == "be" and tree.forms[copula] in {"is", "are", "was", "were"}


def _modifiers(tree: Tree, position: int, hedges: Hedges) -> Iterator[Shift]:
    for child in tree.related(position, "advmod", "amod"):
        if (known := hedges.of(tree.lemma(child), "modifier")) is not None:
            yield _shift(tree, child, known)
    for child in tree.related(position, "obl", "advcl", "nmod"):
        if tree.lemma(child) == SUSPICION:
            continue  # who is held on suspicion is held
        for case in tree.cases(child):
            if (known := hedges.of(f"{case} {tree.lemma(child)}", "phrase")) is not None:
                yield _shift(tree, child, known)


def _suspected(tree: Tree, head: int) -> Iterator[Shift]:
    """Make possible what somebody is suspected of: the arson of "arrested on suspicion of arson"."""
    above = next((p for p in tree.ancestors(head) if tree.lemma(p) == SUSPICION), None)
    if above is not None:
        yield Shift(cue=tree.tokens[above].span, certainty=Certainty.POSSIBLE)


def _governing(tree: Tree, position: int, hedges: Hedges) -> Iterator[Shift]:
    known = hedges.of(tree.forms[position], "governor") or hedges.of(tree.lemma(position), "governor")
    if known is not None:
        yield _shift(tree, position, known)


def _shift(tree: Tree, position: int, known: tuple[Polarity | None, Certainty | None, Modality | None]) -> Shift:
    polarity, certainty, modality = known
    return Shift(cue=tree.tokens[position].span, polarity=polarity, certainty=certainty, modality=modality)


# What a stance makes of content that is its own (not somebody's else's words inside it).
WORLDS: dict[Stance, tuple[Certainty | None, Modality | None]] = {
    Stance.DEMANDS: (Certainty.UNKNOWN, Modality.DEMANDED),
    Stance.ASKS: (Certainty.UNKNOWN, Modality.DEMANDED),
    Stance.THREATENS: (Certainty.UNKNOWN, Modality.THREATENED),
    Stance.PROMISES: (None, Modality.PLANNED),
    Stance.BELIEVES: (Certainty.PROBABLE, None),
    Stance.DOUBTS: (Certainty.POSSIBLE, None),
}
# A condition outweighs a possibility, a possibility a plan: "could seek to ban", "may return if".
WEIGHT = (
    Modality.CONDITIONAL, Modality.POSSIBLE, Modality.DEMANDED, Modality.THREATENED, Modality.PLANNED,
    Modality.GENERIC, Modality.HISTORICAL, Modality.ACTUAL,
)  # fmt: skip
DOUBT = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def judge(found: tuple[Shift, ...], *, stance: Stance | None, is_direct_content: bool, is_old: bool) -> Factuality:
    """Weigh all shifts and the innermost voice's stance into one factuality.

    Args:
        found: What shifts the trigger.
        stance: What the innermost source does; None for the outlet's own voice.
        is_direct_content: Whether the trigger heads what the source says, rather than standing deep inside it.
        is_old: Whether the statement's date lies well before the report's.
    """
    negations = {shift.cue for shift in found if shift.polarity is Polarity.NEGATIVE}
    negative = len(negations) % 2 == 1
    if stance is Stance.DENIES and is_direct_content:
        negative = True
    world_certainty, world_modality = WORLDS.get(stance, (None, None)) if stance else (None, None)
    modalities = [shift.modality for shift in found if shift.modality] + ([world_modality] if world_modality else [])
    certainties = [shift.certainty for shift in found if shift.certainty] + (
        [world_certainty] if world_certainty else []
    )
    if stance in {Stance.DEMANDS, Stance.ASKS, Stance.THREATENS}:
        # What is demanded or threatened stays so under "would" and "will".
        modalities = [m for m in modalities if m is not Modality.PLANNED]
        certainties = [Certainty.UNKNOWN]
    modality = next((m for m in WEIGHT if m in modalities), Modality.ACTUAL)
    certainty = next((c for c in DOUBT if c in certainties), Certainty.CERTAIN)
    if modality is Modality.CONDITIONAL and Certainty.POSSIBLE in certainties:
        certainty = Certainty.POSSIBLE
    if modality is Modality.ACTUAL and is_old:
        modality = Modality.HISTORICAL
    return Factuality(
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        certainty=certainty,
        modality=modality,
        cues=tuple(sorted({shift.cue for shift in found})),
    )
