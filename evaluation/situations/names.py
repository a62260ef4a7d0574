"""When two wordings name the same party, source or thing.

Exams compare words, not entities, and writers drop articles, accents and modifiers. Two wordings are the same when
their words overlap by half, when their head words are equal, or when one lies inside the other around a shared head.
"""

import re
import unicodedata
from collections.abc import Iterable

ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my"})
NOBODY = frozenset({"nobody", "no one", "no-one", "none", "no group", "no ones"})
"""Wordings that name no party ("no one was hurt"): never asked for and never held against an answer."""
HEAD_ENDS_BEFORE = frozenset(
    {"of", "in", "on", "at", "for", "from", "with", "to", "who", "which", "that", "whose", "near", "along"}
    | {"under", "off", "by"}
)
POSSESSIVE = re.compile(r"['’]s\b")
POSSESSIVE_OR_TRAILING = re.compile(r"'s\b|'(?=\s|$)")
WORD = re.compile(r"[^\W_]+")
AFTERTHOUGHT = re.compile(r"[,(;:]")


def folded(words: str | None) -> str:
    """Lower case, without accents, with straight apostrophes."""
    parts = unicodedata.normalize("NFKD", (words or "").lower())
    return "".join(mark for mark in parts if not unicodedata.combining(mark)).replace("’", "'")


def word_list(words: str | None) -> list[str]:
    """The words in order, possessive endings left out."""
    return WORD.findall(POSSESSIVE_OR_TRAILING.sub("", folded(words)))


def word_set(words: str | None) -> frozenset[str]:
    """The words without articles and possessives; with them if nothing else is left."""
    everything = word_list(words)
    return frozenset(word for word in everything if word not in ARTICLES) or frozenset(everything)


def head_word(words: str | None) -> str:
    """The last word before the first preposition, relative pronoun or comma; "" if there is none."""
    head = ""
    for word in word_list(AFTERTHOUGHT.split(POSSESSIVE.sub("", words or ""), maxsplit=1)[0]):
        if word in HEAD_ENDS_BEFORE and head:
            break
        head = word
    return head


def same_name(left: str | None, right: str | None) -> bool:
    """Whether two wordings can stand for one another."""
    mine, yours = word_set(left), word_set(right)
    if not mine or not yours:
        return False
    if 2 * len(mine & yours) >= len(mine | yours):
        return True
    my_head, your_head = head_word(left), head_word(right)
    inside = mine <= yours or yours <= mine
    return bool(my_head) and (my_head == your_head or (inside and my_head in yours and your_head in mine))


def any_same_name(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether one wording of the left side can stand for one of the right side."""
    others = tuple(right)
    return any(same_name(mine, yours) for mine in left for yours in others)
