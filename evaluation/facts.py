"""The facts of one report: what a reader must see in it, each right or wrong as a whole.

The report is the seed of the situations (`seed-kosovo.json`): one page with nearly everything that makes reading the
news hard. The table names the gold statement of each fact and the fields that must be right for the fact to count;
the words are in the file, not here.

How the page falls into 22 facts: every item that a reader would tell as one sentence is one fact, in the page's order.
A statement told by two voices is two facts (the planned attack); a closing is a fact as a statement and another as a
state; an accusation is one fact and what it claims another; a post is a fact of its own, with handle and day, beside
what it says; and that two accounts contradict each other is the last. The war of the past, the reciprocal measure and
the police moving north are in the gold but not among the facts.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.score import Exam, Score
from evaluation.situations.answers import Answer, answers, wordings
from evaluation.situations.fields import near_place
from evaluation.situations.gold import Gold, Situation, load_situations
from evaluation.situations.marking import Answered
from evaluation.situations.matching import chain_right, event_right, matched, value_right
from evaluation.situations.names import any_same_name, same_name
from evaluation.situations.reading import answered, open_reader

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the page says."""

    name: str
    statement: str
    """The gold statement that it is read from."""
    fields: tuple[str, ...]
    """What must be right: names of `CHECKS`, or `post` alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one fact fared."""

    name: str
    wrong: tuple[str, ...]
    """The fields that are not right; empty for a fact that is."""


FIELDS_WITHOUT_STATEMENT = {"post"}
"""A post is there or not, whatever became of what it says."""

