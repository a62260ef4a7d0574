"""A toll from day to day, what is told later, and whose words are whose."""

from dataclasses import replace

import pytest

from reportedly.export.tolls import later_words, opposed, own_words, toll_words
from reportedly.link.same.linked import linked
from reportedly.records import ClaimedCount, EventCount, LinkKind


@pytest.fixture
def told(said, reading_of):
    """Statement ids and homes of five counts on five days."""
    readings = [
        reading_of(
            said(f"{f'[{source}]source said that ' if source else ''}{n} people were [killed]trigger.", "kill"),
            name=str(day), outlet=f"Paper {day}", published=f"2031-03-0{day}",
        )
        for day, n, source in [(1, 17, "Traders"), (2, 12, "Police"), (3, 31, ""), (4, 38, "Army"), (5, 41, "Doctors")]
    ]  # fmt: skip
    return [r.statements[0].id for r in readings], {s.id: (s, r.article) for r in readings for s in r.statements}


def count_of(ids, values=((17, None), (12, 12), (31, 31), (38, 38), (41, 41))):
    names = ("Traders", "Police", "Paper 3", "Army", "Doctors")
    by = (
        ClaimedCount(source=s, low=v[0], high=v[1], statement_id=i) for i, s, v in zip(ids, names, values, strict=True)
    )
    return EventCount(what="killed", low=12, high=41, by=tuple(by))


def updates(later, earlier):
    return linked(later, earlier, LinkKind.UPDATES, score=0.9, reasons=("a later count",), rule="update")


def test_a_toll_that_rose_is_one_line_with_its_rivals_behind_it(told):
    ids, homes = told
    links = [updates(ids[2], ids[0]), updates(ids[3], ids[2])]
    assert toll_words(count_of(ids), links, homes) == (
        "killed: at least 17 (Traders, 1 Mar) → 31 (Paper 3, 3 Mar) → 38 (Army, 4 Mar); "
        "also 12 (Police, 2 Mar), 41 (Doctors, 5 Mar)"
    )


def test_a_toll_that_nobody_told_later_is_said_by_claimant(told):
    ids, homes = told
    assert toll_words(count_of(ids), [], homes).startswith("12–41 killed: at least 17 (Traders), 12 (Police)")


def test_what_was_told_later_is_one_list_the_latest_last(told):
    ids, homes = told
    links = [updates(ids[3], ids[2]), updates(ids[2], ids[0]), updates(ids[4], "s-elsewhere")]
    assert later_words(links, homes) == [[ids[0], ids[2], ids[3]]]


def test_the_same_two_sentences_are_at_odds_once(told):
    ids, homes = told
    statement, article = homes[ids[0]]
    copy = replace(statement, id="s-copy")
    homes = {**homes, "s-copy": (copy, article)}

    def against(one, two):
        return linked(
            one, two, LinkKind.CONTRADICTS, score=0.9, reasons=("counts that do not meet",), rule="contradict"
        )

    links = [against(ids[0], ids[1]), against("s-copy", ids[1]), against(ids[1], ids[4])]
    assert opposed(links, homes) == [links[0], links[2]]


def test_an_outlet_s_own_words_stand_apart_from_those_of_the_source_they_rest_on(told):
    ids, homes = told
    assert own_words(ids[:3], homes) == (ids[:2], {"Paper 3": [ids[2]]})
    assert own_words([ids[2]], homes) == ([ids[2]], {})
