from pathlib import Path

import pytest
from evaluation.situations.gold import Situation, load_situations

FOLDER = Path(__file__).parents[2] / "evaluation" / "own" / "situations"
UNSEEN = load_situations([FOLDER])


@pytest.fixture(params=UNSEEN, ids=lambda situation: situation.id)
def unseen(request) -> Situation:
    return request.param


def test_every_trigger_stands_where_the_gold_says_and_inside_its_evidence(unseen):
    texts = {report["id"]: report["text"] for report in unseen.reports}
    for gold in unseen.statements.values():
        start, end = gold.triggers[0]
        assert texts[gold.report][start:end] == gold.trigger
        assert gold.evidence[0] <= start
        assert end <= gold.evidence[1]


def test_every_evidence_names_one_place_in_its_report(unseen):
    texts = {report["id"]: report["text"] for report in unseen.reports}
    for gold in unseen.statements.values():
        evidence = texts[gold.report][slice(*gold.evidence)]
        assert texts[gold.report].count(evidence) == 1


def test_every_link_and_claim_has_its_ends(unseen):
    known = set(unseen.statements) | {report["id"] for report in unseen.reports}
    ends = {link[side] for link in unseen.links for side in ("left", "right")}
    assert ends | {each for claim in unseen.origins for each in claim["claim"]} <= known


def test_an_event_is_marked_by_the_preferred_code_alone(unseen):
    assert [gold.id for gold in unseen.statements.values() if len(gold.events) > 1] == []


def test_reports_are_invented_and_of_days_to_come(unseen):
    assert all("2031" <= report["published"][:4] <= "2035" for report in unseen.reports)


def test_board_rows_are_carried_by_a_statement_with_a_status(unseen):
    assert all(unseen.statements[row["statement"]].status for row in unseen.board)
