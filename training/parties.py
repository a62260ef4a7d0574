"""Fit the choice of who takes part: `python -m training.parties --out FILE --read MODEL SITUATION...`.

The reader's own scores are among the signs, so each situation is to be read with a model that has not seen it. It
learns from statements that people noted and Reportedly found: for every word that the rules took or the reader thinks
possible, is it who acts, who undergoes, or where? Other words that name the same party count neither for nor against.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from evaluation.situations.align import carrier
from evaluation.situations.gold import Gold, Situation
from evaluation.situations.matching import shared
from evaluation.situations.names import any_same_name, folded, same_name
from evaluation.situations.reading import readings
from numpy.typing import NDArray

from reportedly import annotate, pipeline
from reportedly.extract.role.argument import not_part
from reportedly.extract.role.partaking import ROLES, Look
from reportedly.extract.role.parties import ADDED, KEPT, SHIPPED, parse
from reportedly.extract.sentence.syntax import phrase
from reportedly.records import Reading, Role
from training.fitting import looked_at, options_of

Floats = NDArray[np.float32]
RARE = 5  # a sign seen less often tells nothing
PENALTY = 3e-4
STEPS = 400
UNASKED = -1
Labels = tuple[int, ...]
"""For each role 1 for who has it, 0 for who has not, `UNASKED` where nobody can say."""


@dataclass(slots=True)
class Recorder:
    """Keeps every look and changes nothing."""

    looks: list[Look] = field(default_factory=list)

    def judge(self, look: Look) -> tuple[float, ...]:
        """Keep a look; say nothing, so that the rules' choice stands."""
        self.looks.append(look)
        return (float("nan"),) * len(ROLES)


@dataclass(frozen=True, slots=True)
class Case:
    """One look with what the gold says of it."""

    author: str
    look: Look
    labels: Labels


@dataclass(frozen=True, slots=True)
class Signs:
    """Sparse rows of signs, the constant last in each."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    width: int

    def scores(self, weights: Floats) -> Floats:
        """Give rows times weights."""
        return np.add.reduceat(self.values * weights[self.columns], self.starts)

    def pulled(self, rows: Floats) -> Floats:
        """Give the transpose times a number for each row."""
        lengths = np.diff([*self.starts, len(self.columns)])
        made = np.bincount(self.columns, weights=self.values * np.repeat(rows, lengths), minlength=self.width)
        return made.astype(np.float32)


def main() -> None:
    """Fit on all situations and write the weights; with `--check`, print what they do on authors left out."""
    options = options_of("training.parties", __doc__, SHIPPED)
    cases = looked_at(options.read, cases_of)
    digest = annotate.open_annotator(options.model).producer.digest or ""
    print(f"{len(cases)} words that may take part")
    if options.check:
        _check(cases)
    content = fit(cases, model=digest)
    options.out.write_bytes(content)
    print(f"{options.out}: {len(content)} bytes")


def cases_of(situation: Situation, reader: pipeline.Reader, digest: str) -> list[Case]:
    """Give every look at a situation's reports that stands in a statement which the gold has, too.

    The second look at triggers is asked though it was fitted to another model's scores: what it adds has parties, too.
    """
    made: list[Case] = []
    for report in situation.reports:
        if report["origin"].startswith("reprint"):
            continue
        recorder = Recorder()
        rules = replace(reader.words.rules, parties=recorder.judge, model=digest)
        words = replace(reader.words, rules=rules, model=digest)
        alone = replace(situation, reports=(report,))
        for reading in readings(alone, replace(reader, words=words)).values():
            made += _marked(
                situation.author, recorder.looks, reading, report["text"], situation.of_report(report["id"])
            )
    return made


def _marked(author: str, seen: Sequence[Look], reading: Reading, text: str, golds: Sequence[Gold]) -> Iterator[Case]:
    carry = carrier(reading.article.text, text)
    together: defaultdict[tuple[int, int], list[Look]] = defaultdict(list)
    for look in seen:
        span = look.scene.trigger.span
        together[span.start, span.end].append(look)
    meetings = sorted(
        (-max(shared(trigger, place) for trigger in gold.triggers), gold.optional, number, span)
        for number, gold in enumerate(golds)
        for span in together
        if (place := carry(span)) is not None and any(shared(trigger, place) for trigger in gold.triggers)
    )
    golds_taken, spans_taken = set[int](), set[tuple[int, int]]()
    for _, is_optional, number, where in meetings:
        if number in golds_taken or where in spans_taken:
            continue
        golds_taken.add(number)
        spans_taken.add(where)
        if not is_optional:
            labels = zip(*(_labels(together[where], role, golds[number]) for role in ROLES), strict=True)
            yield from (Case(author, look, each) for look, each in zip(together[where], labels, strict=True))


def _labels(seen: Sequence[Look], role: Role, gold: Gold) -> list[int]:
    """Say of each word whether it names a party of the gold: of several, the likest and nearest does."""
    if role is Role.LOCATION and gold.place and not gold.where:
        return [UNASKED] * len(seen)
    parties = [party.names for party in (gold.actors if role is Role.ACTOR else gold.recipients)]
    if role is Role.LOCATION:
        parties = [(gold.where,)] if gold.where else []
    made = [0] * len(seen)
    wordings = [_wordings(look) for look in seen]
    for names in parties:
        alike = [place for place, words in enumerate(wordings) if any_same_name(names, words)]
        if not alike:
            continue
        best = max(
            alike,
            key=lambda place: (
                folded(wordings[place][0]) == folded(names[0]),
                same_name(names[0], wordings[place][0]),
                -abs(seen[place].position - seen[place].scene.trigger.head),
            ),
        )
        for place in alike:
            made[place] = 1 if place == best or made[place] == 1 else UNASKED
    return made


def _wordings(look: Look) -> list[str]:
    """The phrase that a word heads, and what it stands for."""
    scene = look.scene
    head = scene.tree.tokens[look.position].span
    spans = [phrase(scene.tree, look.position, without=not_part(scene.tree, look.position, scene.trigger))]
    spans += [scene.antecedents[head]] if head in scene.antecedents else []
    return [span.of(scene.page.text) for span in spans]


def fit(cases: Sequence[Case], *, model: str) -> bytes:
    """Give the weights' file."""
    counted = Counter(name for case in cases for name, value in case.look.signs.items() if value)
    names = {name: place for place, name in enumerate(sorted(n for n, times in counted.items() if times >= RARE))}
    columns = []
    for place in range(len(ROLES)):
        asked = [case for case in cases if case.labels[place] != UNASKED]
        wanted = np.array([case.labels[place] for case in asked], dtype=np.float32)
        columns.append(logistic(signs_of([case.look for case in asked], names), wanted))
    out = io.BytesIO()
    np.savez_compressed(
        out,
        names=np.array(list(names), dtype=np.str_),
        weights=np.stack(columns, axis=1).astype(np.float16),
        model=np.array(model),
    )
    return out.getvalue()


