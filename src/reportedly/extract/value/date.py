"""Find which time expression of its sentence says when it happened.

A time counts if the clause it modifies is the trigger's own or stands above it; the nearest one is taken. What a report
leaves to the sentences before is for `carry`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.sentence.tense import Tense, tense
from reportedly.extract.trigger.trigger import Trigger
from reportedly.records import Span, TimeExpression

# What stands after one of these has a time of its own.
OTHER_TIMES = frozenset({"after", "before", "since", "following", "until"})
SIMULTANEOUS = frozenset({"as", "while"})
FAR_BELOW = 10  # a time in a clause below the trigger counts only if no nearer one does
CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj"})
CONDITIONS = frozenset({"if", "unless", "should"})
# "put off to March": the day behind is that of the thing put off, not of the putting off.
MOVING = frozenset({"postpone", "put", "delay", "reschedule", "move", "defer", "push", "adjourn", "shift", "bring"})
_SIGNED = re.compile(r"\s*@?[^\W\d_][^:\n@]{0,48}\s@\s*")
_CLOCK = re.compile(r"T\d\d:")
TO = frozenset({"to", "until", "till", "for", "into"})


@dataclass(frozen=True, slots=True)
class _View:
    """One trigger among the others of its sentence."""

    page: Page
    number: int
    trigger: Trigger
    others: tuple[Trigger, ...]

    @property
    def tree(self) -> Tree:
        return self.page.trees[self.number]


def date_argument(
    page: Page, number: int, trigger: Trigger, others: tuple[Trigger, ...] = ()
) -> Iterator[tuple[Span, Span]]:
    """Give the time expression that says when a trigger's event was, with its head word; none if the text says none.

    A time counts if the clause it modifies is the trigger's own or stands above it; the nearest one is taken. Where
    nothing else says when, the deadline of a condition does ("would leave if they did not apologise within 48 hours"):
    the span then begins with the condition's word.

    Args:
        page: The article.
        number: The sentence that the trigger stands in.
        trigger: The word that tells of the event.
        others: The other triggers of the sentence, which may have a time of their own.
    """
    here = _View(page, number, trigger, others)
    ranked = sorted(_ranked(here), key=lambda found: found[:2])
    for _, _, time, word in ranked[:1]:
        yield time.span, page.span_of(word)
        return
    yield from _deadline(here)


def opens_entry(page: Page, time: TimeExpression) -> bool:
    """Whether a time of day opens a paragraph, as the entries of a running report do: "17.40 Police close"."""
    before = page.text[page.paragraph_at(time.span.start).start : time.span.start]
    return not any(letter.isalnum() for letter in before) and bool(_CLOCK.search(time.value))


def stamps(page: Page, time: TimeExpression) -> bool:
    """Whether a day stamps the message that it opens: "[14/11, 9:40] Ana: ...", "ana.k @ 1 May - ..."."""
    before = page.text[page.paragraph_at(time.span.start).start : time.span.start]
    is_open = not any(letter.isalnum() for letter in before) or _SIGNED.fullmatch(before) is not None
    return is_open and "year-inferred" in time.flags


def in_label(page: Page, number: int, trigger: Trigger) -> TimeExpression | None:
    """Give the day that a note names before its colon: "Fort Road (12 June): no door was forced"."""
    tree = page.trees[number]
    colon = next((token.span for token in tree.tokens if token.span.of(page.text) == ":"), None)
    if colon is None or colon.start > trigger.span.start or _has_clause(tree, colon):
        return None
    times = page.times_in(Span(tree.sentence.span.start, colon.end))
    return next((time for time in times if time.time is not None and not _CLOCK.search(time.value)), None)


def _has_clause(tree: Tree, colon: Span) -> bool:
    """Whether a verb is told before the colon, so that it opens no note."""
    return any(token.upos in {"VERB", "AUX"} for token in tree.tokens if token.span.end <= colon.start)


def _ranked(here: _View) -> Iterator[tuple[int, int, TimeExpression, Word]]:
    """Give every time that may be the trigger's, with how far it is in clauses and in code points."""
    page, tree, trigger = here.page, here.tree, here.trigger
    chain = [trigger.head, *tree.ancestors(trigger.head)]
    depth = {position: steps for steps, position in enumerate(chain)}
    for time in page.times_in(tree.sentence.span):
        word = page.head_of(time.span)
        if time.time is None or word is None or word.sentence != here.number or _is_anothers(here, time, word):
            continue
        if _follows(here, time):
            yield 0, time.span.start, time, word
            continue
        met = _meeting(here, word.position, depth)
        crossing = None if met is None else _crosses(here, met[0], word.position)
        if met is None or crossing is None:
            continue
        distance = abs(tree.tokens[word.position].span.start - trigger.span.start)
        # "closed on Wednesday until further notice": the open end says both.
        is_open = "open-end" in time.flags
        yield -1 if is_open else depth[met[0]] + crossing + FAR_BELOW * met[1], distance, time, word


def _follows(here: _View, time: TimeExpression) -> bool:
    """Whether a time such as "five days after" stands before the clause that it dates, the trigger's."""
    tree, trigger = here.tree, here.trigger
    if "dates-what-follows" not in time.flags or trigger.span.start < time.span.end:
        return False
    if any(mark in here.page.text[time.span.end : trigger.span.start] for mark in ",;:"):
        return False
    at, above = trigger.head, tree.tokens[trigger.head].head
    while above >= 0 and tree.bases[at] in {"nsubj", "obj", "conj"} and tree.tokens[above].span.start > time.span.start:
        at, above = above, tree.tokens[above].head
    # What hangs deeper ("arrested two men on suspicion of smuggling") has its own day.
    return above < 0 or tree.tokens[above].span.start < time.span.start


