"""Which thing a statement puts into which state: crossings, roads, airports, services, curfews, ceasefires, laws."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree, phrase
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.thing import place_kind, subject_kind, working_kind
from reportedly.lexicon import load
from reportedly.records import Argument, Modality, Polarity, Role, State, Status, SubjectKind

RULES_IN_FORCE = frozenset({SubjectKind.CURFEW, SubjectKind.CEASEFIRE, SubjectKind.LAW, SubjectKind.AGREEMENT})
NOT_HELD = frozenset({Modality.DEMANDED, Modality.HISTORICAL, Modality.GENERIC})
"""A threatened state is told as such by its modality; of what is demanded nobody says that it will be."""
PARTICLES = frozenset({"back", "down", "off", "on", "out", "up"})
AIMED = frozenset({"ban", "bans", "measure", "restriction", "restrictions", "sanction", "sanctions", "tariff"})
"""Laid on somebody they are an act against him; by themselves they are a rule in force."""
SHUT = frozenset(
    {"close", "closed", "closing", "closure", "lock", "locked", "padlock", "padlocked", "shut", "shutter", "sealed"}
)
OF_OTHERS = frozenset({State.POSTPONED, State.SUSPENDED, State.IN_FORCE, State.LIFTED, State.ACTIVE, State.EXTENDED})
"""States of what is no passage, service or rule: talks that were put off, a zone in force."""
OF_OTHER_PLACES = frozenset({State.CLOSED, State.OPEN, State.RESTRICTED})
"""Further ones of a place among those: a river closed to boats."""
WITH_OTHERS = frozenset(
    """abandon abolish agree announce announced apply ask begin call called cancel clear commence continue convene dead
    declare declared decree destroy destroyed drop due effect end endorse enforce enter extend flow force go held
    hit hold honour ignore impose introduce keep last leave lose lost maintain move moved moving offer order ordered
    pass passed plan pledge prepare present prevail promise propose raise reach reached recover remain remove return
    reveal run running schedule scheduled seal set sign signed silence slow stand start stay stick strike struck
    submit survive table take uphold violate voted withdraw work working""".split()
)
"""Words that say much else, too: they tell of a state only with the words that the list of events names."""
ALONG = frozenset({"along", "at", "in", "on", "over", "through", "via"})
"""A passage behind one of these is used as such; troops that move "across the border" open none."""
TOWARDS = frozenset("after before by during since till to until".split())
"""Before what says when or what for, and no state."""
MOVING = frozenset({"car", "flight", "lorry", "movement", "traffic", "truck", "vehicle"})
ONE_VEHICLE = frozenset(
    {"ambulance", "boat", "bus", "car", "coach", "jeep", "lorry", "minibus", "taxi", "truck", "van"}
)
PASSING = (
    MOVING
    | ONE_VEHICLE
    | frozenset(
        """all cargo citizen civilian export everybody everyone everything foreigner freight good goods import passenger
    pedestrian people person public resident shipping trade trailer traveller vessel""".split()
    )
)
"""Whom and what a passage is open or closed to."""
OF_WAYS = frozenset(
    """blocked close closed closing closure impassable open opened passable reopen re-open reopened sealed shut unblock
    unblocked""".split()
)
"""Words that say of a place by its name alone that one passes there or does not."""
OF_PLACES = frozenset({"cut", "free", "function", "functioning", "operational", "work", "working"})
"""The same of a place that the report puts something at: people work and are free, too."""
ONWARD = frozenset("apply continue extend keep maintain prolong remain renew stay".split())
"""What is done with a rule that is there already."""
PARTLY = frozenset({"partially", "partly"})
SUPPLIES = frozenset("current data electricity fuel gas internet light network power signal water".split())
OF_CLAUSES = ("nsubj", "nsubj:pass", "nsubj:outer", "obj")
NOTED = frozenset({"appos", "conj", "list", "parataxis", "root"})
"""How a noun stands that no verb says anything of."""
HEADING = 6
"""A sentence of so few words may be a heading."""
OPPOSITES = {
    State.CLOSED: State.OPEN,
    State.OPEN: State.CLOSED,
    State.IN_FORCE: State.BROKEN,
    State.HOLDING: State.BROKEN,
    State.BROKEN: State.HOLDING,
}
OPPOSITES_OF = {
    (SubjectKind.SERVICE, State.OPEN): State.SUSPENDED,
    (SubjectKind.SERVICE, State.SUSPENDED): State.OPEN,
    (SubjectKind.CURFEW, State.IN_FORCE): State.LIFTED,
    (SubjectKind.LAW, State.IN_FORCE): State.LIFTED,
    (SubjectKind.CURFEW, State.LIFTED): State.IN_FORCE,
    (SubjectKind.LAW, State.LIFTED): State.IN_FORCE,
    (SubjectKind.ELECTION, State.OPEN): State.SUSPENDED,
}
"""Where the kind of thing matters."""


@dataclass(frozen=True, slots=True)
class States:
    """The state that a word gives, by lemma and kind of subject (`any` where it does not matter)."""

    by_lemma: dict[tuple[str, str], State]

    def of(self, lemma: str, kind: SubjectKind) -> State | None:
        """Give the state a word puts a subject of this kind in, or None."""
        exact = self.by_lemma.get((lemma, kind.value))
        if exact is not None:
            return exact
        group = "rule" if kind in RULES_IN_FORCE else "passage"
        return self.by_lemma.get((lemma, group)) or self.by_lemma.get((lemma, "any"))


@cache
def english() -> States:
    """Give the shipped English state words; they never change while we run."""
    return States({(row["lemma"], row["kind"]): State(row["state"]) for row in load("states").rows})


def status(
    page: Page,
    sentence: int,
    trigger: Trigger,
    arguments: tuple[Argument, ...],
    *,
    nouns: Nouns,
    states: States,
) -> Status | None:
    """Find the state that a trigger puts a thing in.

    Returns:
        The subject as the text words it, its kind and its state; None where nothing changes or has a state.
    """
    tree = page.trees[sentence]
    found, head = None, trigger.head
    for head in (*_itself(page, sentence, trigger, nouns), *_subjects(tree, trigger.head)):
        named = _standing_for(page, Word(sentence, head), trigger, nouns, states)
        kind = subject_kind(page, named, nouns) if named else None
        if kind is None and named is not None:
            kind = _of_a_place(page, named, tree, trigger)
        if named is None or kind is None or page.trees[named.sentence].forms[named.position] in ONE_VEHICLE:
            continue  # a bus that was stopped is no service
        is_lacking = head == trigger.head and _is_lack(tree, head)
        state = State.OPEN if is_lacking else _state(tree, trigger, kind, states)  # its polarity says that it is not
        thing = page.trees[named.sentence].lemma(named.position)
        partly = {tree.forms[child] for child in tree.related(trigger.head, "advmod")} & PARTLY
        said = {trigger.lemma, *trigger.lemma.split(), *partly}
        fitted = fitting(state, kind, thing, said=said, nouns=nouns)
        is_laid = head in tree.related(trigger.head, "obj", "nsubj:pass") and _is_aimed(tree, head)
        is_laid = is_laid and tree.lemma(trigger.head) not in ONWARD
        if fitted is not None and not (fitted is State.IN_FORCE and is_laid):
            found = Status(subject=phrase(page.trees[named.sentence], named.position), kind=kind, state=fitted)
            break
    found = found or _left_out(page, sentence, trigger, nouns, states)
    if found is None or tree.lemma(head) in MOVING:
        # "Traffic resumed on the road": the road is open.
        return _of_place(page, trigger, arguments, nouns=nouns, states=states) or found
    return found


def _of_a_place(page: Page, named: Word, tree: Tree, trigger: Trigger) -> SubjectKind | None:
    """Give the way that a place stands for: "Sarpi is closed again", "Sarpi is free": the crossing there."""
    if is_of_ways(tree, trigger):
        return place_kind(page, named)
    said = {tree.lemma(trigger.head), tree.forms[trigger.head], trigger.lemma}
    return working_kind(page, named) if said & OF_PLACES else None


def fitting(state: State | None, kind: SubjectKind, thing: str, *, said: set[str], nouns: Nouns) -> State | None:
    """Give the state as it is called of this kind of thing; None where the thing can have no such state.

    Args:
        state: What the words say.
        kind: Of the subject.
        thing: The subject's noun.
        said: The words of the trigger.
        nouns: What can be closed like a house, rather than fail like a supply.
    """
    if kind is SubjectKind.OTHER:
        places = OF_OTHER_PLACES if nouns.of(thing) == "place" else frozenset()
        return state if state in OF_OTHERS | places else None
    if (
        kind is SubjectKind.SERVICE
        and state is State.CLOSED
        and not (said & SHUT and nouns.of(thing) in {"place", "organisation", "media", "vehicle"})
    ):
        return State.SUSPENDED  # power that is off is not closed
    if state is State.OPEN and said & PARTLY:
        return State.RESTRICTED
    if kind is SubjectKind.CURFEW and state is State.EXTENDED:
        return State.IN_FORCE
    return state


def plain_state(page: Page, number: int, rules: tuple[Nouns, States], *, word: int, thing: int) -> str | None:
    """Give the state that a word by itself puts a thing in; None where it says so only together with others."""
    nouns, states = rules
    tree = page.trees[number]
    if {tree.lemma(word), tree.forms[word]} & WITH_OTHERS:
        return None
    kind = subject_kind(page, Word(number, thing), nouns)
    if kind is None:
        return None
    said = (tree.lemma(word), tree.forms[word])
    state = next((found for one in said if (found := states.of(one, kind))), None)
    fitted = fitting(state, kind, tree.lemma(thing), said=set(said), nouns=nouns)
    return None if fitted is None else fitted.value


def _subjects(tree: Tree, head: int) -> Iterator[int]:
    """Give what may have the state: passive subject, object, subject, the noun that a participle or nominal is of."""
    undergo = [p for p in tree.related(head, "obj", "nsubj:pass") if tree.lemma(p) not in {"effect", "force", "hold"}]
    if undergo and tree.lemma(undergo[0]) in {"none", "nothing"}:
        # "has closed none of its posts", "closed nothing at Mataje": what is denied of them
        undergo += [p for above in (undergo[0], head) for p in tree.related(above, "nmod", "obl")]
    # Who shuts something is not what is shut.
    own = undergo or list(tree.related(head, "nsubj"))
    yield from own
    base, above = tree.bases[head], tree.tokens[head].head
    if above >= 0 and base in {"acl", "amod", "advmod", "appos", "parataxis"} and not own:
        yield above
    colon = next((position for position, form in enumerate(tree.forms) if form == ":"), None)
    if not own and colon is not None and colon < head:
        # As in notes: the network before the colon is down behind it.
        yield from (p for p in range(colon - 1, -1, -1) if tree.tokens[p].upos in {"NOUN", "PROPN"})
    if above >= 0 and not own and base in {"xcomp", "obl", "conj", "advcl", "obj"}:
        yield from tree.related(above, "nsubj:pass", "nsubj", "nsubj:outer")
        if base in {"advcl", "conj"} and tree.tokens[above].upos in {"NOUN", "PROPN"}:
            yield above  # as in notes: "Bridge open for ambulances, closed for cars"
    if not own and head and tree.forms[head] in OF_WAYS and tree.tokens[head - 1].upos in {"NOUN", "PROPN"}:
        yield head - 1  # as in notes: "Polls closed", "Northern bridge shut", read as one word with the other
    if tree.tokens[head].upos in {"NOUN", "PROPN", "ADJ"}:
        yield from (child for child in tree.related(head, "nmod", "obl") if {"of", "on"} & set(tree.cases(child)))
        yield head


def _itself(page: Page, sentence: int, trigger: Trigger, nouns: Nouns) -> tuple[int, ...]:
    """Give the trigger's own word where a note names a rule alone: "Malakal: curfew since Friday", "curfew from 7"."""
    tree, head = page.trees[sentence], trigger.head
    is_alone = ":" in tree.forms[:head] or (tree.bases[head] in NOTED and tree.first(head, "cop", *OF_CLAUSES) is None)
    is_noun = tree.tokens[head].upos in {"NOUN", "PROPN"} or tree.forms[head] == "curfew"
    if not is_noun or not is_alone:
        return ()
    return (head,) if subject_kind(page, Word(sentence, head), nouns) in RULES_IN_FORCE else ()