def signs_of(seen: Sequence[Look], names: dict[str, int]) -> Signs:
    """Write looks as sparse rows."""
    starts, columns, values = list[int](), list[int](), list[float]()
    for look in seen:
        starts.append(len(columns))
        for name, value in (*look.signs.items(), ("", 1.0)):
            place = len(names) if not name else names.get(name)
            if place is not None and value:
                columns.append(place)
                values.append(value)
    return Signs(np.array(starts), np.array(columns), np.array(values, dtype=np.float32), len(names) + 1)


def logistic(signs: Signs, wanted: Floats) -> Floats:
    """Fit a logistic regression with a quadratic penalty (Nesterov 1983); weights [signs + 1]."""
    n = len(wanted)
    spread = np.ones(signs.width, dtype=np.float32)
    for _ in range(20):  # power iteration: the largest eigenvalue bounds the step
        spread = signs.pulled(signs.scores(spread))
        largest = float(np.linalg.norm(spread))
        spread /= largest
    pace = 1 / (0.25 * 1.05 * largest / n + PENALTY)
    weights = ahead = np.zeros(signs.width, dtype=np.float32)
    momentum = 1.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-signs.scores(ahead)))
        pull = signs.pulled((chances - wanted).astype(np.float32)) / n + PENALTY * ahead
        new = (ahead - pace * pull).astype(np.float32)
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = (new + (momentum - 1) / following * (new - weights)).astype(np.float32)
        weights, momentum = new, following
    return weights


def _check(cases: Sequence[Case]) -> None:
    """Print, for each author and role, what weights that have not seen it add and drop, and how many rightly."""
    for author in sorted({case.author for case in cases}):
        weights = parse(fit([case for case in cases if case.author != author], model=""), name=author)
        tally: Counter[str] = Counter()
        for case in cases:
            if case.author != author:
                continue
            for role, chance, label in zip(ROLES, weights.judge(case.look), case.labels, strict=True):
                is_there = case.look.taken is role
                if label == UNASKED:
                    continue
                if not is_there and chance >= ADDED[role]:
                    tally[f"{role} added"] += 1
                    tally[f"{role} added rightly"] += label
                elif is_there and chance < KEPT[role]:
                    tally[f"{role} dropped"] += 1
                    tally[f"{role} dropped rightly"] += not label
        print(author, dict(sorted(tally.items())))


if __name__ == "__main__":
    main()
