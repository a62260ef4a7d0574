"""Whose word the turns of a record are: parliaments, interviews, hearings, group chats and collected posts.

A turn opens with its speaker: "MR LUIK (Green): ...", "[14/11, 9:12] Kassim: ...", "marin.k @ 3 May — ...",
"THE CHAIR. - ...", "oumar_90 · ...", "(reply, Tarik) ...". It goes on until the next one. Lists of places, days and
topics are written alike; what tells them apart is that a speaker comes back, is stamped with a time, or bears a title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract.sentence.page import Page, meeting
from reportedly.extract.voice.voice import Voice
from reportedly.records import Span, Stance

TURN = "turn"
REPLY = "reply"
NAME = r"@?[^\W\d_][^:\n\[\]()@—–=]{0,48}?"
STAMP = r"\s*(?P<stamp>\[[^\]\n]{3,24}\]\s*|(?:\d\d?[/.]\d\d?\s+)?\d\d?[:.]\d\d\s+[-–—]?\s*)?"
NOTE = r"(?P<note>\s*\([^)\n]{1,60}\))?"
SHOUTED = r"[^\W\d_a-z][^\na-z:\[\]()@]{0,46}[^\W\d_a-z]"
OPENINGS = tuple(
    re.compile(STAMP + form)
    for form in (
        rf"(?P<name>{NAME}){NOTE}\s*(?:(?P<dated>@[^—–:\n]{{2,25}}(?:[:.]\d\d)?\s*[—–])|:)\s+",
        rf"(?P<name>{NAME}){NOTE}(?P<dated>)\.?\s+[-–—·]\s+",
        rf"(?P<name>{SHOUTED}){NOTE}(?P<dated>)\.\s+",
    )
)
"""How a turn opens, by what stands behind its speaker: a colon or date, a dash or dot, a full stop behind capitals."""
ANSWER = re.compile(rf"\s*\((?:reply|replying|replies|response|comment)(?: to [^,)\n]+)?,?\s+(?P<name>{NAME})\):?\s+")
TITLED = re.compile(
    r"\b(?:hon|honourable|mr|mrs|ms|miss|dr|sir|madam|lord|lady|judge|justice|counsel|prosecutor|witness|defendant|chair"
    r"|chairman|chairwoman|chairperson|speaker|president|minister|secretary|commissioner|general|colonel|member|senator"
    r"|deputy|representative|director|director-general|governor|mayor|leader|spokesm[ae]n|spokeswoman|spokesperson|host"
    r"|presenter|anchor|reporter|interviewer|moderator|caller|listener|guest|question|answer|superintendent|delegate"
    r"|ambassador|q|a|admin)\b",
    re.IGNORECASE,
)
STAFF = frozenset(
    {"anchor", "announcer", "correspondent", "newsreader", "presenter", "reporter", "studio", "voice-over"}
)
"""Whose word is that of the outlet itself."""
ASIDE = ("(", "[", "*", "—")
FEWEST = 3
"""Turns of a record."""
WORDS = 7
"""Words of the longest speaker's name."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn."""

    name: Span
    """Its speaker."""
    body: Span
    """What is said."""
    is_reply: bool = False
    """Whether it answers somebody's post."""


def turns(page: Page) -> tuple[Turn, ...]:
    """Give the turns of a record, in text order; none for a report that is no record."""
    lines = list(_lines(page.text))
    opened = [(line, found) for line in lines if (found := _opening(page, line)) is not None]
    speaking = _speaking(page, lines, [found for _, found in opened])
    made = list(_turns(page.text, lines, opened, speaking)) if speaking else []
    if not made:
        made = list(_replies(page.text, lines))
    return tuple(made)


def turn_voices(page: Page) -> tuple[Voice, ...]:
    """Give one voice for each turn: its speaker says all of it, sentence by sentence."""
    return tuple(
        Voice(
            source=None,
            source_span=turn.name,
            cue=None,
            cue_word=None,
            content=tuple(_by_sentence(page, turn.body)),
            stance=Stance.ASSERTS,
            rule=REPLY if turn.is_reply else TURN,
        )
        for turn in turns(page)
        if turn.body.start < turn.body.end
    )