def _is_anothers(here: _View, time: TimeExpression, word: Word) -> bool:
    """Whether a time near a trigger plainly dates something else."""
    tree, trigger = here.tree, here.trigger
    if trigger.is_speech_act and any(
        trigger.span.end <= other.span.start and other.span.end <= time.span.start and not other.is_speech_act
        for other in here.others
    ):
        # "claimed the raid on Tuesday night": an act of speech leaves a time behind what it speaks of to that.
        return True
    if _condition_between(here, time) is not None:
        return True
    if tree.lemma(trigger.head) in MOVING and time.span.start > trigger.span.start and _leads_on(tree, word.position):
        return True
    return (
        opens_entry(here.page, time)
        and here.page.quoted(trigger.span)
        and tense(tree, trigger.head) in {Tense.PAST, Tense.PLUPERFECT}
    )


def _leads_on(tree: Tree, position: int) -> bool:
    return bool(TO & set(tree.cases(position)))


def _meeting(here: _View, position: int, depth: dict[int, int]) -> tuple[int, int] | None:
    """Give the word of the trigger's ancestry that a time modifies, and how many clauses lie between.

    Returns:
        None if another clause lies between, unless that clause hangs on the trigger itself ("a law requiring new plates
        as of August 1" dates the law).
    """
    tree = here.tree
    at, crossed, clauses = position, 0, []
    while at not in depth:
        if tree.bases[at] in CLAUSES and CONDITIONS & set(tree.cases(at)):
            return None
        # A stretch of time in quotation marks may be read as a clause of its own.
        if (tree.bases[at] in CLAUSES and at != position) or (
            tree.bases[at] == "conj" and tree.tokens[at].upos == "VERB"
        ):
            clauses.append(at)
        # "the war (1998-1999)": a time that modifies a noun is that noun's own.
        elif tree.bases[at] in {"nmod", "appos", "compound", "nummod", "dep"} and at == position:
            crossed += 1
        at = tree.tokens[at].head
        if at < 0:
            return None
    if not crossed and not clauses:
        return at, 0
    if depth[at] or len(clauses) > 1 or not all(_shares(here, clause) for clause in clauses):
        return None
    return at, crossed + len(clauses)


def _shares(here: _View, clause: int) -> bool:
    """Whether the time of a clause below the trigger is the trigger's, too."""
    tree, trigger = here.tree, here.trigger
    above = tree.tokens[clause].head
    if tree.bases[clause] == "acl" and tree.bases[above] == "obj" and tree.tokens[above].head == trigger.head:
        # "implement a law requiring new plates as of August 1"; but not "reopen the airport, closed since May".
        return tree.forms[clause].endswith("ing") and not trigger.is_speech_act
    if above != trigger.head or trigger.is_speech_act:
        return False
    if trigger.is_nominal:
        return tree.bases[clause] in CLAUSES
    if tree.bases[clause] == "advcl" and SIMULTANEOUS & set(tree.cases(clause)) and clause > trigger.head:
        return True  # "slammed into the station as people were boarding on Tuesday"
    # "hit a lorry and killed five on Monday", "..., killing five on Monday"; but not "and one of them died on Monday".
    return tree.bases[clause] in {"conj", "advcl"} and tree.first(clause, "nsubj") is None and not tree.cases(clause)


def _crosses(here: _View, reached: int, time: int) -> int | None:
    """Give the cost of taking a time from above: None where that time is another event's.

    "Local media reported Sunday that forces are blocking roads": told in the present, it holds on the day of telling.
    """
    tree, cost = here.tree, 0
    at = here.trigger.head
    acts = {other.head for other in here.others if other.is_speech_act}
    while at != reached:
        base, above = tree.bases[at], tree.tokens[at].head
        # "four days without shelling": what describes a stretch of time happened in it.
        if (base == "acl" and above != time) or OTHER_TIMES & set(tree.cases(at)):
            return None
        if base == "ccomp":
            # What an act of speech is about ("accused them that they are ...") does not share the day of speaking.
            if tense(tree, at) is not Tense.PRESENT or above in acts:
                return None
            cost += 5
        at = above
    return cost


def _condition_between(here: _View, time: TimeExpression) -> int | None:
    """Give the word of a condition that stands between the trigger and a time behind it; None if none does."""
    if time.span.start < here.trigger.span.end:
        return None
    for position, token in enumerate(here.tree.tokens):
        if token.span.start >= time.span.start:
            return None
        if token.span.start >= here.trigger.span.end and here.tree.lemma(position) in CONDITIONS:
            return position
    return None


def _deadline(here: _View) -> Iterator[tuple[Span, Span]]:
    """Give the condition that the trigger hangs on, as far as its last time."""
    if here.trigger.is_speech_act:
        return
    for time in here.page.times_in(here.tree.sentence.span):
        mark, word = _condition_between(here, time), here.page.head_of(time.span)
        if mark is not None and word is not None and time.time is not None and time.time.end is not None:
            yield Span(here.tree.tokens[mark].span.start, time.span.end), here.page.span_of(word)
            return
