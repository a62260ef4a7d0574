"""Threats that no word of threatening tells."""

from trees import page_of

from reportedly import extract
from reportedly.testing import article_of


def one(notation):
    page = page_of(notation)
    (found,) = extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found
    return found


def test_what_would_be_closed_if_is_a_threat():
    found = one(
        "Police/NOUN/2/nsubj said/VERB/0/root/say they/PRON/5/nsubj would/AUX/5/aux close/VERB/2/ccomp all/DET/7/det "
        "crossings/NOUN/5/obj/crossing if/SCONJ/10/mark shots/NOUN/10/nsubj fell/VERB/5/advcl/fall"
    )
    assert (found.event, found.mode) == ("THREATEN", "restrict")
    assert found.chain[0].stance.value == "threatens"
