import pytest

from reportedly.extract.sentence.inflection import lemma_of, plural, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("accuse", {"accuse", "accuses", "accused", "accusing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapped", "kidnapping"}),
        ("open", {"open", "opens", "opened", "opening"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("traffic", {"traffic", "traffics", "trafficked", "trafficking"}),
        ("strike", {"strike", "strikes", "struck", "stricken", "striking"}),
        ("re-open", {"re-open", "re-opens", "re-opened", "re-opening"}),
        ("die", {"die", "dies", "died", "dying"}),
    ],
)
def test_a_verb_has_its_forms(lemma, forms):
    assert verb_forms(lemma) == forms


@pytest.mark.parametrize(("noun", "many"), [("clash", "clashes"), ("city", "cities"), ("day", "days"), ("man", "men")])
def test_a_noun_has_its_plural(noun, many):
    assert plural(noun) == many


def test_a_lemma_that_the_reader_cut_wrongly_is_that_of_its_form():
    assert lemma_of("resumed", "resum") == "resume"
    assert lemma_of("drowned", "drowne") == "drown"


def test_a_lemma_that_is_known_stays():
    assert lemma_of("left", "leave") == "leave"
