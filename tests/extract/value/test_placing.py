"""The choice of where something happened that names no place itself."""

from tellings import told
from trees import page_of

from reportedly.extract.sentence import noun
from reportedly.extract.value.carry import carry
from reportedly.extract.value.placing import shipped, weigh_places
from reportedly.extract.value.spot import map_of, spots
from reportedly.extract.words.choice import Weights
from reportedly.records import Role

IN_BREZNA = "Gunmen/NOUN/2/nsubj attacked/VERB/0/root/attack near/ADP/4/case Brezna/PROPN/2/obl"
NEXT = "They/PRON/2/nsubj thanked/VERB/0/root/thank nobody/PRON/2/obj"
TO_ROZAJE = "Drivers/NOUN/2/nsubj fled/VERB/0/root/flee towards/ADP/4/case Rozaje/PROPN/2/obl"
HEAVY = 50.0


def a_page(*sentences):
    page = page_of(*sentences, names={"Brezna": "LOC"} | ({"Rozaje": "LOC"} if TO_ROZAJE in sentences else {}))
    return page, [told(page, number, 1, event="AID") for number in range(len(sentences))]


def places(page, statements):
    return [[a.span.of(page.text) for a in s.arguments if a.role is Role.LOCATION] for s in statements]


def test_nowhere_the_sentences_own_places_and_those_before_may_be_meant():
    page, ones = a_page(IN_BREZNA, TO_ROZAJE)
    statements = [one.statement for one in ones]
    found = spots(map_of(page, statements), ones, statements, 1)
    assert [each.argument and each.argument.span.of(page.text) for each in found] == [None, "Rozaje", "Brezna"]


def test_a_place_that_the_weights_hold_likelier_is_carried():
    page, ones = a_page(IN_BREZNA, NEXT)
    made = carry(page, ones, noun.english(), places=Weights(weights={"before 1": HEAVY}, lean=0.0).judge)
    assert places(page, made)[1] == ["Brezna"]
    assert made[1].reasons == ("place weighed",)


def test_what_the_rules_carry_goes_where_nowhere_is_likelier():
    page = page_of(
        IN_BREZNA, "There/ADV/2/advmod fought/VERB/0/root/fight soldiers/NOUN/2/nsubj", names={"Brezna": "LOC"}
    )
    ones = [told(page, 0, 1), told(page, 1, 1)]
    judge = Weights(weights={"none": HEAVY}, lean=0.0).judge
    assert places(page, weigh_places(page, ones, carry(page, ones, noun.english()), judge)) == [[], []]


def test_a_place_of_its_own_is_not_weighed():
    page = page_of(IN_BREZNA, names={"Brezna": "LOC"})
    one = told(page, 0, 1)
    ruled = carry(page, [one], noun.english())
    own = [type(one)(sentence=0, trigger=one.trigger, statement=each) for each in ruled]
    judge = Weights(weights={"none": HEAVY}, lean=0.0).judge
    with_place = [one for one in own if any(a.role is Role.LOCATION for a in one.statement.arguments)]
    assert weigh_places(page, with_place, [one.statement for one in with_place], judge) == [
        one.statement for one in with_place
    ]


def test_weights_ship():
    weights = shipped()
    assert weights is not None
    assert len(weights.weights) > 300
