"""What two accounts of one matter show when they stand side by side, one test for each sign; see `bearing`.

One report sets two voices against each other; a denial names what it denies; one report quotes the word that another
used. Most tests are of two statements or of many pairs (`telling/either.py`). Nothing here weighs.
"""

import re
from typing import Any

from reportedly.link.between import rules
from reportedly.link.between import signs as sign
from reportedly.link.between.voice import same_source
from reportedly.link.between.weighed import Test
from reportedly.link.same import same_act as act
from reportedly.link.same import same_setting as setting
from reportedly.link.telling.either import Truth, Two, any_of, meets, no, number, of_many, of_one, size, some
from reportedly.link.telling.last import of_last
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.traits import Trait
from reportedly.link.telling.wording import keywords, stem, words
from reportedly.records import Stance, State

_COUNTS, _NONE_AT_ALL, _TOLL, _OF_NONE, _DENYING = map(
    int, (Trait.COUNTS, Trait.NONE_AT_ALL, Trait.TOLL, Trait.OF_NONE, Trait.DENYING)
)


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
_QUOTED = re.compile(r'["“«]([^"”»]{3,80})["”»]')
_QUOTED_WORDS = 8
"""A longer quotation is what somebody says, not a word taken up."""
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


def steps(a: Two, b: Two) -> Any:
    """How many statements on the later stands in one report; 99 in two."""
    here = sign.same_report(a, b)
    return number(here) * abs(a.nth - b.nth) + 99 * number(no(here))


@of_many
def two_sources(a: Two, b: Two) -> Truth:
    """Both name who says so, and they are two voices."""
    return any_of(lambda x, y: no(same_source(x, y)), a.heard, b.heard)


@of_many
def one_paragraph(a: Two, b: Two) -> Truth:
    """Two named voices in one paragraph."""
    return setting.same_paragraph(a, b) & two_sources(a, b)


@of_many
def next_sentence(a: Two, b: Two) -> Truth:
    """One sentence follows the other in one report."""
    return (sign.letters_between(a, b) > 0) & (sign.letters_between(a, b) < _NEXT)


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


@of_many
def denied_close_by(a: Two, b: Two) -> Truth:
    """Somebody denies, and the other was told right beside it."""
    denied = (sign.negative(a) & _denies(a)) | (sign.negative(b) & _denies(b))
    return sign.one_polarity_each(a, b) & (steps(a, b) <= _NEAR - 1) & denied


def _denies(p: Two) -> Truth:
    return sign.is_told_with(Stance.DENIES, p)


def one_of_words(kind: frozenset[str], a: Two, b: Two) -> Truth:
    """One of the two sentences has such a word, and they share two words."""
    return (sign.holds_in(kind, a, b) == 1) & shares(2, a, b)


def shares(least: int, a: Two, b: Two) -> Truth:
    """So many words of the two sentences are the same."""
    return sign.words_shared(a, b) >= least


@of_many
def long_words(a: Two, b: Two) -> Truth:
    """Two long words are the same."""
    return size(a.long_words & b.long_words) >= 2


def names(least: int, a: Two, b: Two) -> Truth:
    """So many names or numbers are the same."""
    return size(a.names & b.names) >= least


@of_many
def one_quotes(a: Two, b: Two) -> Truth:
    """One of the two sentences has quotation marks, and they stand in two reports."""
    return no(sign.same_report(a, b)) & (of_one(_has_quoted, a) | of_one(_has_quoted, b))


def _has_quoted(p: Profile) -> bool:
    return _QUOTED.search(p.statement.evidence.of(p.article.text)) is not None


def _quoted(p: Profile) -> frozenset[str]:
    found = _QUOTED.findall(p.statement.evidence.of(p.article.text))
    return frozenset().union(*(keywords(text) for text in found if len(text.split()) <= _QUOTED_WORDS))


def quotes(number: int, a: Profile, b: Profile) -> bool:
    """One report puts into quotation marks what another says."""
    if sign.same_report(a, b) or not a.words & b.words:
        return False
    return len(_quoted(a) & b.words) >= number or len(_quoted(b) & a.words) >= number


@of_many
def act_in_words(a: Two, b: Two) -> Truth:
    """The word for one act stands in the other's sentence."""
    return meets(a.act_words, b.words) | meets(b.act_words, a.words)


@of_many
def denied_act_in_words(a: Two, b: Two) -> Truth:
    """The word for what did not happen stands in the other's sentence."""
    told = (sign.negative(a) & meets(a.act_words, b.words)) | (sign.negative(b) & meets(b.act_words, a.words))
    return sign.one_polarity_each(a, b) & told


@of_many
def doer_denies(a: Two, b: Two) -> Truth:
    """One party acts in both, and in one of them does not."""
    return sign.one_polarity_each(a, b) & any_of(sign.alike_or_kin, a.actors, b.actors)


def _share_a_word(one: Two, two: Two) -> Truth:
    return meets(one.words, two.words)


