"""States of which no state word tells: lorries roll through a crossing, its guards let nobody through, planes land.

Who watches a road writes of what moves on it. Vehicles that move through a place, and guards who let them, show that it
is open, to all of them or to some; no lorry that is let through shows that it is closed. A soldier who walks through
shows nothing.
"""

from collections.abc import Iterator

from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree, phrase
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.thing import STANDING, WAYS, place_kind, subject_kind
from reportedly.records import Modality, Polarity, State, Status, SubjectKind

_VEHICLES = frozenset(
    """bicycle boat bus canoe car cargo coach convoy ferry freight lorry minibus motorbike motorcycle motorist pirogue
    ship tanker taxi traffic train tram trailer truck van vehicle vessel wagon""".split()
)
_FLYING = frozenset("aircraft airliner flight helicopter jet plane".split())
_USERS = (
    _VEHICLES
    | _FLYING
    | frozenset(
        """ambulance anybody anyone cattle civilian commuter driver everybody everyone family foreigner goods herd
    livestock nobody nothing patient pedestrian people pupil refugee resident schoolchild shopper student tourist
    trade trader traveller villager woman worker""".split()
    )
)
"""Whom and what guards let through."""
_ALL = frozenset(
    "anybody anyone cattle civilian everybody everyone goods livestock nobody nothing people trade traveller".split()
)
"""Where none of these is let through, a way is open to some alone."""
_MOVING = frozenset("circulate cross drive flow go move pass roll run travel".split())
_THROUGH = frozenset("across over through thru via".split())
_LETTING = frozenset("admit allow let wave".split())
_LET = frozenset("across by in out over pass pass through through thru".split())
_LANDING = frozenset("accept handle load receive unload".split())
_TAKES = {
    SubjectKind.AIRPORT: _FLYING | {"passenger"},
    SubjectKind.PORT: frozenset("boat container ship tanker vessel".split()),
    SubjectKind.CROSSING: frozenset("bus cargo lorry truck vehicle".split()),
}
"""What an airport, a port or a crossing takes as long as it is open."""
_SERVING = frozenset("operate run sail".split())
"""What buses and boats do that serve somebody."""
_LEAVING = frozenset("circulate depart fly go leave move sail".split())
"""What those that serve somebody do not do while they are suspended."""
_LINES = frozenset("bus ferry ferryboat flight launch train tram".split())
_NONE = frozenset("no nobody none nothing".split())
_SOME = frozenset("only solely".split())
_AGAIN = frozenset("again both freely normally since smoothly still unhindered usual".split())
"""Words that show that a movement is the traffic of a place and no journey."""


def shown(
    page: Page, number: int, trigger: Trigger, nouns: Nouns, polarity: Polarity, modality: Modality
) -> Status | None:
    """Give the state of a way or a line of transport that a movement shows.

    Args:
        page: The report.
        number: Of the sentence.
        trigger: The word of the statement.
        nouns: What nouns name.
        polarity: Of the statement: what does not move shows that a place is closed.
        modality: Of the statement; only what is told or planned shows anything.

    Returns:
        The place as the text words it, its kind and its state; None where nothing is shown.
    """
    tree, head = page.trees[number], trigger.head
    if modality not in STANDING or tree.tokens[head].upos not in {"VERB", "AUX"}:
        return None
    lemma = tree.lemma(head)
    if lemma in _LETTING or trigger.lemma.partition(" ")[0] in _LETTING:
        return _let(page, number, head, nouns, polarity)
    if lemma in _LANDING:
        return _landing(page, number, head, nouns, polarity)
    if lemma in {"cross", "use"}:
        return _used(page, number, head, nouns, polarity)
    if lemma not in _MOVING | _SERVING | _LEAVING:
        return None
    moved = _moving(page, number, head, nouns, polarity) if lemma in _MOVING | _SERVING else None
    return moved or _serving(page, number, head, polarity)


def _used(page: Page, number: int, head: int, nouns: Nouns, polarity: Polarity) -> Status | None:
    """Vehicles that use or cross a bridge, many of them or again: it is open."""
    tree = page.trees[number]
    mover, way = tree.first(head, "nsubj"), tree.first(head, "obj")
    if (
        mover is None
        or way is None
        or _called(tree, mover) not in _VEHICLES
        or tree.forms[mover] == _called(tree, mover)
    ):
        return None
    kind = subject_kind(page, Word(number, way), nouns)
    if kind not in WAYS:
        return None
    closed = polarity is Polarity.NEGATIVE or any(tree.forms[p] in _NONE for p in tree.subtree(mover))
    return _status(tree, way, kind, State.CLOSED if closed else State.OPEN)


def _called(tree: Tree, position: int) -> str:
    """The lemma of a noun, where the reader has none of its own for a plural: "lorries", "lorrie"."""
    lemma = tree.lemma(position)
    if lemma.endswith("ies"):
        return lemma.removesuffix("ies") + "y"
    return lemma.removesuffix("ie") + "y" if lemma.endswith("rie") else lemma


