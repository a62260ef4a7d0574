"""What one reason shows: that two statements of two voices cannot both be right."""

import pytest

from reportedly.link.between import rules, signs
from reportedly.link.between.relate import can_be_at_odds
from reportedly.link.telling.profile import profiles
from reportedly.records import Actor

ATTACK = {"event": "ASSAULT", "mode": "firearms"}


@pytest.fixture
def told(said, reading_of):
    def make(*texts, published="2031-03-04"):
        made = reading_of(*(said(text, lemma, **fields) for text, lemma, fields in texts), published=published)
        return profiles(made)

    return make


def test_who_did_what_no_word_calls_the_same_act_are_no_rivals(told):
    shot, fired, wore = told(
        ("[Austrian guards]actor [shot]trigger at the [crowd]recipient.", "shoot", ATTACK),
        ("[Italian police]actor [shot]trigger, the [mayor]source said.", "shoot", ATTACK),
        ("The [Italian police]actor [wore]trigger helmets.", "wear", ATTACK),
    )
    assert rules.actor(shot, fired) is not None
    assert rules.actor(shot, wore) is None


def test_a_word_counts_what_it_tells(told):
    counts = {"counts": (("killed", 1, 1), ("injured", 3, 3))}
    died, hurt = told(
        ("Three were hurt and one [died]trigger.", "die", counts),
        ("Two [soldiers]recipient were [wounded]trigger.", "wound", {"counts": (("injured", 2, 2),)}),
    )
    assert rules.own_counts(died) == {"killed": (1.0, 1.0)}
    assert rules.count(died, hurt) is None
    assert not signs.counts_apart(died, hurt)


def test_nobody_hurt_since_denies_nothing_that_was_before(told):
    no = {"polarity": "negative"}
    drowned, since, ever = told(
        ("Nine [people]recipient [died]trigger.", "die", {"day": "2031-03-02", "counts": (("killed", 9, 9),)}),
        ("[Nobody]recipient has [died]trigger since the river fell, the [governor]source said.", "die", no),
        ("[Nobody]recipient has [died]trigger, the [governor]source said.", "die", no),
    )
    assert not can_be_at_odds(drowned, since, score=2.0, together=True)
    assert can_be_at_odds(drowned, ever, score=2.0, together=True)


def test_men_in_uniform_may_be_the_soldiers_who_are_named(told):
    soldiers = Actor(id="BOL/MIL", name="Bolivian soldiers", country="BOL", sectors=("MIL",))
    shot, fired = told(
        (
            "[Bolivian marines]actor [shot]trigger at the [crowd]recipient.",
            "shoot",
            ATTACK | {"targets": {"actor": soldiers}},
        ),
        ("[Uniformed Peruvian men]actor [shot]trigger, the [mayor]source said.", "shoot", ATTACK),
    )
    assert rules.actor(shot, fired) is None
