"""Exams of event coding: PLOVER's own gold records from bare text, and PLV's sentences with the actors given.

Both ask for one type for one text, in PLOVER's strict reading: plans, threats, demands and refusals are types there.
"""

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.score import Exam, Score, scored
from reportedly import annotate, extract
from reportedly.extract.code.classify import Evidence, evidence_of, fold_of, lens, shipped
from reportedly.extract.code.event import strict
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
    answers = [
        Answer(gold=case.gold, said=_first(annotation, statements))
        for case, annotation, statements in _read(list(_gsr_cases(paths)))
    ]
    return _figures("GSR", answers)


def plv(paths: Sequence[Path]) -> Sequence[Score]:
    """Type of PLV's sentences, source and target given; a sentence is a unit.

    The classifier answers; a file that it was fitted on is answered by weights that have not seen the sentence's fifth.
    What the lists alone say is told beside it.
    """
    known = shipped()
    alone, judged = [], []
    for path in paths:
        is_seen = known is not None and hashlib.sha256(path.read_bytes()).hexdigest() in known.files
        cases = list(plv_cases([path]))
        for case, annotation, statements in _read(cases):
            ranked = nearest(case, annotation, statements)
            alone.append(Answer(gold=case.gold, said=_merged(_type(ranked[0]) if ranked else None)))
            if known is not None:
                fold = fold_of(case.text, folds=len(known.folds)) if is_seen else None
                chances = known.judge(between(case, annotation, statements), fold=fold)
                judged.append(Answer(gold=case.gold, said=_merged(chances[0][0])))
    if not judged:
        return _figures("PLV", alone)
    return [*_figures("PLV", judged), *_figures("PLV, lists alone", alone)]


def _merged(kind: str | None) -> str | None:
    return "YIELD" if kind in YIELD else kind


def _gsr_cases(paths: Sequence[Path]) -> Iterator[Case]:
    for path in paths:
        for record in json.loads(path.read_text(encoding="utf-8")):
            yield Case(text=record["text"].strip("{} \n"), gold=record["plover16"])


def plv_cases(paths: Sequence[Path]) -> Iterator[Case]:
    """Give the sentences of files in PLV's form."""
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Case(text=row["sentence"], gold=row["gold_root"], source=row["source"], target=row["target"])


def _read(cases: Sequence[Case]) -> Iterator[tuple[Case, Annotation, tuple[Statement, ...]]]:
    articles = [article_of(case.text) for case in cases]
    words = extract.english()
    for case, article, read in zip(cases, articles, _annotator().annotate(articles), strict=True):
        yield case, read.found[0], extract.extract(article, read.found[0], times=(), words=words).found


@cache
def _annotator() -> annotate.OnnxAnnotator:
    return annotate.open_annotator()


def _type(statement: Statement) -> str | None:
    return strict(statement.event, statement.mode, statement.factuality).event


def _first(annotation: Annotation, statements: tuple[Statement, ...]) -> str | None:
    """The type of what the text is about: of the coded statement nearest to the root of its sentence, the first."""
    coded = [each for each in statements if _type(each)]
    ranked = sorted(coded, key=lambda each: (_is_background(each), _depth(annotation, each.trigger), each.trigger))
    return _type(ranked[0]) if ranked else None


def _is_background(statement: Statement) -> bool:
    return statement.factuality.modality in {Modality.HISTORICAL, Modality.GENERIC}


def _depth(annotation: Annotation, span: Span) -> int:
    sentence, place = _token(annotation, span)
    return len(_path_up(sentence, place))


def nearest(case: Case, annotation: Annotation, statements: Sequence[Statement]) -> list[Statement]:
    """Give the coded statements, those nearest to both source and target in the tree first."""
    ends = [_find(case.text, name) for name in (case.source, case.target)]
    coded = [each for each in statements if _type(each)]
    return sorted(coded, key=lambda each: sum(_distance(annotation, each.trigger, end) for end in ends if end))


def between(case: Case, annotation: Annotation, statements: Sequence[Statement]) -> Evidence:
    """Give what the type of a case is judged by: the statements nearest to its parties, else the word between them."""
    ranked = nearest(case, annotation, statements)
    at = ranked[0].trigger if ranked else _word_between(case, annotation)
    return evidence_of(lens(annotation), ranked, at=at)


def _word_between(case: Case, annotation: Annotation) -> Span:
    """Give the lowest word above both source and target, or the root of their sentence."""
    found = [end for end in (_find(case.text, name) for name in (case.source, case.target)) if end]
    sentence = next((s for s in annotation.sentences if found and s.span.meets(found[0])), annotation.sentences[0])
    paths = []
    for end in found:
        inside = [place for place, token in enumerate(sentence.tokens) if token.span.meets(end)]
        if inside:
            paths.append(min((_path_up(sentence, place) for place in inside), key=len))
    shared = [place for place in paths[0] if all(place in path for path in paths)] if paths else []
    root = next(place for place, token in enumerate(sentence.tokens) if token.head < 0)
    return sentence.tokens[shared[0] if shared else root].span


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
