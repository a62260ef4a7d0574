"""Claims that are called untrue."""

from trees import page_of

from reportedly import extract
from reportedly.extract.voice.dismissal import dismissals
from reportedly.testing import article_of

CALLED = (
    "The/DET/2/det embassy/NOUN/3/nsubj called/VERB/0/root/call the/DET/5/det claim/NOUN/3/obj a/DET/7/det "
    "fantasy/NOUN/3/xcomp"
)
ARE_LIES = (
    "Reports/NOUN/8/nsubj/report that/SCONJ/5/mark rebels/NOUN/5/nsubj/rebel had/AUX/5/aux fled/VERB/1/acl/flee "
    "are/AUX/8/cop/be pure/ADJ/8/amod lies/NOUN/12/ccomp/lie ,/PUNCT/12/punct the/DET/11/det mayor/NOUN/12/nsubj "
    "said/VERB/0/root/say"
)


def read(notation: str):
    page = page_of(notation)
    return page.text, extract.extract(article_of(page.text), page.annotation, times=(), words=extract.english()).found


def test_calling_a_claim_a_fantasy_is_a_denial_by_who_calls_it_so():
    text, (denial,) = read(CALLED)
    assert (denial.trigger.of(text), denial.event) == ("fantasy", None)
    assert [one.span.of(text) for one in denial.arguments if one.role == "actor"] == ["embassy"]


def test_what_is_called_a_lie_has_its_denier_outside_and_its_claimant_inside():
    _, found = read(ARE_LIES)
    (fled,) = (one for one in found if one.lemma == "flee")
    told = [(link.source.text, link.stance.value) for link in fled.chain]
    assert told == [("mayor", "denies"), ("Reports", "asserts")]


def test_the_verdict_is_an_act_of_who_speaks_it():
    text, found = read(ARE_LIES)
    (denial,) = (one for one in found if one.trigger.of(text) == "pure lies")
    assert (denial.chain, denial.event) == ((), None)
    assert [one.span.of(text) for one in denial.arguments if one.role == "actor"] == ["mayor"]


def test_what_is_not_called_untrue_is_no_dismissal():
    tree = page_of(
        "Kato/PROPN/3/nsubj never/ADV/3/advmod called/VERB/0/root/call the/DET/5/det claim/NOUN/3/obj a/DET/7/det "
        "lie/NOUN/3/xcomp"
    ).trees[0]
    assert list(dismissals(tree)) == []
