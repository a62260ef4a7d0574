"""What the things with a state are called."""

import pytest

from reportedly.link.same.groups import Groups
from reportedly.link.telling.profile import profiles
from reportedly.link.thing.subject import subjects, things
from reportedly.records import SubjectKind


@pytest.mark.parametrize(
    ("marked", "kind", "names"),
    [
        ("The [Brezna pass]subject is [shut]trigger.", "road", ["Brezna pass"]),
        ("The [crossings of the villages Jarin and Brnik]subject [closed]trigger.", "crossing",
         ["Jarin crossing", "Brnik crossing"]),
        ("The [crossings of the villages]subject Jarin and Brnik [closed]trigger.", "crossing",
         ["Jarin crossing", "Brnik crossing"]),
        ("[Jarin and Brnik crossings]subject [closed]trigger.", "crossing", ["Jarin crossing", "Brnik crossing"]),
        ("The [road between Goris and Tegh]subject [closed]trigger.", "road", ["road between Goris and Tegh"]),
        ("[Jarin]subject is [closed]trigger.", "crossing", ["Jarin crossing"]),
        ("[Traffic]subject [resumed]trigger on the [Brezna road]location.", "service", ["Brezna road"]),
        ("A [curfew]subject was [imposed]trigger on [Bol]location.", "curfew", ["curfew in Bol"]),
        ("The [curfew in Bol]subject was [extended]trigger to [Baga Sola]location.", "curfew", ["curfew in Baga Sola"]),
        ("A [truce brokered by Qatar]subject [held]trigger.", "ceasefire", ["truce"]),
        ("The [law requiring new plates as of May]subject [starts]trigger.", "law", ["law"]),
    ],
)  # fmt: skip
def test_a_thing_is_spelled_out(said, reading_of, marked, kind, names):
    profile = profiles(reading_of(said(marked, "x", state=(kind, "closed"))))[0]
    assert [thing.name for thing in things(profile)] == names


def test_traffic_on_a_road_is_about_the_road(said, reading_of):
    marked = "[Traffic]subject [resumed]trigger on the [Brezna road]location."
    profile = profiles(reading_of(said(marked, "resume", state=("service", "open"))))[0]
    assert things(profile)[0].kind is SubjectKind.ROAD


def test_a_statement_without_a_state_has_no_thing(said, reading_of):
    assert things(profiles(reading_of(said("They [met]trigger.", "meet")))[0]) == ()


def test_a_nameless_crossing_is_one_that_is_shut_before_one_that_may_be(said, reading_of):
    reading = reading_of(
        said("The [crossing]subject is [closed]trigger.", "close", state=("crossing", "closed")),
        said("[Kasa crossing]subject may be [shut]trigger.", "shut", state=("crossing", "closed"), modality="possible"),
        said("The [Bol crossing]subject is [shut]trigger.", "shut", state=("crossing", "closed")),
    )
    found = [thing for p in profiles(reading) for thing in things(p)]
    groups = {frozenset(thing.name for thing in group) for group in subjects(found, Groups(), ())}
    assert groups == {frozenset(("crossing", "Bol crossing")), frozenset(("Kasa crossing",))}
