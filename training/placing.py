"""Fit the choice of a statement's place: `python -m training.placing --out FILE SITUATION...`.

It learns from statements that people noted, that Reportedly found and that name no place themselves: which of the
places that the report names is within reach of theirs.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evaluation.situations.answers import answers
from evaluation.situations.fields import NEAR_KM, kilometres
from evaluation.situations.gold import Gold, Situation
from evaluation.situations.matching import matched
from evaluation.situations.reading import readings

from reportedly import codec, pipeline
from reportedly.extract.value.placing import LEAN, PROGRAM, SHIPPED
from reportedly.extract.words.choice import Option
from reportedly.records import GroundingKind, Place, Reading, Role, Statement
from training.choices import Question, Recorder, command

UNASKED = 0.25
"""How much a statement counts that the gold gives no place: what goes without saying is noted by some authors only."""


def main() -> None:
    """Fit on all situations and write the weights; with `--check`, print how authors left out fare."""
    command(PROGRAM, __doc__, file=SHIPPED, lean=LEAN, questions_of=questions_of)


def questions_of(situation: Situation, reader: pipeline.Reader) -> Iterator[Question]:
    """Give the choices of a situation's statements that the gold has, too."""
    for report in situation.reports:
        recorder = Recorder(as_ruled)
        words = replace(reader.words, places=recorder.judge)
        alone = replace(situation, reports=(report,))
        golds = situation.of_report(report["id"])
        for reading in readings(alone, replace(reader, words=words)).values():
            said, _ = answers(json.loads(codec.reading_json(reading)), report["text"])
            for gold, answer in matched(golds, said).pairs:
                if answer.id in recorder.seen and not gold.optional:
                    options, rule = recorder.seen[answer.id]
                    right = tuple(is_right(gold, option, reading) for option in options)
                    yield Question(
                        situation.author,
                        options,
                        right if any(right) else (True, *right[1:]),
                        rule,
                        is_asked=gold.place is not None,
                        weight=1.0 if gold.place else UNASKED,
                    )


def as_ruled(statement: Statement, options: Sequence[Option]) -> int:
    """Give the place among the options of the place that the statement has."""
    ruled = next((argument.span for argument in statement.arguments if argument.role is Role.LOCATION), None)
    return [None if option.argument is None else option.argument.span for option in options].index(ruled)


def is_right(gold: Gold, option: Option, reading: Reading) -> bool:
    """Whether a place is within reach of the gold's; none is right where it gives none."""
    if gold.place is None or option.argument is None:
        return gold.place is None and option.argument is None
    span = option.argument.span
    targets = (g.target for g in reading.groundings if g.kind is GroundingKind.PLACE and g.span.meets(span))
    return any(
        isinstance(target, Place)
        and kilometres(gold.place["lat"], gold.place["lon"], target.lat, target.lon) <= NEAR_KM
        for target in targets
    )


if __name__ == "__main__":
    main()
