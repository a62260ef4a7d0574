"""Find what a report tells of in words that no list of events has.

Two readings: what somebody says, and the state that a word puts a road, a supply or a vote in. What else the reader
takes for an event is for the second look.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from reportedly.extract.words.event_words import Entry, Hit
from reportedly.extract.words.pattern import View

SURE = 0.6  # of the reader's predicate score; below, a verb is mostly a copula or an auxiliary in disguise
UNLIKELY = 0.25
UNLISTED = Entry(
    name="told in a verb of no list",
    words=(),
    pos=frozenset({"VERB"}),
    noun=False,
    adjective=False,
    pattern=(),
    event=None,
    mode=None,
    contexts=(),
    cameo=None,
    status=None,
    flags=frozenset({"weak"}),
)

STATED = "a state:"

SUBJECT = frozenset({"nsubj", "nsubj:pass"})
STATIVE = frozenset(
    """appear assume be believe belong consider consist contain cost depend deserve differ doubt enjoy exist expect fear
    feel have hope imagine include intend involve know lack like look love matter mean need own prefer realise realize
    recall regard remember resemble seem suppose think understand want wish work worry add announce argue ask assert
    claim declare explain inform insist mention note report say speak state stress suggest tell write comment hear
    learn print see sell call confirm conclude describe""".split()
)
"""What these tell of, even where somebody says it, is no event, or the saying itself."""
CARRIED = SUBJECT | frozenset({"obj", "obl", "obl:agent", "xcomp"})


def told(here: View, listed: dict[int, Hit], said: frozenset[int]) -> Iterator[Hit]:
    """What somebody says, denies or demands, in a verb that no list has: still a statement, of an event without a code.

    Args:
        here: The sentence.
        listed: What the lists found in it, by head.
        said: Positions that head what somebody says.
    """
    for index, token in enumerate(here.tree.tokens):
        known = listed.get(index)
        if token.upos != "VERB" or token.predicate < SURE or (known is not None and not is_bare(known)):
            continue
        above = listed.get(token.head)
        is_said = _leader(here, index) in said and here.tree.lemma(index) not in STATIVE and _has_party(here, index)
        is_said = is_said and not _is_carrier(here, index, listed) and _may_be_event(here, index)
        is_demanded = above is not None and _is_content(here, index, above, finite=known is None)
        if is_said or is_demanded:
            yield Hit(head=index, filled=(), topics=(), entry=UNLISTED)


def _is_carrier(here: View, index: int, listed: dict[int, Hit]) -> bool:
    """Whether what a verb tells of is named by a listed word beside it ("denied that talks took place")."""
    beside = here.below(index, CARRIED)
    return any(child in listed and "trap" not in listed[child].entry.flags for child in beside)


def _may_be_event(here: View, index: int) -> bool:
    """Whether the reader, if it knows types, gives the word some chance to be of one."""
    likeliest = here.token(index).types[0][1] if here.token(index).types else 0.0
    return likeliest >= UNLIKELY or not any(token.types for token in here.tree.tokens)


def _leader(here: View, index: int) -> int:
    """The first of coordinated verbs."""
    while here.token(index).relation == "conj" and here.token(here.token(index).head).upos == "VERB":
        index = here.token(index).head
    return index


def _has_party(here: View, index: int) -> bool:
    """Whether a verb has a subject that could do it, or shares one."""
    return bool(here.below(_leader(here, index), SUBJECT)) or bool(here.below(index, SUBJECT))


def _is_content(here: View, index: int, above: Hit, *, finite: bool = True) -> bool:
    """Whether a verb is what an act of speech demands, promises or threatens ("called on them to publish it")."""
    relation = here.token(index).relation
    is_complement = relation == "xcomp" or (finite and relation == "ccomp") or here.marker(index) == "to"
    return is_complement and above.entry.event in {"AGREE", "REQUEST", "THREATEN"} and "act" in above.entry.flags


def stated(here: View, listed: dict[int, Hit], state_at: Callable[[int, int], str | None]) -> Iterator[Hit]:
    """The states that things are put in, in words that are no events themselves ("the ferries were grounded").

    Args:
        here: The sentence.
        listed: What the lists found in it, by head.
        state_at: The state that the word at the first position puts the thing at the second in; None if none.
    """
    for index, token in enumerate(here.tree.tokens):
        known = listed.get(index)
        if (known is not None and not is_bare(known)) or token.relation in {"compound", "aux", "aux:pass"}:
            continue
        state = next((found for thing in _things(here, index) if (found := state_at(index, thing))), None)
        if state is not None:
            yield Hit(head=index, filled=(), topics=(), entry=replace(UNLISTED, name=f"{STATED} {state}", status=state))


def _things(here: View, index: int) -> tuple[int, ...]:
    """What a word may say the state of: its subject or object, or the noun that a note of few words names before it."""
    token = here.token(index)
    has_be = bool(here.below(index, frozenset({"cop", "aux:pass"})))
    is_finite = token.upos == "VERB" and not here.forms[index].endswith("ing")
    if has_be or (is_finite and token.relation not in {"amod", "acl"}):
        things = here.below(index, SUBJECT | {"obj"})
        return here.below(token.head, SUBJECT) if not things and token.relation == "conj" else things
    return (*_noted(here, index),)


def _noted(here: View, index: int) -> Iterator[int]:
    """The thing of a note without a verb: "Phone network: restored in Kiro, still down in Dori", "Port closed"."""
    if here.token(index).upos not in {"ADJ", "ADV", "VERB"}:
        return
    root = next((position for position, token in enumerate(here.tree.tokens) if token.head < 0), None)
    if root is None or (here.token(root).upos in {"VERB", "AUX"} and root != index):
        return
    colon = next((position for position, form in enumerate(here.forms) if form == ":"), None)
    if colon is not None and colon < index:
        yield from (p for p in range(colon - 1, -1, -1) if here.token(p).upos in {"NOUN", "PROPN"})
    elif root < index and here.token(index).head == root:
        yield root


def is_bare(hit: Hit) -> bool:
    """Whether a word was found in the list of traps only because of itself, not of its surroundings."""
    return "trap" in hit.entry.flags and not hit.entry.pattern
