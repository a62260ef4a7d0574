"""States that a word tells by itself, of things that no list names: "Séléti is open", "the valve was shut".

The last to be asked: where the noun is known, its kind says which states it can have.
"""

from collections.abc import Iterator

from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree, phrase
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.status import PASSING, is_of_ways
from reportedly.extract.value.thing import STANDING, WAYS, called_kind, subject_kind
from reportedly.records import Modality, Polarity, State, Status, SubjectKind

_SHUT = frozenset("barred blocked blockaded cordoned impassable padlocked sealed shut shuttered closed close".split())
_OPEN = frozenset("open opened passable re-open re-opened reopen reopened unblock unblocked unsealed".split())
_OFF = frozenset("halt halted pause paused suspend suspended".split())
_LATER = frozenset("defer deferred postpone postponed reschedule rescheduled".split())
_PUT_OFF = frozenset(("push back", "put back", "put off"))
"""The same in two words."""
_LIFTED = frozenset("lift lifted".split())
_BANNED = frozenset("ban banned forbid forbidden outlaw outlawed prohibit prohibited".split())
_RUNNING = frozenset("back functional operational".split())
_DOWN = frozenset("down mute offline".split())
_KEEPING = frozenset("be keep lie remain sit stand stay".split())
"""Verbs whose state stands in the word behind them."""
_SAYS: tuple[tuple[frozenset[str], State], ...] = (
    (_SHUT, State.CLOSED),
    (_OPEN, State.OPEN),
    (_OFF, State.SUSPENDED),
    (_LATER, State.POSTPONED),
    (_PUT_OFF, State.POSTPONED),
    (_LIFTED, State.LIFTED),
)
_AGAINST: dict[State, State] = {State.CLOSED: State.OPEN, State.OPEN: State.CLOSED, State.IN_FORCE: State.LIFTED}
"""What holds where it is not so."""
_TALK = frozenset(
    """account act attack campaign case chapter conversation deal debate dialogue door era eye eyes file fire front
    gap heart hearing inquest inquiry investigation letter meeting mind mouth negotiation opening probe proceeding
    question rank session speech talk trial way window wound""".split()
)
"""What is opened or closed without being so afterwards."""
_LIVING = frozenset(("person", "group", "unnamed"))
_BODIES = frozenset(("organisation", "media"))
_IT = frozenset("it they that this".split())
_BACK = 3
"""So many sentences back a thing is still the one that is spoken of."""
_IS = frozenset("again are been being fully has have is now partly still was were".split())
_LIFTABLE = frozenset(("abstract", "document", "event", "rule", None))
_SHUTTABLE = frozenset(("place", "service", "vehicle"))
_RULES = frozenset(("rule", "document"))


def told(
    page: Page, number: int, trigger: Trigger, nouns: Nouns, polarity: Polarity, modality: Modality
) -> Status | None:
    """Give the state of what a sentence names, whatever it is.

    Args:
        page: The report.
        number: Of the sentence.
        trigger: The word of the statement.
        nouns: What nouns name; who lives is neither open nor closed.
        polarity: Of the statement: what was never closed is open.
        modality: Of the statement; only what is told or planned has a state.

    Returns:
        The thing as the text words it, its kind (`other` where nothing shows it) and its state; None where the word
        says no state, or nothing is named that can have one.
    """
    if modality not in STANDING:
        return None
    tree, head = page.trees[number], trigger.head
    first, *more = trigger.lemma.split()
    said = {tree.lemma(head), tree.forms[head], trigger.lemma, *(more if first in _KEEPING else ())}
    if said & _BANNED:
        return _ruled_out(page, number, head, nouns, polarity)
    state = _state(tree, trigger, said, polarity)
    if state is None:
        return None
    named = list(_things(tree, head))
    if all(tree.lemma(p) in _IT for p in named):
        return _last_named(page, number, head, nouns, state) if said & (_SHUT | _OPEN) else None
    thing = next((p for p in named if _can_be(tree, page, Word(number, p), nouns, state)), None)
    if thing is None:
        return None
    kind = subject_kind(page, Word(number, thing), nouns) or called_kind(page, Word(number, thing)) or SubjectKind.OTHER
    return Status(subject=phrase(tree, thing), kind=kind, state=state)


