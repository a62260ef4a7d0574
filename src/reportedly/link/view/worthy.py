"""Which things with a state a reader can place: a board that says "roads: open" or "Border Guard: closed" says nothing.

A state is told of somebody by mistake, or of many things that nothing tells from others. Such statements stay in the
ledger and in their report; only the board leaves them out.
"""

from collections.abc import Sequence

from reportedly.link.telling.wording import head, is_nobody, is_pronoun, stem, words
from reportedly.link.thing.subject import Thing
from reportedly.records import Role, SubjectKind

_BODIES = frozenset(
    stem(word)
    for word in "guard guards police policeman policemen army soldier soldiers troops forces force militia fighters "
    "rebels gunmen protesters demonstrators supporters residents people ministry minister government president "
    "governor mayor authorities officials official commander spokesman spokeswoman council parliament court union "
    "party opposition company agency committee commission mission side who they he she nobody drivers workers "
    "passengers citizens refugees migrants villagers".split()
)
"""Heads of phrases that name somebody."""
_FIXED = frozenset((SubjectKind.CROSSING, SubjectKind.ROAD, SubjectKind.AIRPORT, SubjectKind.PORT))
"""Kinds that stand somewhere."""


def can_be_placed(group: Sequence[Thing]) -> bool:
    """Whether a reader knows what is meant: it is a thing and no party, and is one, or has a name or a place.

    Args:
        group: What statements say of one thing.
    """
    return any(
        _is_thing(thing) and (_is_named(thing) or thing.place is not None or not _is_many(thing)) for thing in group
    )


def _is_thing(thing: Thing) -> bool:
    p = thing.profile
    if is_pronoun(thing.name) or is_nobody(thing.name) or head(thing.name) in _BODIES:
        return False
    if thing.kind not in _FIXED or p.statement.status is None:
        return True
    # Who closes a crossing is not closed: "the Border Guard shut the crossing".
    subject = p.statement.status.subject
    return not any(a.role is Role.ACTOR and a.span.holds(subject) for a in p.statement.arguments) or not p.recipients


def _is_named(thing: Thing) -> bool:
    """Whether the name holds a capital: "Brezna pass", "road to Tela"."""
    return any(word[:1].isupper() for word in thing.name.split()[1:]) or (
        thing.name[:1].isupper() and bool(thing.words)
    )


def _is_many(thing: Thing) -> bool:
    """Whether it is a bare plural: "bans" of nobody knows what, "roads" of nobody knows where."""
    own = words(thing.name)
    if thing.kind is SubjectKind.SERVICE:
        return False
    return len(own) == 1 and own[0].endswith("s") and not own[0].endswith("ss")