def _is_lack(tree: Tree, head: int) -> bool:
    """Whether a note says of a supply that there is none: "No power in Suva"."""
    return tree.lemma(head) in SUPPLIES and any(
        tree.forms[child] == "no" for child in tree.related(head, "det", "advmod")
    )


def is_of_ways(tree: Tree, trigger: Trigger) -> bool:
    """Whether a trigger says of a place that one passes or does not, rather than what somebody is open to."""
    head = trigger.head
    if not {tree.lemma(head), tree.forms[head], trigger.lemma, *trigger.lemma.split()} & OF_WAYS:
        return False
    aims = [p for p in tree.related(head, "obl", "xcomp", "obj") if "to" in tree.cases(p)]
    return all({tree.lemma(p), tree.forms[p].removesuffix("s"), f"{tree.forms[p][:-3]}y"} & PASSING for p in aims)


def _is_aimed(tree: Tree, position: int) -> bool:
    """Whether a measure is laid on somebody ("imposed sanctions on two agencies")."""
    if not {tree.lemma(position), tree.forms[position]} & AIMED:
        return False
    around = [*tree.related(position, "nmod", "obl"), *tree.related(max(0, tree.tokens[position].head), "obl")]
    return any({"on", "against"} & set(tree.cases(child)) for child in around)


