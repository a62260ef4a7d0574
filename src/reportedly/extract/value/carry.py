"""Carry the day and the place that a report has set to what it goes on telling.

A date argument exists only where the text gives a day, but the text need not repeat it. Four readings are made, each
from words that stand in the report, so that the argument's span shows them:

- what a running report or a post tells in the present holds at the time that opens the entry or signs the post;
- a state told in the present holds on the day of the dateline or heading;
- "the attack" is the attack that was dated before;
- a report that has dated something to its own day goes on telling of that day in the simple past. One that tells of an
  earlier day does not: measured on the dev situations, its later sentences mostly leave their day open.

A place goes with the day, with a repeated event, with casualties right behind an attack, and with "there"; a road or
crossing that is closed is at the place it is called after.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reportedly.extract.role.setting import setting
from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page, meeting
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.sentence.tense import Tense, tense
from reportedly.extract.value.date import in_label, opens_entry, stamps
from reportedly.extract.value.dating import weigh_days
from reportedly.extract.value.placing import weigh_places
from reportedly.extract.value.told import Told
from reportedly.extract.words.choice import Judge
from reportedly.records import (
    Argument,
    BlockKind,
    Modality,
    Polarity,
    Role,
    Stance,
    Statement,
    SubjectKind,
    TimeExpression,
)

TELLING = frozenset({Modality.ACTUAL, Modality.POSSIBLE})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# "the previous attack" is another one than the attack told of before.
ANOTHER = frozenset(
    """previous earlier similar another last first new recent past other further second third next latest future
    possible planned alleged former separate different""".split()
)
BACKGROUND = frozenset({"previously", "earlier", "formerly", "once", "originally", "historically", "traditionally"})
ASIDE = frozenset({"after", "before", "since", "until"})
_PASSAGES = frozenset({SubjectKind.CROSSING, SubjectKind.ROAD, SubjectKind.AIRPORT, SubjectKind.PORT})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.DATELINE})
# Rules that say what holds now, and so set no day for what is told next.
_PRESENT = frozenset({"entry", "state"})
_DAY = timedelta(days=1)
NEAR = 2
"""Sentences that a day named in a paragraph reaches; further on the report may have moved."""
_CLOCK = re.compile(r"T(?:\d\d:|\d\d$|MO|AF|EV|NI|MI|DT)")
DAYS = frozenset(
    """today tonight yesterday tomorrow this monday tuesday wednesday thursday friday saturday sunday now
    since""".split()
)
"""Words of a time of day that say of which day it is."""


@dataclass(slots=True)
class _Thread:
    """What the body of a report, or one post in it, has dated so far."""

    last: TimeExpression | None = None
    last_event: str | None = None
    by_event: dict[str, TimeExpression] = field(default_factory=dict)
    place: Argument | None = None
    """Where what was told last happened."""
    place_by_event: dict[str, Argument] = field(default_factory=dict)
    sentence: int = -1
    """The sentence that last told of an attack at a place."""


def carry(
    page: Page, told: Sequence[Told], nouns: Nouns, days: Judge | None = None, places: Judge | None = None
) -> list[Statement]:
    """Give the statements, in their order, with a date argument where the report has set the day before.

    Args:
        page: The article.
        told: Its statements in text order, with the dates of their own sentences.
        nouns: What common nouns name.
        days: What weighs the days that a statement may have; None for the rules alone.
        places: What weighs the places of one that names none itself; None for the rules alone.
    """
    carrier = _Carrier(page, nouns)
    dated = [carrier.dated(one) for one in told]
    placed = dated if places is None else weigh_places(page, told, dated, places)
    return placed if days is None else weigh_days(page, told, placed, days)


class _Carrier:
    """One pass over a report."""

    def __init__(self, page: Page, nouns: Nouns) -> None:
        self._page = page
        self._nouns = nouns
        self._heads = tuple(_in_heads(page))
        self._written = next((time for time in self._heads if _is_day(time) and not self._is_scene(time)), None)
        self._day = _start(self._written) or page.article.published
        scene = next((time for time in self._heads if _is_day(time) and self._is_scene(time)), None)
        self._scene = scene
        self._threads: dict[int | None, _Thread] = {}
        if scene is not None:
            self._threads[None] = _Thread(last=scene, by_event={"ASSAULT": scene})
        self._rules = (
            ("label", self._of_label),
            ("entry", self._of_entry),
            ("state", self._of_state),
            ("same-event", self._of_event),
            ("same-day", self._of_day),
        )

    def dated(self, one: Told) -> Statement:
        """Give one statement with the day it has, or with the one that is carried to it."""
        post = self._page.post_at(one.trigger.span)
        thread = self._threads.setdefault(post.span.start if post else None, _Thread())
        own = self._own(one.statement)
        statement, found, by = one.statement, own, ""
        if own is not None and thread.last is not None and self._is_clock_of(own, one, thread.last):
            found, by = thread.last, "clock"
            bare = tuple(argument for argument in statement.arguments if argument.role is not Role.DATE)
            statement = _with(self._page, replace(statement, arguments=bare), found, by)
        if own is None and not any(argument.role is Role.DATE for argument in statement.arguments):
            for name, rule in self._rules:
                found = rule(one, thread)
                if found is not None:
                    statement, by = _with(self._page, statement, found, name), name
                    break
        if found is None and not by and self._holds_now(one):
            statement = _held_now(self._page, one, statement)
        if found is not None and by not in _PRESENT and self._sets(one, found):
            thread.last, thread.last_event = found, statement.event
            if statement.event:
                thread.by_event[statement.event] = found
        return self._placed(one, statement, thread, by)

    def _placed(self, one: Told, statement: Statement, thread: _Thread, by: str) -> Statement:
        """Give the statement with the place that it has, or with the one that is carried to it."""
        place = next((argument for argument in statement.arguments if argument.role is Role.LOCATION), None)
        if place is None:
            place = self._place(one, thread, by)
            if place is None:
                return statement
            statement = replace(statement, arguments=(*statement.arguments, place))
        if not one.trigger.is_speech_act and statement.factuality.modality in TELLING:
            thread.place = place
            if statement.event:
                thread.place_by_event[statement.event] = place
            if statement.event == "ASSAULT":
                thread.sentence = one.sentence
        return statement

    def _place(self, one: Told, thread: _Thread, by: str) -> Argument | None:
        """Where a statement that names no place of its own happened, if the report has said so."""
        own = self._in_subject(one) or self._there(one, thread)
        if own is not None or one.trigger.is_speech_act:
            return own
        named = setting(self._page, one.sentence, one.trigger, self._nouns)
        if named is not None:
            return Argument(role=Role.LOCATION, span=named, head=named)
        if by == "same-event" or self._is_same(one):
            return thread.place_by_event.get(one.statement.event or "")
        if by == "same-day" or (one.trigger.is_casualty and one.sentence - thread.sentence <= 1):
            return thread.place
        return thread.place if self._goes_on(one, thread) else None

    def _goes_on(self, one: Told, thread: _Thread) -> bool:
        """Whether a deed is told in the paragraph of the place, in a sentence that names no other."""
        start, event = one.statement.evidence, one.statement.event
        if thread.place is None or event not in _DEEDS or one.statement.factuality.modality not in TELLING:
            return False
        here = self._page.paragraph_at(start.start)
        named = meeting(self._page.annotation.mentions, start)
        return here.holds(thread.place.span) and not any(mention.kind == "LOC" for mention in named)

    def _in_subject(self, one: Told) -> Argument | None:
        """The place that the thing in a state is called after: "the Goris-Tegh road remains closed"."""
        status = one.statement.status
        if status is None:
            return None
        inside = meeting(self._page.annotation.mentions, status.subject)
        name = next((m.span for m in inside if m.kind == "LOC" and status.subject.holds(m.span)), None)
        if name is None:
            return None
        span = status.subject if status.kind in _PASSAGES else name
        return Argument(role=Role.LOCATION, span=span, head=name)

    def _there(self, one: Told, thread: _Thread) -> Argument | None:
        """Give "there" with the place that the report spoke of last."""
        tree = self._page.trees[one.sentence]
        there = tree.has_lemma_child(one.trigger.head, frozenset({"there"}), "advmod")
        if there is None or thread.place is None:
            return None
        span = tree.tokens[there].span
        return Argument(role=Role.LOCATION, span=span, head=span, antecedent=thread.place.span)

    def _is_same(self, one: Told) -> bool:
        """Whether a nominal repeats an event that was told of before."""
        tree, head = self._page.trees[one.sentence], one.trigger.head
        if not one.trigger.is_nominal or one.trigger.is_casualty:
            return False
        is_definite = tree.has_lemma_child(head, DEFINITE, "det") is not None or tree.first(head, "nmod:poss")
        return bool(is_definite) and tree.has_lemma_child(head, ANOTHER, "amod") is None

    def _is_scene(self, time: TimeExpression) -> bool:
        """Whether a heading names the day of what it tells: "Note on the events of 9 June"."""
        lead = self._page.text[max(0, time.span.start - 4) : time.span.start].casefold().split()
        return bool(lead) and lead[-1] in {"of", "on"} and _start(time) != self._page.article.published

    def _own(self, statement: Statement) -> TimeExpression | None:
        spans = [argument.span for argument in statement.arguments if argument.role is Role.DATE]
        return next((time for span in spans for time in self._page.times_in(span) if time.time is not None), None)

    def _sets(self, one: Told, found: TimeExpression) -> bool:
        """Whether what is told moves the report to its day: an act of speech, a plan or background does not."""
        told = tense(self._page.trees[one.sentence], one.trigger.head)
        return (
            _is_day(found)
            and not opens_entry(self._page, found)
            and not one.trigger.is_speech_act
            and one.statement.factuality.modality in TELLING
            and told not in {Tense.PLUPERFECT, Tense.FUTURE}
        )

    def _is_clock_of(self, own: TimeExpression, one: Told, last: TimeExpression) -> bool:
        """Whether a time of day belongs to the day that the report is telling of: "The gate was shut at 11 am"."""
        if _end(last) == _start(own) or opens_entry(self._page, own):
            return False
        words = own.span.of(self._page.text).casefold().split()
        told = tense(self._page.trees[one.sentence], one.trigger.head)
        is_bare = _CLOCK.search(own.value) is not None and _start(own) == self._day and not DAYS & set(words)
        return is_bare and told in {Tense.PAST, Tense.PLUPERFECT, Tense.NONE} and _is_day(last)

    def _of_label(self, one: Told, _: _Thread) -> TimeExpression | None:
        """Give the day that a note names before its colon."""
        if one.trigger.is_speech_act or one.statement.factuality.modality is not Modality.ACTUAL:
            return None
        return in_label(self._page, one.sentence, one.trigger)

    def _of_entry(self, one: Told, _: _Thread) -> TimeExpression | None:
        post = self._page.post_at(one.trigger.span)
        tree = self._page.trees[one.sentence]
        told = tense(tree, one.trigger.head)
        is_now = told is Tense.PRESENT or (told is Tense.NONE and (_is_state(one) or _is_verbless(tree)))
        block = self._page.paragraph_at(one.trigger.span.start)
        first = next(iter(self._page.times_in(block)), None)
        is_stamped = first is not None and stamps(self._page, first)
        is_message = post is not None or is_stamped
        is_now = is_now or (is_message and told is not Tense.FUTURE and not self._is_elsewhen(one, _start(first)))
        if one.trigger.is_speech_act or one.statement.factuality.modality is not Modality.ACTUAL or not is_now:
            return None
        if post is not None:
            return next((time for time in self._page.times_in(post.span) if "signature" in time.flags), None)
        if told is Tense.NONE and not _is_state(one) and not is_stamped:
            return None
        return first if first is not None and (is_stamped or opens_entry(self._page, first)) else None

    def _of_state(self, one: Told, thread: _Thread) -> TimeExpression | None:
        if not self._is_present(one) or self._page.post_at(one.trigger.span) is not None:
            return None
        last = thread.last
        return self._written or (last if last is not None and _end(last) == self._day else None)

    def _is_present(self, one: Told) -> bool:
        """Whether a state is told as what is so on the day of telling."""
        factuality, tree = one.statement.factuality, self._page.trees[one.sentence]
        told = tense(tree, one.trigger.head)
        is_now = told is Tense.PRESENT or (told is Tense.NONE and _is_verbless(tree))
        return (
            _is_state(one)
            and factuality.modality is Modality.ACTUAL
            and factuality.polarity is Polarity.POSITIVE
            and is_now
            and not self._is_elsewhen(one, self._day)
        )

    def _holds_now(self, one: Told) -> bool:
        """Whether only the tense of a state says when it is so: "The market is open"."""
        has_date = any(argument.role is Role.DATE for argument in one.statement.arguments)
        return not has_date and self._day is not None and self._is_present(one)

    def _of_event(self, one: Told, thread: _Thread) -> TimeExpression | None:
        if one.statement.factuality.modality not in TELLING or not self._is_same(one):
            return None
        return thread.by_event.get(one.statement.event or "")

    def _of_day(self, one: Told, thread: _Thread) -> TimeExpression | None:
        last = thread.last
        if last is None or one.trigger.is_speech_act or one.statement.factuality.modality not in TELLING:
            return None
        end = _end(last)
        if last is not self._scene and end != self._day and not self._is_near(one, last):
            return None
        if not self._is_past(one, thread) or self._is_elsewhen(one, end):
            return None
        return last

    def _is_near(self, one: Told, last: TimeExpression) -> bool:
        """Whether a deed is told in the paragraph of the day, a few sentences on at most."""
        here = self._page.paragraph_at(one.statement.evidence.start)
        distance = one.sentence - self._page.sentence_at(last.span.start)
        return here.holds(last.span) and 0 <= distance <= NEAR and _is_day(last)

    def _is_past(self, one: Told, thread: _Thread) -> bool:
        """Whether it is told as what happened next; "denied that it had" may tell of the same event one step back."""
        tree, head = self._page.trees[one.sentence], one.trigger.head
        if tree.bases[head] == "nsubj" and one.trigger.is_nominal:
            head = tree.tokens[head].head
        if tree.tokens[head].relation == "acl:relcl" or ASIDE & set(tree.cases(head)) or _is_background(tree, head):
            return False
        told = tense(tree, head)
        is_denied = bool(one.statement.chain) and one.statement.chain[-1].stance is Stance.DENIES
        is_same = is_denied and one.statement.event == thread.last_event
        return told is Tense.PAST or (told is Tense.PLUPERFECT and is_same)

    def _is_elsewhen(self, one: Told, day: date | None) -> bool:
        """Whether the sentence speaks of another time."""
        for time in self._page.times_in(one.statement.evidence):
            if time.value in {"PAST_REF", "FUTURE_REF"}:
                return True
            if time.time is not None and time not in self._heads and time.time.start != day:
                return True
        return False


def _held_now(page: Page, one: Told, statement: Statement) -> Statement:
    """Give a state with the verb that says that it is so now; what that day is, `resolve` knows."""
    tree, head = page.trees[one.sentence], one.trigger.head
    verb = next(iter(tree.related(head, "cop", "aux", "aux:pass")), head)
    span = tree.tokens[verb].span
    argument = Argument(role=Role.DATE, span=span, head=span)
    return replace(
        statement, arguments=(*statement.arguments, argument), reasons=(*statement.reasons, "date present tense")
    )


def _in_heads(page: Page) -> Iterator[TimeExpression]:
    """Give the times that stand in the title, the headings above the first paragraph and the dateline."""
    for block in page.article.blocks:
        if block.kind in HEADS:
            yield from page.times_in(block.span)
        elif block.kind is BlockKind.PARAGRAPH:
            return


def _is_day(time: TimeExpression) -> bool:
    """Whether an expression names one day, or one night."""
    stretch = time.time
    if stretch is None or stretch.start is None or stretch.granularity not in {"day", "hour"}:
        return False
    return stretch.end is not None and stretch.end - stretch.start <= _DAY and stretch.relation in {"on", "during"}


def _start(time: TimeExpression | None) -> date | None:
    return time.time.start if time is not None and time.time is not None else None


def _end(time: TimeExpression) -> date | None:
    return time.time.end if time.time is not None else None


def _is_state(one: Told) -> bool:
    return one.statement.status is not None or one.trigger.status is not None


def _is_verbless(tree: Tree) -> bool:
    """Whether a sentence has no finite verb at its root, as posts often do not."""
    return any(base == "root" and tree.tokens[at].upos not in {"VERB", "AUX"} for at, base in enumerate(tree.bases))


def _is_background(tree: Tree, head: int) -> bool:
    return tree.has_lemma_child(head, BACKGROUND, "advmod") is not None


def _with(page: Page, statement: Statement, found: TimeExpression, name: str) -> Statement:
    word = page.head_of(found.span)
    head = page.span_of(word) if word is not None else found.span
    argument = Argument(role=Role.DATE, span=found.span, head=head)
    return replace(
        statement,
        arguments=(*statement.arguments, argument),
        reasons=(*statement.reasons, f"date {name}"),
    )
