"""Marking whole situations: from readings and a board to figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluation.score import Score, bootstrap
from evaluation.situations.answers import Answer, answers
from evaluation.situations.boards import mark_board, mark_origins
from evaluation.situations.clusters import conll
from evaluation.situations.fields import Page, mark_pair
from evaluation.situations.figures import Tally, retrieval, total
from evaluation.situations.gold import Gold, Situation
from evaluation.situations.links import Crisis, crisis, mark_links
from evaluation.situations.matching import Matching, event_right, matched, shared, source_right, sourced_right

Json = Mapping[str, Any]
Figures = dict[str, tuple[float | None, int]]

SHARES = (
    ("distractor hits", "distractor hits"),
    ("sourced statement", "sourced, of all"),
    ("sourced, of the matched", "sourced statement"),
    ("event", "event"),
    ("event, strict", "event, strict"),
    ("mode", "mode"),
    ("quad", "quad"),
    ("actor country", "actor country"),
    ("actor sector", "actor sector"),
    ("innermost source", "innermost source"),
    ("innermost source, gold has one", "innermost source, gold has one"),
    ("outermost source", "outermost source"),
    ("chain length", "chain length"),
    ("whole chain", "whole chain"),
    ("whole chain, nested", "whole chain, nested"),
    ("stance", "stance"),
    ("manner", "manner"),
    ("source kind", "source kind"),
    ("date exact", "date exact"),
    ("date overlaps", "date overlaps"),
    ("date, all", "date, all"),
    ("place country", "place country"),
    ("place within 161 km", "place within 161 km"),
    ("status state", "status state"),
    ("status kind", "status kind"),
    ("posts", "posts"),
    ("board state", "board state"),
    ("board subject found", "board subject found"),
    ("board report", "board report"),
    ("board statement", "board statement"),
    ("board dispute shown", "board dispute shown"),
    ("origins comparable", "origins comparable"),
    ("origins exact", "origins exact"),
    ("false corroboration rate", "false corroboration"),
    ("links off the gold", "links off the gold"),
)
"""Printed name, and the share behind it."""
LINK_KINDS = ("same_event", "contradicts", "corroborates", "updates", "reprints")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Everything that Reportedly said about one situation, in its JSON contract."""

    readings: Mapping[str, Json]
    """By report; a report that is missing counts as an empty answer."""
    board: Json = field(default_factory=dict)


@dataclass(slots=True)
class Ids:
    """What our ids stand for in the gold."""

    gold_of: dict[str, str] = field(default_factory=dict)
    report_of: dict[str, str] = field(default_factory=dict)


def mark_situation(situation: Situation, answered: Answered) -> Tally:
    """All figures of one situation."""
    tally, ids, case = Tally(), Ids(), crisis(situation)
    links: list[Json] = []
    for report in situation.reports:
        reading = answered.readings.get(report["id"], {})
        article = reading.get("article") or {}
        names = (article.get("id"), article.get("url"), report["id"])
        ids.report_of |= {name: report["id"] for name in names if name}
        links += reading.get("links") or ()
        _mark_posts(report, reading, tally)
        _mark_report(case, report, reading, ids.gold_of, tally)
    links += _reprints_of(answered.board, ids.report_of)
    links += answered.board.get("links") or ()
    found = frozenset(ids.gold_of.values())
    mark_links(case, links, gold_of=ids.gold_of, report_of=ids.report_of, found=found, tally=tally)
    mark_board(situation, answered.board, gold_of=ids.gold_of, report_of=ids.report_of, tally=tally)
    mark_origins(situation, answered.board, gold_of=ids.gold_of, tally=tally)
    return tally


def _mark_report(case: Crisis, report: Json, reading: Json, gold_of: dict[str, str], tally: Tally) -> None:
    golds = case.situation.of_report(report["id"])
    said, outside = answers(reading, report["text"])
    tally.mark("outside the text", outside, outside + len(said))
    match = matched(golds, said)
    page = Page(golds=tuple(golds), published=report["published"], event_of=case.happenings.name)
    gold_of.update({answer.id: gold.id for gold, answer in match.pairs})
    for gold, answer in match.pairs:
        if not gold.optional:
            mark_pair(gold, answer, page, tally)
            _mark_phenomena(gold, answer, tally)
    _mark_detection(match, tally)
    for distractor in case.situation.distractors:
        if distractor["report"] == report["id"]:
            start = report["text"].find(distractor["text"])
            sentence = (start, start + len(distractor["text"]))
            tally.mark("distractor hits", any(shared(sentence, answer.trigger) for answer in said))


