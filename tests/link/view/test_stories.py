"""Events that belong together, and how tense it was from day to day."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.link import across, board
from reportedly.link.telling.profile import profiles
from reportedly.link.view.parts import is_party, parties, party_name
from reportedly.link.view.weight import best
from reportedly.records import Actor, Place

TEGRE = Place(id="t:1", name="Tegre", country="ITA", admin1=None, lat=46.1, lon=12.1, precision="city")
ARMY = Actor(id="ITA/MIL/army", name="Italian army", country="ITA", sectors=("MIL",))
MINERS = Actor(id="ITA/LAB", name="miners", country="ITA", sectors=("LAB",))
TAIL = "Tegre lies on the Piave, below the Dolomites; the Carabinieri have a barracks there."


@pytest.fixture
def report(said, reading_of):
    def make(outlet, *, place="Tegre", tail=TAIL, published="2031-03-02"):
        struck = said(
            f"The [Army]actor [struck]trigger the [miners]recipient in [{place}]location.", "strike",
            event="ASSAULT", mode="beat", day="2031-03-01", targets={"actor": ARMY, "recipient": MINERS},
        )  # fmt: skip
        fled = said("Families [fled]trigger over the pass.", "flee", event="ASSAULT", mode="displace", day="2031-03-02")
        made = reading_of(struck, fled, outlet=outlet, name=outlet, published=published, tail=tail)
        return replace(made, statements=tuple(replace(s, plover_score=-8.0) for s in made.statements))

    return make


def told(*readings):
    return board(readings, across(readings).found).situations


def test_reports_of_the_same_events_are_one_situation(report):
    (found,) = told(report("Wire"), report("Post"))
    assert len(found.article_ids) == 2
    assert found.parties == ("Army",)


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("livestock market of Tegre in northern Italy", None), ("column of lorries near Tegre", None),
        ("pickets outside the port of Tegre", "pickets"), ("Tegre police", "Tegre police"),
        ("opposition Movement for Shared Bread", "opposition Movement for Shared Bread"),
        ("High Court in Tegre", "High Court in Tegre"), ("soldiers from Tegre", "soldiers"),
        ("5/ MSB office in Tegre", "MSB office"), ("Rumours of a coup in Tegre", None),
        ("Ministry of Health", "Ministry of Health"),
    ],
)  # fmt: skip
def test_what_names_a_situation_is_a_party(wording, name):
    assert (party_name(wording) if is_party(wording) else None) == name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[Floodwater]actor [hit]trigger the road.", ()),
        ("By noon [Hidroeste]actor had [hit]trigger the road.", ("Hidroeste",)),
    ],
)
def test_a_capital_that_begins_a_sentence_is_no_name(said, reading_of, text, named):
    (profile,) = profiles(reading_of(said(text, "hit", event="ASSAULT")))
    assert tuple(party.text for party in parties([profile])) == named


def test_an_event_is_told_by_a_dated_report_before_an_undated_one(said, reading_of):
    text = "The [army]actor [hit]trigger the [road]recipient."
    dated, undated = (
        profiles(reading_of(said(text, "hit", event="ASSAULT"), outlet=outlet, name=outlet, published=day))[0]
        for outlet, day in (("Wire", "2031-03-02"), ("Post", None))
    )
    assert best([undated, dated]) == dated.id


def test_reports_with_nothing_in_common_are_two(report):
    other = report("Star", place="Faroe", tail="Faroe is a port of the Volturno.", published="2031-09-02")
    other = replace(other, statements=tuple(replace(s, when=None) for s in other.statements))
    assert len(told(report("Wire"), other)) == 2


def test_tension_is_told_by_day_and_dyad_and_counts_an_event_once(report):
    (found,) = told(report("Wire"), report("Post"))
    (point,) = found.tension
    assert (point.day, point.actor, point.recipient) == (date(2031, 3, 1), "ITA/MIL", "ITA/LAB")
    assert (point.score, len(point.event_ids)) == (-8.0, 1)


def test_a_situation_is_named_by_place_parties_and_time(report):
    (found,) = told(report("Wire"))
    assert found.name.endswith("1 Mar to 2 Mar 2031")
