"""What every ledger keeps: append only, all or none, adding twice changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reportedly.errors import LedgerError
from reportedly.records import Link, LinkKind, Mention, Producer
from reportedly.store import open_ledger


@pytest.fixture
def first(said, reading_of):
    return reading_of(
        said("[Police]source said they [closed]trigger the [Brezna pass]subject.", "close", state=("road", "closed")),
        published="2031-03-02", url="https://valley.example/1",
    )  # fmt: skip


@pytest.fixture
def second(said, reading_of):
    return reading_of(
        said("[Miners]actor [blocked]trigger the road.", "block", event="PROTEST", mode="obstruct"),
        name="r2", outlet="Coast Post", published="2031-03-01",
    )  # fmt: skip


def linked(left, right, score=0.9) -> Link:
    return Link(
        id=f"l-{left}-{right}", left=left, right=right, kind=LinkKind.SAME_EVENT, score=score,
        reasons=("same act",), producer=Producer(name="link/event", version="1"),
    )  # fmt: skip


def test_a_reading_comes_out_as_it_went_in(ledger, first):
    assert ledger.add([first]) == 1
    assert list(ledger.readings()) == [first]


def test_what_is_only_quoted_comes_without_mentions_times_attributions_and_groundings(ledger, first, second):
    mention = Mention(span=first.statements[0].evidence, kind="PER")
    first = replace(first, mentions=(mention,))
    ledger.add([first, second])
    bare = {"mentions": (), "times": (), "attributions": (), "groundings": ()}
    asked = [first.statements[0].id, "not there"]
    assert list(ledger.told_in(asked)) == [replace(first, **bare)]
    assert list(ledger.readings_of(asked)) == [first]
    assert list(ledger.told_in(asked)) == [replace(first, **bare)]


def test_readings_come_by_day_then_id_with_undated_ones_last(ledger, first, second, reading_of):
    undated = reading_of(name="r3", published=None)
    ledger.add([undated, first, second])
    assert list(ledger.readings()) == [second, first, undated]


def test_adding_the_same_reading_again_changes_nothing(ledger, first, second):
    ledger.add([first, second])
    before = list(ledger.readings()), ledger.sightings()
    assert ledger.add([second]) == 0
    assert ledger.add([first, first]) == 0
    assert (list(ledger.readings()), ledger.sightings()) == before


def test_the_order_of_adding_does_not_show(ledger, first, second, tmp_path):
    ledger.add([first])
    ledger.add([second])
    other = open_ledger(tmp_path / "other.db")
    other.add([second, first])
    assert list(ledger.readings()) == list(other.readings())


def test_other_bytes_of_the_same_text_are_another_sighting(ledger, first):
    ledger.add([first])
    assert ledger.add([replace(first, article=replace(first.article, snapshot_id="x-2"))]) == 0
    assert ledger.sightings() == 2


def test_the_same_report_at_another_address_is_another_sighting(ledger, first):
    moved = replace(first, article=replace(first.article, id="a-moved", url="https://m.valley.example/1"))
    ledger.add([first])
    assert ledger.add([moved]) == 0
    assert list(ledger.readings()) == [first]
    assert ledger.sightings() == 2


def test_a_changed_page_supersedes_and_both_are_kept(ledger, first, second):
    changed = at_the_page_of(first, second)
    ledger.add([first])
    assert ledger.add([changed]) == 1
    assert ledger.superseded() == {first.article.id: second.article.id}
    assert len(list(ledger.readings())) == 2


def test_the_version_of_a_page_that_is_dated_later_supersedes_whichever_came_first(ledger, first, second):
    earlier = at_the_page_of(first, second, published=date(2031, 3, 1))
    ledger.add([first])
    ledger.add([earlier])
    assert ledger.superseded() == {second.article.id: first.article.id}


def test_a_page_that_changed_supersedes_what_was_met_there_as_another_report_s_sighting(ledger, first, second):
    moved = replace(first, article=replace(first.article, id="a-moved", url="https://m.valley.example/1"))
    ledger.add([first, moved])
    ledger.add([at_the_page_of(moved, second)])
    assert ledger.superseded() == {first.article.id: second.article.id}


def at_the_page_of(first, second, published=date(2031, 3, 2)):
    return replace(second, article=replace(second.article, url=first.article.url, published=published))


def test_a_new_reading_of_an_old_article_is_shown_in_its_place(ledger, first):
    ledger.add([first])
    better = replace(first, statements=tuple(replace(s, event="COERCE") for s in first.statements))
    assert ledger.add([better]) == 0
    assert list(ledger.readings()) == [better]


def test_links_come_out_by_id(ledger, first, second):
    link = linked(first.statements[0].id, second.statements[0].id)
    ledger.add([first, second], [link])
    assert list(ledger.links()) == [link]


def test_links_that_are_no_longer_derived_are_withdrawn(ledger, first, second):
    link = linked(first.statements[0].id, second.statements[0].id)
    ledger.add([first, second], [link])
    ledger.add([])
    assert list(ledger.links()) == [link]
    stronger = replace(link, score=1.0)
    ledger.add([], [stronger])
    assert list(ledger.links()) == [stronger]
    ledger.add([], [])
    assert list(ledger.links()) == []


def test_links_within_a_reading_are_its_own(ledger, first):
    own = linked(first.statements[0].id, first.article.id)
    ledger.add([replace(first, links=(own,))])
    assert list(ledger.links()) == []
    assert next(ledger.readings()).links == (own,)


def test_a_link_to_what_is_not_there_is_refused_and_nothing_is_added(ledger, first):
    with pytest.raises(LedgerError, match="not in"):
        ledger.add([first], [linked(first.statements[0].id, "s-nowhere")])
    assert list(ledger.readings()) == []


def test_links_of_a_mere_sighting_are_passed_over(ledger, first, second):
    moved = replace(first, article=replace(first.article, id="a-moved", url="https://m.valley.example/1"))
    ledger.add([first, second])
    ledger.add([moved], [linked("a-moved", second.article.id)])
    assert list(ledger.links()) == []


def test_a_failure_while_readings_arrive_adds_nothing(ledger, first):
    def arriving() -> Callable[..., object]:
        yield first
        raise RuntimeError("the reader stopped")

    with pytest.raises(RuntimeError):
        ledger.add(arriving())
    assert list(ledger.readings()) == []
