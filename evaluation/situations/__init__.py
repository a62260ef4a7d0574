"""The exam of the whole of Reportedly: situations, a handful of reports about one crisis each.

A statement of ours answers one of the gold when their triggers overlap. Fields are marked on the statements that
answer each other; links, board and origins are marked end to end, so that what was never found counts as missed.
Values are over all statements together; intervals draw situations.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.score import Exam, Score
from evaluation.situations.gold import load_situations
from evaluation.situations.marking import LINK_KINDS, mark_situation, phenomena, scores
from evaluation.situations.reading import answered, open_reader

ORDER = (
    *("statement precision", "statement recall", "statement F1", "statement F1, loose"),
    *("spurious rate", "duplicate rate", "distractor hits", "sourced statement", "sourced, of the matched"),
    *("event", "event, strict", "event macro-F1", "mode", "quad"),
    *("actor F1", "recipient F1", "actor country", "actor sector"),
    *("innermost source", "innermost source, gold has one", "outermost source", "chain length", "whole chain"),
    *("whole chain, nested", "stance", "manner", "source kind"),
    *("polarity", "polarity macro-F1", "modality", "modality macro-F1", "certainty", "certainty macro-F1"),
    *("date exact", "date overlaps", "date, all", "place country", "place within 161 km"),
    *("counts F1", "status state", "status kind", "posts"),
    "same_event CoNLL",
    *(f"{kind} {part}" for kind in LINK_KINDS for part in ("precision", "recall", "F1")),
    *("false corroboration rate", "links off the gold"),
    *("board state", "board subject found", "board report", "board statement", "board dispute shown"),
    *("origins comparable", "origins exact"),
)
"""What is printed, from finding statements to knowing where things stand."""

KEY = (
    *("statement F1", "sourced statement", "event", "actor F1", "recipient F1", "innermost source", "whole chain"),
    *("date exact", "place within 161 km", "counts F1", "status state", "same_event CoNLL", "same_event F1"),
    *("contradicts F1", "corroborates F1", "updates F1", "board state"),
)
"""What is printed of a group of situations."""

UNSEEN_BY = {
    "first author": tuple(f"own-{number:02}" for number in range(1, 19)),
    "second author": tuple(f"own-{number}" for number in range(19, 25)),
    "third author": tuple(f"own-{number}" for number in range(25, 35)),
    "fourth author": tuple(f"own-{number}" for number in range(35, 45)),
}
"""Who wrote which of the unseen situations: the figures of the last were looked at least often."""


def situations(paths: Sequence[Path]) -> tuple[Score, ...]:
    """Read every situation of some files or folders and mark all of it."""
    reader = open_reader()
    return scores([mark_situation(each, answered(each, reader)) for each in load_situations(paths)], ORDER)


def unseen(paths: Sequence[Path]) -> tuple[Score, ...]:
    """Mark the unseen situations, all together and then by author, whose manners are unlike each other's."""
    reader = open_reader()
    marked = {each.id: mark_situation(each, answered(each, reader)) for each in load_situations(paths)}
    groups = {
        author: [tally for name, tally in marked.items() if name in written] for author, written in UNSEEN_BY.items()
    }
    parts = [
        replace(score, name=f"{score.name}, {label}")
        for label, tallies in groups.items()
        if 0 < len(tallies) < len(marked)
        for score in scores(tallies, KEY)
    ]
    return *scores(list(marked.values()), ORDER), *parts


def by_phenomenon(paths: Sequence[Path]) -> tuple[Score, ...]:
    """How statements with a passive, a nested source, a relative date and so on fare."""
    reader = open_reader()
    tallies = [mark_situation(each, answered(each, reader)) for each in load_situations(paths)]
    return tuple(Score(name=name, value=value, n=n) for name, (value, n) in phenomena(tallies).items())


EXAMS = {
    "situations": Exam(
        run=situations,
        files=("situations",),
        kind="scoreboard",
        about="statements, sources, factuality, grounding, links and board on whole situations",
    ),
    "examples": Exam(
        run=situations,
        files=("own/*.json",),
        kind="scoreboard",
        about="the same on the seven reports that ship as examples (one situation, so no interval)",
    ),
    "open": Exam(
        run=situations,
        files=("own/situations/own-0[1-4].json", "own/situations/own-1[1-4].json"),
        kind="scoreboard",
        about="the same on eight situations of our own whose errors are read, so that they wear out",
    ),
    "unseen": Exam(
        run=unseen,
        files=(
            "own/situations/own-0[5-9].json",
            "own/situations/own-10.json",
            "own/situations/own-1[5-9].json",
            "own/situations/own-2?.json",
            "own/situations/own-3?.json",
            "own/situations/own-4?.json",
        ),
        kind="scoreboard",
        about="the same on situations of our own of which only the figures are looked at",
    ),
    "practice": Exam(
        run=situations,
        files=("own/practice/*.json",),
        kind="practice",
        about="the same on the situations that reading and linking were fitted on: to see errors, not to quote",
    ),
    "phenomena": Exam(
        run=by_phenomenon,
        files=("situations",),
        kind="scoreboard",
        about="the same statements by phenomenon: nested, denial, pronoun, relative date, ...",
    ),
}
