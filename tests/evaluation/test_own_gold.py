import json
from pathlib import Path

import pytest
from evaluation.situations.gold import Situation, load_situations

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def own() -> Situation:
    (situation,) = load_situations([ROOT / "evaluation" / "own"])
    return situation


def test_the_gold_stands_on_the_reports_that_ship(own):
    lines = (ROOT / "src" / "reportedly" / "examples" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert [report["text"] for report in own.reports] == [json.loads(line)["text"] for line in lines]


def test_every_trigger_stands_where_the_gold_says_and_inside_its_evidence(own):
    texts = {report["id"]: report["text"] for report in own.reports}
    for gold in own.statements.values():
        start, end = gold.triggers[0]
        assert texts[gold.report][start:end] == gold.trigger
        assert gold.evidence[0] <= start
        assert end <= gold.evidence[1]


def test_every_link_and_claim_has_its_ends(own):
    known = set(own.statements) | {report["id"] for report in own.reports}
    ends = {link[side] for link in own.links for side in ("left", "right")}
    assert ends | {each for claim in own.origins for each in claim["claim"]} <= known


def test_an_event_is_marked_by_the_preferred_code_alone(own):
    assert [gold.id for gold in own.statements.values() if len(gold.events) > 1] == []