def _state(tree: Tree, trigger: Trigger, said: set[str], polarity: Polarity) -> State | None:
    """What the words say, or what holds where they are denied; None where they say no state."""
    state = next((state for words, state in _SAYS if words & said), None)
    if state is None and tree.tokens[trigger.head].upos in {"ADJ", "ADV"}:
        state = State.OPEN if said & _RUNNING else State.SUSPENDED if said & _DOWN else None
        return state if polarity is Polarity.POSITIVE else None
    if state is State.OPEN and not (_is_of_a_thing(tree, trigger.head) and is_of_ways(tree, trigger)):
        return None
    return state if state is None or polarity is Polarity.POSITIVE else _AGAINST.get(state)


def _last_named(page: Page, number: int, head: int, nouns: Nouns, state: State) -> Status | None:
    """What was named last and can be open or shut: "Open again, motorbikes only", "REPORTER: Closed since three"."""
    if state not in {State.OPEN, State.CLOSED}:
        return None
    for earlier in range(number, max(-1, number - _BACK - 1), -1):
        before = page.trees[earlier]
        last = head if earlier == number else len(before.tokens)
        for position in range(last - 1, -1, -1):
            if before.tokens[position].upos not in {"NOUN", "PROPN"}:
                continue
            kind = subject_kind(page, Word(earlier, position), nouns)
            if kind in WAYS and nouns.of(before.lemma(position)) not in _BODIES:
                return Status(subject=phrase(before, position), kind=kind, state=state)
    return None


def _is_of_a_thing(tree: Tree, head: int) -> bool:
    """Whether what is opened is a thing, rather than fire or talks."""
    what = tree.first(head, "obj")
    return what is None or tree.lemma(what) not in _TALK


def _things(tree: Tree, head: int) -> Iterator[int]:
    """Give what is said to be in a state: what undergoes it, else what is so, else what a note puts in front of it."""
    undergo = list(tree.related(head, "obj", "nsubj:pass"))
    yield from undergo or tree.related(head, "nsubj", "nsubj:outer")
    if not undergo and tree.first(head, "nsubj") is None and head and tree.tokens[head - 1].upos == "PROPN":
        yield head - 1
    before = head - 1
    while before >= 0 and tree.forms[before] in _IS:
        before -= 1
    if 0 <= before < head - 1 and not undergo:
        yield before  # what a parse may hang on another word


def _can_be(tree: Tree, page: Page, word: Word, nouns: Nouns, state: State) -> bool:
    """Whether a word names what can be in a state: no pronoun, nobody who lives, no talks that are opened."""
    token, lemma = tree.tokens[word.position], tree.lemma(word.position)
    if token.upos not in {"NOUN", "PROPN"} or page.times_in(token.span):
        return False
    if token.upos == "PROPN":
        return called_kind(page, word) is not None
    sort = nouns.of(lemma)
    if sort in _LIVING | _BODIES:
        return False
    if state in {State.SUSPENDED, State.POSTPONED}:
        return True
    if state is State.LIFTED:
        return sort in _LIFTABLE
    is_so = tree.bases[word.position] == "nsubj:pass" or tree.tokens[tree.tokens[word.position].head].upos == "ADJ"
    return lemma not in _TALK | PASSING and (sort in _SHUTTABLE or (is_so and sort is None))


def _ruled_out(page: Page, number: int, head: int, nouns: Nouns, polarity: Polarity) -> Status | None:
    """What is banned: a rule in force on it; where a decree bans it, the decree has the state."""
    tree = page.trees[number]
    above = tree.tokens[head].head if tree.bases[head] == "acl" else -1
    told_by = [p for p in (*tree.related(head, "nsubj"), above) if p >= 0]
    if any(nouns.of(tree.lemma(p)) in _RULES for p in told_by):
        return None
    undergo = list(tree.related(head, "obj", "nsubj:pass"))
    keeps = tree.tokens[head].head if tree.bases[head] == "xcomp" else -1
    if not undergo and keeps >= 0 and tree.lemma(keeps) in _KEEPING:
        undergo = list(tree.related(keeps, "nsubj"))  # "night sailings remain banned"
    for position in undergo:
        token = tree.tokens[position]
        if token.upos != "NOUN" or nouns.of(tree.lemma(position)) in _LIVING | _BODIES:
            continue
        state = State.LIFTED if polarity is Polarity.NEGATIVE else State.IN_FORCE
        return Status(subject=phrase(tree, position), kind=SubjectKind.LAW, state=state)
    return None
