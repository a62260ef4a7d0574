"""A contradiction is drawn where two statements cannot both be right, and for each statement only a few times."""

import pytest

from reportedly.link import across, board
from reportedly.link.between.oppose import MOST, drawn
from reportedly.link.same.linked import linked
from reportedly.link.telling.profile import profiles
from reportedly.records import Actor, LinkKind, Place

TEGRE = Place(id="t:1", name="Tegre", country="ITA", admin1=None, lat=46.1, lon=12.1, precision="city")
POLICE = Actor(id="ITA/COP", name="Italian police", country="ITA", sectors=("COP",))


@pytest.fixture
def toll(said, reading_of):
    def make(outlet, source, killed, *, published="2031-03-02", low=None):
        text = f"[{killed} people]recipient were [killed]trigger in [Tegre]location, [{source}]source said."
        sentence = said(
            text, "kill", event="ASSAULT", mode="heavy-weapons", day="2031-03-01",
            counts=(("killed", low or killed, None if low else killed),), targets={"location": TEGRE},
        )  # fmt: skip
        return reading_of(sentence, outlet=outlet, name=outlet, published=published, tail="Tegre lies on the Piave.")

    return make


@pytest.fixture
def fired(said, reading_of):
    def make(outlet, text, *, published="2031-03-02", **fields):
        targets = {"location": TEGRE} | ({"actor": POLICE} if "]actor" in text else {})
        given = {"event": "ASSAULT", "mode": "firearms", "day": "2031-03-01", "targets": targets} | fields
        return reading_of(
            said(text, "shoot", **given),
            outlet=outlet,
            name=outlet,
            published=published,
            tail="Tegre lies on the Piave.",
        )

    return make


def pairs(links, kind=LinkKind.CONTRADICTS):
    return {(link.left, link.right) for link in links if link.kind is kind}


def ends(links, kind=LinkKind.CONTRADICTS):
    return {frozenset(pair) for pair in pairs(links, kind)}


def both(one, two):
    return frozenset((one.statements[0].id, two.statements[0].id))


def test_every_voice_of_one_side_is_set_against_the_other(toll):
    first = toll("Wire", "The hospital of Tegre", 12)
    again = toll("Post", "The fire brigade", 12)
    other = toll("Star", "The prefect", 4)
    assert {both(first, other), both(again, other)} <= ends(across([first, again, other]).found)


def test_a_statement_is_set_against_the_surest_few_before_it(toll):
    late, *early = (
        profiles(toll(f"Wire {n}", "The prefect", 4, published=f"2031-03-{20 - n:02d}"))[0] for n in range(9)
    )
    found = [
        (late, one, linked(late.id, one.id, LinkKind.CONTRADICTS, score=n / 10, reasons=("so",), rule="contradict"))
        for n, one in enumerate(early)
    ]
    assert [link.score for link in drawn(found)] == [0.7, 0.6, 0.5, 0.4, 0.3, 0.2]
    assert len(drawn(found)) == MOST


def test_a_little_more_dead_by_another_voice_on_a_later_day_is_no_contradiction(toll):
    one, two = toll("Wire", "The hospital of Tegre", 12), toll("Post", "The prefect", 14, published="2031-03-04")
    assert both(one, two) not in ends(across([one, two]).found)


def test_many_more_dead_by_another_named_voice_contradict(toll):
    one, two = toll("Wire", "The hospital of Tegre", 12), toll("Post", "The prefect", 31, published="2031-03-04")
    assert both(one, two) in ends(across([one, two]).found)


def test_at_least_so_many_leaves_room_for_a_later_count_by_anybody(toll):
    one = toll("Wire", "The hospital of Tegre", 12, low=12)
    two = toll("Post", "The prefect", 31, published="2031-03-04")
    links = across([one, two]).found
    assert ends(links) == set()
    assert pairs(links, LinkKind.UPDATES) == {(two.statements[0].id, one.statements[0].id)}


def test_a_party_that_denies_its_deed_contradicts_whoever_says_by_nobody_that_it_was_done(fired):
    said_so = fired("Wire", "A [docker]recipient was [shot]trigger in [Tegre]location, the [union]source said.")
    text = "[Italian police]actor did not [shoot]trigger any [docker]recipient in [Tegre]location, [they]source said."
    denied = fired("Post", text, polarity="negative")
    assert both(said_so, denied) in ends(across([said_so, denied]).found)


def test_nobody_hurt_somewhere_else_contradicts_no_toll(toll, said, reading_of):
    one = toll("Wire", "The hospital of Tegre", 12)
    none = said(
        "[Nobody]recipient was [killed]trigger at the [harbour of Lorn]location, the [prefect]source said.", "kill",
        event="ASSAULT", polarity="negative", counts=(("killed", 0, 0),),
    )  # fmt: skip
    two = reading_of(none, outlet="Post", name="Post", tail="Tegre lies on the Piave.")
    assert ends(across([one, two]).found) == set()


def test_an_event_is_contested_by_a_denial_that_stands_outside_it(fired):
    one = fired("Wire", "[Italian police]actor [shot]trigger a [docker]recipient in [Tegre]location.")
    text = "The [prefect]source said that [Italian police]actor did not [shoot]trigger in [Tegre]location."
    two = fired("Post", text, polarity="negative", day=None)
    links = across([one, two]).found
    events = board([one, two], links).events
    told = next(event for event in events if one.statements[0].id in event.statement_ids)
    assert ends(links) == {both(one, two)}
    assert told.verification == "contested"


def test_who_fired_tear_gas_did_not_shoot_at_others(fired):
    gas = fired(
        "Wire", "Guards [fired]trigger tear gas at [pickets]recipient in [Tegre]location.", mode="crowd-control"
    )
    text = "The navy said it had not [fired]trigger at the [crew]recipient off [Tegre]location."
    none = fired("Post", text, polarity="negative")
    assert ends(across([gas, none]).found) == set()


def test_tolls_of_victims_of_two_kinds_do_not_contradict(said, reading_of):
    def killed(outlet, who, number):
        text = f"[{number} {who}]recipient were [killed]trigger in [Tegre]location, [{outlet} staff]source said."
        counts = (("killed", number, number),)
        sentence = said(text, "kill", event="ASSAULT", day="2031-03-01", counts=counts, targets={"location": TEGRE})
        return reading_of(sentence, outlet=outlet, name=outlet, tail="Tegre lies on the Piave.")

    assert ends(across([killed("Wire", "gendarmes", 4), killed("Post", "fishermen", 9)]).found) == set()
