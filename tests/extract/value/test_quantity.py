"""What a sentence counts."""

import pytest
from trees import page_of

from reportedly.extract.sentence import noun
from reportedly.extract.value.quantity import counted, numbers


def amounts(notation):
    page = page_of(notation)
    return [(each.low, each.high, each.form) for each in numbers(page, 0, noun.english())]


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("Thirty/NUM/3/nummod -/PUNCT/3/punct one/NUM/4/nummod monks/NOUN/5/nsubj fell/VERB/0/root", (31, 31)),
        ("A/DET/4/det hundred/NUM/4/nummod and/CCONJ/4/cc two/NUM/5/nummod monks/NOUN/0/root", (102, 102)),
        ("Twelve/NUM/4/nummod to/ADP/3/case fifteen/NUM/1/nmod monks/NOUN/0/root/monk", (12, 15)),
        ("At/ADP/3/case least/ADJ/3/nmod five/NUM/4/nummod monks/NOUN/0/root", (5, None)),
        ("Half/DET/3/det a/DET/3/det dozen/NOUN/4/compound monks/NOUN/0/root", (6, 6)),
    ],
)
def test_a_number_is_read_whole(notation: str, found: tuple[int, int | None]):
    assert amounts(notation)[0][:2] == found


@pytest.mark.parametrize(
    "notation",
    [
        "Peter/PROPN/5/nsubj ,/PUNCT/3/punct 54/NUM/1/appos ,/PUNCT/3/punct died/VERB/0/root",
        "A/DET/4/det 26/NUM/4/nummod -/PUNCT/4/punct year/NOUN/5/compound boy/NOUN/0/root",
        "13:05/NUM/2/nummod shots/NOUN/0/root",
        "Gate/NOUN/3/nsubj 5/NUM/1/nummod fell/VERB/0/root",
        "$/SYM/3/nmod 30/NUM/1/nummod million/NUM/0/root",
    ],
)
def test_an_age_a_time_a_price_and_a_name_count_nobody(notation: str):
    assert amounts(notation) == []


def test_who_is_counted_beside_is_added():
    notation = (
        "Two/NUM/2/nummod women/NOUN/6/nsubj/woman and/CCONJ/5/cc a/DET/5/det child/NOUN/2/conj fell/VERB/0/root/fall"
    )
    assert amounts(notation) == [(2, 2, "number"), (3, 3, "sum")]


def test_nobody_is_none():
    assert amounts("Nobody/PRON/2/nsubj fell/VERB/0/root/fall") == [(0, 0, "none")]


def test_somebody_named_by_office_and_name_is_one():
    page = page_of(
        "Police/NOUN/2/nsubj held/VERB/0/root/hold chairman/NOUN/2/obj Ahmed/PROPN/3/flat", names={"Ahmed": "PER"}
    )
    found = counted(page, 0, 2, noun.english())
    assert found is not None
    assert (found.low, found.form) == (1, "name")