def _standing_for(page: Page, word: Word, trigger: Trigger, nouns: Nouns, states: States) -> Word | None:
    """Give the word itself, or for "it" the nearest thing before it that can have the trigger's state."""
    tree = page.trees[word.sentence]
    if tree.tokens[word.position].upos != "PRON" or tree.lemma(word.position) not in {"it", "they", "which", "that"}:
        return word
    if tree.forms[word.position] in {"that", "which"} and (noun := _relative_noun(tree, word.position)) is not None:
        return Word(word.sentence, noun)
    return _before(page, word, trigger, nouns, states)


def _before(page: Page, word: Word, trigger: Trigger, nouns: Nouns, states: States) -> Word | None:
    """Give the nearest thing before a word that can have the trigger's state, in its sentence or the one before."""
    tree = page.trees[word.sentence]
    earlier = list(_words_before(page, word))
    for here in earlier:
        before = page.trees[here.sentence]
        kind = subject_kind(page, here, nouns)
        is_body = nouns.of(before.lemma(here.position)) in {"organisation", "media"}
        if kind is not None and not is_body:
            return here if _state(tree, trigger, kind, states) else None
    if tree.bases[word.position] != "nsubj" or not is_of_ways(tree, trigger):
        return None
    names = (each for each in earlier if page.trees[each.sentence].tokens[each.position].upos == "PROPN")
    return next((each for each in names if place_kind(page, each) is not None), None)  # "Is Sarpi closed? It is open."


