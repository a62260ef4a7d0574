"""Adding reports one by one links them as adding them together does, in whatever order they come."""

from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.link import across, join, marks
from reportedly.link.joining.memory import MemoryShelf
from reportedly.link.same.groups import Groups
from reportedly.records import Judgement, LinkKind, Place, Verdict

TEGRE = Place(id="t:1", name="Tegre", country="ITA", admin1=None, lat=46.1, lon=12.1, precision="city")
TAIL = "Tegre lies on the Piave, below the Dolomites, where the frontier guards have their barracks."


@pytest.fixture
def report(said, reading_of):
    def make(outlet, text, *, published, **fields):
        given = {"event": "ASSAULT", "mode": "heavy-weapons", "day": "2031-03-01"} | fields
        sentence = said(text, given.pop("lemma", "hit"), targets={"location": TEGRE}, **given)
        return reading_of(sentence, outlet=outlet, name=outlet, published=published, tail=TAIL)

    return make


@pytest.fixture
def five(report):
    denial = "[Army]source denied that rockets [hit]trigger the market of [Tegre]location."
    return (
        report("Wire", "Rockets [hit]trigger the [market]recipient of [Tegre]location.", published="2031-03-01"),
        report("Post", "The [market]recipient in [Tegre]location was [struck]trigger.", published="2031-03-02",
               lemma="strike"),
        report("Star", denial, published="2031-03-02", polarity="negative"),
        report("Echo", "Rockets [hit]trigger the [market]recipient of [Tegre]location, killing six.",
               published="2031-03-03", counts=(("killed", 6, 6),)),
        report("Dawn", "Rockets [hit]trigger the [market]recipient of [Tegre]location, killing two.",
               published="2031-03-02", counts=(("killed", 2, 2),)),
    )  # fmt: skip


def added(readings):
    shelf = MemoryShelf(())
    for reading in readings:
        shelf.put(reading)
        changed = join([reading.article.id], shelf)
        shelf.change(changed.found, changed.withdrawn)
    return shelf.links()


def test_the_links_are_the_same_in_every_order_of_adding(five):
    expected = tuple(sorted(across(five).found, key=lambda link: link.id))
    assert expected
    for ordered in permutations(five):
        assert added(ordered) == expected


def test_joining_a_report_again_changes_nothing(five):
    shelf = MemoryShelf(five, across(five).found)
    again = join([reading.article.id for reading in five], shelf)
    assert (again.found, again.withdrawn) == ((), ())


def test_a_late_report_joins_the_event_that_later_ones_tell_of(five):
    late, *others = five
    before = MemoryShelf(others, across(others).found)
    before.put(late)
    changed = join([late.article.id], before)
    ends = {end for link in changed.found if link.kind is LinkKind.SAME_EVENT for end in (link.left, link.right)}
    assert late.statements[0].id in ends


def test_a_reading_that_no_longer_stands_takes_its_links_along(five):
    gone, *others = five
    shelf = MemoryShelf(others, across(five).found)
    changed = join((), shelf, gone=(gone,))
    shelf.change(changed.found, changed.withdrawn)
    assert shelf.links() == tuple(sorted(across(others).found, key=lambda link: link.id))


def judged(verdict, left, right):
    one, two = sorted((left, right))
    return Judgement(
        id="j-1", verdict=verdict, left=one, right=two, note="", judge="Editor", at="2031-03-09T10:00:00+00:00"
    )


def test_a_person_who_says_not_the_same_outranks_the_rule(five):
    one, two = five[:2]
    left, right = one.statements[0].id, two.statements[0].id
    found = across([one, two], judgements=[judged(Verdict.NOT_SAME, left, right)]).found
    assert not any(link.kind is LinkKind.SAME_EVENT for link in found)


def test_a_person_who_says_the_same_joins_what_no_rule_does(report):
    one = report("Wire", "Rockets [hit]trigger the [market]recipient of [Tegre]location.", published="2031-03-01")
    two = report(
        "Post", "Workers [struck]trigger in [Tegre]location.", published="2031-03-02", lemma="strike",
        event="PROTEST", mode="strike", day="2031-02-20",
    )  # fmt: skip
    left, right = one.statements[0].id, two.statements[0].id
    assert not any(link.kind is LinkKind.SAME_EVENT for link in across([one, two]).found)
    found = across([one, two], judgements=[judged(Verdict.SAME, left, right)]).found
    (link,) = [link for link in found if link.kind is LinkKind.SAME_EVENT]
    assert link.reasons == ("judged by Editor",)


def test_a_statement_judged_wrong_is_linked_to_nothing(five):
    one, two = five[:2]
    wrong = replace(judged(Verdict.WRONG, one.statements[0].id, ""), left=one.statements[0].id, right=None)
    assert across([one, two], judgements=[wrong]).found == ()


def test_marks_are_of_the_text_alone(five):
    one = five[0]
    assert marks(one) == marks(replace(one, statements=(), groundings=()))
    assert len(marks(one).names) <= 64


def test_a_person_parts_two_statements_of_one_report_and_what_joins_them(said, reading_of):
    def told(outlet, times):
        struck = [
            said(
                f"{'Again r' if n else 'R'}ockets [hit]trigger the [market]recipient of [Tegre]location.", "hit",
                event="ASSAULT", mode="aerial", day="2031-03-01", targets={"location": TEGRE},
            )
            for n in range(times)
        ]  # fmt: skip
        return reading_of(
            *struck, outlet=outlet, name=outlet, published="2031-03-02", tail=f"By our staff at {outlet}."
        )

    one, two = told("Wire", 2), told("Post", 1)
    first, second = (s.id for s in one.statements)

    def together(judgements):
        events = Groups()
        for link in across([one, two], judgements=judgements).found:
            if link.kind is LinkKind.SAME_EVENT:
                events.join(link.left, link.right)
        return events.together(first, second), len(events.all())

    assert together([]) == (True, 1)
    assert together([judged(Verdict.NOT_SAME, first, second)])[0] is False
