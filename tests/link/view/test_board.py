"""What the board shows: states of things, events, contested points."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.link import across, board
from reportedly.records import Actor, Place
from reportedly.testing import only

BREZNA = Place(id="t:1", name="Brezna", country="MNE", admin1=None, lat=42.9, lon=19.1, precision="city")


@pytest.fixture
def state(said, reading_of):
    def make(text, lemma, kind, name, *, published, outlet="Wire", place=None, **fields):
        sentence = said(text, lemma, state=(kind, name), targets={"location": place} if place else {}, **fields)
        name = outlet + published + lemma
        return reading_of(sentence, name=name, outlet=outlet, published=published, tail="By Brezna, Piva.")

    return make


def shown(*readings, as_of=None):
    return board(readings, across(readings).found, as_of=as_of)


def row(*readings, as_of=None):
    return only(shown(*readings, as_of=as_of).states)


def test_a_reopened_road_is_open_and_its_closure_is_history(state):
    closed = state("The [Brezna pass]subject is [closed]trigger.", "close", "road", "closed", published="2031-03-01")
    opened = state("The [pass over Brezna]subject [reopened]trigger.", "reopen", "road", "open", published="2031-03-04")
    found = row(closed, opened)
    assert (found.state, found.since) == ("open", date(2031, 3, 4))
    assert [(past.state, past.start, past.end) for past in found.history] == [
        ("closed", date(2031, 3, 1), date(2031, 3, 4))
    ]


def test_the_board_of_an_earlier_day_does_not_know_later_reports(state):
    closed = state("The [Brezna pass]subject is [closed]trigger.", "close", "road", "closed", published="2031-03-01")
    opened = state("The [Brezna pass]subject [reopened]trigger.", "reopen", "road", "open", published="2031-03-04")
    assert row(closed, opened, as_of=date(2031, 3, 2)).state == "closed"


def test_a_planned_reopening_is_not_a_state(state):
    closed = state("The [Brezna pass]subject is [closed]trigger.", "close", "road", "closed", published="2031-03-01")
    planned = state(
        "The [Brezna pass]subject will [reopen]trigger.", "reopen", "road", "open", published="2031-03-02",
        modality="planned", day="2031-03-04",
    )  # fmt: skip
    assert row(closed, planned).state == "closed"


def test_a_law_that_is_to_come_is_announced(state):
    law = state(
        "The [fuel decree]subject [takes effect]trigger.", "take", "law", "in_force", published="2031-03-01",
        modality="planned", day="2031-03-09",
    )  # fmt: skip
    found = row(law)
    assert (found.state, found.since) == ("announced", date(2031, 3, 1))


def test_crossings_named_together_give_one_row_each(state):
    both = state(
        "The [crossings of the villages Jarin and Brnik]subject are [closed]trigger.", "close", "crossing", "closed",
        published="2031-03-01",
    )  # fmt: skip
    assert [found.subject for found in shown(both).states] == ["Brnik crossing", "Jarin crossing"]


def test_a_nameless_road_takes_the_name_of_its_place(state):
    road = state("[Road]subject at [Brezna]location is [closed]trigger.", "close", "road", "closed",
                 published="2031-03-01", place=BREZNA)  # fmt: skip
    assert row(road).subject == "Road in Brezna"


def test_the_row_says_whose_word_it_is(state):
    police = state("[Police]source said the [Brezna pass]subject is [closed]trigger.", "close", "road", "closed",
                   published="2031-03-01")  # fmt: skip
    assert row(police).according_to == ("Police",)


def test_a_report_s_own_word_is_its_outlet_s(state):
    closed = state("The [Brezna pass]subject is [closed]trigger.", "close", "road", "closed", published="2031-03-01")
    assert row(closed).according_to == ("Wire",)


def test_an_outlet_that_is_not_known_is_called_the_report(said, reading_of):
    reading = reading_of(
        said("The [Brezna pass]subject is [closed]trigger.", "close", state=("road", "closed")), outlet=None
    )
    assert row(reading).according_to == ("report",)


def test_two_voices_that_disagree_on_one_day_dispute_the_state(state):
    closed = state("[Monitors]source said the [Brezna pass]subject is [closed]trigger.", "close", "road", "closed",
                   published="2031-03-01")  # fmt: skip
    denied = state(
        "[Ministry]source said the [Brezna pass]subject is [open]trigger.", "open", "road", "open", outlet="Post",
        published="2031-03-01",
    )  # fmt: skip
    found = shown(closed, denied)
    assert only(found.states).disputed
    contest = only(found.contested)
    assert contest.kind == "state"
    assert len(contest.sides) == 2


def test_a_road_whose_blockade_is_lifted_is_open(state):
    lifted = state(
        "Traders [lifted]trigger their blockade of the [Brezna road]subject.", "lift", "road", "lifted",
        published="2031-03-04",
    )  # fmt: skip
    assert row(lifted).state == "open"


def test_a_bridge_is_one_taken_for_a_road_or_for_a_crossing(state):
    closed = state("The [bridge]subject is [closed]trigger.", "close", "road", "closed", published="2031-03-01")
    opened = state(
        "The [Brezna bridge]subject [reopened]trigger.", "reopen", "crossing", "open", published="2031-03-04"
    )
    assert row(closed, opened).state == "open"


def test_what_was_planned_for_a_day_yields_to_what_happened_on_it(state):
    planned = state(
        "The [fuel decree]subject was to [take effect]trigger.", "take", "law", "in_force", published="2031-03-01",
        modality="planned", day="2031-03-09",
    )  # fmt: skip
    put_off = state("The [fuel decree]subject was [put off]trigger.", "put", "law", "postponed", published="2031-03-01")
    assert row(planned, put_off).state == "postponed"


def test_things_of_different_names_are_different_rows(state):
    one = state("The [Brezna pass]subject is [closed]trigger.", "close", "road", "closed", published="2031-03-01")
    two = state("The [Piva bridge]subject is [open]trigger.", "open", "road", "open", published="2031-03-01")
    assert len(shown(one, two).states) == 2


def test_an_event_counts_its_origins_and_says_how_far_it_is_verified(said, reading_of):
    readings = [
        reading_of(
            said(f"{source}ockets [hit]trigger the [market]recipient of [Brezna]location.", "hit", event="ASSAULT",
                 mode="heavy-weapons", day="2031-03-01", counts=(("killed", 5, 5),), targets={"location": BREZNA}),
            name=outlet, outlet=outlet, tail="Brezna lies by the Piva.",
        )
        for outlet, source in (("Wire", "R"), ("Post", "[Police]source said that r"))
    ]  # fmt: skip
    event = only(shown(*readings).events)
    assert (event.origins, event.verification) == (2, "corroborated")
    assert (event.start, event.place) == (date(2031, 3, 1), BREZNA)
    count = only(event.counts)
    assert (count.what, count.low, count.high) == ("killed", 5, 5)
    assert sorted(claim.source for claim in count.by) == ["Police", "Wire"]


def test_an_act_its_doer_owns_up_to_is_admitted(said, reading_of):
    reading = reading_of(
        said("The [Lake Column]source said the [Lake Column]actor [raided]trigger the camp.", "raid", event="ASSAULT")
    )
    assert only(shown(reading).events).verification == "admitted"


def test_an_act_that_is_only_denied_is_denied(said, reading_of):
    reading = reading_of(
        said("The [army]source said it had not [shelled]trigger the camp.", "shell", event="ASSAULT",
             polarity="negative")
    )  # fmt: skip
    assert only(shown(reading).events).verification == "denied"


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("The [lawyer]source said nobody was [charged]trigger.", "COERCE"),
        ("[Forces]actor refused to [withdraw]trigger.", "RETREAT"),
    ],
)
def test_what_is_told_as_not_done_is_no_denial(said, reading_of, words, event):
    told = said(words, words, event=event, polarity="negative")
    assert only(shown(reading_of(told)).events).verification == "reported"


def test_an_empty_ledger_has_an_empty_board():
    found = shown()
    assert (found.states, found.events, found.contested, found.articles) == ((), (), (), ())


def test_police_who_tell_of_their_work_admit_nothing(said, reading_of):
    police = Actor(id="MNE/COP", name="police", country="MNE", sectors=("COP",))
    reading = reading_of(
        said("The [police]source said the [police]actor [fired]trigger tear gas.", "fire", event="ASSAULT",
             mode="crowd-control", targets={"actor": police})
    )  # fmt: skip
    assert only(shown(reading).events).verification == "reported"


def test_police_admit_what_another_voice_says_they_did(said, reading_of):
    police = Actor(id="MNE/COP", name="police", country="MNE", sectors=("COP",))
    one = said("The [police]source said the [police]actor [shot]trigger a driver.", "shoot", event="ASSAULT",
               targets={"actor": police})  # fmt: skip
    two = said("[Miners]source said the [police]actor [shot]trigger a driver.", "shoot", event="ASSAULT",
               targets={"actor": police})  # fmt: skip
    verified = {event.verification for event in shown(reading_of(one, two)).events if len(event.statement_ids) > 1}
    assert verified == {"admitted"}


def test_ways_come_before_services_and_both_by_name(state):
    said_of = (
        ("Zabar crossing", "crossing"),
        ("Alm road", "road"),
        ("Bol market", "service"),
        ("Ans crossing", "crossing"),
    )
    told = [
        state(f"The [{name}]subject is [closed]trigger.", f"close{n}", kind, "closed", published="2031-03-01")
        for n, (name, kind) in enumerate(said_of)
    ]
    assert [one.subject for one in shown(*told).states] == ["Ans crossing", "Zabar crossing", "Alm road", "Bol market"]


def test_a_closure_since_a_day_disputes_who_told_of_an_open_road_meanwhile(said, reading_of):
    radio = reading_of(
        said("[Radio]source said the [Brezna pass]subject is [open]trigger.", "open", state=("road", "open")),
        name="radio", outlet="Radio", published="2031-03-06", tail="By Brezna, Piva.",
    )  # fmt: skip
    relief = reading_of(
        said("[Relief]source said the [Brezna pass]subject is [closed]trigger.", "close", state=("road", "closed"),
             day="2031-03-05"),
        name="relief", outlet="Relief", published="2031-03-07", tail="By Brezna, Piva.",
    )  # fmt: skip
    since = tuple(replace(s, when=replace(s.when, end=None)) for s in relief.statements if s.when is not None)
    found = shown(radio, replace(relief, statements=since))
    assert only(found.states).disputed


def test_a_ceasefire_is_the_same_however_long_it_is_to_last(state):
    made = state(
        "A [five-day ceasefire]subject [began]trigger.", "begin", "ceasefire", "in_force", published="2031-03-01"
    )
    held = state("The [truce]subject [holds]trigger.", "hold", "ceasefire", "holding", published="2031-03-02")
    assert row(made, held).state == "holding"


def test_flights_from_a_town_are_its_airport_s(state):
    shut = state("[Bol airport]subject [closed]trigger.", "close", "airport", "closed", published="2031-03-01")
    fly = state("[Flights from Bol]subject [resumed]trigger.", "resume", "service", "open", published="2031-03-02")
    assert row(shut, fly).state == "open"


def test_a_law_is_no_state_of_emergency_of_the_same_report(said, reading_of):
    both = reading_of(
        said("The [law]subject was [adopted]trigger.", "adopt", state=("law", "adopted")),
        said("The [state of emergency]subject was [lifted]trigger.", "lift", state=("law", "lifted")),
    )
    assert len(shown(both).states) == 2


def test_a_report_without_a_day_is_on_no_board_of_a_day(said, reading_of):
    sentence = said("The [Brezna pass]subject is [closed]trigger.", "close", state=("road", "closed"))
    undated = reading_of(sentence, published=None)
    assert shown(undated, as_of=date(2031, 3, 4)).states == ()
    assert only(shown(undated).states).state == "closed"


def test_a_truce_that_began_and_was_broken_on_one_day_is_broken(said, reading_of):
    found = reading_of(
        said("The [Bol truce]subject was [violated]trigger.", "violate", state=("ceasefire", "broken"),
             day="2031-03-02", stated=False),
        said("The [Bol truce]subject [began]trigger.", "begin", state=("ceasefire", "in_force"), day="2031-03-02"),
    )  # fmt: skip
    assert row(found).state == "broken"


def test_flights_from_an_airport_are_that_airport_s(state):
    fly = state("[Flights from Bol Airport]subject stopped, [cancelled]trigger.", "cancel", "service", "suspended",
                published="2031-03-02")  # fmt: skip
    assert row(fly).subject == "Bol Airport"
