"""Words and sentences of an article, by rule, with exact offsets.

The words follow the English Web Treebank, because the reader model was taught on it: clitics stand alone ("do|n't"),
hyphens split ("self|-|proclaimed") except after a few prefixes ("pro-government"), addresses stay whole.
One rule to keep: every offset is a code point of the text that was given, and no word is ever changed.
"""

import re
from collections.abc import Iterable, Iterator

from reportedly.annotate.abbreviations import ABBREVIATIONS, NEVER_LAST, OPENERS, SAYING

Range = tuple[int, int]
"""Start and end (not included) in code points."""

_PREFIXES = (
    "agro|ante|anti|arch|be|bi|bio|co|counter|cyber|de|e|eco|ex|extra|infra|inter|intra|macro|mega|meta|micro|mid|mini|mono"
    "|multi|neo|non|over|pan|para|peri|post|pre|pro|proto|pseudo|quasi|re|semi|socio|sub|super|supra|trans|tri|ultra|un|uni|vice|x"
)
_DOMAINS = "com|org|net|gov|edu|info|int|mil|eu|uk|us|de|fr|it|es|ru|ua|rs|il|tv|me|ly|co"
_UNITS = "am|pm|a\\.m\\.|p\\.m\\.|km|kg|kgs|cm|mm|mph|kph|km2|hrs|hr|min|lbs|lb|ft|sq|ml|mw|kw|m|mn|bn|tn"
_PICTURE = "[\U0001f000-\U0001faff\u2190-\u2bff\u2600-\u27bf]"

_KINDS: tuple[tuple[str, str], ...] = (
    ("address", r"(?:https?|ftp)://[^\s<>\"“”]+|www\.[^\s<>\"“”]+"),
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("domain", rf"(?<![\w.@])(?:[a-zA-Z0-9-]+\.)+(?:{_DOMAINS})(?:/[^\s<>\"“”]*|(?![\w.]|\.\w))"),
    ("handle", r"(?<![\w@])(?:@\w+|#[^\W\d]\w*)"),
    ("file", r"[\w-]+\.(?:docx?|xlsx?|pdf|pptx?|zip|jpe?g|png|gif|txt|exe|html?)\b"),
    ("phone", r"(?<!\w)\+?(?:\d{1,3}[-.])?\d{3}[-.]\d{3,4}[-.]\d{4}\b|(?<!\w)\d{3}-\d{4}\b"),
    ("day", r"(?<!\w)\d{4}-\d{2}-\d{2}\b"),
    ("measure", rf"\d+(?:[.,:]\d+)*(?=(?i:{_UNITS})(?!\w))"),
    ("number", r"\d+(?:[.,:/]\d+)+(?:s|st|nd|rd|th)?(?!\w)"),
    ("decimal", r"(?<![\w.])\.\d+\b"),
    ("dotted", r"(?<![\w.])(?:[^\W\d_]\.){2,}(?!\w)|(?<![\w.])(?:[A-Z]\.){2,}(?=[A-Z][a-z])"),
    ("prefixed", rf"(?<![\w-])(?i:{_PREFIXES})-[^\W\d_]\w*"),
    ("decade", r"(?<!\w)['’]\d0s\b"),
    ("clitic", r"(?<=[^\s(\[])['’](?i:s|re|ve|ll|d|m)(?!\w)"),
    ("ampersand", r"[A-Z]\w*(?:&[A-Z]\w*)+"),
    ("word", r"\w[\w\u0300-\u036f\u200d]*(?:['’][^\W\d_]+)*"),
    ("emoticon", r"(?<!\w)[:;=]['-]?[()DPp|](?!\w)|\^_\^"),
    ("flag", "[\U0001f1e6-\U0001f1ff]{2}"),
    ("picture", f"{_PICTURE}[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d{_PICTURE}[\ufe0f\U0001f3fb-\U0001f3ff]*)*"),
    ("stops", r"[.!?]{2,}|…+"),
    ("run", r"(?P<mark>[-=_*~+<>'`‘’#|\ufffd])(?P=mark)+"),
    ("sign", r"[^\s\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f-\x9f]"),
)
_WORDS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS))
_TRAILING = re.compile(r"[.,;:!?)\]'’\"”…]+$")
_NOT = re.compile(r"(?i)(?P<base>.+)(?P<clitic>n['’]t)$")
_CLITIC = re.compile(r"(?i)(?P<base>.+)(?P<clitic>['’](?:s|re|ve|ll|d|m))$")
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "doesnt": 4,
    "isnt": 2, "wasnt": 3, "cant": 2, "wont": 2, "havent": 4, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "arent": 3,
    "hasnt": 3,
}  # fmt: skip
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_FULL_STOPS = frozenset((".", "!", "?", "。", "\uff01", "\uff1f"))  # other scripts end sentences too
_LAST_SIGNS = ".!?…。\uff01\uff1f"
_CLOSERS = frozenset(('"', "”", "’", "'", ")", "]", "}", "''", "»"))
_OPENING = frozenset(('"', "“", "‘", "'", "(", "[", "``", "«", "-", "--", "—", "–", "*", "•"))
_A_WORD = 4  # letters that make it unlikely that a word is an abbreviation we do not know
_REACH = 4  # words after a closing quote among which a verb of saying keeps the sentence open