def _moving(page: Page, number: int, head: int, nouns: Nouns, polarity: Polarity) -> Status | None:
    tree = page.trees[number]
    mover = tree.first(head, "nsubj", "nsubj:pass")
    if mover is None or _called(tree, mover) not in _VEHICLES | {"cattle", "livestock", "nothing"}:
        return None
    closed = polarity is Polarity.NEGATIVE or _called(tree, mover) in _NONE
    is_traffic = any(tree.forms[p] in _AGAIN for p in tree.subtree(head))
    for place, case in _places(tree, head):
        kind = _way(page, Word(number, place), nouns)
        if kind is not None and (case in _THROUGH or is_traffic or closed):
            return _status(tree, place, kind, State.CLOSED if closed else State.OPEN)
    return None


def _serving(page: Page, number: int, head: int, polarity: Polarity) -> Status | None:
    """Buses that run: a service; one bus is none."""
    tree = page.trees[number]
    mover = tree.first(head, "nsubj")
    if mover is None or _called(tree, mover) not in _VEHICLES or tree.first(head, "obj") is not None:
        return None
    is_line = _called(tree, mover) in _LINES
    if is_line and polarity is Polarity.NEGATIVE and tree.lemma(head) in _LEAVING | _SERVING:
        return _status(tree, mover, SubjectKind.SERVICE, State.SUSPENDED)
    goes_on = is_line and any(tree.forms[p] in {"is", "again"} for p in tree.related(head, "aux", "advmod"))
    if tree.lemma(head) not in _SERVING or (tree.forms[mover] == _called(tree, mover) and not goes_on):
        return None
    return _status(tree, mover, SubjectKind.SERVICE, State.SUSPENDED if polarity is Polarity.NEGATIVE else State.OPEN)


def _let(page: Page, number: int, head: int, nouns: Nouns, polarity: Polarity) -> Status | None:
    """Guards who let somebody through at a place, or the place itself that does."""
    tree = page.trees[number]
    below = tree.subtree(head)
    if not any(tree.forms[p] in _LET or tree.lemma(p) in _LET for p in below if p != head):
        return None
    whom = [p for p in below if _called(tree, p) in _USERS or tree.forms[p] in _USERS]
    if not whom:
        return None
    forms = {tree.forms[p] for p in below}
    few = not any({_called(tree, p), tree.forms[p]} & (_VEHICLES | _FLYING | _ALL) for p in whom)
    spot = next(
        (
            (place, kind)
            for place in (*(p for p, _ in _places(tree, head)), *tree.related(head, "nsubj", "nsubj:pass"))
            if (kind := _way(page, Word(number, place), nouns)) is not None
        ),
        None,
    )
    if spot is None:
        return None
    state = State.OPEN
    if few or forms & _SOME or "but" in forms:
        state = State.RESTRICTED
    elif forms & _NONE or polarity is Polarity.NEGATIVE:
        state = State.CLOSED
    return _status(tree, *spot, state)


def _landing(page: Page, number: int, head: int, nouns: Nouns, polarity: Polarity) -> Status | None:
    tree = page.trees[number]
    airport, what = tree.first(head, "nsubj"), tree.first(head, "obj")
    if tree.bases[head] == "xcomp" or "due" in tree.forms[:head]:
        return None  # what it is due to receive it has not yet
    if airport is None:
        return None
    what = (
        what
        if what is not None
        else next((found for p in tree.related(head, "conj") if (found := tree.first(p, "obj")) is not None), None)
    )  # "does not receive and does not release aircraft"
    kind = _way(page, Word(number, airport), nouns)
    if what is None or kind not in _TAKES or _called(tree, what) not in _TAKES[kind]:
        return None
    if kind is not SubjectKind.AIRPORT and tree.forms[what] == _called(tree, what) != "cargo":
        return None  # a port that takes one ship need not be open
    closed = polarity is Polarity.NEGATIVE or any(tree.lemma(p) in _NONE for p in tree.subtree(what))
    return _status(tree, airport, kind, State.CLOSED if closed else State.OPEN)


def _places(tree: Tree, head: int) -> Iterator[tuple[int, str]]:
    """Give what stands in a clause behind a preposition of place, with it, "through" before "at"."""
    found = [
        (p, case)
        for p in tree.subtree(head)
        if tree.bases[p] in {"obl", "nmod"}
        for case in tree.cases(p)
        if case in _THROUGH | {"along", "at", "on"}
    ]
    yield from sorted(found, key=lambda one: one[1] not in _THROUGH)


def _way(page: Page, word: Word, nouns: Nouns) -> SubjectKind | None:
    kind = subject_kind(page, word, nouns) or place_kind(page, word)
    return kind if kind in WAYS else None


def _status(tree: Tree, head: int, kind: SubjectKind, state: State) -> Status:
    return Status(subject=phrase(tree, head), kind=kind, state=state)
