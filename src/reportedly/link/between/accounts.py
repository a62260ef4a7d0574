"""What two accounts of one matter show when they stand side by side, one test for each sign; see `bearing`.

One report sets two voices against each other; a denial names what it denies; one report quotes the word that another
used. Nothing here weighs.
"""

import re

from reportedly.link.between import rules
from reportedly.link.between import signs as sign
from reportedly.link.between.voice import same_source, speaker
from reportedly.link.telling.last import of_last
from reportedly.link.telling.parties import alike, kin
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.wording import keywords, stem, words
from reportedly.records import Stance, State


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


DENYING = _stems(
    "deny denied denies denying denial reject rejected rejects dismiss dismissed dismisses dispute disputed disputes "
    "disputing refute refuted contradict contradicted contradicts contested contests rebuff rebutted"
)
"""Words of whoever says that another's account is wrong."""
TURNING = _stems(
    "but however although though while whereas instead yet insist insists insisted maintain maintains maintained "
    "otherwise contrary not rather differ different differently version counter reply replied replies retort retorted "
    "answers answered nevertheless"
)
"""Words with which a report turns from one account to another."""
_AUTHORITY = frozenset(("GOV", "MIL", "COP", "SPY", "JUD", "LEG"))
"""Sectors that speak for a state."""
_QUOTED = re.compile(r'["“«]([^"”»]{3,80})["”»]')
_QUOTED_WORDS = 8
"""A longer quotation is what somebody says, not a word taken up."""
_LONG = 6
"""Letters of a word that tells much."""
_NEAR = 3
"""Statements further apart in a report are not held against each other by the words between them."""
_SPAN = 700
"""Code points between two statements that are still read."""
_OPPOSITES = (
    {State.OPEN, State.CLOSED},
    {State.OPEN, State.RESTRICTED},
    {State.OPEN, State.SUSPENDED},
    {State.IN_FORCE, State.LIFTED},
    {State.HOLDING, State.BROKEN},
)


def steps(a: Profile, b: Profile) -> int:
    """How many statements on the later stands in one report; 99 in two."""
    return abs(a.nth - b.nth) if sign.same_report(a, b) else 99


@of_last
def two_sources(a: Profile, b: Profile) -> bool:
    """Both name who says so, and they are two voices."""
    one, two = speaker(a), speaker(b)
    return one is not None and two is not None and not same_source(one, two)


def one_paragraph(a: Profile, b: Profile) -> bool:
    """Two named voices in one paragraph."""
    return sign.same_report(a, b) and a.paragraph == b.paragraph and two_sources(a, b)


@of_last
def _between(a: Profile, b: Profile) -> str:
    """The text from the first trigger to the end of the later one's sentence; empty in two reports or far apart."""
    if not sign.same_report(a, b):
        return ""
    one, two = sorted((a, b), key=lambda p: p.statement.trigger.start)
    start, end = one.statement.trigger.end, max(one.statement.trigger.end, two.statement.evidence.end)
    return a.article.text[start:end] if end - start < _SPAN else ""


def turns(kind: frozenset[str], a: Profile, b: Profile) -> bool:
    """Two named voices close together, and such a word between them."""
    return steps(a, b) <= _NEAR and two_sources(a, b) and any(stem(word) in kind for word in words(_between(a, b)))


def semicolon(a: Profile, b: Profile) -> bool:
    """One sentence, parted by a semicolon."""
    return steps(a, b) <= _NEAR and sign.letters_between(a, b) == 0 and ";" in _between(a, b)


def parted(a: Profile, b: Profile) -> tuple[Profile, Profile] | None:
    """The one that says that it is not so, then the other; None where both say the same."""
    if not sign.one_polarity_each(a, b):
        return None
    return (a, b) if sign.negative(a) else (b, a)


def denied_close_by(a: Profile, b: Profile) -> bool:
    """Somebody denies, and the other was told right beside it."""
    told = parted(a, b)
    return told is not None and steps(a, b) <= _NEAR - 1 and _denies(told[0])


def _denies(p: Profile) -> bool:
    return bool(p.statement.chain) and p.statement.chain[-1].stance is Stance.DENIES


def one_of_words(kind: frozenset[str], a: Profile, b: Profile) -> bool:
    """One of the two sentences has such a word, and they share two words."""
    return sign.holds_in(kind, a, b) == 1 and shares(2, a, b)


def shares(number: int, a: Profile, b: Profile) -> bool:
    """So many words of the two sentences are the same."""
    return len(a.words & b.words) >= number


def long_words(a: Profile, b: Profile) -> bool:
    """Two long words are the same."""
    return sum(len(word) >= _LONG for word in a.words & b.words) >= 2


def names(number: int, a: Profile, b: Profile) -> bool:
    """So many names or numbers are the same."""
    return len(a.names & b.names) >= number


def _quoted(p: Profile) -> frozenset[str]:
    found = _QUOTED.findall(p.statement.evidence.of(p.article.text))
    return frozenset().union(*(keywords(text) for text in found if len(text.split()) <= _QUOTED_WORDS))


def quotes(number: int, a: Profile, b: Profile) -> bool:
    """One report puts into quotation marks what another says."""
    if sign.same_report(a, b) or not a.words & b.words:
        return False
    return len(_quoted(a) & b.words) >= number or len(_quoted(b) & a.words) >= number


