"""How words of different reports are compared: folded, without articles, by head and by name. No meaning is guessed."""

import re
import unicodedata
from functools import lru_cache
from typing import Any, overload

from reportedly.link.telling.either import least, size

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")
_CUT = frozenset(
    "of in on at for from with to who which that whose near along under off by between over about against after "
    "before during since until around inside outside across through into onto and".split()
)
PARTICLES = frozenset("back down in off out over up".split())
_NEXT = re.compile(r"\s+([a-z]+)\b")
ARTICLES = frozenset("the a an its his her their our my this that these those some any all each every".split())
_COMMON = frozenset(
    "the a an and or but nor so yet if then than as of in on at by for from with to into onto over under about against "
    "after before during since until between through across along around near off out up down again further once here "
    "there when where why how all any both each few more most other some such no not only own same too very can could "
    "will would shall should may might must have has had having be is are was were been being am do does did doing it "
    "its he she they them his her hers their theirs him we us our ours you your i me my mine this that these those who "
    "whom whose which what while because although though also just still now one two three said says say told tell "
    "according report reported reports reporting announced added".split()
)
_PRONOUNS = frozenset(
    "he she it they we i you him her them us me who which that whom this these those both others other another one "
    "ones some many several all none nobody everyone someone anyone each himself herself itself themselves ourselves "
    "their his its our your my".split()
)
NOBODY = frozenset(("nobody", "no", "one", "none", "not", "neither"))
"""Words that say that there was none."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes made plain."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace("’", "'")


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Folded words in text order, possessive endings dropped; hyphenated words count as their parts."""
    return tuple(part for word in _WORD.findall(_POSSESSIVE.sub("", fold(text))) for part in word.split("-"))


@lru_cache(maxsize=65536)
def keywords(text: str) -> frozenset[str]:
    """The words that carry a phrase's meaning: stems, without articles and function words."""
    return frozenset(stem(word) for word in words(text) if word not in _COMMON and len(word) > 1)


def before_preposition(text: str) -> str:
    """The part of a phrase that holds its head: "crossings" of "crossings of the villages"."""
    kept: list[str] = []
    for word in re.split(r"[,(;:]", text)[0].split():
        if fold(word) in _CUT and kept:
            break
        kept.append(word)
    return " ".join(kept)


@lru_cache(maxsize=65536)
def head(text: str) -> str:
    """Stem of the last word before a preposition: `crossings` of "crossings of the villages"; empty if none."""
    last = ""
    for word in words(re.split(r"[,(;:]", text)[0]):
        if word in _CUT and last:
            break
        if word not in ARTICLES:
            last = word
    return stem(last)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the commonest English endings, enough to see that two forms are of one word."""
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word.endswith("ss")):
            base = word[: -len(ending)] + rest
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            return base.rstrip("e") if len(base) > 3 else base
    return word.rstrip("e") if len(word) > 4 else word


@lru_cache(maxsize=16384)
def names(text: str) -> frozenset[str]:
    """Folded words with a capital or a digit, the first word of the sentence left out unless it stands inside too."""
    found = re.findall(r"[^\W_]+", _POSSESSIVE.sub("", text))
    inner = {w for w in found[1:] if w[0].isupper() and fold(w) not in _COMMON}
    digits = {w for w in found if w[0].isdigit()}
    return frozenset(fold(w) for w in inner | digits if len(w) > 1)


def is_pronoun(text: str) -> bool:
    """Whether a phrase names nobody by itself: "they", "both sides" do not tell who."""
    own = [w for w in words(text) if w not in ARTICLES]
    return all(w in _PRONOUNS for w in own) or fold(text) in {"both sides", "both", "each other", "one another"}


def is_nobody(text: str) -> bool:
    """Whether a phrase says that there was none: "nobody", "none of its patrols", "no boat"."""
    folded = fold(text)
    return folded.split(" ")[0] in NOBODY - {"one"} or folded == "no-one"


_NUMBERS = {
    word: float(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"dozen": 12.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "hundred": 100.0}


def number_in(text: str) -> float | None:
    """The number that a phrase begins with: 4 for "four workers"; None if there is none, or it is "one of" many."""
    parts = [word for word in words(text) if word not in ARTICLES]
    if not parts or "of" in parts[1:2]:
        return None
    first = parts[0]
    return float(first) if first.isdigit() else _NUMBERS.get(first)


@overload
def overlap(left: frozenset[str], right: frozenset[str]) -> float: ...


@overload
def overlap(left: Any, right: Any) -> Any: ...


def overlap(left: Any, right: Any) -> Any:
    """Share of common words, of the smaller set; 0 if either is empty. Of two sets, or of many pairs of them."""
    smaller = least(size(left), size(right))
    return size(left & right) / (smaller + (smaller == 0))


def particle(text: str, end: int) -> str:
    """The particle that follows a verb, which ends here, and makes another of it: "shot down"; empty if none does."""
    found = _NEXT.match(text, end)
    return found[1] if found and found[1] in PARTICLES else ""


@overload
def jaccard(left: frozenset[str], right: frozenset[str]) -> float: ...


@overload
def jaccard(left: Any, right: Any) -> Any: ...


def jaccard(left: Any, right: Any) -> Any:
    """Share of common words, of all; 0 if both are empty. Of two sets, or of many pairs of them."""
    common = size(left & right)
    together = size(left) + size(right) - common
    return common / (together + (together == 0))
