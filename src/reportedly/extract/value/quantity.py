"""Read how many a sentence counts: "at least 30", "two women and a child", "Thirty-one", "the mayor", "nobody"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.value.number import QUANTITIES, SCALES, WORDS, read_range

HEDGES = frozenset(
    """about almost and approximately around as at between excess few fewer in least less many more most nearly no of
    over roughly some than to up upwards - –""".split()
)
NUMBERED = frozenset(
    """article block camp carriage chapter channel class clause district division flight gate grid group highway house
    kilometre km line lot mile no number page part phase platform point post road room route row seat section sector
    station street top unit ward zone""".split()
)
"""Nouns that a number behind them names rather than counts: "at Gate 5 police officers shot"."""
CHILDREN = frozenset("baby boy child girl infant kid lad man pupil teenager toddler woman youngster youth".split())
BODIES = frozenset("cell crew delegation family gang group party patrol shift squad team unit".split())
"""Bodies of which a number of people are said to be."""
NONE = frozenset({"no", "none", "nobody", "zero"})
ONE = frozenset({"a", "an", "another", "one"})
DEFINITE = frozenset({"the", "this", "that"})
PERSONS = frozenset({"he", "she", "him", "her"})
MASSES = frozenset(
    """body bunch couple crew crowd dozen family group handful lot number pair part party people personnel population
    rest score staff team""".split()
)
YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"\d+[:.h]\d\d|\d+\.\d+|0\d{3}")
_STRETCHES = frozenset("day hour kilometre km metre mile minute month storey ton tonne week year yr yo".split())
_MEASURES = frozenset({"%", "percent", "per", "pc"})
_SIGNS = frozenset({"$", "€", "£", "#", "rs", "usd", "eur"})
LONGEST = 6  # words between a number and its noun
_TENS = frozenset(word for word, value in WORDS.items() if value >= 20)


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of what a noun or number says."""

    head: int
    """The word that the quantity hangs on: its noun, or the number itself."""
    left: int
    right: int
    """First and last word of the quantity, the noun included."""
    low: int | None
    high: int | None
    form: str
    """How it is said: `number`, `sum`, `none`, `one`, `definite`, `name` or `pronoun`."""


def numbers(page: Page, sentence: int, nouns: Nouns) -> Iterator[Amount]:
    """Give what a sentence counts in numbers, and nobody or none, in text order."""
    tree = page.trees[sentence]
    position = 0
    while position < len(tree.tokens):
        if tree.forms[position] in NONE and not _is_number_sign(tree, position):
            head = tree.tokens[position].head if tree.bases[position] in {"det", "nummod"} else position
            yield Amount(head, position, max(position, head), 0, 0, "none")
            position += 1
            continue
        if not starts(tree, position):
            position += 1
            continue
        last = run_end(tree, position)
        found = _amount(page, sentence, position, last)
        if found is not None:
            yield found
            total = added(page, sentence, found, nouns)
            if total is not None:
                yield total
        position = last + 1


def starts(tree: Tree, position: int) -> bool:
    """Whether a number in words or digits begins here."""
    return tree.tokens[position].upos == "NUM" or tree.forms[position] in QUANTITIES


def run_end(tree: Tree, first: int) -> int:
    """Give the last word of a number: "Thirty-one", "two hundred and five", "12 to 15", "5 or 6"."""
    last, end = first, len(tree.tokens)
    while last + 1 < end:
        here, after = tree.forms[last], tree.forms[last + 1]
        beyond = tree.forms[last + 2] if last + 2 < end else ""
        is_rise = after == "to" and first > 0 and tree.forms[first - 1] == "from"
        is_joined = (
            not is_rise and after in {"-", "–", "to", "or"} and last + 2 < end and tree.tokens[last + 2].upos == "NUM"
        )
        is_scaled = after in SCALES or after == "+"
        is_added = here in {"hundred", "thousand", *_TENS} and after in WORDS
        is_and = here in {"hundred", "thousand"} and after == "and" and (beyond in WORDS or beyond.isdigit())
        if is_joined or is_and:
            last += 2
        elif is_scaled or is_added:
            last += 1
        else:
            break
    return last