def act_in_words(a: Profile, b: Profile) -> bool:
    """The word for one act stands in the other's sentence."""
    return bool(a.act_words & b.words or b.act_words & a.words)


def denied_act_in_words(a: Profile, b: Profile) -> bool:
    """The word for what did not happen stands in the other's sentence."""
    told = parted(a, b)
    return told is not None and bool(told[0].act_words & told[1].words)


def doer_denies(a: Profile, b: Profile) -> bool:
    """One party acts in both, and in one of them does not."""
    return sign.one_polarity_each(a, b) and any(alike(x, y) or kin(x, y) for x in a.actors for y in b.actors)


def whom_in_common(a: Profile, b: Profile) -> bool:
    """Their recipients share a word."""
    return any(x.words & y.words for x in a.recipients for y in b.recipients)


def thing_in_common(a: Profile, b: Profile) -> bool:
    """What it is done to shares a word: subject, place or recipient."""
    return bool(a.thing_words & b.thing_words)


@of_last
def rivals(a: Profile, b: Profile) -> bool:
    """Two different doers of what one word calls the same act, to a thing in common: who blocks the crossings."""
    if sign.negative(a) or sign.negative(b) or not a.act_words & b.act_words:
        return False
    return sign.other_doer(a, b) and thing_in_common(a, b)


def roles_swapped(a: Profile, b: Profile) -> bool:
    """Who acts in one and whom it befell in the other share a word."""
    pairs = ((a.actors, b.recipients), (a.recipients, b.actors))
    return any(x.words & y.words for mine, other in pairs for x in mine for y in other)


@of_last
def _authorities(a: Profile, b: Profile) -> tuple[bool | None, bool | None]:
    """Whether each source speaks for a state; None where it is not known."""
    sources = (speaker(a), speaker(b))
    one, two = (bool(s.sectors & _AUTHORITY) if s is not None and s.sectors else None for s in sources)
    return one, two


def authority_and_other(a: Profile, b: Profile) -> bool:
    """One source speaks for a state, the other does not."""
    return set(_authorities(a, b)) == {True, False}


def two_authorities(a: Profile, b: Profile) -> bool:
    """Both sources speak for a state."""
    return _authorities(a, b) == (True, True)


def none_and_some(a: Profile, b: Profile) -> bool:
    """Both count, and one of them comes to none."""
    return bool(a.counts and b.counts) and rules.none_at_all(a) != rules.none_at_all(b)


def nobody_hit_and_toll(a: Profile, b: Profile) -> bool:
    """One says that nobody was hit, the other who was."""
    return a.is_toll and b.is_toll and a.is_of_none != b.is_of_none


def states_opposed(a: Profile, b: Profile) -> bool:
    """The same thing is in two opposite states."""
    one, two = a.statement.status, b.statement.status
    return one is not None and two is not None and {one.state, two.state} in _OPPOSITES and sign.same_thing(a, b)


def undone_at_once(a: Profile, b: Profile) -> bool:
    """One act undoes the other, in reports at most a day apart."""
    return sign.gap(a, b) <= 1 and (sign.undoes(a, b) or sign.undoes(b, a))


@of_last
def by_rule(a: Profile, b: Profile) -> str:
    """What one reason shows if the two are of one event: `happened`, `count`, `actor`; empty if none does."""
    if rules.happened(a, b, together=True) is not None:
        return "happened"
    if rules.count(a, b) is not None:
        return "count"
    return "actor" if rules.actor(a, b) is not None else ""


@of_last
def grounded(a: Profile, b: Profile) -> bool:
    """They share more than the act, and no two places."""
    return rules.common_ground(a, b) and not rules.elsewhere(a, b)


def worth_weighing(a: Profile, b: Profile, *, score: float, together: bool) -> bool:
    """Whether two statements can be at odds at all: both told as so, and something that a contradiction needs.

    Args:
        a: One statement.
        b: The other.
        score: Log-odds that they are of one event.
        together: Whether they were found to be.
    """
    if not (sign.actual(a) and sign.actual(b)) or (sign.negative(a) and sign.negative(b)):
        return False
    if _is_denying(a) or _is_denying(b):
        return False
    if together or _set_side_by_side(a, b) or rivals(a, b):
        return True
    if sign.one_polarity_each(a, b):
        return score >= _NEARLY or rules.one_act(a, b) or shares(2, a, b) or thing_in_common(a, b)
    return bool(a.counts.keys() & b.counts.keys()) and (
        none_and_some(a, b) or nobody_hit_and_toll(a, b) or rules.count(a, b) is not None
    )


def _is_denying(p: Profile) -> bool:
    """Whether it is the act of denying: that somebody denies nobody contests, only what he denies."""
    return "denying" in p.sorts.sorts


_NEARLY = -2.5
"""Least log-odds of one event for a denial of what shares nothing with it."""


def _set_side_by_side(a: Profile, b: Profile) -> bool:
    """Two named voices in one paragraph, next to each other, or in two sentences that follow each other."""
    if not sign.same_report(a, b) or not two_sources(a, b):
        return False
    return a.paragraph == b.paragraph or steps(a, b) == 1 or 0 <= sign.letters_between(a, b) < _NEXT


_NEXT = 20
"""Code points between two sentences that follow each other."""
