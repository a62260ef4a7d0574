"""What speaks for a number being that of the dead, hurt or held of a statement: the signs that `counting` weighs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract.sentence.noun import Nouns, class_at
from reportedly.extract.sentence.page import Page, Word
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.value.count import ANIMALS, LEMMA_TO_WHAT, NOT_PEOPLE
from reportedly.extract.value.quantity import Amount, added, numbers, single, what_of
from reportedly.extract.value.told import Told
from reportedly.records import Modality, Role, Span, Statement

KINDS = ("killed", "injured", "detained", "released", "abducted", "missing", "rescued", "displaced", "deported")
"""What a weighed number may count."""
THINGS = NOT_PEOPLE - {"event"}
"""Classes of what is never one of these; "57 arrests" are."""
FAR = 4  # steps in a tree beyond which relations tell nothing
NEAR = 3  # steps within which somebody who is one is counted with a trigger
APART = ("apart",) * (FAR + 2)
DISTANCES = ((1, "0"), (2, "1"), (5, "3"), (10, "9"))


@dataclass(frozen=True, slots=True)
class Tally:
    """One number of a sentence as what a statement may count."""

    amount: Amount
    span: Span
    common: tuple[str, ...]
    """What is so of it; what that says differs from kind to kind."""
    alone: tuple[tuple[str, ...], ...]
    """What is so of it as the count of each kind."""


def amounts(page: Page, sentence: int, nouns: Nouns) -> tuple[Amount, ...]:
    """Give everybody whom a sentence counts, in numbers or as one; animals and things are left out."""
    tree = page.trees[sentence]
    counted = tuple(numbers(page, sentence, nouns))
    heads = {each.head for each in counted}
    found = [each for each in counted if not _is_thing(page, Word(sentence, each.head), nouns)]
    for head, token in enumerate(tree.tokens):
        one = (
            single(page, sentence, head, nouns)
            if head not in heads and token.upos in ("NOUN", "PROPN", "PRON")
            else None
        )
        if one is not None:
            found.append(one)
            total = added(page, sentence, one, nouns)
            found += [] if total is None else [total]
    return tuple(found)


def _is_thing(page: Page, word: Word, nouns: Nouns) -> bool:
    tree = page.trees[word.sentence]
    head = what_of(tree, word.position)
    is_noun = tree.tokens[head].upos == "NOUN"
    return is_noun and (tree.lemma(head) in ANIMALS or class_at(page, Word(word.sentence, head), nouns) in THINGS)


def tally(
    page: Page, told: Sequence[Told], statements: Sequence[Statement], at: int, amount: Amount, nouns: Nouns
) -> Tally | None:
    """Give what speaks for an amount being a count of a statement; None where it stands too far off.

    Args:
        page: The report.
        told: Its statements in text order, with their triggers.
        statements: The same as they are by now.
        at: The statement's place among them.
        amount: One of those of its sentence.
        nouns: Their classes.
    """
    one, statement = told[at], statements[at]
    tree = page.trees[one.sentence]
    path = path_between(tree, one.trigger.head, amount.head)
    if amount.form not in {"number", "sum", "none"} and len(path) > NEAR:
        return None
    own, near = counted_by(one), _near(tree, amount)
    road = _road(tree, path, amount.head)
    common = (
        "",
        f"own {own}",
        f"near {near}",
        *_of_way(tree, one, statement, amount, path),
        *_of_word(page, one, statement, amount, nouns),
        *_of_others(tree, told, one, amount, len(path)),
    )
    said = KINDS if statement.counts else (own, near)
    alone = tuple(tuple(_alone(statement, amount, kind, own, near, road)) if kind in said else () for kind in KINDS)
    return Tally(amount, tree.span((amount.left, amount.right)), common, alone)


def _alone(
    statement: Statement, amount: Amount, kind: str, own: str | None, near: str | None, road: str
) -> Iterator[str]:
    """Say what is so of an amount as the count of one kind."""
    ruled = [(count.low, count.high) for count in statement.counts if usual(count.what) == kind]
    if (amount.low, amount.high) in ruled:
        yield from ("ruled", f"ruled {amount.form}", f"ruled as {kind}")
    elif ruled:
        yield from ("ruled otherwise", f"ruled otherwise {amount.form}")
    elif statement.counts:
        yield "ruled another kind"
    if own == kind:
        yield from ("own", f"own {road}", f"own {amount.form}")
    if near == kind:
        yield from ("near", f"near {amount.form}", "near own" if own == kind else "near other")


def _of_way(tree: Tree, one: Told, statement: Statement, amount: Amount, path: tuple[str, ...]) -> Iterator[str]:
    """Say how an amount stands to the trigger."""
    head, road = one.trigger.head, _road(tree, path, amount.head)
    yield f"path {road}"
    yield f"path {road} of {statement.event}"
    yield f"path {road} from {statement.lemma.split()[0]}"
    yield f"steps {min(len(path), 6)}"
    distance = abs(amount.head - head)
    words = next((name for limit, name in DISTANCES if distance < limit), "20")
    yield f"words {'before' if amount.head < head else 'behind'} {words}"


def _of_word(page: Page, one: Told, statement: Statement, amount: Amount, nouns: Nouns) -> Iterator[str]:
    """Say what is counted, what the statement tells, and whether what is counted takes part in it."""
    tree = page.trees[one.sentence]
    yield f"form {amount.form}"
    yield f"code {statement.event}.{statement.mode}"
    yield f"code {statement.event}"
    for word in statement.lemma.split():
        yield f"word {word}"
    above, after = tree.tokens[amount.head].head, amount.right + 1
    yield f"above {tree.lemma(above) if above >= 0 else '-'}"
    noun = what_of(tree, amount.head)
    yield f"noun {tree.lemma(noun)}"
    yield f"class {class_at(page, Word(one.sentence, noun), nouns)}"
    yield f"size {0 if amount.high == 0 else 1 if amount.high == 1 else 2 if (amount.high or 99) < 10 else 3}"
    yield f"{statement.factuality.polarity}"
    yield f"{statement.factuality.polarity} {amount.form}"
    if statement.factuality.modality is not Modality.ACTUAL:
        yield f"{statement.factuality.modality}"
    words = tree.tokens[amount.head].span
    for argument in statement.arguments:
        if argument.role in (Role.ACTOR, Role.RECIPIENT) and argument.span.meets(words):
            yield f"party {argument.role} {'head' if argument.head.meets(words) else 'in'}"
    yield f"next {tree.lemma(after) if after < len(tree.tokens) else '-'}"
    yield f"nominal {one.trigger.is_nominal}"


def _of_others(tree: Tree, told: Sequence[Told], one: Told, amount: Amount, steps: int) -> Iterator[str]:
    """Say whether another trigger of the sentence stands nearer."""
    others = (other.trigger.head for other in told if other.sentence == one.sentence and other is not one)
    nearest = min((len(path_between(tree, other, amount.head)) for other in others), default=9)
    yield f"another {'nearer' if nearest < steps else 'as near' if nearest == steps else 'farther'}"


def usual(what: str) -> str:
    """Give the kind that a count is of: who is arrested is detained."""
    return "detained" if what == "arrested" else what


def counted_by(one: Told) -> str | None:
    """Give what the trigger's own words count."""
    known = [LEMMA_TO_WHAT[word] for word in reversed(one.trigger.lemma.split()) if word in LEMMA_TO_WHAT]
    found = "killed" if "killed" in known else next(iter(known), None)
    return usual(found) if found else None


def _near(tree: Tree, amount: Amount) -> str | None:
    """Give what the words right behind or above an amount count: "seven dead", "14 wounded", "were hurt"."""
    for position in (amount.right, amount.head, amount.right + 1, tree.tokens[amount.head].head):
        if 0 <= position < len(tree.tokens):
            what = LEMMA_TO_WHAT.get(tree.lemma(position)) or LEMMA_TO_WHAT.get(tree.forms[position])
            if what is not None:
                return usual(what)
    return None


def _road(tree: Tree, path: tuple[str, ...], end: int) -> str:
    """Write a path with the preposition of what stands at its end."""
    if len(path) > FAR:
        return "far"
    cases = tree.cases(end) if path and path[-1] in {"nmod", "obl"} else ()
    return " ".join((*path, *cases[:1]))


def path_between(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    """Give the relations from one word to another, those upwards marked `^`; `APART` where no way leads."""
    up = [start, *tree.ancestors(start)]
    down: list[int] = []
    here = end
    while here not in up:
        down.append(here)
        here = tree.tokens[here].head
        if here < 0:
            return APART
    climbed = (f"^{tree.tokens[position].relation}" for position in up[: up.index(here)])
    return (*climbed, *(tree.tokens[position].relation for position in reversed(down)))