def _words_before(page: Page, word: Word) -> Iterator[Word]:
    """Give the nouns and names before a word, the nearest first, in its sentence and the one before."""
    for number in (word.sentence, word.sentence - 1):
        if number >= 0:
            tokens = page.trees[number].tokens
            last = word.position if number == word.sentence else len(tokens)
            yield from (Word(number, p) for p in range(last - 1, -1, -1) if tokens[p].upos in {"NOUN", "PROPN"})


def _left_out(page: Page, sentence: int, trigger: Trigger, nouns: Nouns, states: States) -> Status | None:
    """Find the thing that a note leaves out because its heading, the sentence before, names it: "Closed since noon"."""
    tree, head = page.trees[sentence], trigger.head
    starts = all(tree.tokens[p].upos in {"PUNCT", "SYM", "ADV", "PART"} for p in range(head))
    if not starts or sentence == 0 or tree.first(head, *OF_CLAUSES) is not None:
        return None
    heading = page.trees[sentence - 1]
    names = [p for p, token in enumerate(heading.tokens) if token.upos in {"NOUN", "PROPN"}]
    if len(heading.tokens) > HEADING or not names:
        return None
    for position in reversed(names):
        here = Word(sentence - 1, position)
        kind = subject_kind(page, here, nouns)
        kind = place_kind(page, here) if kind is None and is_of_ways(tree, trigger) else kind
        state = _state(tree, trigger, kind, states) if kind is not None else None
        if kind is not None and state is not None:
            said = {trigger.lemma, *trigger.lemma.split()}
            fitted = fitting(state, kind, heading.lemma(position), said=said, nouns=nouns)
            if fitted is not None:
                return Status(subject=phrase(heading, position), kind=kind, state=fitted)
    return None


