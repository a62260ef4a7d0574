"""How surely two voices tell one thing."""

from reportedly.link.between.corroborate import two_voices
from reportedly.link.between.voice import voices
from reportedly.link.between.vouched import MARGIN, Pair, chance
from reportedly.link.same.groups import Groups
from reportedly.link.telling.profile import profiles

ATTACK = {"event": "ASSAULT", "mode": "firearms", "day": "2031-03-02"}


def pairs(*readings) -> list[Pair]:
    articles = [reading.article for reading in readings]
    group = [p for reading in readings for p in profiles(reading)]
    heard = voices(articles, Groups(article.id for article in articles))
    return list(two_voices(group, heard, apart=(), same_thing=Groups()))


def shot(said, tail: str = ""):
    return said(f"Gunmen [shot]trigger two [marchers]recipient in [Tegh]location{tail}.", "shoot", **ATTACK)


def fired(said, tail: str = ""):
    text = f"Gunmen [shot]trigger at [marchers]recipient in [Tegh]location{tail}, the [clinic]source said."
    return said(text, "shoot", **ATTACK)


def test_two_voices_are_a_pair(said, reading_of):
    (pair,) = pairs(reading_of(shot(said), outlet="Wire"), reading_of(fired(said), outlet="Post"))
    assert pair.margin == MARGIN
    assert pair.fellows == 0


def test_whoever_tells_it_twice_is_less_sure(said, reading_of):
    one, other = reading_of(shot(said), outlet="Wire"), reading_of(fired(said), fired(said, " at dusk"), outlet="Post")
    (alone,) = pairs(one, reading_of(fired(said), outlet="Post"))
    assert max(pair.margin for pair in pairs(one, other)) < alone.margin


def test_another_time_makes_one_thing_less_likely(said, reading_of):
    one = reading_of(shot(said), outlet="Wire")
    (plain,) = pairs(one, reading_of(fired(said), outlet="Post"))
    (again,) = pairs(one, reading_of(fired(said, " again"), outlet="Post"))
    assert chance(again) < chance(plain)


def test_a_voice_that_nobody_names_on_either_side_is_none(said, reading_of):
    assert not pairs(reading_of(shot(said), outlet="Wire"), reading_of(shot(said, " at noon"), outlet="Post"))
