"""Read numbers and ranges in words and digits: "two hundred", "more than a dozen", "1.2 lakh", "20+"."""

import re
from dataclasses import dataclass

WORDS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
}
PAIRS = frozenset({"couple", "pair"})
MANY = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
"""The least that a plural of a scale means."""
QUANTITIES = frozenset({*SCALES, *MANY, *PAIRS})
AT_LEAST = re.compile(
    r"\b(at least|more than|over|upwards of|no fewer than|no less than|in excess of|or more)\b", re.IGNORECASE
)
AT_MOST = re.compile(r"\b(at most|up to|no more than|as many as)\b", re.IGNORECASE)
BELOW = re.compile(r"\b(fewer than|less than|under|below)\b", re.IGNORECASE)
BETWEEN = re.compile(
    r"\bbetween\s+(\S+)\s+and\s+(\S+)|\b(\d[\d,.]*)\s*(?:-|–|to|or)\s*(\d[\d,.]*)|\b([a-z]+)\s+(?:to|or)\s+([a-z]+)",
    re.IGNORECASE,
)
HALF = re.compile(rf"\bhalf(?:\s+a|-a)?[\s-]+({'|'.join(SCALES)})\b", re.IGNORECASE)
_DECIMAL = re.compile(rf"(\d+\.\d+)\s+({'|'.join(SCALES)})")
_POINTED = re.compile(r"\d+\.\d+")
_PLUS = re.compile(r"\d\+")
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
    if (decimal := _DECIMAL.fullmatch(cleaned)) is not None:
        return round(float(decimal[1]) * SCALES[decimal[2]])
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
    half = HALF.search(words)
    exact = _first_number(words) if half is None else SCALES[half[1].lower()] // 2
    if exact is None:
        least = next((value for word, value in MANY.items() if re.search(rf"\b{word}\b", words, re.IGNORECASE)), None)
        is_pair = bool(PAIRS & set(words.lower().split()))
        return Range(least, None) if least is not None else Range(2, 2) if is_pair else None
    if AT_LEAST.search(words) or _PLUS.search(words):
        return Range(exact + 1 if STRICT.search(words) else exact, None)
    if BELOW.search(words):
        return Range(None, exact - 1)
    if AT_MOST.search(words):
        return Range(None, exact)
    return Range(exact, exact)


def _first_number(words: str) -> int | None:
    found: list[str] = []
    for part in re.findall(r"\d[\d,.]*|[A-Za-z]+(?:-[A-Za-z]+)?", words):
        if part.lower() == "and" and found and found[-1].lower() in {"hundred", "thousand"}:
            continue
        is_part = number(part) is not None or part.lower() in SCALES or _POINTED.fullmatch(part) is not None
        if is_part and not part.lower().startswith("a "):
            found.append(part)
        elif found:
            break
    return number(" ".join(found)) if found else None
