"""Who copies whom: cut, re-headed, reordered and lightly changed copies; never two reports of one event."""

import random
from datetime import date

import pytest

from reportedly.link.copy.reprint import find_reprints, same_statements
from reportedly.testing import article_of, only

STORY = (
    "GORNJE POLJE, March 2 (Valley Wire) - Striking quarry workers closed the Brezna pass on Wednesday with boulders "
    "and two excavators, cutting the only winter road between the upper valley and the coast.\n\n"
    "The regional police said three drivers were hurt when their cars ran into the barrier in fog before dawn. None of "
    "them is in danger, a doctor at the valley clinic said by telephone.\n\n"
    "The union wants unpaid wages for eleven weeks and the release of its treasurer, who was arrested on Monday. The "
    "company says the money was transferred to the union's account in February.\n\n"
    "Snow is forecast from Thursday. The pass was last closed for two days in November, when a slope gave way above "
    "the second tunnel and buried an empty bus."
)
OTHER = (
    "Quarry workers on strike have shut the pass at Brezna, and with it the only way from the upper valley to the "
    "sea in winter. Police speak of three injured drivers whose cars hit the rocks in the fog.\n\n"
    "Eleven weeks without pay, says the union, are enough; and its treasurer must be let go. The firm answers that it "
    "has paid. In the villages people are counting their flour, and the baker of Gornje Polje has begun to sell by the "
    "half loaf. Nobody remembers a March with so much snow."
)


def report(text, name, outlet, published="2031-03-02"):
    return article_of(text, id=name, outlet=outlet, published=date.fromisoformat(published))


def cut(text):
    return text.split("\n\n")[0] + "\n\n" + text.split("\n\n")[1]


def with_another_head(text):
    return "Road to the coast blocked\n\n" + text + "\n\nReaders can write to the newsroom at the usual address."


def reordered(text):
    return "\n\n".join(reversed(text.split("\n\n")))


def with_changed_words(text):
    chance = random.Random(7)  # noqa: S311
    return " ".join("thing" if chance.random() < 0.2 else word for word in text.split(" "))


@pytest.mark.parametrize("change", [cut, with_another_head, reordered, with_changed_words])
def test_a_changed_copy_is_a_reprint_of_the_original(change):
    original = report(STORY, "a-1", "Valley Wire")
    copy = report(change(STORY), "a-2", "Coast Post")
    link = only(find_reprints([copy, original]).links)
    assert (link.left, link.right) == ("a-2", "a-1")


def test_another_report_of_the_same_event_is_no_reprint():
    found = find_reprints([report(STORY, "a-1", "Valley Wire"), report(OTHER, "a-2", "Coast Post")])
    assert found.links == ()


def test_the_outlet_that_is_credited_has_the_original_even_if_it_is_dated_later():
    original = report(STORY, "a-1", "Valley Wire", "2031-03-03")
    copy = report(STORY, "a-2", "Coast Post", "2031-03-02")
    link = only(find_reprints([copy, original]).links)
    assert (link.left, link.right) == ("a-2", "a-1")
    assert "credits Valley Wire" in link.reasons


def test_without_credit_the_earlier_report_is_the_original():
    plain = STORY.replace(" (Valley Wire)", "")
    first, second = report(plain, "a-9", "Hill Post", "2031-03-02"), report(plain, "a-1", "Coast Post", "2031-03-03")
    link = only(find_reprints([second, first]).links)
    assert (link.left, link.right) == ("a-1", "a-9")


def test_every_copy_points_at_the_one_original():
    copies = [
        report(change(STORY), f"a-{n}", f"Paper {n}") for n, change in enumerate((cut, with_another_head, reordered), 2)
    ]
    found = find_reprints([*copies, report(STORY, "a-1", "Valley Wire")])
    assert {link.right for link in found.links} == {"a-1"}
    assert len(found.links) == 3


def test_the_order_of_articles_does_not_matter():
    articles = [
        report(STORY, "a-1", "Valley Wire"),
        report(cut(STORY), "a-2", "Coast Post"),
        report(OTHER, "a-3", "Hill"),
    ]
    assert find_reprints(articles).links == find_reprints(articles[::-1]).links


def test_a_short_shared_quotation_is_no_reprint():
    quote = '"We have not crossed the line and we will not cross it unless we are fired on first," the general said.'
    left = report(quote + " " + STORY.split("\n\n")[0], "a-1", "Valley Wire")
    right = report(quote + " " + OTHER, "a-2", "Coast Post")
    assert find_reprints([left, right]).links == ()


def test_texts_too_short_to_tell_are_no_reprints():
    assert find_reprints([report("Road shut.", "a-1", "A"), report("Road shut.", "a-2", "B")]).links == ()


def test_statements_of_a_copy_answer_those_of_the_original(said, reading_of):
    sentences = (
        said("[Miners]actor [closed]trigger the pass.", "close"),
        said("[Police]source said the pass was [closed]trigger again at night.", "close"),
    )
    original = reading_of(*sentences, name="r1", tail=STORY)
    copy = reading_of(sentences[1], sentences[0], name="r2", outlet="Coast Post", tail=STORY)
    pairs = {(mine.id, its.id) for mine, its in same_statements(copy, original)}
    assert pairs == {
        (copy.statements[0].id, original.statements[1].id),
        (copy.statements[1].id, original.statements[0].id),
    }
