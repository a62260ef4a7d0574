"""How records are worded for people: dates, places, voices and commitment, the same in every view.

Nothing here decides anything; it finds short, exact English for what the records say.
"""

import re
import unicodedata
from datetime import date

from reportedly.export.names import country_name
from reportedly.records import (
    Argument,
    Article,
    Attribution,
    Certainty,
    Count,
    Factuality,
    Manner,
    Modality,
    Place,
    Polarity,
    Post,
    Source,
    SourceKind,
    Span,
    Stance,
    Status,
    When,
)

# Spelled out, since strftime speaks the locale of the machine.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_BEFORE_A_PLACE = re.compile(
    r"\b(in|on|at|near|between|outside|inside|across|from|into|towards?|along|through|around|over|behind|beyond|off)"
    r"\s+(?:the\s+|a\s+|an\s+)?\Z",
    re.IGNORECASE,
)

_NO = re.compile(r"(?:nobody|no one|no-one|none)\Z|(?:no|not an?|not one|neither)\s+(?=\S)", re.IGNORECASE)

_OPENING = frozenset('"“„«')

_LOST = re.compile("\ufffd{3,}")

_DOING = {
    Stance.DENIES: "denying",
    Stance.DOUBTS: "doubting",
    Stance.CONFIRMS: "confirming",
    Stance.ALLEGES: "alleging",
    Stance.ACCUSES: "accusing",
    Stance.DEMANDS: "demanding",
    Stance.PROMISES: "promising",
    Stance.THREATENS: "threatening",
    Stance.ASKS: "asking",
    Stance.BELIEVES: "believing",
}
# How an outer voice hands on what an inner one says; the stances left out are worded with `_DOING`.
_HANDED_ON = {
    Stance.ASSERTS: "via {}",
    Stance.DENIES: "denied by {}",
    Stance.DOUBTS: "doubted by {}",
    Stance.CONFIRMS: "confirmed by {}",
    Stance.ALLEGES: "alleged by {}",
}
_MANNER = {Manner.DIRECT: ", quoted", Manner.MIXED: ", partly quoted", Manner.INDIRECT: ""}

_CERTAINTY = {
    Certainty.CERTAIN: "as certain",
    Certainty.PROBABLE: "as probable",
    Certainty.POSSIBLE: "as possible",
    Certainty.UNKNOWN: "left open",
}
_OTHER_WORLDS = {
    Modality.PLANNED: "planned",
    Modality.THREATENED: "threatened",
    Modality.DEMANDED: "demanded",
    Modality.POSSIBLE: "possible",
    Modality.CONDITIONAL: "conditional",
    Modality.GENERIC: "in general",
    Modality.HISTORICAL: "in the past",
}
_HEDGE = {Certainty.PROBABLE: ", probably", Certainty.POSSIBLE: ", possibly"}


