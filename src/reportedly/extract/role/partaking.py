"""What speaks for and against a word's taking part in what a trigger tells of, as names and numbers.

Weights are fitted to them (`parties`). The rules' own choice is among them, as is what the reader sees: it has learnt
from situations that people read who acts and who undergoes, where rules go by grammar and lists alone.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.extract.role.argument import OTHERS, names_a_party
from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.trigger.trigger import Trigger
from reportedly.records import Argument, Role, Span, Token

ROLES = (Role.ACTOR, Role.RECIPIENT, Role.LOCATION)
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET"})
"""Parts of speech that may name a party."""
LEAST = 0.03  # of a chance; what the reader leaves out has less
LOWEST = math.log(LEAST / (1 - LEAST))
HOPELESS = (
    0.1  # of a word's best chance; below, three words of 842 reports came in rightly; saves a quarter of the looks
)
LONG = 4  # arcs between two words; a longer way tells no more than that they stand far apart
NEAR = 2  # arcs; on so short a way the type of the event tells who stands where
CLIMB = 15  # words above a word; a tree of news has no more
SURE = 6.0  # of a score; beyond, nothing is surer
KEPT_APART = frozenset({"nsubj:pass", "acl:relcl", "nmod:poss"})
"""Relations whose sub-type says who does and who undergoes."""


Leaders = tuple[tuple[int, float], tuple[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A trigger on its page, and who takes part by the rules."""

    page: Page
    number: int
    """The sentence."""
    trigger: Trigger
    event: str | None
    """The type of the statement, which may be another than the trigger's."""
    nouns: Nouns
    sources: tuple[Span, ...]
    """Who is quoted on it."""
    before: tuple[Argument, ...]
    """What the rules found at first."""
    found: tuple[Argument, ...]
    """What is left of it."""
    antecedents: Mapping[Span, Span]
    """What pronouns and short names stand for."""

    @property
    def tree(self) -> Tree:
        """The trigger's sentence."""
        return self.page.trees[self.number]


@dataclass(frozen=True, slots=True)
class Look:
    """One word looked at: does it take part, and as what?"""

    scene: Scene
    position: int
    taken: Role | None
    """What the rules took it for."""
    signs: dict[str, float]
    """What is so of it, by name."""


def looks(scene: Scene) -> Iterator[Look]:
    """Look at every word that the rules took or the reader thinks possible, in text order."""
    tree, head = scene.tree, scene.trigger.head
    taken, before = _by_position(tree, scene.found), _by_position(tree, scene.before)
    scores, voice = _scores(tree.tokens[head]), _voice(scene)
    hopeful = {place for _, place, chance in tree.tokens[head].parties if chance >= HOPELESS}
    leaders = {role: _leaders(scores, role) for role in ROLES}
    filled = "".join(str(int(role in taken.values())) for role in ROLES)
    for position, token in enumerate(tree.tokens):
        role = taken.get(position)
        if role is None and (position not in hopeful or not _may_take_part(scene, position)):
            continue
        rule = role.value if role else "none"
        was = before.get(position)
        signs = {f"rule={rule} before={was.value if was else 'none'}": 1.0, f"rule={rule} others={filled}": 1.0}
        above = taken.get(token.head)
        signs[f"under={above.value if above else '-'} {tree.bases[position]}"] = 1.0
        if any(source.holds(token.span) for source in scene.sources):
            signs[f"source rule={rule}"] = 1.0
        signs.update(dict.fromkeys(_of_event(scene, rule), 1.0))
        signs.update(dict.fromkeys(_of_way(scene, position, rule, voice), 1.0))
        signs.update(dict.fromkeys(_of_word(scene, position, rule), 1.0))
        own = scores.get(position, {})
        signs.update(
            pair for kind in ROLES for pair in _of_reader(kind, own.get(kind, LOWEST), leaders[kind], position)
        )
        for kind in ROLES:
            signs[f"{kind} score rule={rule}"] = signs[f"{kind} score {voice}"] = signs[f"{kind} score"]
        yield Look(scene, position, role, signs)


def _by_position(tree: Tree, found: tuple[Argument, ...]) -> dict[int, Role]:
    """Give the role of each word that heads an argument of the sentence, the first one's where it has two."""
    starts = {token.span.start: position for position, token in enumerate(tree.tokens)}
    made: dict[int, Role] = {}
    for argument in found:
        position = starts.get(argument.head.start)
        if argument.role in ROLES and position is not None:
            made.setdefault(position, argument.role)
    return made