def _mark_detection(match: Matching, tally: Tally) -> None:
    pairs = [(gold, answer) for gold, answer in match.pairs if not gold.optional]
    missed = [gold for gold in match.missed if not gold.optional]
    made = len(pairs) + len(match.duplicate) + len(match.spurious)
    tally.find("statements", retrieval(len(pairs), made, len(pairs) + len(missed)))
    tally.find("statements, loose", retrieval(len(pairs) + match.loose, made, len(pairs) + len(missed)))
    tally.mark("spurious", len(match.spurious), made)
    tally.mark("duplicate", len(match.duplicate), made)
    tally.mark("sourced, of all", sum(sourced_right(*pair) for pair in pairs), len(pairs) + len(missed))
    for gold in missed:
        for phenomenon in gold.phenomena:
            tally.mark(f"{phenomenon}: found", hit=False)
            tally.mark(f"{phenomenon}: sourced", hit=False)


def _mark_phenomena(gold: Gold, answer: Answer, tally: Tally) -> None:
    for phenomenon in gold.phenomena:
        tally.mark(f"{phenomenon}: found", hit=True)
        tally.mark(f"{phenomenon}: sourced", sourced_right(gold, answer))
        tally.mark(f"{phenomenon}: event, of the found", event_right(gold, answer))
        tally.mark(f"{phenomenon}: source, of the found", source_right(gold, answer))


def _mark_posts(report: Json, reading: Json, tally: Tally) -> None:
    mine = {(_handle(post.get("handle")), (post.get("posted") or "")[:10]) for post in reading.get("posts") or ()}
    for post in report.get("posts") or ():
        tally.mark("posts", (_handle(post["handle"]), post["posted"]) in mine)


def _handle(handle: str | None) -> str:
    return (handle or "").lstrip("@").casefold()


def _reprints_of(board: Json, report_of: dict[str, str]) -> list[Json]:
    """Links for what the board's articles say in `reprint_of` alone; learns the board's article ids on the way."""
    articles = board.get("articles") or ()
    report_of |= {
        article["id"]: report_of[article["url"]]
        for article in articles
        if article.get("id") and article.get("url") in report_of
    }
    linked = {link["left"] for link in board.get("links") or () if link["kind"] == "reprints"}
    return [
        {"kind": "reprints", "left": article["id"], "right": article["reprint_of"]}
        for article in articles
        if article.get("reprint_of") and article["id"] not in linked
    ]


def measured(tallies: Sequence[Tally]) -> Figures:
    """Every figure of some situations together: value and number of cases by printed name."""
    whole = total(tallies)
    statements = whole.retrieval("statements")
    asked, made = round(statements.asked), round(statements.made)
    figures: Figures = {
        "statement precision": (statements.precision, made),
        "statement recall": (statements.recall, asked),
        "statement F1": (statements.f1, asked),
        "statement F1, loose": (whole.retrieval("statements, loose").f1, asked),
        "spurious rate": (whole.share("spurious").value, made),
        "duplicate rate": (whole.share("duplicate").value, made),
    }
    figures |= {name: (whole.share(key).value, whole.share(key).n) for name, key in SHARES}
    for role in ("actor", "recipient", "counts"):
        found = whole.retrieval(role)
        figures[f"{role} F1"] = (found.f1, round(found.asked))
    for key in ("event", "polarity", "modality", "certainty"):
        confusion = whole.confusion(key)
        n = sum(confusion.cells.values())
        figures |= {f"{key} macro-F1": (confusion.macro_f1, n)}
        figures |= {} if key == "event" else {key: (confusion.accuracy, n)}
    for kind in LINK_KINDS:
        found = whole.retrieval(kind)
        figures[f"{kind} precision"] = (found.precision, round(found.made))
        figures[f"{kind} recall"] = (found.recall, round(found.asked))
        figures[f"{kind} F1"] = (found.f1, round(found.asked))
    figures["same_event CoNLL"] = (conll(whole), asked)
    return figures


def phenomena(tallies: Sequence[Tally]) -> Figures:
    """How statements that show a phenomenon fare, the most frequent phenomenon first."""
    whole = total(tallies)
    names = [name for name in whole.shares if name.endswith((": found", ": sourced"))]
    names.sort(key=lambda name: (-whole.share(name).n, name))
    return {name: (whole.share(name).value, whole.share(name).n) for name in names}


def scores(tallies: Sequence[Tally], order: Iterable[str]) -> tuple[Score, ...]:
    """Figures with their intervals over situations.

    Args:
        tallies: One for each situation.
        order: Which figures, in the order to print.
    """
    figures = measured(tallies)
    spans = bootstrap(tallies, lambda draw: {name: value for name, (value, _) in measured(draw).items()})
    error = "origins, mean error"
    found = [
        Score(name=name, value=value, low=spans.get(name, (None,))[0], high=spans.get(name, (None, None))[1], n=n)
        for name in order
        for value, n in [figures[name]]
    ]
    share = total(tallies).share(error)
    return *found, Score(name=error, value=share.value, n=share.n, unit="origins")