def _relative_noun(tree: Tree, position: int) -> int | None:
    """Give the noun that the relative clause of a pronoun hangs on; None outside such clauses."""
    clause = next((p for p in tree.ancestors(position) if tree.tokens[p].relation == "acl:relcl"), None)
    return None if clause is None or tree.tokens[clause].head < 0 else tree.tokens[clause].head


def _state(tree: Tree, trigger: Trigger, kind: SubjectKind, states: States) -> State | None:
    parts = (part for part in trigger.lemma.split() if part not in PARTICLES)
    for word in (trigger.lemma, tree.lemma(trigger.head), tree.forms[trigger.head], *parts):
        found = states.of(word, kind)
        if found is not None:
            return found
    for child in tree.related(trigger.head, "compound", "advmod"):
        found = states.of(f"{tree.lemma(trigger.head)} {tree.forms[child]}", kind)  # "switched on", "ran out"
        if found is not None:
            return found
    for child in tree.related(trigger.head, "xcomp", "advmod", "obl", "compound"):
        if tree.forms[child].endswith("ing") or TOWARDS & set(tree.cases(child)):
            continue  # "denies backing the group" brings nothing back, "in force until the end of May" ends nothing
        found = states.of(tree.lemma(child), kind)
        if found is not None:
            return found
    return State(trigger.status) if trigger.status in set(State) else None


def _of_place(
    page: Page, trigger: Trigger, arguments: tuple[Argument, ...], *, nouns: Nouns, states: States
) -> Status | None:
    """Find the passage that a state word is about by its place: "Traffic resumed on the road"."""
    here = page.sentence_at(trigger.span.start)
    for argument in arguments:
        if argument.role is not Role.LOCATION:
            continue
        word = page.head_of(argument.head)
        if word is None or word.sentence != here:
            continue
        tree = page.trees[word.sentence]
        movers = list(tree.related(trigger.head, "nsubj", "obj"))
        is_told = all(tree.lemma(mover) in MOVING for mover in movers) and ALONG & set(tree.cases(word.position))
        kind = subject_kind(page, word, nouns) if is_told else None
        said = (trigger.lemma, tree.lemma(trigger.head), tree.forms[trigger.head])
        state = next((found for one in said if kind and (found := states.of(one, kind))), None)
        if kind is not None and state is not None:
            return Status(subject=argument.span, kind=kind, state=state)
    return None


def held(found: Status | None, polarity: Polarity, modality: Modality) -> Status | None:
    """Give the status after its polarity: what did not close is open; a demanded or threatened state is no status."""
    if found is None or modality in NOT_HELD:
        return None
    if polarity is Polarity.POSITIVE:
        return found
    opposite = OPPOSITES_OF.get((found.kind, found.state)) or OPPOSITES.get(found.state)
    return None if opposite is None else Status(subject=found.subject, kind=found.kind, state=opposite)
