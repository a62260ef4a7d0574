"""The words of English time expressions, and the pieces of pattern they make."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS = {word: number for number, word in enumerate(_ONES.split())} | _TENS | {"hundred": 100, "dozen": 12}
NUMBERS |= {
    f"{ten}{sep}{one}": _TENS[ten] + NUMBERS[one] for ten in _TENS for one in _ONES.split()[1:10] for sep in ("-", " ")
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth"
            " sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30}
ORDINALS |= {
    f"{ten}{sep}{word}": _TENS[ten] + number
    for ten in ("twenty", "thirty")
    for sep in ("-", " ")
    for word, number in tuple(ORDINALS.items())[:9]
}
VAGUE = {"a": 1, "an": 1, "another": 1, "couple of": 2, "a couple of": 2, "couple": 2}
UNSAID = {"few", "a few", "several", "some", "many", "recent", "a number of", "dozens of", "hundreds of"}
"""Counts that name no number."""
UNITS = {
    "second": "second",
    "sec": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "day": "day",
    "night": "night",
    "week": "week",
    "wk": "week",
    "weekend": "weekend",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "yr": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}
CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "M",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
}
"""TIMEX3 letters of the units, times with a leading T."""
PARTS = {
    "morning": "MO",
    "dawn": "DA",
    "daybreak": "DA",
    "sunrise": "DA",
    "noon": "T12:00",
    "midday": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "night": "NI",
    "nite": "NI",
    "midnight": "T00:00",
}


def either(words: object) -> str:
    """A pattern for any of the words, the longest first, so that none hides another."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def _stopped(words: object) -> str:
    """Any of the words; the short forms may bear a full stop."""
    long = [word for word in words if len(word) > 5 or word in ("march", "april", "june", "july", "may")]  # type: ignore[attr-defined]
    short = [word for word in words if word not in long]  # type: ignore[attr-defined]
    return rf"(?:(?:{either(long)})\b|(?:{either(short)})\b\.?)"


MONTH = _stopped(MONTHS)
WEEKDAY = _stopped(WEEKDAYS)
# Written as a structure, not as a list of every number: hundreds of words in twenty patterns take a second to compile.
_ONE = either(_ONES.split()[1:10])
_TEN = either(_TENS)
NUMBER = rf"(?:(?:{_TEN})(?:[\s-](?:{_ONE}))?|{either([*_ONES.split(), 'hundred', 'dozen'])})"
_NINE = either([word for word, number in ORDINALS.items() if number <= 9])
_SINGLE = [word for word in ORDINALS if word.isalpha()]
ORDINAL = rf"(?:(?:twenty|thirty)[\s-](?:{_NINE})|{either(_SINGLE)})"
SPELLED = (
    rf"(?:(?:seventeen|eighteen|nineteen|twenty)[\s-](?:oh[\s-](?:{_ONE})|(?:{_TEN})(?:[\s-](?:{_ONE}))?|{either(_ONES.split()[10:])})"
    rf"|two\s+thousand(?:\s+(?:and\s+)?{NUMBER})?)"
)
DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:.]\d|\d)|{ORDINAL})"
YEAR = r"(?:1[0-9]|20|21|22)\d\d(?![\d,.]\d|\d|\s?(?:people|troops|soldiers|residents|%))"
_YEAR_TAILS = {word: number for word, number in NUMBERS.items() if 10 <= number <= 99} | {
    f"oh {one}": NUMBERS[one] for one in _ONES.split()[1:10]
}
SPELLED_YEARS = {
    f"{head} {tail}": century * 100 + number
    for head, century in (("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20))
    for tail, number in _YEAR_TAILS.items()
} | {
    f"two thousand{sep}{word}": 2000 + number
    for word, number in NUMBERS.items()
    if 0 < number < 100
    for sep in (" ", " and ")
}
SPELLED_YEARS["two thousand"] = 2000
COUNT = rf"(?:\d{{1,4}}(?:\.\d)?|{NUMBER}|{either(VAGUE)}|{either(UNSAID)})"
UNIT = rf"(?:{either(UNITS)})s?"
PART = rf"(?:{either(PARTS)})"
DASH = r"\s?[-\u2013\u2014~]\s?"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?(?:[ap]\.?m\b\.?))?"
    r"|(?:1[0-2]|0?[1-9])\s?(?:[ap]\.m\.|[ap]m\b)|(?<=\bat\s)(?:[01]?\d|2[0-3])\s(?:hours|hrs)\b)"
)
ZONE = r"(?:\s?\(?(?:GMT|UTC|EST|EDT|CET|CEST|local\stime|BST|PST|PDT|MSK|IST)(?:[+-]\d{1,2})?\)?)?"


def number(text: str) -> int | None:
    """What a count says; None where it names no number ("several")."""
    word = re.sub(r"\s+", " ", text.casefold().strip())
    if word in UNSAID:
        return None
    if word in VAGUE:
        return VAGUE[word]
    if word in NUMBERS:
        return NUMBERS[word]
    return int(float(word)) if re.fullmatch(r"\d+(?:\.\d)?", word) else None


def day_number(text: str) -> int:
    """What a day of the month says, as a figure or an ordinal."""
    word = text.casefold().strip()
    if word in ORDINALS:
        return ORDINALS[word]
    return int(re.sub(r"\D", "", word))


def unit(text: str) -> str:
    """The unit a word names, in the singular."""
    word = text.casefold().strip()
    return UNITS.get(word) or UNITS[word[:-1]]
