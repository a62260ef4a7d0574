"""What linking looks at in a statement."""

from reportedly.link.telling.profile import profiles


def test_a_number_in_front_of_who_is_arrested_counts_the_detained(said, reading_of):
    (one,) = profiles(reading_of(said("[Police]actor [seized]trigger [two men]recipient.", "seize")))
    assert one.counts == {"detained": (2.0, 2.0)}


def test_things_that_are_seized_are_no_people(said, reading_of):
    told = said("[Police]actor [seized]trigger [two rifles]recipient.", "seize", counts=(("rifles", 2, 2),))
    (one,) = profiles(reading_of(told))
    assert one.counts == {"rifles": (2.0, 2.0)}
