from dataclasses import replace

from reportedly import ontology
from reportedly.ontology.check import check


def test_the_shipped_ontology_is_well_formed():
    assert check(ontology.load()) == ()


def test_a_quad_class_beyond_four_is_found():
    plover = ontology.load()
    aid = replace(plover.types["AID"], quad=5)
    assert any("AID: quad 5" in finding for finding in check(replace(plover, types={"AID": aid})))


def test_a_cameo_code_for_an_unknown_type_is_found():
    plover = ontology.load()
    stray = replace(plover.cameo["172"], event="BLESS")
    assert any("unknown event type BLESS" in finding for finding in check(replace(plover, cameo={"172": stray})))


def test_a_label_for_an_unknown_type_is_found():
    plover = ontology.load()
    assert any("label OLD" in finding for finding in check(replace(plover, labels={"events": {"OLD": "BLESS"}})))
