"""Find what a report tells of in words that no list has: what somebody says, and what the reader takes for an event."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.extract.event_words import Entry, Hit
from reportedly.extract.pattern import View

SURE = 0.6  # of the reader's predicate score; below, a verb is mostly a copula or an auxiliary in disguise
SEEN = 0.55  # of the likeliest type, by the reader; what it gives less is mostly no event
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

SEEN_BY_READER = "seen by the reader"

ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})


def told(here: View, listed: dict[int, Hit]) -> Iterator[Hit]:
    """What somebody says or demands, in a verb that no list has: still a statement, of an event without a code."""
    for index, token in enumerate(here.tree.tokens):
        if token.upos != "VERB" or token.predicate < SURE or token.head < 0 or here.token(token.head).upos != "VERB":
            continue
        above = listed.get(token.head)
        if index not in listed:
            is_said = token.relation == "ccomp" and above is None
            if is_said or (above is not None and _is_content(here, index, above)):
                yield Hit(head=index, filled=(), topics=(), entry=UNLISTED)
        elif above is not None and is_bare(listed[index]) and _is_content(here, index, above, finite=False):
            yield Hit(head=index, filled=(), topics=(), entry=UNLISTED)


def seen(here: View, listed: dict[int, Hit]) -> Iterator[Hit]:
    """What the reader takes for an event though no list has its verb: main verbs only, and none whose noun is one."""
    for index, token in enumerate(here.tree.tokens):
        likeliest = token.types[0][1] if token.types else 0.0
        if token.upos != "VERB" or token.predicate < SURE or likeliest < SEEN or not _is_told(here, index):
            continue
        known = listed.get(index)
        arguments = here.below(index, ARGUMENTS)
        if (known is None or is_bare(known)) and not any(
            child in listed and not is_bare(listed[child]) for child in arguments
        ):
            yield Hit(
                head=index, filled=(), topics=(), entry=replace(UNLISTED, name=f"{SEEN_BY_READER} {likeliest:.2f}")
            )


def _is_told(here: View, index: int) -> bool:
    """Whether a verb heads a main clause, or the content of one."""
    while here.token(index).relation == "conj":
        index = here.token(index).head
    return here.tree.bases[index] in {"root", "ccomp", "parataxis"}


def _is_content(here: View, index: int, above: Hit, *, finite: bool = True) -> bool:
    """Whether a verb is what an act of speech demands, promises or threatens ("called on them to publish it")."""
    relation = here.token(index).relation
    is_complement = relation == "xcomp" or (finite and relation == "ccomp") or here.marker(index) == "to"
    return is_complement and above.entry.event in {"AGREE", "REQUEST", "THREATEN"} and "act" in above.entry.flags


def is_bare(hit: Hit) -> bool:
    """Whether a word was found in the list of traps only because of itself, not of its surroundings."""
    return "trap" in hit.entry.flags and not hit.entry.pattern