def _scores(token: Token) -> dict[int, dict[str, float]]:
    """Give the reader's scores (log odds) of the words that may take part in what a word tells of, by position."""
    made: dict[int, dict[str, float]] = {}
    for role, position, chance in token.parties:
        share = min(max(chance, LEAST), 1 - LEAST / 10)
        made.setdefault(position, {})[role] = min(math.log(share / (1 - share)), SURE)
    return made


def _may_take_part(scene: Scene, position: int) -> bool:
    tree, trigger = scene.tree, scene.trigger
    token = tree.tokens[position]
    is_own = position == trigger.head or trigger.span.holds(token.span)
    return token.upos in NAMING and not is_own and names_a_party(scene.page, tree, position)


def _of_event(scene: Scene, rule: str) -> Iterator[str]:
    """What kind of event it is."""
    trigger = scene.trigger
    kind = "".join(str(int(so)) for so in (trigger.is_speech_act, trigger.status is not None, trigger.is_casualty))
    yield f"event={scene.event}"
    yield f"rule={rule} event={scene.event}"
    yield f"kind={kind}"
    yield f"rule={rule} kind={kind}"


def _of_way(scene: Scene, position: int, rule: str, voice: str) -> Iterator[str]:
    """How the word hangs together with the trigger."""
    tree, head = scene.tree, scene.trigger.head
    way, arcs = path(tree, head, position)
    yield f"path={way}"
    yield f"path={way} {voice}"
    yield f"path={way} rule={rule}"
    if arcs <= NEAR:
        yield f"path={way} event={scene.event}"
    case = next(iter(tree.cases(position)), "")
    yield f"case={case}"
    yield f"case={case} event={scene.event}"
    yield f"case={case} {way if arcs <= NEAR else 'far'}"
    words = position - head
    yield f"words={math.copysign(min(4, (abs(words) + 1) // 3), words):.0f}"


def _of_word(scene: Scene, position: int, rule: str) -> Iterator[str]:
    """What the word names."""
    token = scene.tree.tokens[position]
    kind = class_at(scene.page, Word(scene.number, position), scene.nouns)
    name = scene.page.name_at(token.span)
    yield f"pos={token.upos}"
    if token.upos in {"PRON", "DET"} or scene.tree.forms[position] in OTHERS:
        yield f"word={scene.tree.lemma(position)}"
    yield f"class={kind}"
    yield f"class={kind} rule={rule}"
    yield f"class={kind} event={scene.event}"
    yield f"name={name.kind if name else None}"


def _of_reader(role: Role, score: float, leaders: Leaders, position: int) -> Iterator[tuple[str, float]]:
    """What the reader thinks of the word in one role, and of the likest other."""
    (first, best), (_, second) = leaders
    other = second if first == position else best
    yield f"{role} score", score
    yield f"{role} chance", 1 / (1 + math.exp(-score))
    yield f"{role} first", float(score > LOWEST and score >= other)
    yield f"{role} ahead", max(-4.0, min(4.0, score - other)) / 2
    yield f"{role} best other", other


def _leaders(scores: dict[int, dict[str, float]], role: Role) -> Leaders:
    """Give the two words that have the role most likely, as position and score."""
    order = sorted(((own.get(role, LOWEST), place) for place, own in scores.items()), reverse=True)
    first, second = [*order, (LOWEST, -1), (LOWEST, -1)][:2]
    return (first[1], first[0]), (second[1], second[0])


def _voice(scene: Scene) -> str:
    if scene.tree.first(scene.trigger.head, "aux:pass", "nsubj:pass") is not None:
        return "passive"
    return "noun" if scene.trigger.is_nominal else "verb"


def path(tree: Tree, start: int, end: int) -> tuple[str, int]:
    """Give the way through a tree from one word up and down to another, and how many arcs it has."""
    above = {start: 0}
    for place in tree.ancestors(start):
        above[place] = len(above)
    down: list[int] = []
    here = end
    while here >= 0 and here not in above and len(down) < CLIMB:
        down.append(here)
        here = tree.tokens[here].head
    if here not in above:
        return "none", CLIMB
    up = [place for place, steps in above.items() if steps < above[here]]
    arcs = len(up) + len(down)
    if arcs > LONG:
        return f"far {min(len(up), 3)} {min(len(down), 3)}", arcs
    return f"{'^'.join(_relation(tree, p) for p in up)}/{'/'.join(_relation(tree, p) for p in reversed(down))}", arcs


def _relation(tree: Tree, position: int) -> str:
    relation = tree.tokens[position].relation
    return relation if relation in KEPT_APART else tree.bases[position]
