"""Asking no more signs than it takes: what can reach the bar is never turned down."""

from itertools import combinations

import pytest

from reportedly.link.between import bearing, signs
from reportedly.link.between.bar import Bar
from reportedly.link.between.needs import NEEDS, SOONEST
from reportedly.link.between.weighed import Sign
from reportedly.link.telling.profile import profiles

TOLD = (
    ("Guards [shot]trigger the [porter]recipient in [Tegre]location.", "shoot", {}),
    ("No guard [shot]trigger the [porter]recipient.", "shoot", {"polarity": "negative"}),
    ("[Rebels]actor plan to [shoot]trigger the [porter]recipient.", "shoot", {"modality": "planned"}),
    ("[Rebels]actor [shot]trigger the [porter]recipient after all.", "shoot", {}),
    ("[Four people]recipient were [killed]trigger.", "kill", {"counts": (("killed", 4, 4),)}),
    ("[Nine people]recipient were [killed]trigger.", "kill", {"counts": (("killed", 9, 9),)}),
    ("[Nobody]recipient was [killed]trigger.", "kill", {"counts": (("killed", 0, 0),), "polarity": "negative"}),
    ("The [gate]subject was [closed]trigger.", "close", {"event": "COERCE", "state": ("crossing", "closed")}),
    ("The [gate]subject was [reopened]trigger.", "reopen", {"event": None, "state": ("crossing", "open")}),
    ("The [envoy]actor [asked]trigger the [council]recipient to wait.", "ask", {"event": "REQUEST", "mode": None}),
    ("Police [arrested]trigger the [miller]recipient.", "arrest", {"event": "COERCE", "mode": "arrest"}),
    ("The [miller]recipient was [released]trigger.", "release", {"event": "YIELD", "mode": None}),
)


@pytest.fixture
def pairs(said, reading_of):
    """Every two statements, the later one first."""
    made = [
        profiles(
            reading_of(
                said(text, lemma, **({"event": "ASSAULT", "mode": "firearms"} | fields)),
                outlet=f"Paper {n}", name=f"paper-{n}", published=f"2031-03-{2 + n % 5:02d}",
            )
        )[0]
        for n, (text, lemma, fields) in enumerate(TOLD)
    ]  # fmt: skip
    return [signs.later_first(one, two) for one, two in combinations(made, 2)]


def test_a_chance_that_is_not_below_the_least_is_the_same_with_and_without_it(pairs):
    for least in (0.02, 0.1, 0.25):
        for later, earlier in pairs:
            chance = bearing.news(later, earlier)
            assert bearing.news(later, earlier, least=least) == (chance if chance >= least else 0.0)


def test_some_of_these_pairs_are_news_and_some_are_not(pairs):
    chances = [bearing.news(later, earlier) for later, earlier in pairs]
    assert min(chances) < 0.02
    assert max(chances) >= 0.25


def test_a_sign_is_asked_wherever_it_can_hold(pairs):
    for later, earlier in pairs:
        here = signs.same_report(later, earlier)
        for sign in bearing.SIGNS:
            gate = NEEDS.get(sign.words)
            asked = gate is None or gate.open(later.traits, earlier.traits, same_report=here)
            assert asked or not sign.holds(later, earlier), sign.words


def test_what_is_known_of_signs_is_known_of_signs_that_there_are():
    assert {*NEEDS, *SOONEST} <= {sign.words for sign in bearing.SIGNS}


def test_a_test_that_speaks_against_is_not_asked_once_nothing_can_help(pairs):
    asked = []
    one = Sign(words="for", holds=lambda *_: bool(asked.append("for")))
    two = Sign(words="against", holds=lambda *_: not asked.append("against"))
    bar = Bar([(one, 3.0), (two, -1.0)], base=-2.0, least=0.0)
    assert not bar.can_be_reached(*pairs[0])
    assert asked == ["for"]
