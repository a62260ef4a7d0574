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


# A report asks for the same words many times; 20,000 of them take 3 MB.
@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents, apostrophes or full stops, Cyrillic in Latin letters, single spaces.

    Different letters may fall together (Peć and Pec); which name was exact is for the caller to weigh.
    """
    low = name.casefold()
    if not low.isascii():
        if any("\u0400" <= letter <= "\u04ff" for letter in low):
            letters = set(low)
            table = _SERBIAN if _ONLY_SERBIAN & letters else _UKRAINIAN if _ONLY_UKRAINIAN & letters else _ENGLISH
            low = "".join(table.get(letter, letter) for letter in low)
        low = low.translate(_LATIN)
        low = "".join(letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter))
    else:
        low = low.replace("'", "").replace(".", "").replace("`", "")
    return _BREAKS.sub(" ", low).strip()
