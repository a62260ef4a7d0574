"""Exams of event coding: PLOVER's own gold records from bare text, and PLV's sentences with the actors given.

Both ask for one type for one text, in PLOVER's strict reading: plans, threats, demands and refusals are types there.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.score import Exam, Score, scored
from reportedly import annotate, extract
from reportedly.extract.event import strict
from reportedly.records import Annotation, Modality, Sentence, Span, Statement
from reportedly.testing import article_of

YIELD = frozenset({"CONCEDE", "RETREAT"})
"""PLV does not tell these two apart."""
FAR = 99  # longer than any path in a sentence's tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text and its type."""

    text: str
    gold: str
    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked and what we said."""

    gold: str
    said: str | None


def gsr(paths: Sequence[Path]) -> Sequence[Score]:
    """Type and quad class of PLOVER's gold records, end to end from the text; a record is a unit."""
    answers = list(_answers(_gsr_cases(paths), _first))
    return _figures("GSR", answers)


def plv(paths: Sequence[Path]) -> Sequence[Score]:
    """Type of PLV's sentences, source and target given; a sentence is a unit."""
    merged = [
        Answer(gold=each.gold, said="YIELD" if each.said in YIELD else each.said)
        for each in _answers(_plv_cases(paths), _between)
    ]
    return _figures("PLV", merged)


def _gsr_cases(paths: Sequence[Path]) -> Iterator[Case]:
    for path in paths:
        for record in json.loads(path.read_text(encoding="utf-8")):
            yield Case(text=record["text"].strip("{} \n"), gold=record["plover16"])


def _plv_cases(paths: Sequence[Path]) -> Iterator[Case]:
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Case(text=row["sentence"], gold=row["gold_root"], source=row["source"], target=row["target"])


def _answers(
    cases: Iterator[Case], choose: Callable[["Case", Annotation, tuple[Statement, ...]], str | None]
) -> Iterator[Answer]:
    known = list(cases)
    articles = [article_of(case.text) for case in known]
    words = extract.english()
    for case, article, read in zip(known, articles, _annotator().annotate(articles), strict=True):
        statements = extract.extract(article, read.found[0], times=(), words=words).found
        yield Answer(gold=case.gold, said=choose(case, read.found[0], statements))


@cache
def _annotator() -> annotate.OnnxAnnotator:
    return annotate.open_annotator()


def _type(statement: Statement) -> str | None:
    return strict(statement.event, statement.mode, statement.factuality).event


def _first(_case: Case, annotation: Annotation, statements: tuple[Statement, ...]) -> str | None:
    """The type of what the text is about: of the coded statement nearest to the root of its sentence, the first."""
    coded = [each for each in statements if _type(each)]
    ranked = sorted(coded, key=lambda each: (_is_background(each), _depth(annotation, each.trigger), each.trigger))
    return _type(ranked[0]) if ranked else None


def _is_background(statement: Statement) -> bool:
    return statement.factuality.modality in {Modality.HISTORICAL, Modality.GENERIC}


def _depth(annotation: Annotation, span: Span) -> int:
    sentence, place = _token(annotation, span)
    return len(_path_up(sentence, place))


def _between(case: Case, annotation: Annotation, statements: tuple[Statement, ...]) -> str | None:
    """The type of the statement that lies between source and target in the tree."""
    ends = [_find(case.text, name) for name in (case.source, case.target)]
    coded = [each for each in statements if _type(each)]
    ranked = sorted(coded, key=lambda each: sum(_distance(annotation, each.trigger, end) for end in ends if end))
    return _type(ranked[0]) if ranked else None


def _find(text: str, name: str) -> Span | None:
    start = text.find(name)
    return Span(start, start + len(name)) if start >= 0 and name else None


def _distance(annotation: Annotation, trigger: Span, end: Span) -> int:
    sentence, place = _token(annotation, trigger)
    if not sentence.span.meets(end):
        return FAR
    inside = [index for index, token in enumerate(sentence.tokens) if token.span.meets(end)]
    if not inside:
        return FAR
    up = _path_up(sentence, place)
    return min(_steps(up, _path_up(sentence, index)) for index in inside)


def _steps(one: list[int], other: list[int]) -> int:
    """How many edges lie between two words, given their paths to the root."""
    shared = next((step for step, place in enumerate(one) if place in other), None)
    return FAR if shared is None else shared + other.index(one[shared])


def _token(annotation: Annotation, span: Span) -> tuple[Sentence, int]:
    """The sentence and the head token of a trigger."""
    sentence = next(each for each in annotation.sentences if each.span.meets(span))
    inside = [index for index, token in enumerate(sentence.tokens) if token.span.meets(span)]
    return sentence, min(inside, key=lambda index: len(_path_up(sentence, index)))


def _path_up(sentence: Sentence, place: int) -> list[int]:
    path = [place]
    while sentence.tokens[path[-1]].head >= 0:
        path.append(sentence.tokens[path[-1]].head)
    return path


def _figures(name: str, answers: Sequence[Answer]) -> list[Score]:
    return [
        scored(f"{name}: type, accuracy", answers, accuracy),
        scored(f"{name}: type, macro-F1", answers, macro_f1),
    ]


def accuracy(answers: Sequence[Answer]) -> float | None:
    """Share of right types; a text we found nothing in counts as wrong."""
    return sum(each.said == each.gold for each in answers) / len(answers) if answers else None


def macro_f1(answers: Sequence[Answer]) -> float | None:
    """F1 of each type, averaged over the types of the gold."""
    right = Counter(each.gold for each in answers if each.said == each.gold)
    asked = Counter(each.gold for each in answers)
    made = Counter(each.said for each in answers)
    if not asked:
        return None
    return sum(2 * right[kind] / (asked[kind] + made[kind]) for kind in asked) / len(asked)


EXAMS: dict[str, Exam] = {
    "events-gsr": Exam(
        run=gsr, files=("events/plover-gsr.json",), kind="scoreboard", about="PLOVER type from bare text, gold records"
    ),
    "events-plv": Exam(
        run=plv, files=("events/plv-train.tsv",), kind="scoreboard", about="PLOVER type with the actors given, PLV"
    ),
}
