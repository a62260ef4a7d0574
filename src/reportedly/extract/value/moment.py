"""Which times of a report may be a statement's, and what speaks for and against each, as names and numbers.

Weights are fitted to them (`dating`). The rules' own choice is among the signs; so is how far the words stand, what
stands between, and which day the statements before were given.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.extract.role.partaking import path
from reportedly.extract.sentence.page import Page
from reportedly.extract.sentence.tense import Tense, tense
from reportedly.extract.value.date import opens_entry, stamps
from reportedly.extract.value.told import Told, introduced
from reportedly.extract.words.choice import Option
from reportedly.records import Argument, BlockKind, Modality, Role, Span, Statement, TimeExpression

HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.DATELINE})
EARLIER = 4
"""Times of the sentences before that are weighed; of those further back one in a hundred is right."""
FAR = 6  # sentences, triggers and the like beyond which no difference is made
LONG = 40  # letters of a path that names no shape any more
RULES = "date "
PRESENT = "present tense"
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Option):
    """A time that a statement may be of."""

    days: Days | None
    """First and last; None where the text gives the statement no day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """The statements of a report with the days that the rules gave, looked at once for all of them."""

    statements: tuple[Statement, ...]
    arguments: tuple[Argument | None, ...]
    days: tuple[Days | None, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """One statement of a report among the others."""

    page: Page
    told: Sequence[Told]
    dated: Ruled
    number: int
    written: date | None

    @property
    def one(self) -> Told:
        return self.told[self.number]

    @property
    def ruled(self) -> Argument | None:
        return self.dated.arguments[self.number]


def ruled_of(page: Page, statements: Sequence[Statement]) -> Ruled:
    """Give the statements of a report with the days that they have."""
    arguments = tuple(map(_date_of, statements))
    days = tuple(None if argument is None else _days_at(page, argument) for argument in arguments)
    return Ruled(statements=tuple(statements), arguments=arguments, days=days)


def moments(page: Page, told: Sequence[Told], dated: Ruled, number: int) -> list[Moment]:
    """Give the times that one statement of a report may be of, none of them first.

    Args:
        page: The report.
        told: All its statements in text order.
        dated: The same with the dates that the rules gave.
        number: Which of them.
    """
    scene = _Scene(page, told, dated, number, page.article.published)
    about = _about(scene)
    rule = _rule_of(scene)
    found = [_none(scene, about, rule)]
    times = [(place, time) for place, time in _times(scene) if not _is_too_late(scene, _days(time))]
    last = _last_before(scene)
    for place, time in times:
        days = _days(time)
        signs = tuple(_signs(scene, place, time, times, rule, about, last))
        found.append(Moment(argument=_argument(page, time.span), days=days, signs=signs))
    ruled = scene.ruled
    if ruled is not None and not any(_is_same(ruled, each.argument) for each in found):
        kind = f"other rule={rule}"
        found.append(Moment(argument=ruled, days=_days_at(page, ruled), signs=_with(kind, about)))
    elif ruled is None and (verb := _verb(scene)) is not None and scene.written is not None:
        signs = _with("now", about)
        span = page.trees[scene.one.sentence].tokens[verb].span
        argument = Argument(role=Role.DATE, span=span, head=span)
        found.append(Moment(argument=argument, days=(scene.written, scene.written), signs=signs))
    return found


def _times(scene: _Scene) -> Iterator[tuple[str, TimeExpression]]:
    """Times of the statement's sentence, of the headings, and of the sentences before, nearest first."""
    page, sentence = scene.page, scene.page.trees[scene.one.sentence].sentence.span
    post = page.post_at(scene.one.trigger.span)
    heads = [block.span for block in page.article.blocks if block.kind in HEADS]
    before: list[TimeExpression] = []
    for time in page.times:
        if time.time is None:
            continue
        if time.span.meets(sentence):
            yield "own", time
        elif post is not None and post.span.holds(time.span) and not post.body.holds(time.span):
            yield "signature", time
        elif any(head.holds(time.span) for head in heads):
            yield "head", time
        elif time.span.end <= sentence.start and (post is None or post.span.holds(time.span)):
            before.append(time)
    seen: set[Days] = set()
    for time in reversed(before):
        days = _days(time)
        if days not in seen:
            seen.add(days)
            yield f"before {len(seen)}", time
        if len(seen) == EARLIER:
            return


def _is_too_late(scene: _Scene, days: Days) -> bool:
    """Whether a deed that is told as done would lie ahead: who gathered against a ban gathered before it began."""
    one, first = scene.one, days[0]
    is_ahead = first is not None and scene.written is not None and first > scene.written
    if not is_ahead or one.trigger.is_nominal or one.statement.factuality.modality is not Modality.ACTUAL:
        return False
    return tense(scene.page.trees[one.sentence], one.trigger.head) is not Tense.PRESENT


def _about(scene: _Scene) -> list[str]:
    """What the statement is."""
    one = scene.one
    statement, trigger = one.statement, one.trigger
    tree = scene.page.trees[one.sentence]
    head = trigger.head
    if tree.bases[head] in {"nsubj", "obj", "obl", "nmod"} and trigger.is_nominal:
        above = tense(tree, tree.tokens[head].head)
    else:
        above = tense(tree, head)
    is_state = statement.status is not None or trigger.status is not None
    kind = "act" if trigger.is_speech_act else "state" if is_state else "toll" if trigger.is_casualty else "deed"
    factuality = statement.factuality
    form = "noun" if trigger.is_nominal else "verb"
    voice = statement.chain[-1].stance.value if statement.chain else "-"
    tell = f"{factuality.modality.value[:4]}{'' if factuality.polarity.value == 'positive' else ' not'}"
    return [
        "",
        f" {kind} {form}",
        f" {above.value}",
        f" {above.value} {kind}",
        f" {tell}",
        f" {statement.event}",
        f" {form} {above.value} {tell}",
        f" rel={tree.tokens[head].relation}",
        f" by={voice}",
        f" by={voice} {above.value} {kind}",
    ]


def _none(scene: _Scene, about: list[str], rule: str) -> Moment:
    page, one = scene.page, scene.one
    sentence = page.trees[one.sentence].sentence.span
    own = sum(time.time is not None for time in page.times_in(sentence))
    chain = one.statement.chain
    shape = [
        f"times={min(own, 2)}",
        f"rule={rule}",
        f"rule={rule} times={min(own, 2)}",
        f"chain={chain[-1].stance.value if chain else '-'}",
        f"post={page.post_at(one.trigger.span) is not None} thread={page.is_thread}",
        f"first={one.sentence < 2} times={min(own, 2)}",
        f"definite={introduced(scene.page, scene.one)}",
    ]
    signs = [f"none{more}" for more in about] + [f"none {more}" for more in shape]
    signs += [f"none rule={rule}{more}" for more in about[1:]]
    return Moment(argument=None, days=None, signs=tuple(signs))


def _signs(
    scene: _Scene,
    place: str,
    time: TimeExpression,
    times: list[tuple[str, TimeExpression]],
    rule: str,
    about: list[str],
    last: Days | None,
) -> Iterator[str]:
    here = place.split()[0]
    ruled = scene.ruled
    is_ruled = ruled is not None and _is_same(ruled, _argument(scene.page, time.span))
    verdict = f"rule={rule if is_ruled else 'none' if ruled is None else 'other'}"
    days = _days(time)
    agrees = ruled is not None and not is_ruled and _days_at(scene.page, ruled) == days
    lie = _lie(days, scene.written)
    shape = _shape(time)
    yield f"{place}"
    yield f"{here} {verdict}"
    yield f"{here} agrees={agrees}"
    yield f"{here} lie={lie}"
    yield f"{here} shape={shape}"
    yield f"{here} {verdict} lie={lie}"
    yield f"{here} {verdict} shape={shape}"
    yield f"{here} lie={lie} shape={shape}"
    for more in about[1:]:
        yield f"{here}{more}"
        yield f"{here} {verdict}{more}"
        yield f"lie={lie}{more}"
        yield f"{here} lie={lie}{more}"
    if here == "own":
        yield from _near(scene, time, times, verdict, about)
    else:
        yield from _far(scene, place, time, about, last)
    yield from _habit(scene, here, days, about)


def _near(
    scene: _Scene, time: TimeExpression, times: list[tuple[str, TimeExpression]], verdict: str, about: list[str]
) -> Iterator[str]:
    """How a time of the same sentence hangs together with the trigger."""
    page, one = scene.page, scene.one
    tree, head = page.trees[one.sentence], one.trigger.head
    word = page.head_of(time.span)
    position = word.position if word is not None and word.sentence == one.sentence else head
    way, arcs = path(tree, head, position)
    case = next(iter(tree.cases(position)), "-")
    side = "left" if time.span.end <= one.trigger.span.start else "right"
    low, high = sorted((time.span.start, one.trigger.span.start))
    others = [t.trigger.span.start for t in scene.told if t.sentence == one.sentence and t.trigger is not one.trigger]
    between = sum(low < start < high for start in others)
    rivals = [t for at, t in times if at == "own"]
    nearest = min(rivals, key=lambda t: abs(t.span.start - one.trigger.span.start)) is time
    heads = [one.trigger.span.start, *others]
    mine = min(heads, key=lambda start: abs(start - time.span.start)) == one.trigger.span.start
    marks = sum(mark in page.text[low:high] for mark in ",;:")
    yield f"path={way[:LONG]}"
    yield f"path={way[:LONG]} {verdict}"
    yield f"arcs={min(arcs, FAR)} {verdict}"
    yield f"arcs={min(arcs, FAR)} {side}"
    yield f"case={case} {verdict}"
    yield f"case={case}{about[3]}"
    yield f"relation={tree.bases[position]} case={case}"
    yield f"relation={tree.bases[position]} {verdict}"
    yield f"between={min(between, 3)} {side} marks={marks}"
    yield f"between={min(between, 3)} {verdict}"
    yield f"nearest={nearest} mine={mine} of={min(len(rivals), 3)}"
    yield f"nearest={nearest} mine={mine} {verdict}"
    yield f"{side} {verdict}{about[1]}"
    yield f"words={min((high - low) // 15, FAR)} {side}"
    yield f"entry={opens_entry(page, time)} {stamps(page, time)}{about[2]}"
    yield f"entry={opens_entry(page, time)} {stamps(page, time)} of={min(len(rivals), 3)}"


def _far(scene: _Scene, place: str, time: TimeExpression, about: list[str], last: Days | None) -> Iterator[str]:
    """How far back a time stands, and what stands between."""
    page, one = scene.page, scene.one
    here = place.split()[0]
    sentence = page.trees[one.sentence].sentence.span
    back = one.sentence - page.sentence_at(time.span.start)
    paragraph = page.paragraph_at(sentence.start).holds(time.span)
    own = sum(t.time is not None for t in page.times_in(sentence))
    days = _days(time)
    between = sum(page.sentence_at(time.span.start) < t.sentence < one.sentence for t in scene.told)
    far = f"{min(back, FAR)}{' same' if paragraph else ''}"
    yield f"{here} back={far}"
    yield f"{here} back={far} times={min(own, 2)}"
    yield f"{place} times={min(own, 2)}"
    yield f"{place} same={paragraph}"
    yield f"{place} told={min(between, FAR)}"
    yield f"{here} last={last == days}"
    yield f"{place} last={last == days}{about[2]}"
    yield f"{here} entry={opens_entry(page, time)} {stamps(page, time)}{about[2]} same={paragraph}"
    yield f"{here} definite={introduced(scene.page, scene.one)} last={last == days}"
    yield f"{here} post={page.post_at(one.trigger.span) is not None} thread={page.is_thread} same={paragraph}"
    for more in about[1:]:
        yield f"{here} back={min(back, 3)} same={paragraph}{more}"
        yield f"{here} last={last == days}{more}"


def _habit(scene: _Scene, here: str, days: Days, about: list[str]) -> Iterator[str]:
    """Which of the statements before and behind the rules gave this day."""
    given, statements = scene.dated.days, scene.dated.statements
    arguments = scene.dated.arguments
    same = [
        number
        for number, each in enumerate(given)
        if each == days and arguments[number] is not None and number != scene.number
    ]
    before = scene.number - 1 if scene.number and arguments[scene.number - 1] is not None else None
    event = scene.one.statement.event
    place = bisect_left(same, scene.number)
    counted = Counter(statements[number].event == event for number in same)
    yield f"{here} given={min(len(same), FAR)}"
    yield f"{here} given before={min(place, 3)} behind={min(len(same) - place, 3)}"
    yield f"{here} neighbour={before in same if before is not None else '-'}{about[2]}"
    yield f"{here} neighbour={before in same if before is not None else '-'}{about[1]}"
    yield f"{here} event={bool(event) and counted[True] > 0} definite={introduced(scene.page, scene.one)}"
    lemma = scene.one.trigger.lemma
    yield f"{here} lemma={any(statements[number].lemma == lemma for number in same)}{about[1]}"
    beside = [n for n in same if scene.told[n].sentence == scene.one.sentence]
    yield f"{here} beside={min(len(beside), 2)}{about[1]}"


def _with(kind: str, about: list[str]) -> tuple[str, ...]:
    return tuple(f"{kind}{more}" for more in about)


def _rule_of(scene: _Scene) -> str:
    if scene.ruled is None:
        return "none"
    reasons = scene.dated.statements[scene.number].reasons
    return next((reason.removeprefix(RULES) for reason in reasons if reason.startswith(RULES)), "own")


def _last_before(scene: _Scene) -> Days | None:
    """The day that the rules gave the nearest statement before that has one."""
    earlier = range(scene.number - 1, -1, -1)
    return next((scene.dated.days[n] for n in earlier if scene.dated.arguments[n] is not None), None)


def _verb(scene: _Scene) -> int | None:
    """The verb that says that something is so now."""
    tree, head = scene.page.trees[scene.one.sentence], scene.one.trigger.head
    if tense(tree, head) is not Tense.PRESENT:
        return None
    return next(iter(tree.related(head, "cop", "aux", "aux:pass")), head)


def _shape(time: TimeExpression) -> str:
    """What kind of words a time is."""
    stretch = time.time
    words = time.type
    grain = stretch.granularity if stretch is not None else "-"
    relation = stretch.relation if stretch is not None else "-"
    clock = "T" if "T" in time.value else ""
    flag = next(
        (flag for flag in time.flags if flag in {"month-inferred", "narrative", "open-end", "year-inferred"}), ""
    )
    return f"{words}{clock} {grain} {relation} {flag}"


def _lie(days: Days, written: date | None) -> str:
    """How the days lie to the day of writing."""
    start, end = days
    if written is None:
        return "-"
    if start is None or end is None:
        return "open" if start is not None else "until"
    if start != end:
        return "span" + ("" if end <= written else " ahead")
    gap = (start - written).days
    return str(gap) if -2 <= gap <= 1 else "week" if -8 < gap < 0 else "old" if gap < 0 else "ahead"


def _days(time: TimeExpression) -> Days:
    stretch = time.time
    return (None, None) if stretch is None else (stretch.start, stretch.end)


def _date_of(statement: Statement) -> Argument | None:
    return next((argument for argument in statement.arguments if argument.role is Role.DATE), None)


def _days_at(page: Page, argument: Argument) -> Days | None:
    time = next((time for time in page.times_in(argument.span) if time.time is not None), None)
    return None if time is None else _days(time)


def _argument(page: Page, span: Span) -> Argument:
    word = page.head_of(span)
    return Argument(role=Role.DATE, span=span, head=page.span_of(word) if word is not None else span)


def _is_same(one: Argument, other: Argument | None) -> bool:
    return other is not None and (one.span == other.span)
