from pathlib import Path

import pytest
from evaluation.situations.gold import Situation, load_situations

OWN = Path(__file__).parents[2] / "evaluation" / "own"
SITUATIONS = load_situations([OWN / "situations", OWN / "practice"])


@pytest.fixture(params=SITUATIONS, ids=lambda each: each.id)
def situation(request) -> Situation:
    return request.param


def test_every_trigger_stands_where_the_gold_says_and_inside_its_evidence(situation):
    texts = {report["id"]: report["text"] for report in situation.reports}
    for gold in situation.statements.values():
        start, end = gold.triggers[0]
        assert texts[gold.report][start:end] == gold.trigger
        assert gold.evidence[0] <= start
        assert end <= gold.evidence[1]


def test_every_evidence_names_one_place_in_its_report(situation):
    texts = {report["id"]: report["text"] for report in situation.reports}
    for gold in situation.statements.values():
        evidence = texts[gold.report][slice(*gold.evidence)]
        assert texts[gold.report].count(evidence) == 1


def test_every_link_and_claim_has_its_ends(situation):
    known = set(situation.statements) | {report["id"] for report in situation.reports}
    ends = {link[side] for link in situation.links for side in ("left", "right")}
    assert ends | {each for claim in situation.origins for each in claim["claim"]} <= known


def test_an_event_is_marked_by_the_preferred_code_alone(situation):
    assert [gold.id for gold in situation.statements.values() if len(gold.events) > 1] == []


def test_reports_are_invented_and_of_days_to_come(situation):
    assert all("2031" <= report["published"][:4] <= "2035" for report in situation.reports)


def test_board_rows_are_carried_by_a_statement_with_a_status(situation):
    assert all(situation.statements[row["statement"]].status for row in situation.board)


def test_the_author_of_a_situation_is_what_its_id_says_before_the_number():
    assert {each.author for each in SITUATIONS} == {"own-", *(f"lab-{letter}" for letter in "abcdfgjkln")}
