"""The forms of a word, from its lemma, so that a list finds its words even where the reader's lemma is wrong."""

from collections.abc import Mapping
from functools import cache

from reportedly.lexicon import load

VOWELS = "aeiou"


@cache
def irregular(language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Past forms and participles that do not follow the rule, by lemma."""
    return {row["lemma"]: row.values("forms") for row in load("verbs", language=language).rows if not row["doubles"]}


@cache
def doubling(language: str = "en") -> frozenset[str]:
    """Verbs of more than one syllable that double their last consonant, British spelling included."""
    return frozenset(row["lemma"] for row in load("verbs", language=language).rows if row["doubles"])


@cache
def _lemmas() -> Mapping[str, str]:
    """The verb that a form is of, for the verbs of our lists and forms that belong to one of them alone."""
    verbs = {row["lemma"] for row in load("events").rows if row["pos"] == "verb" and " " not in row["lemma"]}
    verbs |= {row["lemma"] for row in load("cues").rows if row["pos"] == "VERB"} | {*irregular(), *doubling()}
    found: dict[str, set[str]] = {}
    for verb in verbs:
        for form in verb_forms(verb):
            found.setdefault(form, set()).add(verb)
    return {form: min(known) for form, known in found.items() if len(known) == 1} | {verb: verb for verb in verbs}


def lemma_of(form: str, lemma: str) -> str:
    """The lemma of a verb's form: the reader's, unless it is no verb that we know and the form is one's.

    The reader cuts lemmas by rule and sometimes wrongly ("resum" of "resumed", "drowne" of "drowned").
    """
    known = _lemmas()
    return lemma if lemma in known and known[lemma] == lemma else known.get(form, lemma)


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb, the lemma included; of a verb with a hyphen, its last part is inflected."""
    lead, hyphen, verb = lemma.rpartition("-")
    odd = irregular().get(verb) if lead else irregular().get(lemma)
    verb = verb if lead else lemma
    stem = _stem(verb)
    forms = {verb, plural(verb), f"{stem}ing" if not verb.endswith("ie") else f"{verb[:-2]}ying"}
    if verb.endswith(("ee", "oe", "ye")):
        forms.add(f"{verb}ing")
    if odd is None:
        forms.add(_past(verb, stem))
    else:
        forms.update(odd)
    return frozenset(lead + hyphen + form for form in forms)


def plural(noun: str) -> str:
    """The regular plural of a noun, which is also the third person of a verb."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return f"{noun[:-1]}ies"
    if noun.endswith("man") and not noun.endswith("german"):
        return f"{noun[:-3]}men"
    return f"{noun}s"


def _past(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ied"
    return f"{stem}ed"


def _stem(verb: str) -> str:
    """The stem before -ing and -ed."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1]
    if verb.endswith("ic"):
        return f"{verb}k"
    if verb in doubling() or _is_short(verb):
        return verb + verb[-1]
    return verb


def _is_short(verb: str) -> bool:
    """Whether a verb of one syllable ends in one vowel and one consonant, as in "stop"."""
    if len(verb) < 3 or verb[-1] in f"{VOWELS}wxy" or verb[-2] not in VOWELS or verb[-3] in VOWELS:
        return len(verb) > 3 and verb[-3:-1] == "ui" and verb[-4] == "q" and verb[-1] in "tp"
    return sum(letter in VOWELS for letter in verb) == 1
