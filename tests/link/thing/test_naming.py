"""What a board calls a thing: a name, not the words in which a note or a sentence has it."""

from dataclasses import replace

import pytest

from reportedly.link import across, board
from reportedly.link.telling.profile import profiles
from reportedly.link.thing.naming import service_of
from reportedly.link.thing.subject import things, wording
from reportedly.records import Span


@pytest.mark.parametrize(
    ("marked", "kind", "name"),
    [
        ("[Telecommunications]subject are [back]trigger.", "service", "Telecommunications"),
        ("[Mobile data]subject [returned]trigger in [Wanra]location.", "service", "Mobile data in Wanra"),
        ("[Card payments]subject were [limited]trigger in [Wanra]location.", "service", "Card payments in Wanra"),
        ("The union ended [its strike]subject, which is [over]trigger.", "other", "strike"),
        ("[BRIDGE: north lane]subject [shut]trigger.", "road", "bridge"),
        ("[BOL AIRPORT]subject [closed]trigger.", "airport", "Bol airport"),
        ("[border at Gatu]subject is [shut]trigger.", "crossing", "Gatu border crossing"),
        ("[02:00 Marsh Avenue]subject is [open]trigger.", "road", "Marsh Avenue"),
        ("A [curfew since Friday]subject [holds]trigger.", "curfew", "curfew"),
        ("The [road from Bol to Piva]subject is [shut]trigger.", "road", "road from Bol to Piva"),
        ("[two of the Likon ferries]subject [sail]trigger.", "service", "Likon ferries"),
        ("[Two of the five Likon ferries]subject [sail]trigger.", "service", "Likon ferries"),
        ("[Likon ferries]subject [sail]trigger at [Likon]location.", "service", "Likon ferries"),
        ("[Eleven ferries to Bol]subject were [cancelled]trigger.", "service", "ferries to Bol"),
        ("The [road]subject is [shut]trigger at [02:00 Marsh Avenue]location.", "road", "Marsh Avenue"),
        ("The [crossing itself]subject is [open]trigger.", "crossing", "crossing"),
        ("[Traffic]subject [flows]trigger at [Jdam]location.", "service", "road at Jdam"),
        ("[Pedestrian lane]subject is [open]trigger.", "road", "Pedestrian lane"),
        ("[Movement of tankers on National Road 1]subject is [shut]trigger.", "service", "National Road 1"),
        ("The [border with Serbia]subject is [shut]trigger at [Gatu]location.", "crossing", "border with Serbia"),
        ("The [new truce]subject [holds]trigger at [Jdam]location.", "ceasefire", "truce"),
        ("[RN7]subject is [shut]trigger.", "road", "RN7"),
        ("A [curfew, but half the town was out]subject [held]trigger.", "curfew", "curfew"),
        ("[Main street crossing (Green Line)]subject is [open]trigger.", "crossing", "Main street crossing"),
    ],
)
def test_a_name_is_no_more_than_a_name(said, reading_of, marked, kind, name):
    profile = profiles(reading_of(said(marked, "x", state=(kind, "closed"))))[0]
    assert [thing.name for thing in things(profile)] == [name]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Bakery no 2 [closed]trigger today]subject", "Bakery no 2"),
        ("[Likon buses [running]trigger again]subject", "Likon buses"),
        ("[net still [off]trigger]subject", "net"),
        ("The [newly [reopened]trigger Brezna clinic]subject", "newly reopened Brezna clinic"),
    ],
)
def test_the_word_that_says_the_state_ends_a_name(said, reading_of, marked, name):
    profile = profiles(reading_of(said(marked, "x", state=("service", "closed"))))[0]
    assert [thing.name for thing in things(profile)] == [name]


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [
        ("mobile data", "internet", True),
        ("electricity supply in Suva", "power", True),
        ("water supply", "power supply", False),
        ("schools on the shore", "classes", True),
        ("customs system", "ration cards", False),
    ],
)
def test_a_service_is_one_under_whatever_name(one, two, is_one):
    assert (service_of(one) == service_of(two)) is is_one


def rows(readings):
    return [(found.subject, found.state) for found in board(readings, across(readings).found).states]


def test_power_and_water_that_nobody_places_are_two_things(said, reading_of):
    both = reading_of(
        said("[Power]subject is [back]trigger.", "back", state=("service", "open")),
        said("[Water]subject is [off]trigger.", "off", state=("service", "suspended")),
    )
    assert rows([both]) == [("Power", "open"), ("Water", "suspended")]


def test_a_crossing_that_is_open_to_some_and_closed_to_others_is_restricted(said, reading_of):
    found = reading_of(
        said("The [Milak crossing]subject is [open]trigger to goods.", "open", state=("crossing", "open")),
        said("The [Milak crossing]subject is [closed]trigger to travellers.", "close", state=("crossing", "closed")),
    )
    whole = Span(0, len(found.article.text))
    found = replace(found, statements=tuple(replace(each, evidence=whole) for each in found.statements))
    assert rows([found]) == [("Milak crossing", "restricted")]


def test_a_blockade_that_ended_in_the_same_sentence_leaves_a_crossing_open(said, reading_of):
    found = reading_of(
        said("The [Milak crossing]subject was [blocked]trigger for hours.", "block", state=("crossing", "closed")),
        said("The [Milak crossing]subject is [open]trigger again.", "open", state=("crossing", "open")),
    )
    whole = Span(0, len(found.article.text))
    found = replace(found, statements=tuple(replace(each, evidence=whole) for each in found.statements))
    assert rows([found]) == [("Milak crossing", "open")]


def test_what_will_stay_shut_is_shut(said, reading_of):
    found = reading_of(
        said("The [school in Bol]subject will [stay closed]trigger.", "stay closed", state=("service", "closed"),
             modality="planned")
    )  # fmt: skip
    assert rows([found]) == [("school in Bol", "closed")]


def test_what_will_open_is_not_open(said, reading_of):
    found = reading_of(
        said("The [school in Bol]subject will [stay open]trigger.", "stay open", state=("service", "open"),
             modality="planned")
    )  # fmt: skip
    assert rows([found]) == []


def test_trains_that_will_not_run_are_suspended(said, reading_of):
    found = reading_of(
        said("[Bolan trains]subject will not [run]trigger.", "run", state=("service", "suspended"), modality="planned",
             polarity="negative")
    )  # fmt: skip
    assert rows([found]) == [("Bolan trains", "suspended")]


def test_what_was_so_before_is_not_the_state_now(said, reading_of):
    found = reading_of(
        said("The [Milak port]subject [opened]trigger on Tuesday.", "open", state=("port", "open"), day="2031-03-02"),
        said("Having long been [shut]trigger, the [Milak port]subject fills.", "shut", state=("port", "closed"),
             day="2031-03-02"),
    )  # fmt: skip
    assert [state for _, state in rows([found])][-1] == "open"


def test_a_report_s_own_word_for_a_thing_goes_before_ours(said, reading_of):
    told = [
        reading_of(said("[Diboli]subject is [closed]trigger.", "close", state=("crossing", "closed"))),
        reading_of(said("[Border post of Diboli]subject: [open]trigger.", "open", state=("crossing", "open"))),
    ]
    found = [thing for reading in told for profile in profiles(reading) for thing in things(profile)]
    assert wording(found) == "Border post of Diboli"
