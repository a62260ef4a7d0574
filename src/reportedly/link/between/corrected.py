"""Who takes up another's account: by correcting a word of it, by limiting it, or by having it from the same voice.

One test for each sign; the later statement may come first or second. Nothing here weighs; see `bearing`.
"""

import re
from functools import lru_cache

from reportedly.link.between import accounts
from reportedly.link.between import signs as sign
from reportedly.link.between.voice import same_source, speaker
from reportedly.link.telling.last import of_last
from reportedly.link.telling.parties import alike, kin
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


def only_one_limits(a: Profile, b: Profile) -> bool:
    """One of the two sentences says that it was only so, and they share a word."""
    return bool(sign.said(a) & _ONLY) != bool(sign.said(b) & _ONLY) and bool(a.words & b.words)


@of_last
def voice_in_common(a: Profile, b: Profile) -> bool:
    """Both were heard from one voice, whoever that has them from."""
    one, two = speaker(a), speaker(b)
    if one is None or two is None or same_source(one, two):
        return False
    return any(same_source(x, y) for x in a.sources for y in b.sources if x.text and y.text)


@of_last
def denied_of_another(a: Profile, b: Profile) -> bool:
    """Who did not do it is another than who is told to have done it."""
    told = accounts.parted(a, b)
    if told is None:
        return False
    no, yes = ([x for x in p.actors if x.known] for p in told)
    return bool(no and yes) and not any(alike(x, y) or kin(x, y) for x in no for y in yes)
