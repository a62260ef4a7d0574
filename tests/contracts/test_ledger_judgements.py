"""What every ledger keeps of people's judgements."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly import pipeline
from reportedly.errors import LedgerError
from reportedly.records import Actor, Verdict

NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)
POLICE = Actor(id="XKX/COP", name="police", country="XKX", sectors=("COP",))
MINERS = Actor(id="XKX/LAB", name="miners", country="XKX", sectors=("LAB",))


@pytest.fixture
def ids(ledger, said, reading_of):
    readings = [
        reading_of(said("[Police]actor [closed]trigger the pass.", "close", targets={"actor": POLICE})),
        reading_of(
            said("[Miners]actor [blocked]trigger it.", "block", targets={"actor": MINERS}), name="r2", outlet="C"
        ),
    ]
    ledger.add(readings)
    return [reading.statements[0].id for reading in readings]


def test_a_judgement_comes_out_as_it_was_given(ledger, ids):
    given = pipeline.judge(ledger, "not_same", ids[1], ids[0], by="ana", note="two passes", at=NOON)
    assert ledger.judgements() == (given,)
    assert (given.left, given.right) == tuple(sorted(ids))
    assert (given.verdict, given.judge, given.note, given.at) == (Verdict.NOT_SAME, "ana", "two passes", NOON)


def test_a_later_judgement_stands_behind_the_earlier_one_whatever_the_clock_says(ledger, ids):
    first = pipeline.judge(ledger, "right", ids[0], by="ana", at=NOON)
    second = pipeline.judge(ledger, "wrong", ids[0], by="ben", at=NOON.replace(year=1999))
    assert ledger.judgements() == (first, second)


def test_the_same_judgement_twice_is_one(ledger, ids):
    given = pipeline.judge(ledger, "wrong", ids[0], by="ana", at=NOON)
    assert not ledger.judge(given)
    assert ledger.judgements() == (given,)


def test_the_beginning_of_an_id_will_do(ledger, ids):
    assert pipeline.judge(ledger, "note", ids[0][:8], by="ana", note="see the map").left == ids[0]


def test_an_id_that_several_begin_with_is_refused(ledger, said, reading_of):
    reading = reading_of(said("Rain [fell]trigger.", "fall"), said("It [stopped]trigger.", "stop"))
    one, two = (replace(s, id=f"s-abcd{n}") for n, s in enumerate(reading.statements))
    ledger.add([replace(reading, statements=(one, two))])
    with pytest.raises(LedgerError, match="beginning of s-abcd0, s-abcd1"):
        pipeline.judge(ledger, "wrong", "s-abcd", by="ana")


@pytest.mark.parametrize(("verdict", "other"), [("same", "s-nowhere"), ("merge", "XKX/NOWHERE"), ("same", "no/where")])
def test_what_is_not_there_cannot_be_judged(ledger, ids, verdict, other):
    with pytest.raises(LedgerError, match="has the id"):
        pipeline.judge(ledger, verdict, "XKX/COP" if verdict == "merge" else ids[0], other, by="ana")
    assert ledger.judgements() == ()


def test_actors_are_judged_by_the_ids_that_mentions_were_grounded_as(ledger, ids):
    given = pipeline.judge(ledger, "merge", "XKX/LAB", "XKX/COP", by="ana")
    assert (given.left, given.right) == ("XKX/COP", "XKX/LAB")


@pytest.mark.parametrize(("verdict", "n_ids"), [("same", 1), ("merge", 1), ("wrong", 2), ("note", 2)])
def test_a_verdict_takes_its_own_number_of_ids(ledger, ids, verdict, n_ids):
    with pytest.raises(LedgerError, match="is said of"):
        pipeline.judge(ledger, verdict, *ids[:n_ids], by="ana")


def test_a_thing_is_not_judged_against_itself(ledger, ids):
    with pytest.raises(LedgerError, match="one thing, not two"):
        pipeline.judge(ledger, "same", ids[0], ids[0], by="ana")


def test_judgements_outlive_another_reading_of_their_report(ledger, ids):
    given = pipeline.judge(ledger, "wrong", ids[0], by="ana")
    ledger.add([replace(next(ledger.readings_of([ids[0]])), statements=())])
    assert ledger.judgements() == (given,)
    assert list(ledger.verify()) == []
