"""Read how many were killed, hurt, held or driven out, as ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.page import Page
from reportedly.extract.syntax import Tree, phrase
from reportedly.records import Count, Span

WHAT_BY_LEMMA = {
    "killed": "kill die dead perish succumb drown slay murder execute massacre death fatality martyr lose toll",
    "injured": "wound injure hurt burn injury maim casualty",
    "detained": "detain hold custody imprison jail capture",
    "arrested": "arrest",
    "displaced": "displace flee uproot evacuate leave",
    "abducted": "abduct kidnap seize",
    "missing": "missing disappear vanish",
    "released": "release free liberate",
}
LEMMA_TO_WHAT = {lemma: what for what, lemmas in WHAT_BY_LEMMA.items() for lemma in lemmas.split()}
WORDS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
NONE = frozenset({"no", "none", "nobody", "zero"})
AT_LEAST = re.compile(
    r"\b(at least|more than|over|upwards of|no fewer than|no less than|in excess of)\b", re.IGNORECASE
)
AT_MOST = re.compile(r"\b(at most|up to|no more than|as many as)\b", re.IGNORECASE)
BELOW = re.compile(r"\b(fewer than|less than|under|below)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(\S+)\s+and\s+(\S+)|\b(\d[\d,.]*)\s*(?:-|–|to)\s*(\d[\d,.]*)", re.IGNORECASE)
STRICT = re.compile(r"\b(more than|over|in excess of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    """How many, both ends included; None where a side is open."""

    low: int | None
    high: int | None


def number(words: str) -> int | None:
    """Read a cardinal number from digits or words; None if it is none ("1,900" and "two hundred" are)."""
    cleaned = words.lower().replace(",", "").replace("\u00a0", "").strip(" .")
    if cleaned.isdigit():
        return int(cleaned) if len(cleaned) <= 9 else None
    total, current, seen = 0, 0, False
    for part in re.split(r"[\s-]+", cleaned):
        if part in WORDS:
            current, seen = current + WORDS[part], True
        elif part in SCALES:
            current, seen = max(1, current) * SCALES[part], True
            if SCALES[part] >= 1000:
                total, current = total + current, 0
        elif part.isdigit() and len(part) <= 9:
            current, seen = current + int(part), True
        elif part not in {"and", "a"}:
            return None
    return total + current if seen else None


def read_range(words: str) -> Range | None:
    """Read a quantity with its hedge: "at least 3", "more than a dozen", "between 20 and 30"; None if there is none."""
    if (pair := BETWEEN.search(words)) is not None:
        low, high = (number(part) for part in pair.groups() if part)
        if low is not None and high is not None and low <= high:
            return Range(low, high)
    exact = _first_number(words)
    if exact is None:
        return None
    if AT_LEAST.search(words):
        return Range(exact + 1 if STRICT.search(words) else exact, None)
    if BELOW.search(words):
        return Range(None, exact - 1)
    if AT_MOST.search(words):
        return Range(None, exact)
    return Range(exact, exact)


def _first_number(words: str) -> int | None:
    found: list[str] = []
    for part in re.findall(r"\d[\d,.]*|[A-Za-z]+(?:-[A-Za-z]+)?", words):
        is_part = number(part) is not None or part.lower() in SCALES
        if is_part and not part.lower().startswith("a "):
            found.append(part)
        elif found:
            break
    return number(" ".join(found)) if found else None


def counts(page: Page, sentence: int, head: int) -> tuple[Count, ...]:
    """Find the counts that belong to a trigger: of its own verb, and of participles that hang on it ("killing five").

    Returns:
        One count for each kind of casualty, in text order.
    """
    tree = page.trees[sentence]
    found: dict[str, Count] = {}
    for word in (head, *_attached(tree, head)):
        what = LEMMA_TO_WHAT.get(tree.lemma(word))
        if what is None:
            continue
        for counted in _counted(tree, word):
            count = _count(page, tree, what, counted)
            if count is not None:
                found.setdefault(what, count)
                break
    return tuple(found.values())


def _attached(tree: Tree, head: int) -> Iterator[int]:
    """Give the casualty words that hang on a trigger without a clause of their own."""
    for child in tree.related(head, "advcl", "conj", "obj", "nmod", "obl", "xcomp"):
        if tree.lemma(child) in LEMMA_TO_WHAT and tree.first(child, "nsubj") is None:
            yield child
            yield from (c for c in tree.related(child, "conj") if tree.lemma(c) in LEMMA_TO_WHAT)


def _counted(tree: Tree, word: int) -> Iterator[int]:
    """Give the phrases that a casualty word may count, the likeliest first."""
    yield from tree.related(word, "nsubj:pass", "obj")
    if tree.tokens[word].upos in {"NOUN", "ADJ", "NUM"}:
        yield word
    if tree.bases[word] in {"acl", "conj", "amod"} and tree.tokens[word].head >= 0:
        yield tree.tokens[word].head
    yield from tree.related(word, "nsubj")
    # "9 injured": the count of a conjunct stands right before it.
    yield from tree.related(word, "nummod")


def _count(page: Page, tree: Tree, what: str, head: int) -> Count | None:
    if tree.lemma(head) in NONE or tree.has_lemma_child(head, NONE, "det", "nummod") is not None:
        return Count(what=what, low=0, high=0, span=tree.tokens[head].span)
    words = [p for p in tree.subtree(head) if p <= head or tree.tokens[p].upos == "NUM"]
    if not any(tree.tokens[p].upos == "NUM" or tree.lemma(p) in SCALES for p in words):
        return _single(page, tree, what, head)
    span = tree.span(words)
    found = read_range(span.of(page.text))
    return None if found is None else Count(what=what, low=found.low, high=found.high, span=span)


def _single(page: Page, tree: Tree, what: str, head: int) -> Count | None:
    """Count "a sergeant" as one; a definite or bare noun counts nothing."""
    if tree.has_lemma_child(head, frozenset({"a", "an"}), "det") is None or tree.tokens[head].upos != "NOUN":
        return None
    # "a number of women", "a group of men" count nothing.
    if tree.first(head, "nmod") is not None and tree.lemma(head) in {"number", "group", "dozen", "lot", "score"}:
        return None
    return Count(what=what, low=1, high=1, span=_span(page, tree, head))


def _span(page: Page, tree: Tree, head: int) -> Span:
    found = phrase(tree, head)
    return found if found.end <= len(page.text) else tree.tokens[head].span
