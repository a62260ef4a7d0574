"""One event with everything behind it: voices by side, participants, a grade that says why."""

import pytest

from reportedly.link import across, event_view
from reportedly.records import Actor, Place

TEGRE = Place(id="t:1", name="Tegre", country="ITA", admin1=None, lat=46.1, lon=12.1, precision="city")
ARMY = Actor(id="ITA/MIL/army", name="Italian army", country="ITA", sectors=("MIL",))
TRADERS = Actor(id="ITA/CVL", name="traders", country="ITA", sectors=("CVL",))
PLAIN = "Rockets [hit]trigger the [market]recipient of [Tegre]location."


@pytest.fixture
def report(said, reading_of):
    def make(outlet, text, *, targets=None, **fields):
        given = {"event": "ASSAULT", "mode": "heavy-weapons", "day": "2031-03-01"} | fields
        sentence = said(text, "hit", targets={"location": TEGRE} | (targets or {}), **given)
        return reading_of(sentence, outlet=outlet, name=outlet, published="2031-03-02", tail="Tegre is on the Piave.")

    return make


def view_of(*readings, **options):
    links = across(readings).found
    return event_view(readings, links, statement_id=readings[0].statements[0].id, **options)


def test_voices_for_and_against_stand_apart(report):
    denial = "The [Army]source denied that rockets [hit]trigger the market of [Tegre]location."
    shown = view_of(report("Wire", PLAIN), report("Post", denial, polarity="negative", stance="denies"))
    assert [(telling.side, telling.voice) for telling in shown.tellings] == [("for", "Wire"), ("against", "Army")]
    assert shown.event.verification == "contested"
    assert shown.grade.credibility == 4


def test_what_nobody_confirms_is_possibly_true(report):
    shown = view_of(report("Wire", PLAIN))
    assert (shown.grade.reliability, shown.grade.credibility) == ("F", 3)
    assert shown.grade.reasons[1].endswith("reported by one origin")


def test_the_users_grade_of_an_outlet_counts(report):
    shown = view_of(report("Wire", PLAIN), grades={"wire": "B"})
    assert (shown.tellings[0].grade, shown.grade.reliability) == ("B", "B")


def test_who_did_it_to_the_unarmed_and_says_so_speaks_against_its_interest(report):
    text = "The [army]source said that the [army]actor [hit]trigger [traders]recipient in [Tegre]location."
    targets = {"source": ARMY, "actor": ARMY, "recipient": TRADERS}
    shown = view_of(report("Wire", text, targets=targets))
    assert shown.tellings[0].against_interest
    assert shown.grade.credibility == 2


def test_a_boast_of_an_attack_on_the_armed_is_not_against_interest(report):
    text = "The [army]source said that the [army]actor [hit]trigger [a post]recipient in [Tegre]location."
    shown = view_of(report("Wire", text, targets={"source": ARMY, "actor": ARMY}))
    assert not shown.tellings[0].against_interest


def test_participants_are_told_once_each_with_their_statements(report):
    one, two = report("Wire", PLAIN), report("Post", "The [market]recipient of [Tegre]location was [hit]trigger.")
    (market,) = view_of(one, two).participants
    assert (market.role, market.name, len(market.statement_ids)) == ("recipient", "market", 2)


def test_a_charge_that_is_passed_on_to_be_rejected_is_not_against_interest(report):
    text = "The [army]source denied that the [army]actor had [hit]trigger [traders]recipient in [Tegre]location."
    targets = {"source": ARMY, "actor": ARMY, "recipient": TRADERS}
    shown = view_of(report("Wire", text, targets=targets, stance="denies"))
    assert not shown.tellings[0].against_interest


def test_an_unnamed_official_does_not_stand_under_the_army(report):
    army = "The [army spokesman]source said rockets [hit]trigger the [market]recipient of [Tegre]location."
    official = "A [local official]source said rockets [hit]trigger the [market]recipient of [Tegre]location."
    shown = view_of(report("Wire", army), report("Post", official))
    assert {telling.voice for telling in shown.tellings} == {"army spokesman", "local official"}
