"""Fit the choice of what is counted: `python -m training.counting --out FILE SITUATION...`.

It learns from statements that people noted and Reportedly found: which numbers of their sentences are the dead, hurt or
held of theirs.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from evaluation.situations.answers import answers
from evaluation.situations.fields import count_key
from evaluation.situations.gold import Gold, Situation
from evaluation.situations.matching import matched
from evaluation.situations.reading import readings

from reportedly import codec, pipeline
from reportedly.extract.value.counting import LEAN, PROGRAM, SHIPPED
from reportedly.extract.value.tallied import KINDS, Tally, usual
from reportedly.extract.words.choice import Option
from reportedly.records import Argument, Count, Role, Statement
from training.choices import Question, command

PENALTY = 3e-4
"""With 1.5e-4 authors left out fare as well, with 1e-3 a point and a half worse."""


@dataclass(slots=True)
class Recorder:
    """Keeps what each statement may count and leaves the choice to the rules."""

    seen: dict[str, tuple[tuple[Count, ...], tuple[Tally, ...]]] = field(default_factory=dict)
    """The rules' counts and all that may be counted, by statement."""

    def judge(self, statement: Statement, tallies: Sequence[Tally]) -> tuple[Count, ...]:
        """Keep what may be counted; choose as the rules do."""
        self.seen[statement.id] = statement.counts, tuple(tallies)
        return statement.counts


def main() -> None:
    """Fit on all situations and write the weights; with `--check`, print how authors left out fare."""
    command(PROGRAM, __doc__, file=SHIPPED, lean=-LEAN, questions_of=questions_of, penalty=PENALTY)


def questions_of(situation: Situation, reader: pipeline.Reader) -> Iterator[Question]:
    """Give the choices of a situation's statements that the gold has, too."""
    for report in situation.reports:
        recorder = Recorder()
        words = replace(reader.words, counts=recorder.judge)
        alone = replace(situation, reports=(report,))
        golds = tuple(situation.of_report(report["id"]))
        for reading in readings(alone, replace(reader, words=words)).values():
            said, _ = answers(json.loads(codec.reading_json(reading)), report["text"])
            for gold, answer in matched(golds, said).pairs:
                if answer.id in recorder.seen and not gold.optional:
                    ruled, tallies = recorder.seen[answer.id]
                    for one in tallies:
                        yield question(situation.author, gold, ruled, one)


def question(author: str, gold: Gold, ruled: Sequence[Count], one: Tally) -> Question:
    """Ask of one number what it counts."""
    wanted = {count_key(count) for count in gold.counts}
    numbers = one.amount.low, one.amount.high
    made = {usual(count.what) for count in ruled if (count.low, count.high) == numbers}
    argument = Argument(role=Role.RECIPIENT, span=one.span, head=one.span)
    options = [Option(argument=None, signs=())]
    for kind, alone in zip(KINDS, one.alone, strict=True):
        options.append(Option(argument=argument, signs=(*(f"{kind} {sign}" for sign in one.common), *alone)))
    right = [(kind, *numbers) in wanted for kind in KINDS]
    rule = next((place for place, kind in enumerate(KINDS, start=1) if kind in made), 0)
    return Question(author, tuple(options), (not any(right), *right), rule, is_asked=any(right))


if __name__ == "__main__":
    main()
