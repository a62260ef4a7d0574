"""Fit the choice of a statement's day: `python -m training.dating --out FILE SITUATION...`.

It learns from statements that people noted and Reportedly found: which of the times that the report names is theirs.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evaluation.situations.answers import answers
from evaluation.situations.fields import Page
from evaluation.situations.gold import Gold, Situation
from evaluation.situations.links import crisis
from evaluation.situations.matching import matched
from evaluation.situations.reading import readings

from reportedly import codec, pipeline
from reportedly.extract.value.dating import LEAN, PROGRAM, SHIPPED
from reportedly.extract.value.moment import Moment
from reportedly.extract.words.choice import Option
from reportedly.records import Role, Statement
from training.choices import Question, Recorder, command


def main() -> None:
    """Fit on all situations and write the weights; with `--check`, print how authors left out fare."""
    command(PROGRAM, __doc__, file=SHIPPED, lean=LEAN, questions_of=questions_of)


def questions_of(situation: Situation, reader: pipeline.Reader) -> Iterator[Question]:
    """Give the choices of a situation's statements that the gold has, too."""
    happenings = crisis(situation).happenings
    for report in situation.reports:
        recorder = Recorder(as_ruled)
        words = replace(reader.words, days=recorder.judge)
        alone = replace(situation, reports=(report,))
        golds = tuple(situation.of_report(report["id"]))
        page = Page(golds=golds, published=report["published"], event_of=happenings.name)
        for reading in readings(alone, replace(reader, words=words)).values():
            said, _ = answers(json.loads(codec.reading_json(reading)), report["text"])
            for gold, answer in matched(golds, said).pairs:
                if answer.id in recorder.seen and not gold.optional:
                    options, rule = recorder.seen[answer.id]
                    right = tuple(is_right(gold, option, page) for option in options)
                    yield Question(situation.author, options, right, rule, is_asked=gold.date is not None)


def as_ruled(statement: Statement, options: Sequence[Option]) -> int:
    """Give the place of the day that the statement has."""
    ruled = next((argument.span for argument in statement.arguments if argument.role is Role.DATE), None)
    spans = [None if option.argument is None else option.argument.span for option in options]
    return spans.index(ruled)


def is_right(gold: Gold, option: Option, page: Page) -> bool:
    """Whether a day is the gold's; where it gives none: whether it is none, or of the same happening or sentence."""
    days = option.days if isinstance(option, Moment) else None
    first, last = days or (None, None)
    given = first.isoformat() if first else None, last.isoformat() if last else None
    if gold.date:
        return days is not None and given in gold.dates
    kin = [other for other in page.golds if page.event_of(other.id) == page.event_of(gold.id)] + page.beside(gold)
    nearby = {other.date for other in kin if other.date}
    starts = {start for start, _ in nearby} | ({page.published} if gold.status else set())
    return days is None or given in nearby or given[0] in starts


if __name__ == "__main__":
    main()
