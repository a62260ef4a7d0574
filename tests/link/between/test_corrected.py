"""Who takes up another's account: corrects it, limits it, or has it from the same voice."""

import pytest

from reportedly.link import within
from reportedly.link.between import accounts, corrected
from reportedly.link.between.voice import same_source
from reportedly.link.telling.profile import profiles
from reportedly.records import Actor, LinkKind

ATTACK = {"event": "ASSAULT", "mode": "firearms"}


@pytest.fixture
def told(said, reading_of):
    def make(*texts):
        return profiles(reading_of(*(said(text, lemma, **ATTACK | fields) for text, lemma, fields in texts)))

    return make


def test_a_word_behind_not_is_taken_back_from_whoever_used_it(told):
    trampled, shot = told(
        ("They were [trampled]trigger, not shot, the [delegate]source said.", "trample", {}),
        ("The [marchers]recipient were [shot]trigger.", "shoot", {}),
    )
    assert corrected.word(trampled, shot)
    assert corrected.word(shot, trampled)


def test_a_number_behind_not_is_taken_back_from_whoever_counted_so(told):
    mine, other = told(
        ("Three are [dead]trigger, not two.", "dead", {"counts": (("killed", 3, 3),)}),
        ("Two guards [died]trigger.", "die", {"counts": (("killed", 2, 2),)}),
    )
    assert corrected.count(mine, other)


def test_a_sentence_takes_nothing_back_from_itself(told):
    text = "They [fell]trigger, not shot, the [delegate]source said."
    fell, again = told((text, "fall", {}), (text, "fall", {}))
    assert not corrected.word(fell, again)


def test_only_in_one_of_two_limits_the_other(told):
    some, more = told(
        ("Only rubber rounds [hit]trigger the wall.", "hit", {}), ("Live rounds [hit]trigger the wall.", "hit", {})
    )
    assert corrected.only_one_limits(some, more)
    assert not corrected.only_one_limits(some, some)


def test_what_is_denied_of_one_doer_may_be_told_of_another(told):
    no, yes = told(
        ("The [police]actor did not [fire]trigger.", "fire", {"polarity": "negative"}),
        ("[Rebels]actor [fired]trigger.", "fire", {}),
    )
    assert corrected.denied_of_another(no, yes)
    assert not corrected.denied_of_another(yes, yes)


BLOCK = {"event": "COERCE", "mode": "restrict"}
FARMERS = "[Farmers]actor [block]trigger the [Brezna road]recipient, the [union]source said."
FORCES = "The [gendarmes]actor [block]trigger the [Brezna road]recipient, the [prefect]source said."


def test_two_doers_of_one_word_to_one_thing_are_rivals(said, reading_of):
    farmers = Actor(id="KEN/AGR", name="farmers", country="KEN", sectors=("AGR",))
    gendarmes = Actor(id="KEN/COP", name="gendarmes", country="KEN", sectors=("COP",))
    reading = reading_of(
        said(FARMERS, "block", **BLOCK, targets={"actor": farmers}),
        said(FORCES, "block", **BLOCK, targets={"actor": gendarmes}),
    )
    assert accounts.rivals(*profiles(reading))
    (found,) = [link for link in within(reading).found if link.kind is LinkKind.CONTRADICTS]
    assert found.reasons == ("same act, different actor",)


def test_its_president_speaks_for_the_body_that_was_quoted_before(said, reading_of):
    reading = reading_of(
        said("Guards [fired]trigger, the [traders' federation]source says.", "fire", **ATTACK),
        said("They wore [helmets]trigger, says [its president]source.", "wear", **ATTACK, kind="person"),
    )
    assert same_source(*(p.sources[-1] for p in profiles(reading)))


def test_its_president_may_be_anybodys_a_sentence_further_on(said, reading_of):
    reading = reading_of(
        said("Guards [fired]trigger, the [traders' federation]source says. The army denied it.", "fire", **ATTACK),
        said("They wore [helmets]trigger, says [its president]source.", "wear", **ATTACK, kind="person"),
    )
    assert not same_source(*(p.sources[-1] for p in profiles(reading)))