def _is_number_sign(tree: Tree, position: int) -> bool:
    """Whether "no" stands for "number": "Kaobi No. 3"."""
    return tree.forms[position] == "no" and any(
        tree.tokens[p].upos == "NUM" for p in (position + 1, position + 2) if p < len(tree.tokens)
    )


def _amount(page: Page, sentence: int, first: int, last: int) -> Amount | None:
    """Give what a number counts; None where it tells an age, a time, a share or a sum of money, or only names."""
    tree = page.trees[sentence]
    if page.times_in(tree.span((first, last))) or names(tree, first) or is_measure(tree, first, last):
        return None
    head = _head_of(tree, first, last)
    is_year = YEAR.fullmatch(tree.forms[first]) is not None and first == last and head == first
    if is_year or is_age(tree, head) or (head != first and is_age(tree, first)):
        return None
    left = _hedged(tree, first)
    right = last
    if tree.forms[left] == "between":
        beyond = (c for c in tree.related(head, "conj", "nummod") if tree.tokens[c].upos == "NUM" and c > last)
        right = next(beyond, last)
    found = read_range(tree.span((left, right)).of(page.text))
    if found is None:
        return None
    right = max(right, head) if head - right < LONGEST else right
    return Amount(head, left, right, found.low, found.high, "number")


def _hedged(tree: Tree, first: int) -> int:
    """Give the first word of a number's hedge: "at least", "up to", "half a"."""
    left = first
    while left > 0 and tree.forms[left - 1] in HEDGES - {"and", "of", "in", "to", "-", "–", "no"}:
        left -= 1
    if left > 1 and (tree.forms[left - 2], tree.forms[left - 1]) == ("up", "to"):
        left -= 2
    article = left - 1 if left > 0 and tree.forms[left - 1] in {"a", "-"} else left
    return article - 1 if article > 0 and tree.forms[article - 1] == "half" else left


def _head_of(tree: Tree, first: int, last: int) -> int:
    """Give the noun that a number counts, or the number."""
    for position in range(last, first - 1, -1):
        above = tree.tokens[position].head
        if (
            tree.bases[position] in {"nummod", "compound", "amod", "nmod", "det"}
            and above > last
            and tree.tokens[above].upos in {"NOUN", "PROPN", "ADJ", "VERB", "SYM"}
        ):
            return above
    outside = (p for p in range(first, last + 1) if not first <= tree.tokens[p].head <= last)
    return next(outside, last)


def what_of(tree: Tree, head: int) -> int:
    """Give the noun behind a number that stands alone: the vehicles of "two of our vehicles"."""
    if tree.tokens[head].upos != "NUM":
        return head
    return next((child for child in tree.related(head, "nmod") if "of" in tree.cases(child)), head)


def is_measure(tree: Tree, first: int, last: int) -> bool:
    """Whether a number tells time, length, weight or money, or is a share: "a 40-day strike", "$ 30", "26-year-old"."""
    after = tuple(tree.forms[last + 1 : last + 2])
    beyond = tree.lemma(last + 2) if after in {("-",), ("–",)} and last + 2 < len(tree.tokens) else ""
    unit = tree.lemma(last + 1) if after else ""
    is_sum = first > 0 and tree.forms[first - 1] in _SIGNS
    is_clock = _CLOCK.fullmatch(tree.forms[first]) is not None and unit not in SCALES
    return is_sum or is_clock or {unit, *after} & _MEASURES != set() or {unit, beyond} & _STRETCHES != set()


