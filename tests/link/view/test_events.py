"""Which statements speak of one event, and what they are to each other."""

from dataclasses import replace
from itertools import pairwise

import pytest

from reportedly.link import across, within
from reportedly.records import Actor, LinkKind, Place

TEGRE = Place(id="t:1", name="Tegre", country="ITA", admin1=None, lat=46.1, lon=12.1, precision="city")
FAROE = Place(id="t:2", name="Faroe", country="ITA", admin1=None, lat=41.1, lon=14.1, precision="city")
POLICE = Actor(id="ITA/COP", name="Italian police", country="ITA", sectors=("COP",))
GUARDS = Actor(id="AUT/MIL", name="Austrian guards", country="AUT", sectors=("MIL",))


def linked(links, kind):
    return {frozenset((link.left, link.right)) for link in links if link.kind is kind}


def ids(*readings):
    return frozenset(reading.statements[0].id for reading in readings)


@pytest.fixture
def shelled(said, reading_of):
    def make(outlet, text="Rockets [hit]trigger the [market]recipient of [Tegre]location.", **fields):
        place = fields.pop("place", TEGRE)
        published = fields.pop("published", "2031-03-02")
        given = {"event": "ASSAULT", "mode": "heavy-weapons", "day": "2031-03-01"} | fields
        sentence = said(text, given.pop("lemma", "hit"), targets={"location": place}, **given)
        return reading_of(sentence, outlet=outlet, name=outlet, published=published, tail="Tegre lies on the Piave.")

    return make


def test_two_reports_of_one_act_at_one_place_and_day_are_one_event(shelled):
    one = shelled("Wire")
    two = shelled("Post", "The [market]recipient in [Tegre]location was [struck]trigger.", lemma="strike")
    assert ids(one, two) in linked(across([one, two]).found, LinkKind.SAME_EVENT)


def test_every_link_says_why(shelled):
    links = across([shelled("Wire"), shelled("Post", "A rocket [hit]trigger [Tegre]location.")]).found
    assert all(link.reasons for link in links)


def test_another_place_is_another_event(shelled):
    one = shelled("Wire")
    two = shelled("Post", "Rockets [hit]trigger the market of [Faroe]location.", place=FAROE)
    assert ids(one, two) not in linked(across([one, two]).found, LinkKind.SAME_EVENT)


def test_another_day_is_another_event(shelled):
    one, two = shelled("Wire"), shelled("Post", day="2031-02-20")
    assert ids(one, two) not in linked(across([one, two]).found, LinkKind.SAME_EVENT)


def test_a_denial_belongs_to_the_event_and_contradicts(shelled):
    one = shelled("Wire")
    text = "[Army]source denied that rockets [hit]trigger the market of [Tegre]location."
    two = shelled("Post", text, polarity="negative")
    links = across([one, two]).found
    assert ids(one, two) in linked(links, LinkKind.SAME_EVENT)
    assert ids(one, two) in linked(links, LinkKind.CONTRADICTS)


def test_counts_that_do_not_meet_contradict(shelled):
    one = shelled("Wire", counts=(("detained", 2, 2),))
    two = shelled("Post", counts=(("detained", 4, 4),))
    assert ids(one, two) in linked(across([one, two]).found, LinkKind.CONTRADICTS)


def test_counts_that_meet_do_not_contradict(shelled):
    one = shelled("Wire", counts=(("killed", 5, None),))
    two = shelled("Post", counts=(("killed", 7, 7),))
    assert linked(across([one, two]).found, LinkKind.CONTRADICTS) == set()


def test_a_later_and_higher_toll_updates_the_earlier_one(shelled):
    one = shelled("Wire", counts=(("killed", 5, 5),))
    two = shelled("Post", counts=(("killed", 8, 8),), published="2031-03-04")
    links = across([one, two]).found
    update = next(link for link in links if link.kind is LinkKind.UPDATES)
    assert (update.left, update.right) == (two.statements[0].id, one.statements[0].id)
    assert linked(links, LinkKind.CONTRADICTS) == set()


