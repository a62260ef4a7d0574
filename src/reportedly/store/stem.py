"""Stems of English words, so that a search joins the forms of a word: bomb, bombs, bombed, bombing.

The algorithm is Snowball's English stemmer (M. Porter, https://snowballstem.org/algorithms/english/stemmer.html), here
so that every database finds the same. Irregular forms (shoot, shot) stay apart, as they do there.
"""

from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_BEFORE_LI = frozenset("cdeghkmnrt")
_WHOLE = {
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
} | {word: word for word in ("sky", "news", "howe", "atlas", "cosmos", "bias", "andes")}  # fmt: skip
_LEFT = frozenset(("inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"))
_BEGINNINGS = ("gener", "commun", "arsen")
_SECOND = {
    "tional": "tion", "enci": "ence", "anci": "ance", "abli": "able", "entli": "ent", "izer": "ize", "ization": "ize",
    "ational": "ate", "ation": "ate", "ator": "ate", "alism": "al", "aliti": "al", "alli": "al", "fulness": "ful",
    "ousli": "ous", "ousness": "ous", "iveness": "ive", "iviti": "ive", "biliti": "ble", "bli": "ble", "ogi": "og",
    "fulli": "ful", "lessli": "less", "li": "",
}  # fmt: skip
_THIRD = {
    "tional": "tion", "ational": "ate", "alize": "al", "icate": "ic", "iciti": "ic", "ical": "ic", "ful": "",
    "ness": "", "ative": "",
}  # fmt: skip
_FOURTH = frozenset((
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous", "ive",
    "ize", "ion",
))  # fmt: skip
_LENGTHS = range(7, 1, -1)
"""Letters of a suffix in these tables, the longest first."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a word in lower case; words with other than English letters are their own stems."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    word = _marked(word)
    first = _first_region(word)
    second = _region(word, first)
    word = _plural(word)
    if word in _LEFT:
        return word
    word = _ending(_participle(word, first))
    word = _replaced(word, _SECOND, first, second)
    word = _replaced(word, _THIRD, first, second)
    return _last(_cut(word, second), first, second).lower()


def _marked(word: str) -> str:
    """The word with Y for each y that is a consonant."""
    letters = list(word)
    for n, letter in enumerate(letters):
        if letter == "y" and (n == 0 or letters[n - 1] in _VOWELS):
            letters[n] = "Y"
    return "".join(letters)


def _region(word: str, start: int) -> int:
    """Where the part behind the first consonant behind a vowel begins, looked for from `start`."""
    for n in range(start + 1, len(word)):
        if word[n] not in _VOWELS and word[n - 1] in _VOWELS:
            return n + 1
    return len(word)


def _first_region(word: str) -> int:
    for beginning in _BEGINNINGS:
        if word.startswith(beginning):
            return len(beginning)
    return _region(word, 0)


def _has_vowel(part: str) -> bool:
    return any(letter in _VOWELS for letter in part)


def _ends_short(word: str) -> bool:
    """Whether it ends in a short syllable: "at", "hop", not "how"."""
    if len(word) == 2:
        return word[0] in _VOWELS and word[1] not in _VOWELS
    return len(word) > 2 and (
        word[-1] not in _VOWELS and word[-1] not in "wxY" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    )


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith(("us", "ss")) or not word.endswith("s"):
        return word
    return word[:-1] if _has_vowel(word[:-2]) else word


def _participle(word: str, first: int) -> str:
    for suffix in ("eedly", "ingly", "edly", "eed", "ing", "ed"):
        if not word.endswith(suffix):
            continue
        rest = word[: -len(suffix)]
        if suffix in {"eed", "eedly"}:
            return rest + "ee" if len(rest) >= first else word
        if not _has_vowel(rest):
            return word
        if rest.endswith(("at", "bl", "iz")):
            return rest + "e"
        if rest.endswith(_DOUBLES):
            return rest[:-1]
        return rest + "e" if len(rest) <= first and _ends_short(rest) else rest
    return word


def _ending(word: str) -> str:
    is_ending = word[-1] in "yY" and len(word) > 2 and word[-2] not in _VOWELS
    return word[:-1] + "i" if is_ending else word


def _longest(word: str, suffixes: "frozenset[str] | dict[str, str]") -> str:
    return next((word[-n:] for n in _LENGTHS if word[-n:] in suffixes), "")


def _replaced(word: str, others: dict[str, str], first: int, second: int) -> str:
    suffix = _longest(word, others)
    rest = word[: len(word) - len(suffix)]
    if not suffix or len(rest) < first:
        return word
    if suffix == "ogi" and not rest.endswith("l"):
        return word
    if suffix == "li" and rest[-1:] not in _BEFORE_LI:
        return word
    if suffix == "ative" and len(rest) < second:
        return word
    return rest + others[suffix]


def _cut(word: str, second: int) -> str:
    suffix = _longest(word, _FOURTH)
    rest = word[: len(word) - len(suffix)]
    if not suffix or len(rest) < second or (suffix == "ion" and rest[-1:] not in {"s", "t"}):
        return word
    return rest


def _last(word: str, first: int, second: int) -> str:
    rest = word[:-1]
    if word.endswith("e"):
        return rest if len(rest) >= second or (len(rest) >= first and not _ends_short(rest)) else word
    return rest if word.endswith("ll") and len(rest) >= second else word
