"""Lemmas: from a list of known words first, then as edits (what to cut from the end of a word, what to put there).

One rule to keep: an edit is a short text (`l|3|y` lowers, cuts three letters, adds "y"), so that a model can choose
among a few hundred of them and a person can read the list.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NOT_A_LEMMA = "=_"  # the treebank's sign for the second half of a word written apart
_ENDINGS = {"VERB": ("ed", "ing"), "AUX": ("ed", "ing"), "ADJ": ("er", "est"), "ADV": ("er", "est")}
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the training treebanks say about words."""

    lemmas: Mapping[str, str]
    """Lemma by `word|UPOS`, the word in lower case."""
    known: Mapping[str, frozenset[str]]
    """Lemmas by UPOS."""

    @classmethod
    def of(cls, lemmas: Mapping[str, str]) -> "Lexicon":
        """Take the known lemmas out of the table itself."""
        known: defaultdict[str, set[str]] = defaultdict(set)
        for key, found in lemmas.items():
            known[key.rsplit("|", 1)[1]].add(found)
        return cls(lemmas, {upos: frozenset(found) for upos, found in known.items()})


def lemma_of(word: str, upos: str, edit: str, lexicon: Lexicon) -> str:
    """The lemma of a word in running text.

    A word that the lexicon knows has its lemma from there. Else the model's edit is taken, unless it makes an unknown
    lemma while a regular inflection leads back to a known one.
    """
    key = f"{word.lower()}|{upos}"
    if key in lexicon.lemmas:
        return lexicon.lemmas[key]
    made = word.lower() if edit == _NOT_A_LEMMA else apply(edit, word)
    known = lexicon.known.get(upos, frozenset())
    if made in known:
        return made
    return next((base for base in bases(word.lower(), upos) if base in known), made)


def bases(word: str, upos: str) -> Iterator[str]:
    """What a word in lower case may be a regular inflection of, the likeliest first."""
    if upos in ("NOUN", "VERB", "AUX"):
        if word.endswith("ies"):
            yield f"{word[:-3]}y"
        if word.endswith("s") and not word.endswith("ss"):
            yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
    for ending in _ENDINGS.get(upos, ()):
        if word.endswith(ending):
            yield from _stems(word[: -len(ending)])


def _stems(stem: str) -> Iterator[str]:
    if stem.endswith("i"):
        yield f"{stem[:-1]}y"
    yield f"{stem}e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        yield stem[:-1]
    yield stem


def script(word: str, lemma: str) -> str:
    """The edit that makes the lemma out of the word."""
    case = "k" if lemma != lemma.lower() else "l"
    base = word if case == "k" else word.lower()
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    if same == 0:
        return f"={lemma}"
    return f"{case}|{len(base) - same}|{lemma[same:]}"


def apply(edit: str, word: str) -> str:
    """The lemma that an edit makes out of a word; the word in lower case if the edit would leave nothing."""
    if edit.startswith("="):
        return edit[1:]
    case, cut, ending = edit.split("|", 2)
    base = word if case == "k" else word.lower()
    kept = base[: len(base) - int(cut)] if int(cut) <= len(base) else base
    return kept + ending or word.lower()