def test_the_same_act_by_different_parties_contradicts(said, reading_of):
    def shot(outlet, text, actor):
        sentence = said(
            text, "shoot", event="ASSAULT", mode="firearms", day="2031-03-01",
            targets={"actor": actor, "location": TEGRE},
        )  # fmt: skip
        return reading_of(sentence, outlet=outlet, name=outlet, tail="Tegre lies on the Piave.")

    one = shot("Wire", "[Italian police]actor [shot]trigger the [porter]recipient at [Tegre]location.", POLICE)
    two = shot("Post", "[Austrian guards]actor [shot]trigger the [porter]recipient at [Tegre]location.", GUARDS)
    links = across([one, two]).found
    assert ids(one, two) in linked(links, LinkKind.CONTRADICTS)
    assert ids(one, two) not in linked(links, LinkKind.CORROBORATES)


def test_two_voices_of_one_report_can_contradict_each_other(said, reading_of):
    reading = reading_of(
        said(
            "[Villagers]source said [Italian police]actor [blocked]trigger the road at [Tegre]location.", "block",
            event="COERCE", mode="restrict", day="2031-03-01", targets={"actor": POLICE, "location": TEGRE},
        ),
        said(
            "[Mayor]source said [Austrian guards]actor [blocked]trigger the road at [Tegre]location.", "block",
            event="COERCE", mode="restrict", day="2031-03-01", targets={"actor": GUARDS, "location": TEGRE},
        ),
    )  # fmt: skip
    links = within(reading).found
    both = frozenset(statement.id for statement in reading.statements)
    assert both in linked(links, LinkKind.SAME_EVENT)
    assert both in linked(links, LinkKind.CONTRADICTS)


NAMED = "[Police]source said that rockets [hit]trigger the [market]recipient of [Tegre]location."


def test_two_independent_voices_corroborate(shelled):
    one, two = shelled("Wire"), shelled("Post", NAMED)
    assert ids(one, two) in linked(across([one, two]).found, LinkKind.CORROBORATES)


def test_who_stands_behind_the_own_words_of_two_outlets_is_not_known(shelled):
    one, two = shelled("Wire"), shelled("Post")
    assert ids(one, two) not in linked(across([one, two]).found, LinkKind.CORROBORATES)


def test_who_denies_an_event_takes_nothing_from_two_voices_that_tell_it(shelled):
    denial = "[Army]source denied that rockets [hit]trigger the [market]recipient of [Tegre]location."
    one, two, other = shelled("Wire"), shelled("Post", NAMED), shelled("Star", denial, polarity="negative")
    links = across((one, two, other)).found
    assert linked(links, LinkKind.CORROBORATES) == {ids(one, two)}
    assert {ids(one, other), ids(two, other)} <= linked(links, LinkKind.CONTRADICTS)


def test_one_source_in_two_reports_does_not_corroborate(shelled):
    text = "The [regional police]source said rockets [hit]trigger the [market]recipient of [Tegre]location."
    one, two = shelled("Wire", text), shelled("Post", text.replace("regional ", ""))
    links = across([one, two]).found
    assert ids(one, two) in linked(links, LinkKind.SAME_EVENT)
    assert linked(links, LinkKind.CORROBORATES) == set()


def test_a_report_that_credits_an_outlet_does_not_corroborate_it(shelled, reading_of, said):
    one = shelled("Wire")
    sentence = said(
        "Rockets [hit]trigger the [market]recipient of [Tegre]location, the Wire reports.", "hit", event="ASSAULT",
        mode="heavy-weapons", day="2031-03-01", targets={"location": TEGRE},
    )  # fmt: skip
    two = reading_of(sentence, outlet="Post", name="Post", tail="Tegre lies on the Piave.")
    links = across([one, two]).found
    assert ids(one, two) in linked(links, LinkKind.SAME_EVENT)
    assert linked(links, LinkKind.CORROBORATES) == set()


def test_a_reprint_is_the_same_event_and_never_corroborates(shelled):
    tail = " ".join(f"word{n}" for n in range(80)) + " Tegre Piave."
    one, two = shelled("Wire"), shelled("Post")
    longer = [replace(r, article=replace(r.article, text=r.article.text + "\n\n" + tail)) for r in (one, two)]
    links = across(longer).found
    assert ids(one, two) in linked(links, LinkKind.SAME_EVENT)
    assert {link.kind for link in links} == {LinkKind.SAME_EVENT, LinkKind.REPRINTS}