FACTS = (
    Fact(name="law planned for 1 August", statement="s1", fields=("modality", "date")),
    Fact(name="Russia's accusation", statement="s3", fields=("event", "chain", "actors", "recipients")),
    Fact(name="claim inside the accusation", statement="s4", fields=("chain", "actors")),
    Fact(name="road blocks, local media", statement="s6", fields=("chain", "event", "actors", "date")),
    Fact(name="gunfire, local media", statement="s7", fields=("chain", "event", "date")),
    Fact(name="sirens, local media", statement="s8", fields=("chain", "date")),
    Fact(name="gathering, unnamed sources", statement="s10", fields=("chain", "source kind", "actors")),
    Fact(name="crossings closed, Kosovo Police", statement="s11", fields=("chain", "event", "both places", "polarity")),
    Fact(name="crossings closed, as status", statement="s11", fields=("status",)),
    Fact(name="planned attack, Serbia in a post", statement="s12", fields=("chain", "event", "actors", "modality")),
    Fact(name="plea of the president", statement="s13", fields=("chain", "actors")),
    Fact(name="conditional threat, he", statement="s14", fields=("chain", "event", "who he is", "modality")),
    Fact(name="first post", statement="s12", fields=("post",)),
    Fact(name="denial of the army", statement="s16", fields=("chain", "polarity")),
    Fact(name="accusation of false news", statement="s17", fields=("event", "chain", "actors", "recipients")),
    Fact(name="planned attack, the president", statement="s20", fields=("chain", "event", "actors", "modality")),
    Fact(name="direct quote", statement="s21", fields=("chain", "manner")),
    Fact(name="crossings blocked, second post", statement="s22", fields=("chain", "actors")),
    Fact(name="second post", statement="s22", fields=("post",)),
    Fact(name="possible measure: documents", statement="s25", fields=("chain", "modality")),
    Fact(name="possible measure: entry ban", statement="s26", fields=("chain", "modality")),
    Fact(name="who blocks is contradicted", statement="s6", fields=("contradicted by s22",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The report, what was said about it, and which answer met which gold statement."""

    situation: Situation
    report: Json
    reading: Json
    links: tuple[Json, ...]
    answer_of: Mapping[str, Answer]


Check = Callable[[Page, Gold, Answer], bool]


def _date(_page: Page, gold: Gold, answer: Answer) -> bool:
    """The date that the text gives, begin and end."""
    return any((date.get("start"), date.get("end")) in gold.dates for date in answer.grounded("date"))


def _all_named(gold: Gold, answer: Answer, role: str) -> bool:
    parties = gold.actors if role == "actor" else gold.recipients
    mine = [wordings(argument) for argument in answer.role(role)]
    return all(any(any_same_name(party.names, names) for names in mine) for party in parties)


def _who_he_is(_page: Page, gold: Gold, answer: Answer) -> bool:
    """The pronoun must lead to the person by antecedent or grounding; its own word does not count."""
    person = gold.actors[0].names[-1]
    return any(same_name(person, name) for actor in answer.role("actor") for name in wordings(actor)[1:])


def _both_places(_page: Page, gold: Gold, answer: Answer) -> bool:
    """Two different places, one of them where the gold's is."""
    spots = answer.grounded("location")
    places = {spot.get("id") for spot in spots if near_place(gold.place or {}, [spot])}
    return len(places) > 1


def _status(_page: Page, gold: Gold, answer: Answer) -> bool:
    subject = answer.status.get("subject") or {}
    return answer.status.get("state") in gold.states and subject.get("kind") == (gold.status or {}).get("kind")


def _post(page: Page, gold: Gold) -> bool:
    """The post around the statement, with its handle and day; there or not, whatever became of what it says."""
    start = gold.triggers[0][0]
    return any(
        (mine.get("handle"), mine.get("posted")) == (post["handle"], post["posted"])
        for post in page.report["posts"]
        if post["span"][0] <= start < post["span"][1]
        for mine in page.reading.get("posts") or ()
    )


def _contradicted(page: Page, _gold: Gold, answer: Answer) -> bool:
    """A link to the other account."""
    other = page.answer_of.get("s22")
    ends = {answer.id, other.id} if other else set()
    return any(link["kind"] == "contradicts" and {link["left"], link["right"]} == ends for link in page.links)


CHECKS: Mapping[str, Check] = {
    "event": lambda _page, gold, answer: event_right(gold, answer),
    "chain": lambda _page, gold, answer: chain_right(gold, answer),
    "source kind": lambda _page, gold, answer: (
        bool(answer.chain) and answer.chain[-1]["source"]["kind"] == gold.chain[-1].kind
    ),
    "manner": lambda _page, gold, answer: bool(answer.chain) and answer.chain[-1]["manner"] == gold.chain[-1].manner,
    "actors": lambda _page, gold, answer: _all_named(gold, answer, "actor"),
    "recipients": lambda _page, gold, answer: _all_named(gold, answer, "recipient"),
    "who he is": _who_he_is,
    "polarity": lambda _page, gold, answer: value_right(gold, answer, "polarity"),
    "modality": lambda _page, gold, answer: value_right(gold, answer, "modality"),
    "date": _date,
    "both places": _both_places,
    "status": _status,
    "contradicted by s22": _contradicted,
}


def verdicts(situation: Situation, said: Answered) -> tuple[Verdict, ...]:
    """Every fact, and what is wrong with it."""
    report = situation.reports[0]
    reading = said.readings.get(report["id"], {})
    found, _ = answers(reading, report["text"])
    page = Page(
        situation=situation,
        report=report,
        reading=reading,
        links=(*(reading.get("links") or ()), *(said.board.get("links") or ())),
        answer_of={gold.id: answer for gold, answer in matched(situation.of_report(report["id"]), found).pairs},
    )
    return tuple(Verdict(name=fact.name, wrong=_wrong(fact, page)) for fact in FACTS)


def _wrong(fact: Fact, page: Page) -> tuple[str, ...]:
    gold, answer = page.situation.statements[fact.statement], page.answer_of.get(fact.statement)
    if FIELDS_WITHOUT_STATEMENT.issuperset(fact.fields):
        return () if _post(page, gold) else fact.fields
    if answer is None:
        return ("statement not found",)
    return tuple(name for name in fact.fields if not CHECKS[name](page, gold, answer))


def facts(paths: Sequence[Path]) -> tuple[Score, ...]:
    """The facts of the seed report: one line each with what is wrong, then how many are right."""
    asked = {fact.statement for fact in FACTS}
    seeds = [each for each in load_situations(paths) if len(each.reports) == 1 and each.statements.keys() >= asked]
    if not seeds:
        sys.exit(f"{', '.join(map(str, paths))}: not the seed report; give seed-kosovo.json")
    told = verdicts(seeds[0], answered(seeds[0], open_reader()))
    lines = [
        Score(
            name=f"{each.name}: {', '.join(each.wrong)}" if each.wrong else each.name,
            value=not each.wrong,
            n=1,
            unit="",
        )
        for each in told
    ]
    right = sum(not each.wrong for each in told)
    return *lines, Score(name="facts right", value=right, n=len(told), unit="")


EXAMS = {
    "facts": Exam(
        run=facts,
        files=("situations/seed-kosovo.json",),
        kind="scoreboard",
        about="the 22 facts of the Kosovo report, each right as a whole",
    ),
}
