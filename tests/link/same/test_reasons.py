"""What speaks for two statements being of one event, one reason at a time."""

import pytest

from reportedly.link.same import same_act as act
from reportedly.link.same import same_parties as parties
from reportedly.link.same import same_setting as setting
from reportedly.link.same.compare import REASONS
from reportedly.link.telling.profile import profiles


@pytest.fixture
def two(said, reading_of):
    """Two sentences of one report as profiles."""

    def make(one, other):
        found = profiles(reading_of(said(one[0], one[1], **one[2]), said(other[0], other[1], **other[2])))
        return found[0], found[1]

    return make


ATTACK = ("Rockets [hit]trigger a [convoy]recipient.", "hit", {"event": "ASSAULT"})
NONE_HURT = ("[Nobody]recipient was [hurt]trigger.", "hurt", {"event": "ASSAULT", "polarity": "negative"})


def toll(words, killed=6):
    text = f"[{words}]recipient were [killed]trigger."
    return text, "kill", {"event": "ASSAULT", "counts": (("killed", killed, killed),)}


def test_a_denial_right_after_what_was_told_answers_it(two):
    denial = ("The army denied that it [bombed]trigger anybody.", "bomb", {"polarity": "negative"})
    assert act.denies_what_came_before(*two(ATTACK, denial))


def test_a_toll_right_after_an_attack_counts_its_victims(two):
    assert act.toll_of_what_came_before(*two(ATTACK, toll("Six people")))


def test_that_nobody_was_hurt_is_no_toll(two):
    pair = two(ATTACK, NONE_HURT)
    assert act.attack_and_none_hurt(*pair)
    assert not act.attack_and_toll(*pair)
    assert not act.attack_and_some_toll(*pair)


def test_a_toll_of_people_may_be_of_any_attack_and_one_of_gendarmes_only_of_one_on_them(two):
    assert not act.attack_and_toll_of_a_group(*two(ATTACK, toll("Six people")))
    assert act.attack_and_toll_of_a_group(*two(ATTACK, toll("Six gendarmes")))


def test_victims_of_other_kinds_are_of_other_events(two):
    assert parties.other_victims(*two(toll("Two technicians"), toll("Three guards")))
    assert not parties.other_victims(*two(toll("Two technicians"), toll("Three people")))


def test_a_noun_with_an_article_points_to_the_attack_that_a_verb_tells(two):
    assert act.one_refers(*two(ATTACK, ("Two survived the [raid]trigger.", "raid", {"event": "ASSAULT"})))
    assert not act.one_refers(*two(ATTACK, ("A [raid]trigger followed.", "raid", {"event": "ASSAULT"})))


def test_what_stops_an_attack_is_not_the_attack(two):
    defence = ("Gunners [shot]trigger down nine drones.", "shoot", {"event": "ASSAULT"})
    assert act.attack_and_defence(*two(ATTACK, defence))


def test_a_particle_by_itself_is_an_outage_and_behind_a_verb_is_none(two):
    out, came_out = two(
        ("Power was [out]trigger.", "out", {}), ("Villagers [came out]trigger on the road.", "come", {})
    )
    assert "outage" in out.sorts.sorts
    assert "outage" not in came_out.sorts.sorts


def test_a_word_that_tells_little_is_noticed(two):
    left = ("The envoy [left]trigger.", "leave", {}), ("Troops may [leave]trigger.", "leave", {})
    assert act.only_a_light_word(*two(*left))


def test_two_gates_closed_are_two_things(two):
    one = ("The [gate of Lorn]location was [closed]trigger.", "close", {"event": "COERCE"})
    other = ("The [bridge of Tegre]location was [closed]trigger.", "close", {"event": "COERCE"})
    assert parties.closes_something_else(*two(one, other))
    assert setting.places_with_other_names(*two(one, other))


def test_every_reason_asks_for_no_order(two):
    pair = two(ATTACK, toll("Six gendarmes"))
    for reason in REASONS:
        assert reason.holds(*pair) == reason.holds(*reversed(pair)), reason.words


def test_every_reason_has_words_of_its_own():
    assert len({reason.words for reason in REASONS}) == len(REASONS)
