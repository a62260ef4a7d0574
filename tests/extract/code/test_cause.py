"""What a report leaves of the senses of a word."""

import pytest
from trees import page_of

from reportedly import extract
from reportedly.testing import article_of

DIED = "Nine/NUM/2/nummod herders/NOUN/3/nsubj/herder died/VERB/0/root/die"
SHELLED = "Rebels/NOUN/2/nsubj/rebel shelled/VERB/0/root/shell the/DET/4/det camp/NOUN/2/obj"
STRIKE = "The/DET/2/det strike/NOUN/3/nsubj goes/VERB/0/root/go on/ADV/3/advmod"
UNION = "The/DET/2/det union/NOUN/3/nsubj met/VERB/0/root/meet Kato/PROPN/3/obj"


def codes(*sentences: str) -> list[tuple[str | None, str | None]]:
    page = page_of(*sentences)
    found = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    return [(one.event, one.mode) for one in found]


def test_who_dies_in_a_report_without_violence_was_killed_by_nobody():
    assert codes(DIED) == [(None, None)]


def test_who_dies_in_a_report_of_shelling_was_killed():
    assert codes(SHELLED, DIED)[-1][0] == "ASSAULT"


@pytest.mark.parametrize("cause", ["cholera", "hunger", "typhoid"])
def test_a_cause_of_its_own_outranks_the_report(cause: str):
    assert codes(SHELLED, f"{DIED} of/ADP/5/case {cause}/NOUN/3/obl")[-1] == (None, None)


def test_a_strike_beside_a_union_is_one_of_workers():
    assert ("PROTEST", "strike") in codes(UNION, STRIKE)


def test_a_strike_alone_is_an_attack():
    assert codes(STRIKE)[0][0] == "ASSAULT"


DISPLACED = (
    "Herders/NOUN/3/nsubj:pass/herder were/AUX/3/aux:pass/be displaced/VERB/0/root/displace by/ADP/6/case the/DET/6/det"
)


def test_whom_a_flood_drives_out_nobody_expelled():
    assert ("SANCTION", "expel") not in codes(f"{DISPLACED} flood/NOUN/3/obl:agent")


def test_whom_rebels_drive_out_they_expelled():
    assert codes(f"{DISPLACED} rebels/NOUN/3/obl:agent/rebel")[0][0] == "SANCTION"
