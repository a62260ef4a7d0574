"""Which places of a report may be where something happened that names none itself, and what speaks for each.

Weights are fitted to the signs (`placing`). Asked are the places that the sentence names, those where what was told
before happened, those named before, in the headings and most often.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly.extract.role.partaking import path
from reportedly.extract.sentence.page import Page, meeting
from reportedly.extract.sentence.tense import tense
from reportedly.extract.value.told import Told, introduced
from reportedly.extract.words.choice import Option
from reportedly.lexicon import load
from reportedly.records import Argument, BlockKind, Mention, Role, Span, Statement

HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.DATELINE})
EARLIER = 4
"""Names of the sentences before that are weighed."""
OFTEN = 2
"""Names that the report has most often."""
FAR = 5  # sentences and the like beyond which no difference is made
LONG = 40  # letters of a path that names no shape any more
LEADS = frozenset("in at near on off outside inside around from to of for across through".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The places that a report names, looked at once for all its statements."""

    page: Page
    names: tuple[Mention, ...]
    """In text order."""
    counts: Counter[str]
    """How often each name stands, folded."""
    heads: tuple[Span, ...]
    headed: frozenset[str]
    """Names in the headings, folded."""
    most: str | None
    """The name that stands most often."""
    given: Counter[str]
    """How many statements the rules have put at each name, folded."""


@dataclass(frozen=True, slots=True)
class _Scene:
    map: Map
    told: Sequence[Told]
    placed: Sequence[Statement]
    """With the places that the rules gave."""
    number: int
    about: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.map.page

    @property
    def one(self) -> Told:
        return self.told[self.number]

    @property
    def sentence(self) -> Span:
        return self.page.trees[self.one.sentence].sentence.span


def map_of(page: Page, placed: Sequence[Statement]) -> Map:
    """Give the places that a report names, and where the rules have put its statements."""
    names = tuple(mention for mention in page.annotation.mentions if mention.kind == "LOC")
    heads = tuple(block.span for block in page.article.blocks if block.kind in HEADS)
    counts = Counter(_folded(page, mention.span) for mention in names)
    return Map(
        page=page,
        names=names,
        counts=counts,
        heads=heads,
        headed=frozenset(_folded(page, n.span) for n in names if any(head.holds(n.span) for head in heads)),
        most=next((name for name, _ in counts.most_common(1)), None),
        given=Counter(_folded(page, at.head) for each in placed if (at := place_of(each)) is not None),
    )


def spots(here: Map, told: Sequence[Told], placed: Sequence[Statement], number: int) -> list[Option]:
    """Give the places where one statement of a report may be, none of them first.

    Args:
        here: The report's places.
        told: All its statements in text order.
        placed: The same with the places that the rules gave.
        number: Which of them.
    """
    scene = _Scene(here, told, placed, number)
    scene.about.extend(_about(scene))
    ruled = place_of(placed[number])
    found = [Option(argument=None, signs=tuple(_none(scene, ruled)))]
    seen: set[Span] = set()
    for place, argument in _places(scene, ruled):
        if argument.span not in seen:
            seen.add(argument.span)
            found.append(Option(argument=argument, signs=tuple(_signs(scene, place, argument, ruled))))
    return found


def place_of(statement: Statement) -> Argument | None:
    """Give the first place of a statement."""
    return next((argument for argument in statement.arguments if argument.role is Role.LOCATION), None)


def _places(scene: _Scene, ruled: Argument | None) -> Iterator[tuple[str, Argument]]:
    here = scene.map
    if ruled is not None:
        yield "rule", ruled
    yield from (("own", _argument(name.span)) for name in meeting(here.names, scene.sentence))
    yield from zip(("last", "last but one"), _last(scene), strict=False)
    before = list(_before(scene))
    yield from ((f"before {place}", _argument(span)) for place, span in enumerate(before, start=1))
    for name in here.names:
        if any(head.holds(name.span) for head in here.heads) and not name.span.meets(scene.sentence):
            yield "head", _argument(name.span)
    known = {_folded(scene.page, span) for span in before}
    for often, _ in here.counts.most_common(OFTEN):
        if often not in known:
            first = next(name for name in here.names if _folded(scene.page, name.span) == often)
            yield "often", _argument(first.span)


def _before(scene: _Scene) -> Iterator[Span]:
    """The names of the sentences before, nearest first, each once."""
    seen: set[str] = set()
    for name in reversed(scene.map.names):
        folded = _folded(scene.page, name.span)
        if name.span.end <= scene.sentence.start and folded not in seen:
            seen.add(folded)
            yield name.span
        if len(seen) == EARLIER:
            return


def _last(scene: _Scene) -> Iterator[Argument]:
    """Where the last things told happened, different ones."""
    post = scene.page.post_at(scene.one.trigger.span)
    seen: set[Span] = set()
    for each in reversed(scene.placed[: scene.number]):
        argument = place_of(each)
        if argument is not None and argument.span not in seen and scene.page.post_at(each.trigger) == post:
            seen.add(argument.span)
            yield argument


def _about(scene: _Scene) -> Iterator[str]:
    """What the statement is."""
    one = scene.one
    statement, trigger = one.statement, one.trigger
    tree = scene.page.trees[one.sentence]
    is_state = statement.status is not None or trigger.status is not None
    kind = "act" if trigger.is_speech_act else "state" if is_state else "toll" if trigger.is_casualty else "deed"
    form = "noun" if trigger.is_nominal else "verb"
    modality = statement.factuality.modality.value[:4]
    yield f" {kind} {form}"
    yield f" {statement.event}"
    yield f" {tense(tree, trigger.head).value} {modality}"
    yield f" {kind} {modality}"
    yield f" by={statement.chain[-1].stance.value if statement.chain else '-'}"