@of_many
def whom_in_common(a: Two, b: Two) -> Truth:
    """Their recipients share a word."""
    return any_of(_share_a_word, a.recipients, b.recipients)


@of_many
def thing_in_common(a: Two, b: Two) -> Truth:
    """What it is done to shares a word: subject, place or recipient."""
    return meets(a.thing_words, b.thing_words)


@of_many
def rivals(a: Two, b: Two) -> Truth:
    """Two different doers of what one word calls the same act, to a thing in common: who blocks the crossings."""
    both_so = no(sign.negative(a)) & no(sign.negative(b))
    return both_so & act.same_word(a, b) & sign.other_doer(a, b) & thing_in_common(a, b)


@of_many
def roles_swapped(a: Two, b: Two) -> Truth:
    """Who acts in one and whom it befell in the other share a word."""
    return any_of(_share_a_word, a.actors, b.recipients) | any_of(_share_a_word, a.recipients, b.actors)


def _are_known(one: Two, two: Two) -> Truth:
    return some(one.sectors) & some(two.sectors)


@of_many
def authority_and_other(a: Two, b: Two) -> Truth:
    """One source speaks for a state, the other does not."""
    return any_of(lambda x, y: _are_known(x, y) & (x.is_authority != y.is_authority), a.heard, b.heard)


@of_many
def two_authorities(a: Two, b: Two) -> Truth:
    """Both sources speak for a state."""
    return any_of(lambda x, y: x.is_authority & y.is_authority, a.heard, b.heard)


@of_many
def none_and_some(a: Two, b: Two) -> Truth:
    """Both count, and one of them comes to none."""
    return a.has(_COUNTS) & b.has(_COUNTS) & (a.has(_NONE_AT_ALL) != b.has(_NONE_AT_ALL))


@of_many
def nobody_hit_and_toll(a: Two, b: Two) -> Truth:
    """One says that nobody was hit, the other who was."""
    return a.has(_TOLL) & b.has(_TOLL) & (a.has(_OF_NONE) != b.has(_OF_NONE))


def states_opposed(a: Profile, b: Profile) -> bool:
    """The same thing is in two opposite states."""
    one, two = a.statement.status, b.statement.status
    return one is not None and two is not None and {one.state, two.state} in _OPPOSITES and sign.same_thing(a, b)


@of_many
def undone_at_once(a: Two, b: Two) -> Truth:
    """One act undoes the other, in reports at most a day apart."""
    return (sign.gap(a, b) <= 1) & (sign.undoes(a, b) | sign.undoes(b, a))


def may_be_ruled(which: str) -> Test:
    """What must hold for `by_rule` to say so, asked of many pairs before it is asked of one."""
    return {"happened": sign.one_polarity_each, "count": _both_count, "actor": _two_doers}[which]


@of_many
def _both_count(a: Two, b: Two) -> Truth:
    return a.has(_COUNTS) & b.has(_COUNTS)


@of_many
def _two_doers(a: Two, b: Two) -> Truth:
    return sign.other_doer(a, b) & no(sign.negative(a) | sign.negative(b) | a.has(_TOLL) | b.has(_TOLL))


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
    return bool(
        may_be_weighed(a, b, score=score, together=together)
        and (
            together
            or _needs_no_count(a, b, score)
            or (
                bool(a.counts.keys() & b.counts.keys())
                and (none_and_some(a, b) or nobody_hit_and_toll(a, b) or rules.count(a, b) is not None)
            )
        )
    )


def may_be_weighed(a: Two, b: Two, *, score: Any, together: Truth) -> Truth:
    """As `worth_weighing`, of many pairs as well; of those that count it lets through more."""
    told_as_so = sign.actual(a) & sign.actual(b) & no(sign.negative(a) & sign.negative(b))
    denying = a.has(_DENYING) | b.has(_DENYING)
    return told_as_so & no(denying) & (together | _needs_no_count(a, b, score) | _both_count(a, b))


def _needs_no_count(a: Two, b: Two, score: Any) -> Truth:
    """Whether two statements that are not found to be of one event may be at odds, whatever they count."""
    close = (score >= _NEARLY) | rules.one_act(a, b) | shares(2, a, b) | thing_in_common(a, b)
    return _set_side_by_side(a, b) | rivals(a, b) | (sign.one_polarity_each(a, b) & close)


_NEARLY = -2.5
"""Least log-odds of one event for a denial of what shares nothing with it."""


@of_many
def _set_side_by_side(a: Two, b: Two) -> Truth:
    """Two named voices in one paragraph, next to each other, or in two sentences that follow each other."""
    between = sign.letters_between(a, b)
    close = setting.same_paragraph(a, b) | (steps(a, b) == 1) | ((between >= 0) & (between < _NEXT))
    return sign.same_report(a, b) & close & two_sources(a, b)


_NEXT = 20
"""Code points between two sentences that follow each other."""
