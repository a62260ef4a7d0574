from dataclasses import replace

from reportedly import ontology
from reportedly.extract.check import check_all, check_events


def test_everything_that_ships_is_well_formed():
    assert check_all() == ()


def test_event_words_with_codes_that_the_ontology_lacks_are_found():
    plover = ontology.load()
    poorer = replace(plover, types={code: each for code, each in plover.types.items() if code != "AID"})
    assert any("unknown event type AID" in finding for finding in check_events(poorer))
