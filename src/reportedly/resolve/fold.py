"""One spelling for names that are written in several: the key under which the gazetteer and the tables keep them.

Standard library only, and no import from the package, because the build loads this file on its own.
"""

import re
import unicodedata
from functools import lru_cache

_SERBIAN = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "a b v g d dj e z z i j k l lj m n nj o p r s t c u f h c c dz s".split(),
        strict=True,
    )
)
# Other Cyrillic letters in the romanisation of English news.
_CYRILLIC = _SERBIAN | dict(
    zip("йщъыьэюяёіїєґў", ("i", "shch", "", "y", "", "e", "yu", "ya", "e", "i", "yi", "ye", "g", "u"), strict=True)
)
_ONLY_SERBIAN = frozenset("ђјљњћџ")
_ENGLISH = _CYRILLIC | dict(zip("жхцчш", ("zh", "kh", "ts", "ch", "sh"), strict=True))
_UKRAINIAN = _ENGLISH | dict(zip("игї", "yhi", strict=True))
_ONLY_UKRAINIAN = frozenset("іїєґ")
_MARKS = "\u2018\u2019'\u02bb\u02bc`\u00b4\u02bf\u02be."
"""Apostrophes of all kinds, Arabic letters' stand-ins among them, and the full stop."""
_LATIN = str.maketrans(
    dict.fromkeys(_MARKS, "") | dict(zip("đðłø\u0131ßæœþəħŋ", "dj d l o i ss ae oe th a h ng".split(), strict=True))
)
_BREAKS = re.compile(r"[\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters that show nothing and change nothing: soft hyphens, joiners, marks of direction."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that change the order in which letters are shown, so that what is seen is not what is there."""
_ALPHABETS = (
    ("Latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]")),
    ("Greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Cyrillic", re.compile("[\u0400-\u052f]")),
    ("Armenian", re.compile("[\u0530-\u058f]")),
)
_APART = "\u2260"
"""Stands before the key of a word that mixes alphabets; no name in any list has it."""


def alphabets(word: str) -> frozenset[str]:
    """The alphabets of a word's letters, of those whose letters look like each other's."""
    if word.isascii():
        return frozenset({"Latin"}) if word else frozenset()
    return frozenset(name for name, letters in _ALPHABETS if letters.search(word))


def is_mixed(word: str) -> bool:
    """Whether a word holds letters of several alphabets, or characters that turn the direction of writing."""
    return not word.isascii() and (len(alphabets(word)) > 1 or _TURNING.search(word) is not None)


# A report asks for the same words many times; 20,000 of them take 3 MB.
@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents, apostrophes or full stops, Cyrillic in Latin letters, single spaces.

    A name with a word that mixes alphabets keeps its own letters and falls together with no other.

    Different letters may fall together (Peć and Pec); which name was exact is for the caller to weigh.
    """
    low = name.casefold()
    if not low.isascii():
        low = _UNSEEN.sub("", low)
        if any(is_mixed(word) for word in low.split()):
            return _APART + " ".join(low.split())
        if any("\u0400" <= letter <= "\u04ff" for letter in low):
            letters = set(low)
            table = _SERBIAN if _ONLY_SERBIAN & letters else _UKRAINIAN if _ONLY_UKRAINIAN & letters else _ENGLISH
            low = "".join(table.get(letter, letter) for letter in low)
        low = low.translate(_LATIN)
        low = "".join(letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter))
    else:
        low = low.replace("'", "").replace(".", "").replace("`", "")
    return _BREAKS.sub(" ", low).strip()