def is_age(tree: Tree, head: int) -> bool:
    """Whether a number says how old somebody is: "a helper aged 17", "a child of two", "Peter Harlan, 54,"."""
    at = head if tree.tokens[head].upos == "NUM" else head - 1
    if at < 1 or tree.tokens[at].upos != "NUM":
        return False
    is_of_child = at > 1 and tree.forms[at - 1] == "of" and tree.lemma(at - 2) in CHILDREN
    is_behind_name = at > 1 and tree.forms[at - 1] == "," and tree.tokens[at - 2].upos == "PROPN" and at == head
    is_closed = at + 1 >= len(tree.tokens) or tree.tokens[at + 1].upos == "PUNCT"
    return tree.forms[at - 1] in {"aged", "age"} or is_of_child or (is_behind_name and is_closed)


def names(tree: Tree, position: int) -> bool:
    """Whether a number only names the noun before it: Gate 5, Route 60."""
    return tree.tokens[position].upos == "NUM" and position > 0 and tree.lemma(position - 1) in NUMBERED


def added(page: Page, sentence: int, first: Amount, nouns: Nouns) -> Amount | None:
    """Give the sum with those who are counted beside: "two soldiers and 16 gunmen" are 18, "a man and a child" 2."""
    tree = page.trees[sentence]
    low, high, last = first.low, first.high, first.right
    for other in tree.related(first.head, "conj"):
        is_joined = any(tree.forms[child] in {"and", "&", "+"} for child in tree.related(other, "cc")) or tree.related(
            other, "punct"
        )
        if not is_joined or any(tree.tokens[p].upos in {"VERB", "AUX"} for p in range(first.head, other)):
            continue
        one = counted(page, sentence, other, nouns)
        if one is None or one.form == "none" or tree.tokens[other].upos not in {"NOUN", "PROPN"}:
            return None
        low = None if low is None or one.low is None else low + one.low
        high = None if high is None or one.high is None else high + one.high
        last = max(last, other)
    if last == first.right:
        return None
    return Amount(first.head, first.left, last, low, high, "sum")


def counted(page: Page, sentence: int, head: int, nouns: Nouns) -> Amount | None:
    """Give how many a noun, name or pronoun alone stands for, by its number or as one; None where it does not say."""
    tree = page.trees[sentence]
    for child in sorted(tree.related(head, "nummod", "compound", "nmod", "amod")):
        if child < head and starts(tree, child):
            return _amount(page, sentence, child, run_end(tree, child))
    if tree.has_lemma_child(head, NONE, "det") is not None:
        return Amount(head, head - 1, head, 0, 0, "none")
    return single(page, sentence, head, nouns)


def single(page: Page, sentence: int, head: int, nouns: Nouns) -> Amount | None:
    """Count one as one: "a sergeant", "the mayor", "Private Kato", "he"; no plural, mass or bare noun."""
    tree = page.trees[sentence]
    if tree.forms[head] in PERSONS:
        return Amount(head, head, head, 1, 1, "pronoun")
    if tree.lemma(head) in MASSES or tree.tokens[head].upos not in {"NOUN", "PROPN"}:
        return None
    form = _one(tree, head)
    kind = None if form is None else class_at(page, Word(sentence, head), nouns)
    is_doubtful = form == "named" or (tree.tokens[head].upos == "PROPN" and tree.forms[head].endswith("s"))
    if form is None or kind not in {"person", "name", None} or (is_doubtful and kind != "person"):
        return None
    return Amount(head, head, head, 1, 1, "name" if form == "named" else form)


def _one(tree: Tree, head: int) -> str | None:
    """Say how a noun or name says that it is one; `named` of a bare noun before a name."""
    if tree.tokens[head].upos == "PROPN":
        return "name"
    if tree.has_lemma_child(head, ONE, "det", "nummod") is not None:
        return "one"
    if tree.forms[head] != tree.lemma(head):
        return None
    if tree.has_lemma_child(head, DEFINITE, "det") is not None or tree.first(head, "nmod:poss") is not None:
        return "definite"
    is_named = any(c > head and tree.tokens[c].upos == "PROPN" for c in tree.related(head, "appos", "flat", "compound"))
    return "named" if is_named else None
