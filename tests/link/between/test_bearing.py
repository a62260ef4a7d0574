"""What many small signs show together: two accounts at odds, and a later report that tells how it went on."""

from itertools import combinations

import pytest

from reportedly.link.between import bearing, chances, contrary, signs
from reportedly.link.telling.profile import profiles


@pytest.fixture
def told(said, reading_of):
    def make(text, lemma, *, published="2031-03-02", outlet="Wire", **fields):
        sentence = said(text, lemma, **({"event": "ASSAULT", "mode": "firearms"} | fields))
        (profile,) = profiles(reading_of(sentence, outlet=outlet, name=outlet, published=published))
        return profile

    return make


def _odds(one, two):
    return chances.odds(one, two, score=0.0, together=True)


def test_the_order_of_two_accounts_does_not_matter(told):
    one = told("Guards [shot]trigger the [porter]recipient in [Tegre]location.", "shoot")
    two = told("No guard [shot]trigger the [porter]recipient.", "shoot", outlet="Post", polarity="negative")
    assert _odds(one, two) == _odds(two, one)


def test_a_denial_of_the_same_act_is_likelier_at_odds_than_the_same_told_twice(told):
    one = told("Guards [shot]trigger the [porter]recipient in [Tegre]location.", "shoot")
    same = told("Guards [shot]trigger the [porter]recipient in [Tegre]location.", "shoot", outlet="Post")
    denied = told("Guards never [shot]trigger the [porter]recipient.", "shoot", outlet="Post", polarity="negative")
    assert _odds(one, denied) > _odds(one, same)


def test_the_report_of_the_later_day_comes_first(told):
    early = told("Guards [shot]trigger the [porter]recipient.", "shoot")
    late = told("Guards [shot]trigger the [porter]recipient.", "shoot", outlet="Post", published="2031-03-05")
    assert signs.later_first(early, late) == signs.later_first(late, early) == (late, early)


def test_a_fall_and_a_shot_are_a_mishap_and_an_attack(told):
    fall = told("The [porter]recipient [fell]trigger from the wall.", "fall")
    shot = told("A bullet [hit]trigger the [porter]recipient.", "hit", outlet="Post")
    assert signs.mishap_and_attack(fall, shot)
    assert not signs.mishap_and_attack(shot, shot)


def test_counts_that_do_not_meet_are_named(told):
    few = told("[Four people]recipient were [killed]trigger.", "kill", counts=(("killed", 4, 4),))
    many = told("[Nine people]recipient were [killed]trigger.", "kill", counts=(("killed", 9, 9),), outlet="Post")
    assert signs.counts_apart(few, many) == "killed"
    assert signs.times_as_many(few, many) == 2.0


def test_every_sign_has_words_of_its_own():
    words = [sign.words for sign in (*bearing.SIGNS, *contrary.ACCOUNTS, *contrary.BONDS)]
    assert len(words) == len(set(words))


def test_what_a_sign_needs_keeps_out_no_pair_that_shows_it(told):
    made = [
        told("Guards [shot]trigger the [porter]recipient in [Tegre]location.", "shoot"),
        told("No guard [shot]trigger the [porter]recipient.", "shoot", outlet="Post", polarity="negative"),
        told("[Four people]recipient were [killed]trigger.", "kill", counts=(("killed", 4, 4),), outlet="Star"),
        told("[Nobody]recipient was [killed]trigger.", "kill", counts=(("killed", 0, 0),), polarity="negative"),
        told(
            "The [gate]subject was [closed]trigger.",
            "close",
            event="COERCE",
            state=("crossing", "closed"),
            outlet="Post",
        ),
        told(
            "The [gate]subject is [open]trigger.",
            "open",
            event=None,
            state=("crossing", "open"),
            published="2031-03-04",
        ),
    ]
    for one, two in combinations(made, 2):
        later, earlier = signs.later_first(one, two)
        for sign in (*bearing.SIGNS, *contrary.ACCOUNTS):
            asked = sign.needs.open(later.traits, earlier.traits, same_report=signs.same_report(one, two))
            assert asked or not sign.holds(later, earlier), sign.words
