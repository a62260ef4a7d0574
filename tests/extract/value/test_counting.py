"""The choice of what a statement counts among the numbers of its sentence."""

from dataclasses import replace

from tellings import told
from trees import page_of

from reportedly.extract.sentence import noun
from reportedly.extract.value.counting import grouped, shipped, weigh_counts
from reportedly.extract.value.tallied import KINDS
from reportedly.records import Count, Factuality, Polarity, Span

HIT = (
    "Shells/NOUN/2/nsubj/shell hit/VERB/0/root/hit three/NUM/4/nummod nurses/NOUN/2/obj/nurse near/ADP/7/case "
    "two/NUM/7/nummod shops/NOUN/2/obl/shop"
)
HEAVY = 50.0
RARELY = {f"{kind} ": -9.0 for kind in KINDS}


def counts(weights, *, ruled=(), polarity=Polarity.POSITIVE):
    page = page_of(HIT)
    one = told(page, 0, 1)
    statement = replace(one.statement, counts=tuple(ruled), factuality=Factuality(polarity=polarity))
    (made,) = weigh_counts(page, [one], [statement], grouped(RARELY | weights).judge, noun.english())
    return [(each.what, each.low, each.high) for each in made.counts], made


def test_a_number_that_the_weights_hold_likelier_is_counted():
    found, made = counts({"injured path obj": HEAVY})
    assert found == [("injured", 3, 3)]
    assert made.reasons[-1] == "count weighed"


def test_of_two_numbers_of_one_kind_the_likelier_is_counted():
    assert counts({"injured path obj": HEAVY, "injured path obl near": HEAVY / 2})[0] == [("injured", 3, 3)]


def test_without_anything_that_speaks_for_it_a_number_counts_nobody():
    found, made = counts({})
    assert found == []
    assert "count weighed" not in made.reasons


def test_what_the_rules_count_beside_people_stays():
    shops = Count(what="shops", low=2, high=2, span=Span(28, 37))
    assert counts({"injured path obj": HEAVY}, ruled=[shops])[0] == [("injured", 3, 3), ("shops", 2, 2)]


def test_what_the_rules_count_goes_where_another_number_is_likelier():
    dead = Count(what="killed", low=2, high=2, span=Span(28, 37))
    assert counts({"killed path obj": HEAVY, "ruled": 10.0}, ruled=[dead])[0] == [("killed", 3, 3)]


def test_who_is_not_hit_is_not_counted():
    assert counts({"injured path obj": HEAVY}, polarity=Polarity.NEGATIVE)[0] == []


def test_the_wounded_are_left_to_who_says_that_they_were_wounded():
    page = page_of(
        "Three/NUM/3/nsubj:pass were/AUX/3/aux:pass/be killed/VERB/0/root/kill and/CCONJ/6/cc nine/NUM/6/nsubj:pass "
        "wounded/VERB/3/conj/wound"
    )
    both = [told(page, 0, 2), told(page, 0, 5)]
    weights = RARELY | {"own nsubj:pass": HEAVY, "injured near injured": HEAVY}
    made = weigh_counts(page, both, [one.statement for one in both], grouped(weights).judge, noun.english())
    assert [[(each.what, each.low) for each in one.counts] for one in made] == [[("killed", 3)], [("injured", 9)]]


def test_the_shipped_weights_can_be_read():
    weights = shipped()
    assert weights is not None
    assert weights.rows
    assert weights.alone