def paragraphs(text: str) -> tuple[Range, ...]:
    """The stretches between blank lines, without outer white space, in text order; none if the text is blank."""
    edges = [0, *(edge for gap in _BLANK_LINE.finditer(text) for edge in gap.span()), len(text)]
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            found.append((start + lead, start + len(piece.rstrip())))
    return tuple(found)


def words(text: str, start: int, end: int) -> list[Range]:
    """The words between two offsets, in text order; white space and invisible signs belong to none."""
    found: list[Range] = []
    at = start
    while (match := _WORDS.search(text, at, end)) is not None:
        found.extend(_pieces(match, text))
        at = found[-1][1]
    return found


def sentences(text: str, blocks: Iterable[Range]) -> Iterator[list[Range]]:
    """The sentences as lists of words, in text order; no sentence crosses a block, none is empty."""
    for start, end in blocks:
        found = words(text, start, end)
        first = 0
        for last in _ends(text, found):
            yield found[first : last + 1]
            first = last + 1


def _pieces(match: re.Match[str], text: str) -> Iterator[Range]:
    start, end = match.span()
    kind = match.lastgroup if match.lastgroup != "mark" else "run"
    if kind in ("address", "domain"):
        trailing = _TRAILING.search(text, start, end)
        yield (start, trailing.start() if trailing and trailing.start() > start else end)
    elif kind == "word":
        yield from _split_word(text, start, end)
    elif kind == "prefixed" and (clitic := _CLITIC.match(text, start, end)):
        yield clitic.span("base")
        yield clitic.span("clitic")
    else:
        yield (start, end)


def _split_word(text: str, start: int, end: int) -> Iterator[Range]:
    word = text[start:end]
    if cut := _FUSED.get(word.lower()):
        yield (start, start + cut)
        yield (start + cut, end)
        return
    if "'" in word or "’" in word:
        clitic = _NOT.match(text, start, end) or _CLITIC.match(text, start, end)
        if clitic:
            yield clitic.span("base")
            yield clitic.span("clitic")
            return
    if text[end : end + 1] == "." and _keeps_stop(text, start, end):
        yield (start, end + 1)
        return
    yield (start, end)


def _keeps_stop(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    after = text[end + 1 : end + 2]
    if word.lower() in ABBREVIATIONS:
        # "no." and the like are words as well: only a digit after them shows that they are cut short.
        needs_digit = ABBREVIATIONS[word.lower()]
        return text[end + 1 : end + 3].strip()[:1].isdigit() if needs_digit else (not after or not after.isalnum())
    if len(word) == 1 and word.isupper() and (start == 0 or text[start - 1] in ' \n\t\u00a0("“.-'):
        rest = text[end + 1 : end + 3].lstrip()
        return word != "I" and rest[:1].isupper()
    return False


def _ends(text: str, found: list[Range]) -> Iterator[int]:
    at = 0
    while at < len(found):
        if text[found[at][1] - 1] not in _LAST_SIGNS:
            at += 1
            continue
        last = _past_closers(text, found, at)
        if last + 1 >= len(found):
            break
        if _divides(text, found, at, last):
            yield last
        at = last + 1
    if found:
        yield len(found) - 1


def _past_closers(text: str, found: list[Range], at: int) -> int:
    while at + 1 < len(found) and found[at + 1][0] == found[at][1]:
        following = text[slice(*found[at + 1])]
        if following not in _CLOSERS:
            break
        at += 1
    note = [text[slice(*word)] for word in found[at + 1 : at + 4]]
    # "[17]" after the stop refers to the sentence before it.
    return at + 3 if len(note) == 3 and note[0] == "[" and note[1].isdigit() and note[2] == "]" else at


def _divides(text: str, found: list[Range], stop: int, last: int) -> bool:
    mark = text[slice(*found[stop])]
    following = text[slice(*found[last + 1])]
    apart = found[last + 1][0] > found[last][1]
    is_bare = mark in _FULL_STOPS or set(mark) <= set(".!?…")
    if not is_bare and mark[-1] == ".":
        return apart and mark.lower() not in NEVER_LAST and not _is_initial(mark) and following in OPENERS
    if not is_bare:
        return False
    if not apart:
        before = text[found[stop][0] - 1 : found[stop][0]]
        return mark in _FULL_STOPS and following[:1].isupper() and following[1:2].islower() and before.islower()
    lead = _lead(text, found, last + 1)
    if lead[:1].islower():
        # Posts often do without capitals; a short word before the stop may be cut short itself.
        before = text[slice(*found[stop - 1])] if stop else ""
        return stop == last and mark in _FULL_STOPS and before.islower() and len(before) >= _A_WORD
    return not (stop < last and mark[0] in "!?" and _is_said(text, found, last))


def _lead(text: str, found: list[Range], at: int) -> str:
    while at < len(found) - 1 and text[slice(*found[at])] in _OPENING:
        at += 1
    return text[slice(*found[at])]


def _is_said(text: str, found: list[Range], last: int) -> bool:
    for word in found[last + 1 : last + 1 + _REACH]:
        piece = text[slice(*word)]
        if piece in SAYING:
            return True
        if not piece[:1].isalpha():
            return False
    return False


def _is_initial(mark: str) -> bool:
    return len(mark) == 2 and mark[0].isupper()