def visible(text: str) -> str:
    """The text on one line, fit for a screen: line breaks are spaces, controls and direction marks can be seen.

    A report may hold terminal escapes or marks that turn reading order around; neither may act on whoever reads it.
    """
    return "".join(letter if letter.isprintable() or letter in "\u200c\u200d" else _shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter < " ":
        return chr(0x2400 + ord(letter))
    # Soft hyphens and variation selectors only shape letters.
    return letter if letter == "\u00ad" or unicodedata.category(letter) == "Mn" else f"⟨U+{ord(letter):04X}⟩"


def home_of(article: Article) -> str:
    """Where a sentence stands: the outlet, else the name of the file, whose folders say nothing to a reader."""
    if article.outlet or not article.where:
        return visible(article.outlet or "outlet not stated")
    return visible(article.where if "://" in article.where else article.where.rsplit("/", 1)[-1] or article.where)


def quotes(sentence: str) -> tuple[str, str]:
    """The marks around a sentence that is quoted; none around one that begins with its own."""
    return ("", "") if sentence.lstrip()[:1] in _OPENING else ("“", "”")


def source_name(name: str) -> str:
    """Who is named as a source; a report that speaks itself and has no outlet is not called by the bare word."""
    return "a report without an outlet" if name == "report" else visible(name)


def day(when: date, *, weekday: bool = False) -> str:
    """A day, as in `14 May 2031` or `Wed 14 May 2031`."""
    plain = f"{when.day} {_MONTHS[when.month - 1]} {when.year:04}"
    return f"{_DAYS[when.weekday()]} {plain}" if weekday else plain


def short_day(when: date) -> str:
    """A day without its year, as in `14 May`."""
    return f"{when.day} {_MONTHS[when.month - 1]}"


def stretch(start: date | None, end: date | None, *, granularity: str = "day") -> str:
    """A stretch of days as short as it can be said, as in `12–14 May 2031` or `from 14 May 2031`."""
    if start is None or end is None:
        known = start or end
        return f"{'from' if start else 'until'} {day(known)}" if known else ""
    if granularity == "decade":
        return f"{start.year // 10 * 10}s"
    if granularity == "year" and start.year == end.year:
        return f"{start.year:04}"
    if granularity == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{_LONG_MONTHS[start.month - 1]} {start.year:04}"
    return day(start, weekday=True) if start == end else f"{_short(start, end)}{day(end)}"


def _short(start: date, end: date) -> str:
    """The start of a stretch, without what its end says again."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–"
    return f"{start.day} {_MONTHS[start.month - 1]} – " if start.year == end.year else f"{day(start)} – "


def when_words(when: When) -> str:
    """When a statement's event takes place; `~` says that no day is stated and the report's own stands in."""
    words = stretch(when.start, when.end, granularity=when.granularity)
    return words if when.basis == "stated" else f"~{words}"


def where_words(argument: Argument, text: str, *, evidence: Span) -> str:
    """A place as the report words it, behind the report's own preposition.

    Args:
        argument: The place.
        text: The article's.
        evidence: The statement's sentence. From another one no direction comes along: who was shot at from the far
            bank was not beaten "from the far bank".
    """
    found = _BEFORE_A_PLACE.search(text[max(0, argument.span.start - 16) : argument.span.start])
    leading = found[1].lower() if found else "in"
    if leading not in _STANDING and not evidence.holds(argument.span):
        leading = "in"
    return f"{leading} {visible(argument.span.of(text))}"


_STANDING = frozenset(
    {"around", "at", "behind", "beyond", "between", "in", "inside", "near", "off", "on", "outside", "over"}
)
"""Prepositions that say where something is, and not whither or whence."""


def place_note(place: Place, words: str) -> str:
    """What the gazetteer calls a place, where that adds to the report's words; never instead of them."""
    known = place.name.casefold() in words.casefold()
    country = country_name(place.country) if place.country else None
    # "Niger (Niger)" says nothing.
    is_told = country is not None and is_short_for(country, words if known else f"{words} {place.name}")
    return ", ".join(part for part in (None if known else place.name, None if is_told else country) if part)


def commitment(factuality: Factuality) -> str:
    """How far the innermost source commits, in a word or two; polarity is not part of it, it stands with the deed."""
    if factuality.modality is Modality.ACTUAL:
        return _CERTAINTY[factuality.certainty]
    # "possible" says it already.
    hedge = "" if factuality.modality is Modality.POSSIBLE else _HEDGE.get(factuality.certainty, "")
    return _OTHER_WORLDS[factuality.modality] + hedge


def party_words(words: str, factuality: Factuality) -> str:
    """A party as the report words it, without the "no" that stands before the deed already; may be empty.

    "No civilian was harmed" is `NOT harmed → civilian`: with both it would say the opposite.
    """
    return _NO.sub("", words, count=1) if factuality.polarity is Polarity.NEGATIVE and _NO.match(words) else words


def reserve(factuality: Factuality) -> str:
    """How far the innermost source commits, where it is not flatly: what is told as so needs no word."""
    is_plain = factuality.modality is Modality.ACTUAL and factuality.certainty is Certainty.CERTAIN
    return "" if is_plain else commitment(factuality)


def negation(factuality: Factuality) -> str:
    """`NOT ` where the innermost source says that it is not so, spelled large for readers without colour; else empty.

    It goes before the deed: a line that a hurried reader takes in from the left must never say the opposite first.
    """
    return "NOT " if factuality.polarity is Polarity.NEGATIVE else ""


def voice(chain: tuple[Attribution, ...], *, text: str, post: Post | None) -> str:
    """Who says it, the innermost source first: `according to witnesses, via local media`."""
    if not chain:
        return "the report itself"
    *outer, inner = chain
    doing = f" ({_DOING[inner.stance]})" if inner.stance in _DOING else ""
    quoted = "" if inner.source.kind is SourceKind.POST else _MANNER[inner.manner]
    said = f"according to {source_words(inner.source, text=text, post=post)}{doing}{quoted}"
    return ", ".join((said, *(_handed_on(link, text, post) for link in reversed(outer))))


def _handed_on(link: Attribution, text: str, post: Post | None) -> str:
    name = source_words(link.source, text=text, post=post)
    if link.stance in _HANDED_ON:
        return _HANDED_ON[link.stance].format(name)
    return f"via {name} ({_DOING[link.stance]})"


def source_words(source: Source, *, text: str, post: Post | None) -> str:
    """One voice, as the report words it, with what a pronoun stands for and the handle of a post's author."""
    # A name of which every letter was lost says no more at its full length.
    words = _LOST.sub("\ufffd…", visible(source.text))
    if source.kind is SourceKind.POST:
        handle = f" {visible(post.handle)}" if post and post.handle and post.handle not in words else ""
        return f"{words or 'the author'}{handle} (post)"
    if not words:
        return "somebody not named"
    if source.antecedent:
        fuller = visible(source.antecedent.of(text))
        # "According to he" is no English, and a short form says nothing that the long one does not.
        return fuller if is_short_for(words, fuller) else f"{fuller} (“{words}”)"
    return f"{words} (unnamed)" if source.kind is SourceKind.UNNAMED and "unnamed" not in words.casefold() else words


def is_short_for(words: str, fuller: str) -> bool:
    """Whether all the words stand in the fuller form, so that showing both would say the same twice."""
    return f" {words.casefold()} " in f" {fuller.casefold()} "


def count_words(count: Count) -> str:
    """How many of what, as in `2 injured`, `9–11 killed`, `at least 3 killed`."""
    if count.low is None and count.high is None:
        return f"some {count.what}"
    if count.low is None:
        return f"up to {count.high:,} {count.what}"
    if count.high is None:
        return f"at least {count.low:,} {count.what}"
    number = f"{count.low:,}" if count.low == count.high else f"{count.low:,}–{count.high:,}"
    return f"{number} {count.what}"


def status_words(status: Status) -> str:
    """The state a thing is put in, as in `crossing: closed`."""
    kind = "state" if status.kind == "other" else status.kind
    return f"{kind}: {status.state.replace('_', ' ')}"