def _none(scene: _Scene, ruled: Argument | None) -> Iterator[str]:
    names = len(meeting(scene.map.names, scene.sentence))
    rule = ruled is not None
    yield "none"
    yield f"none rule={rule}"
    yield f"none names={min(names, 2)} rule={rule}"
    yield f"none of={min(len(scene.map.counts), FAR)}"
    yield f"none last={next(_last(scene), None) is not None}"
    yield f"none post={scene.page.post_at(scene.one.trigger.span) is not None} thread={scene.page.is_thread}"
    yield f"none definite={introduced(scene.page, scene.one)}"
    for more in scene.about:
        yield f"none{more}"
        yield f"none rule={rule}{more}"
        yield f"none names={min(names, 2)}{more}"


def _signs(scene: _Scene, place: str, argument: Argument, ruled: Argument | None) -> Iterator[str]:
    page = scene.page
    here = place.split()[0]
    verdict = "rule" if ruled is not None and argument.span == ruled.span else "none" if ruled is None else "other"
    folded = _folded(page, argument.head)
    share = scene.map.counts[folded] / max(1, sum(scene.map.counts.values()))
    named = f"country={folded in _countries()} name={argument.span == argument.head}"
    often = f"often={min(3, int(4 * share))} of={min(len(scene.map.counts), FAR)}"
    given = scene.map.given[folded]
    lead = _lead(page, argument.span)
    top = f"top={scene.map.most == folded}"
    in_head = folded in scene.map.headed
    yield place
    yield f"{here} {verdict}"
    yield f"{place} {named}"
    yield f"{named} {top}"
    yield f"{here} {often}"
    yield f"{here} {top} in head={in_head}"
    yield f"{here} given={min(given, FAR)}"
    yield f"{here} given={min(given, 2)} {top}"
    yield f"{here} lead={lead}"
    yield f"lead={lead} {named}"
    yield f"{here} post={page.post_at(scene.one.trigger.span) is not None} thread={page.is_thread}"
    for more in scene.about:
        yield f"{here}{more}"
        yield f"{here} {verdict}{more}"
        yield f"{named}{more}"
        yield f"{here} {top}{more}"
        yield f"{here} given={min(given, 2)}{more}"
    if here == "own" or (here == "rule" and argument.span.meets(scene.sentence)):
        yield from _near(scene, argument, verdict)
    else:
        yield from _far(scene, here, argument)


def _near(scene: _Scene, argument: Argument, verdict: str) -> Iterator[str]:
    """How a place of the same sentence hangs together with the trigger."""
    one, page = scene.one, scene.page
    tree, head = page.trees[one.sentence], one.trigger.head
    word = page.head_of(argument.span)
    position = word.position if word is not None and word.sentence == one.sentence else head
    way, arcs = path(tree, head, position)
    case = next(iter(tree.cases(position)), "-")
    above = tree.tokens[position].head
    within = [a.role.value for a in one.statement.arguments if a.span.holds(argument.span) and a.span != argument.span]
    source = any(link.source.span is not None and link.source.span.holds(argument.span) for link in one.statement.chain)
    bound = page.text[argument.span.end : argument.span.end + 1] == "-"
    yield f"path={way[:LONG]}"
    yield f"path={way[:LONG]} case={case}"
    yield f"arcs={min(arcs, FAR)} {verdict}"
    yield f"case={case} arcs={min(arcs, FAR)}"
    yield f"case={case}{scene.about[1]}"
    yield f"relation={tree.bases[position]} case={case}"
    yield f"relation={tree.bases[position]} above={tree.tokens[above].upos if above >= 0 else '-'}"
    yield f"within={','.join(sorted(set(within)))} source={source} bound={bound}"
    yield f"within={bool(within)} source={source} case={case}"
    side = "left" if argument.span.end <= one.trigger.span.start else "right"
    rivals = len(meeting(scene.map.names, scene.sentence))
    yield f"{side} rivals={min(rivals, 3)}"
    yield f"{side} words={min(abs(argument.span.start - one.trigger.span.start) // 20, FAR)}"


def _far(scene: _Scene, here: str, argument: Argument) -> Iterator[str]:
    """How far back a place stands."""
    page = scene.page
    back = scene.one.sentence - page.sentence_at(argument.span.start)
    paragraph = page.paragraph_at(scene.sentence.start).holds(argument.span)
    names = len(meeting(scene.map.names, scene.sentence))
    far = f"back={max(-1, min(back, FAR))} same={paragraph}"
    yield f"{here} {far}"
    yield f"{here} {far} names={min(names, 2)}"
    yield f"{here} definite={introduced(scene.page, scene.one)}"
    event = scene.one.statement.event
    alike = [each.event == event for each in scene.placed[: scene.number] if place_of(each) == argument]
    yield f"{here} event={any(alike)} of={bool(alike)}"
    for more in scene.about:
        yield f"{here} back={max(-1, min(back, 2))} same={paragraph}{more}"


def _lead(page: Page, span: Span) -> str:
    """The preposition before a place."""
    before = page.text[max(0, span.start - 16) : span.start].casefold().split()
    words = [word for word in before[-2:] if word in LEADS]
    return words[-1] if words else "-"


def _argument(span: Span) -> Argument:
    return Argument(role=Role.LOCATION, span=span, head=span)


def _folded(page: Page, span: Span) -> str:
    return span.of(page.text).casefold()


@cache
def _countries() -> frozenset[str]:
    rows = load("countries").rows
    return frozenset(name.casefold() for row in rows for name in (row["name"], *row["aliases"].split("|")) if name)
