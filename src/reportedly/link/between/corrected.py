"""Who takes up another's account: by correcting a word of it, by limiting it, or by having it from the same voice.

One test for each sign; the later statement may come first or second. Nothing here weighs; see `bearing`.
"""

import re
from functools import lru_cache

from reportedly.link.between import accounts
from reportedly.link.between import signs as sign
from reportedly.link.between.voice import same_source, speaker
from reportedly.link.telling.either import Truth, Two, any_of, meets, no, of_many, of_one
from reportedly.link.telling.last import of_last
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.wording import number_in, stem, words

_NOT = re.compile(r"\b(?:not|rather than|instead of|neither|nor|never)\s+((?:[\w'’-]+\W+){1,5})")
"""What stands behind a word that takes it back: "trampled, not shot"."""
_ONLY = frozenset(stem(word) for word in ("only", "merely", "just", "simply", "solely"))


def _sentence(p: Profile) -> str:
    return p.statement.evidence.of(p.article.text)


@lru_cache(maxsize=1 << 12)
def _taken_back(sentence: str) -> tuple[str, ...]:
    return tuple(found[1] for found in _NOT.finditer(sentence))


@lru_cache(maxsize=1 << 12)
def _taken_back_words(sentence: str) -> frozenset[str]:
    return frozenset(stem(word) for phrase in _taken_back(sentence) for word in words(phrase))


@of_many
def may_take_back(a: Two, b: Two) -> Truth:
    """One of the two sentences takes something back."""
    return of_one(_takes_back, a) | of_one(_takes_back, b)


def _takes_back(p: Profile) -> bool:
    return bool(_taken_back(_sentence(p)))


def word(a: Profile, b: Profile) -> bool:
    """The sentence of one takes back a word of the other's: "a spoon, not a rifle"."""
    one, two = _sentence(a), _sentence(b)
    return one != two and bool(_taken_back_words(one) & b.words or _taken_back_words(two) & a.words)


def count(a: Profile, b: Profile) -> bool:
    """The sentence of one takes back a number that the other counts: "3 dead, not 2"."""
    one, two = _sentence(a), _sentence(b)
    return one != two and (_takes_back_count(one, b) or _takes_back_count(two, a))


def _takes_back_count(sentence: str, other: Profile) -> bool:
    said = {number_in(phrase) for phrase in _taken_back(sentence)}
    return any(least in said or most in said for least, most in other.counts.values())


@of_many
def only_one_limits(a: Two, b: Two) -> Truth:
    """One of the two sentences says that it was only so, and they share a word."""
    return (sign.holds(_ONLY, a) != sign.holds(_ONLY, b)) & meets(a.words, b.words)


@of_many
def heard_by_others(a: Two, b: Two) -> Truth:
    """Both name who says so, they are two voices, and one of them has it from another."""
    return accounts.two_sources(a, b) & (of_one(_has_it_from, a) | of_one(_has_it_from, b))


def _has_it_from(p: Profile) -> bool:
    return len(p.sources) > 1


@of_last
def voice_in_common(a: Profile, b: Profile) -> bool:
    """Both were heard from one voice, whoever that has them from."""
    one, two = speaker(a), speaker(b)
    if one is None or two is None or same_source(one, two):
        return False
    return any(same_source(x, y) for x in a.sources for y in b.sources if x.text and y.text)


@of_many
def denied_of_another(a: Two, b: Two) -> Truth:
    """Who did not do it is another than who is told to have done it."""
    known = any_of(lambda x, y: x.known & y.known, a.actors, b.actors)
    related = any_of(lambda x, y: x.known & y.known & sign.alike_or_kin(x, y), a.actors, b.actors)
    return sign.one_polarity_each(a, b) & known & no(related)
