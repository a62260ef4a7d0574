"""One invented situation, small enough to mark by hand, and the answers that a perfect reader would give."""

from typing import Any

import pytest
from evaluation.situations.gold import Situation, situation_from_json
from evaluation.situations.marking import Answered

FIRST = (
    "ROSSO, March 3 (River Wire) - Soldiers closed the ferry at Rosso on Monday, a police officer said. "
    "The army denied that it fired on fishermen, two of whom were wounded."
)
LAST = "The ferry at Rosso reopened on Friday, the army said."

Statement = dict[str, Any]


def said(source: str, cue: str, stance: str, **more: Any) -> dict[str, Any]:
    return {"source": source, "cue": cue, "stance": stance, "manner": "indirect", "kind": "organisation", **more}


def gold(number: int, report: str, text: str, trigger: str, **fields: Any) -> Statement:
    sentence = next(each for each in text.split(". ") if trigger in each)
    empty: Statement = dict.fromkeys(("event", "mode", "location", "place", "date", "status"))
    return {
        **empty,
        "id": f"s{number}",
        "report": report,
        "evidence": sentence,
        "trigger": trigger,
        "trigger_start": text.index(trigger),
        "actors": [],
        "recipients": [],
        "chain": [],
        "counts": [],
        "polarity": "positive",
        "certainty": "certain",
        "modality": "actual",
        "phenomenon": ["invented"],
        **fields,
    }


@pytest.fixture
def whole() -> dict[str, Any]:
    """The situation as its file would hold it."""
    officer = said("police officer", "said", "asserts")
    army = said("army", "denied", "denies", resolved="Senegalese army")
    monday, friday = ({"start": day, "end": day} for day in ("2031-03-03", "2031-03-07"))
    ferry = {"subject": "ferry at Rosso", "kind": "crossing"}
    place = {"name": "Rosso", "country": "MRT", "lat": 16.51, "lon": -15.8}
    statements = [
        gold(1, "r1", FIRST, "closed", event="COERCE", mode="restrict", actors=["Soldiers"], place=place, date=monday,
             chain=[officer], status={**ferry, "state": "closed"}),
        gold(2, "r1", FIRST, "denied", actors=["army"]),
        gold(3, "r1", FIRST, "fired", event="ASSAULT", mode="firearms", actors=["it"], recipients=["fishermen"],
             chain=[army], polarity="negative", resolved_actors=[{"text": "army", "country": "SEN", "sector": "MIL"}]),
        gold(4, "r1", FIRST, "wounded", event="ASSAULT", recipients=["fishermen"],
             counts=[{"what": "injured", "low": 2, "high": 2}]),
        gold(5, "r2", FIRST, "closed", event="COERCE", mode="restrict", actors=["Soldiers"], chain=[officer]),
        gold(6, "r3", LAST, "reopened", date=friday, chain=[said("army", "said", "asserts")],
             status={**ferry, "state": "open"}),
    ]  # fmt: skip
    outlets = {"r1": ("River Wire", "own"), "r2": ("Delta Echo", "reprint of r1"), "r3": ("River Wire", "own")}
    reports = [
        {"id": report, "outlet": outlet, "published": "2031-03-03" if report != "r3" else "2031-03-07", "title": None,
         "text": LAST if report == "r3" else FIRST, "origin": origin, "posts": []}
        for report, (outlet, origin) in outlets.items()
    ]  # fmt: skip
    links = [
        {"left": "r2", "right": "r1", "kind": "reprints"},
        {"left": "s1", "right": "s5", "kind": "same_event"},
        {"left": "s6", "right": "s1", "kind": "updates"},
        {"left": "s3", "right": "s4", "kind": "contradicts"},
    ]
    board = [{**ferry, "as_of": "2031-03-07", "state": "open", "report": "r3", "statement": "s6"}]
    return {
        "id": "tiny",
        "reports": reports,
        "statements": statements,
        "links": links,
        "board": board,
        "origins": [{"claim": ["s1", "s5"], "independent_origins": 1}],
    }


@pytest.fixture
def situation(whole: dict[str, Any]) -> Situation:
    return situation_from_json(whole)


@pytest.fixture
def perfect(whole: dict[str, Any]) -> Answered:
    """The gold in the words of the JSON contract."""
    texts = {report["id"]: report["text"] for report in whole["reports"]}
    readings = {
        report: {
            "article": {"id": f"article-{report}", "url": None, "text": text},
            "posts": [],
            "statements": [contract(each, text) for each in whole["statements"] if each["report"] == report],
            "links": [],
        }
        for report, text in texts.items()
    }
    article = {"r1": "article-r1", "r2": "article-r2"}
    row = {"subject": "Rosso ferry", "state": "open", "since": "2031-03-07", "statement": "s6", "article": "article-r3"}
    board = {
        "states": [{**row, "disputed": False, "history": []}],
        "events": [{"statements": ["s1", "s5"], "origins": 1, "verification": "reported"}],
        "contested": [],
        "links": [
            {
                **link,
                "left": article.get(link["left"], link["left"]),
                "right": article.get(link["right"], link["right"]),
            }
            for link in whole["links"]
        ],
        "articles": [],
    }
    return Answered(readings=readings, board=board)


def contract(each: Statement, text: str) -> dict[str, Any]:
    start = text.index(each["evidence"])
    known = {"it": {"name": "army", "country": "SEN", "sectors": ["MIL"]}}
    arguments = [
        {"role": role, "text": words, "antecedent": None, "grounding": known.get(words)}
        for role, key in (("actor", "actors"), ("recipient", "recipients"))
        for words in each[key]
    ]
    arguments += [{"role": "location", "text": "", "grounding": each["place"]}] if each["place"] else []
    arguments += [{"role": "date", "text": "", "grounding": each["date"]}] if each["date"] else []
    state = each["status"]
    return {
        "id": each["id"],
        "evidence": [start, start + len(each["evidence"])],
        "trigger": {"span": [each["trigger_start"], each["trigger_start"] + len(each["trigger"])]},
        "event": each["event"],
        "mode": each["mode"],
        "quad": None,
        "arguments": arguments,
        "chain": [
            {
                "source": {"text": link["source"], "kind": link["kind"]},
                "manner": link["manner"],
                "stance": link["stance"],
            }
            for link in each["chain"]
        ],
        "factuality": {key: each[key] for key in ("polarity", "certainty", "modality")},
        "counts": each["counts"],
        "status": {"subject": {"text": "", "kind": state["kind"]}, "state": state["state"]} if state else None,
    }