def without_labels(page: Page, voices: Sequence[Voice], spoken: Sequence[Voice]) -> list[Voice]:
    """Leave out voices whose source is but the label of a turn: the turn itself speaks for it."""
    labels = [voice.source_span for voice in spoken if voice.source_span is not None]
    sources = [page.span_of(each.source) if each.source is not None else each.source_span for each in voices]
    return [
        voice
        for voice, source in zip(voices, sources, strict=True)
        if source is None or not any(label.meets(source) for label in labels)
    ]


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line)


def _opening(page: Page, line: Span) -> re.Match[str] | None:
    """Give the label that a line opens with, if it is short enough for a speaker's, and no time."""
    for form in OPENINGS:
        found = form.match(page.text, line.start, line.end)
        if found is None or len(found["name"].split()) > WORDS or page.times_in(Span(*found.span("name"))):
            continue
        return found
    return None


def _speaking(page: Page, lines: Sequence[Span], opened: Sequence[re.Match[str]]) -> frozenset[int]:
    """Give where the labels of speakers stand; none unless most lines are labelled, and most labels are speakers'."""
    times = Counter(found["name"].casefold() for found in opened)
    shouted = 2 * sum(found["name"].isupper() for found in opened) > len(opened)
    if len(opened) < FEWEST or (3 if shouted else 2) * len(opened) < len(lines):
        return frozenset()
    speaking = set()
    for found in opened:
        is_marked = found["stamp"] or found["dated"] or TITLED.search(found["name"])
        is_named = times[found["name"].casefold()] > 1 or (shouted and found["name"].isupper())
        if (is_marked or is_named) and not _is_place(page, Span(*found.span("name"))):
            speaking.add(found.start("name"))
    is_record = 2 * len(speaking) >= len(opened) and (max(times.values()) > 1 or _has_marks(opened))
    return frozenset(speaking) if is_record else frozenset()


def _has_marks(opened: Sequence[re.Match[str]]) -> bool:
    marked = sum(bool(found["stamp"] or found["dated"] or TITLED.search(found["name"])) for found in opened)
    return 2 * marked >= len(opened)


def _is_place(page: Page, span: Span) -> bool:
    return any(mention.kind == "LOC" for mention in meeting(page.annotation.mentions, span))


def _turns(
    text: str, lines: Sequence[Span], opened: Sequence[tuple[Span, re.Match[str]]], speaking: frozenset[int]
) -> Iterator[Turn]:
    by_start = {line.start: found for line, found in opened}
    name: Span | None = None
    start = end = 0
    for line in lines:
        found = by_start.get(line.start)
        is_aside = found is None and text[line.start : line.end].lstrip().startswith(ASIDE)
        if name is not None and (found is not None or is_aside):
            yield Turn(name, Span(start, end))
            name = None
        if found is not None and found.start("name") in speaking and found["name"].casefold() not in STAFF:
            name, start = Span(*found.span("name")), found.end()
        end = line.end
    if name is not None:
        yield Turn(name, Span(start, end))


def _replies(text: str, lines: Sequence[Span]) -> Iterator[Turn]:
    for line in lines:
        found = ANSWER.match(text, line.start, line.end)
        if found is not None:
            yield Turn(Span(*found.span("name")), Span(found.end(), line.end), is_reply=True)


def _by_sentence(page: Page, body: Span) -> Iterator[Span]:
    """Give the part of each sentence that a turn holds, so that each has a head."""
    for tree in page.trees[page.sentence_at(body.start) :]:
        start, end = max(body.start, tree.sentence.span.start), min(body.end, tree.sentence.span.end)
        if start < end:
            yield Span(start, end)
        if tree.sentence.span.start >= body.end:
            break
