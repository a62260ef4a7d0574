from dataclasses import replace
from typing import Any

import pytest
from evaluation.situations.gold import Situation, situation_from_json
from evaluation.situations.marking import Answered, mark_situation, measured

NOT_SHARES_TO_MAXIMISE = {"spurious rate", "duplicate rate", "false corroboration rate", "links off the gold"}


def figures(situation: Situation, said: Answered) -> dict[str, float | None]:
    return {name: value for name, (value, _) in measured([mark_situation(situation, said)]).items()}


def change(said: Answered, statement: str, **fields: Any) -> Answered:
    readings = {
        report: {
            **reading,
            "statements": [{**each, **fields} if each["id"] == statement else each for each in reading["statements"]],
        }
        for report, reading in said.readings.items()
    }
    return replace(said, readings=readings)


def test_the_gold_itself_is_right_in_every_figure(situation, perfect):
    found = figures(situation, perfect)
    wrong = {name: value for name, value in found.items() if value not in (1, None)}
    assert set(wrong) <= NOT_SHARES_TO_MAXIMISE
    assert not any(wrong.values())


def test_an_empty_answer_finds_nothing_and_breaks_nothing(situation):
    found = figures(situation, Answered(readings={}))
    assert found["statement F1"] == 0
    assert found["board state"] == 0
    assert found["reprints F1"] == 0


def test_a_wrong_polarity_costs_the_sourced_statement_and_no_other_field(situation, perfect):
    positive = {"polarity": "positive", "certainty": "certain", "modality": "actual"}
    found = figures(situation, change(perfect, "s3", factuality=positive))
    assert found["polarity"] == pytest.approx(5 / 6)
    assert found["sourced statement"] == pytest.approx(5 / 6)
    assert found["whole chain"] == 1


def test_an_empty_chain_is_the_outlets_own_voice_and_not_the_sources(situation, perfect):
    found = figures(situation, change(perfect, "s1", chain=[]))
    assert found["innermost source"] == pytest.approx(5 / 6)
    assert found["innermost source, gold has one"] == pytest.approx(3 / 4)


def test_an_actor_that_the_gold_lacks_costs_precision(situation, perfect):
    stranger = [{"role": "actor", "text": "gunmen", "antecedent": None, "grounding": None}]
    found = figures(situation, change(perfect, "s4", arguments=stranger))
    assert found["actor F1"] == pytest.approx(2 * 4 / (5 + 4))
    assert found["recipient F1"] == pytest.approx(2 * 1 / (1 + 2))


def test_a_title_in_front_of_the_text_moves_nothing(situation, perfect):
    title = "Ferry shut\n\n"
    readings = {
        report: {
            **reading,
            "article": {**reading["article"], "text": title + reading["article"]["text"]},
            "statements": [
                {
                    **each,
                    "trigger": {"span": [end + len(title) for end in each["trigger"]["span"]]},
                    "evidence": [end + len(title) for end in each["evidence"]],
                }
                for each in reading["statements"]
            ],
        }
        for report, reading in perfect.readings.items()
    }
    assert figures(situation, replace(perfect, readings=readings)) == figures(situation, perfect)


def test_a_second_statement_on_a_taken_trigger_is_a_duplicate(situation, perfect):
    reading = perfect.readings["r3"]
    twice = {**reading, "statements": [*reading["statements"], {**reading["statements"][0], "id": "again"}]}
    found = figures(situation, replace(perfect, readings={**perfect.readings, "r3": twice}))
    assert found["duplicate rate"] == pytest.approx(1 / 7)
    assert found["statement recall"] == 1


def test_optional_gold_is_neither_missed_nor_made_up(whole, perfect):
    whole["statements"][3]["optional"] = True
    whole["links"] = whole["links"][:3]
    without = {**perfect.readings["r1"], "statements": perfect.readings["r1"]["statements"][:3]}
    situation = situation_from_json(whole)
    board = {**perfect.board, "links": perfect.board["links"][:3]}
    for reading in (without, perfect.readings["r1"]):
        said = replace(perfect, readings={**perfect.readings, "r1": reading}, board=board)
        assert figures(situation, said)["statement F1"] == 1


def test_a_corroboration_of_one_origin_is_false(situation, perfect):
    link = {"left": "s1", "right": "s5", "kind": "corroborates"}
    board = {**perfect.board, "links": [*perfect.board["links"], link]}
    assert figures(situation, replace(perfect, board=board))["false corroboration rate"] == 1


def test_a_reprint_read_backwards_is_wrong(situation, perfect):
    copy, *others = perfect.board["links"]
    board = {**perfect.board, "links": [{**copy, "left": copy["right"], "right": copy["left"]}, *others]}
    assert figures(situation, replace(perfect, board=board))["reprints F1"] == 0


def test_the_history_of_a_row_answers_for_an_earlier_day(whole, perfect):
    whole["board"][0] |= {"as_of": "2031-03-05", "state": "closed", "report": "r1", "statement": "s1"}
    past = {"state": "closed", "from": "2031-03-03", "to": "2031-03-07", "statement": "s1"}
    board = {**perfect.board, "states": [{**perfect.board["states"][0], "history": [past]}]}
    found = figures(situation_from_json(whole), replace(perfect, board=board))
    assert found["board state"] == 1
    assert found["board statement"] == 1