def test_what_came_of_a_plan_updates_it(said, reading_of):
    plan = reading_of(
        said("The commissions will [meet]trigger in [Tegre]location.", "meet", event="CONSULT", modality="planned",
             day="2031-03-08", targets={"location": TEGRE}), name="r1", published="2031-03-02", tail="Near the Piave.",
    )  # fmt: skip
    outcome = reading_of(
        said("The commissions did not [meet]trigger in [Tegre]location.", "meet", event="CONSULT", day="2031-03-08",
             polarity="negative", targets={"location": TEGRE}), name="r2", outlet="Post", published="2031-03-09",
        tail="Near the Piave.",
    )  # fmt: skip
    links = across([plan, outcome]).found
    update = next(link for link in links if link.kind is LinkKind.UPDATES)
    assert (update.left, update.right) == (outcome.statements[0].id, plan.statements[0].id)
    assert linked(links, LinkKind.CONTRADICTS) == set()


def test_same_event_links_join_every_statement_of_an_event(shelled):
    readings = [shelled(f"Paper {n}") for n in range(12)]
    links = linked(across(readings).found, LinkKind.SAME_EVENT)
    joined = set(next(iter(links)))
    for _ in pairwise(readings):
        joined |= set().union(*(pair for pair in links if pair & joined))
    assert joined == {reading.statements[0].id for reading in readings}


@pytest.fixture
def road(said, reading_of):
    def make(outlet, text, state, *, published, event="COERCE"):
        sentence = said(
            text, "close" if state == "closed" else "reopen", event=event, mode="restrict", day=published,
            stated=False, state=("road", state), targets={"location": TEGRE},
        )  # fmt: skip
        tail = "Tegre lies on the Piave."
        return reading_of(sentence, outlet=outlet, name=outlet, published=published, tail=tail)

    return make


def test_a_state_that_another_voice_tells_again_is_no_update(road):
    text = "The [Tegre road]subject near [Tegre]location is [closed]trigger, the [{}]source said."
    one = road("Wire", text.format("governor"), "closed", published="2031-03-02")
    two = road("Post", text.format("hauliers' union"), "closed", published="2031-03-04")
    assert linked(across([one, two]).found, LinkKind.UPDATES) == set()


def test_another_state_updates_the_one_before(road):
    text = "The [Tegre road]subject near [Tegre]location is [closed]trigger, the [hauliers' union]source said."
    one = road("Wire", text, "closed", published="2031-03-04")
    text = "The [Tegre road]subject near [Tegre]location was [reopened]trigger, the [governor]source said."
    two = road("Star", text, "open", published="2031-03-06", event="RETREAT")
    assert linked(across([one, two]).found, LinkKind.UPDATES) == {ids(one, two)}


def test_a_state_told_again_within_days_by_another_voice_corroborates(road):
    text = "The [Tegre road]subject near [Tegre]location is [closed]trigger, the [{}]source said."
    one = road("Wire", text.format("governor"), "closed", published="2031-03-02")
    two = road("Post", text.format("hauliers' union"), "closed", published="2031-03-04")
    late = road("Star", text.format("hauliers' union"), "closed", published="2031-03-20")
    assert ids(one, two) in linked(across([one, two]).found, LinkKind.CORROBORATES)
    assert linked(across([one, late]).found, LinkKind.CORROBORATES) == set()


def test_two_like_acts_without_a_day_are_two_where_their_reports_share_few_names(said, reading_of):
    def robbed(outlet, tail):
        sentence = said("A [bank]recipient was [robbed]trigger.", "rob", event="COERCE")
        return reading_of(sentence, outlet=outlet, name=outlet, published=None, tail=tail)

    one = robbed("Wire", "Tegre lies on the Piave below the Dolomites, in Belluno, said Livia Orsato of Trento.")
    two = robbed(
        "Post", "Tegre lies on the Piave. Osvald Brenner of Munich and Ada Kuhn of Linz met Greta Holm of Oslo."
    )
    assert linked(across([one, two]).found, LinkKind.SAME_EVENT) == set()


def test_nothing_comes_of_nothing(reading_of):
    assert across([]).found == ()
    assert across([reading_of()]).found == ()
    assert within(reading_of()).found == ()
