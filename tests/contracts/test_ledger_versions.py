"""A changed page without an address: told by outlet, title, day and text, or by a person."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from reportedly import pipeline
from reportedly.errors import LedgerError
from reportedly.records import Verdict
from reportedly.store import open_ledger

TEXT = (
    "Rockets hit the market of Brezna on Sunday while traders were still putting up their stalls. Doctors at the "
    "hospital of the town counted {} dead and said that more people lay under the roof of the fish hall."
)
OTHER = (
    "Miners who have not been paid since winter blocked the pass with two lorries and a burning tyre, and police asked "
    "drivers to take the valley road until the company has answered them."
)


@pytest.fixture
def page(reading_of):
    def made(text, *, title="Rockets hit Brezna", **fields):
        reading = reading_of(name=text + repr(fields), tail=text, **fields)
        return replace(reading, article=replace(reading.article, title=title))

    return made


def test_a_text_that_is_nearly_the_same_under_one_title_takes_the_place_of_the_earlier_one(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19))
    assert ledger.add([old]) == 1
    assert ledger.add([new]) == 1
    assert ledger.superseded() == {old.article.id: new.article.id}
    assert len(list(ledger.readings())) == 2
    assert [r.article.id for r in ledger.readings_of([old.article.id, new.article.id])] == [new.article.id]


def test_what_was_added_to_a_page_makes_it_no_other_page(ledger, page):
    old, new = page(TEXT.format(17)), page(f"{TEXT.format(17)}\n\n{OTHER}")
    ledger.add([old, new])
    assert ledger.superseded() == {old.article.id: new.article.id}


def test_case_and_punctuation_of_title_and_outlet_do_not_matter(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19), title="ROCKETS hit Brezna!", outlet="Valley  wire")
    ledger.add([old, new])
    assert ledger.superseded() == {old.article.id: new.article.id}


@pytest.mark.parametrize(
    "fields",
    [{"outlet": "Coast Post"}, {"title": "Toll rises in Brezna"}, {"published": "2031-03-03"}, {"outlet": None}],
)
def test_another_outlet_title_or_day_is_another_report(ledger, page, fields):
    ledger.add([page(TEXT.format(17)), page(TEXT.format(19), **fields)])
    assert ledger.superseded() == {}


def test_another_text_under_one_title_is_another_report(ledger, page):
    ledger.add([page(TEXT.format(17)), page(OTHER)])
    assert ledger.superseded() == {}


def test_short_notices_of_one_form_are_reports_of_their_own(ledger, page):
    ledger.add(
        [page(f"The checkpoint at {name} was closed at noon, the army said on Sunday.") for name in ("Pec", "Sula")]
    )
    assert ledger.superseded() == {}


def test_reports_without_title_outlet_or_day_are_never_versions_of_each_other(ledger, page):
    for fields in ({"title": None}, {"outlet": None}, {"published": None}):
        ledger.add([page(TEXT.format(17), **fields), page(TEXT.format(19), **fields)])
    assert ledger.superseded() == {}


def test_adding_versions_again_changes_nothing(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19))
    ledger.add([old])
    ledger.add([new])
    before = list(ledger.export()), ledger.superseded()
    ledger.add([old])
    ledger.add([new, old])
    assert (list(ledger.export()), ledger.superseded()) == before


def test_versions_with_a_time_stand_in_its_order_however_they_come(page, tmp_path):
    versions = [
        replace(r, article=replace(r.article, published_at=datetime(2031, 3, 2, hour, tzinfo=UTC)))
        for hour, r in enumerate([page(TEXT.format(17)), page(TEXT.format(19)), page(TEXT.format(23))], start=8)
    ]
    one, two, three = (r.article.id for r in versions)
    for n, order in enumerate(permutations(versions)):
        ledger = open_ledger(tmp_path / f"{n}.db")
        for version in order:
            ledger.add([version])
        assert ledger.superseded() == {one: two, two: three}
        assert list(ledger.verify()) == []
        ledger.close()


def test_which_reports_are_one_page_does_not_hang_on_their_order(page, tmp_path):
    long = f"{TEXT.format(17)}\n\n{OTHER}"
    versions, exports = [page(TEXT.format(17)), page(long), page(OTHER)], set()
    for n, order in enumerate(permutations(versions)):
        ledger = open_ledger(tmp_path / f"{n}.db")
        pipeline.add(order, ledger)
        superseded = ledger.superseded()
        assert superseded.keys() | superseded.values() == {r.article.id for r in versions}
        exports.add(tuple(sorted(line for line in ledger.export() if "reprints" not in line)))
        ledger.close()
    assert len(exports) == 1


def test_only_what_concerns_some_articles_is_the_same_as_asking_for_all(ledger, page):
    pages = [page(TEXT.format(n), published=f"2031-03-0{day}") for day in (2, 3) for n in (17, 19, 23)]
    ledger.add(pages)
    whole = ledger.superseded()
    assert len(whole) == 4
    standing = {r.article.id for r in ledger.readings_of([p.article.id for p in pages])}
    assert standing == {p.article.id for p in pages} - whole.keys()


def test_a_person_says_that_a_report_is_a_later_version_and_takes_it_back(ledger, page):
    old, new = page(TEXT.format(17)), page(OTHER, title="Pass blocked", published="2031-03-09")
    pipeline.add([old, new], ledger)
    pipeline.judge(ledger, Verdict.SUPERSEDES, new.article.id, old.article.id, by="ana")
    assert ledger.superseded() == {old.article.id: new.article.id}
    assert [(o.article.id, n.article.id) for o, n in pipeline.differences(ledger)] == [(old.article.id, new.article.id)]
    pipeline.judge(ledger, Verdict.WITHDRAWN, old.article.id, new.article.id, by="ana")
    assert ledger.superseded() == {}


def test_a_person_says_that_two_reports_are_not_one_page(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19))
    pipeline.add([old, new], ledger)
    pipeline.judge(ledger, Verdict.NOT_SAME, old.article.id, new.article.id, by="ana")
    assert ledger.superseded() == {}
    pipeline.judge(ledger, Verdict.WITHDRAWN, old.article.id, new.article.id, by="ana")
    assert ledger.superseded() == {old.article.id: new.article.id}


def test_a_person_turns_two_versions_around(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19))
    pipeline.add([old, new], ledger)
    pipeline.judge(ledger, Verdict.SUPERSEDES, old.article.id, new.article.id, by="ana")
    assert ledger.superseded() == {new.article.id: old.article.id}


def test_statements_do_not_take_each_other_s_place(ledger, said, reading_of):
    ledger.add([reading_of(said("Miners [blocked]trigger the road.", "block"), said("They [left]trigger.", "leave"))])
    one, two = (s.id for reading in ledger.readings() for s in reading.statements)
    with pytest.raises(LedgerError, match="is no article"):
        pipeline.judge(ledger, Verdict.SUPERSEDES, one, two, by="ana")


def test_versions_are_the_same_when_they_are_made_anew(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19))
    ledger.add([old, new])
    ledger.reindex()
    assert list(ledger.verify()) == []
    assert ledger.superseded() == {old.article.id: new.article.id}


def test_nearly_one_text_under_another_title_of_one_outlet_is_told(ledger, page):
    old = page(TEXT.format(17))
    new = page(TEXT.format(19), title="Toll rises in Brezna", published="2031-03-03")
    pipeline.add([old, new], ledger)
    assert [(a.later.id, a.earlier.id) for a in pipeline.alike(ledger, [new.article.id])] == [
        (new.article.id, old.article.id)
    ]


def test_nearly_one_text_under_one_title_where_one_outlet_is_not_known_is_told(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19), outlet=None)
    pipeline.add([old, new], ledger)
    assert [{a.later.id, a.earlier.id} for a in pipeline.alike(ledger, [new.article.id])] == [
        {new.article.id, old.article.id}
    ]


def test_what_another_outlet_reprints_is_no_changed_version(ledger, page):
    old, copy = page(TEXT.format(17)), page(TEXT.format(17) + " Wire.", outlet="Coast Post")
    pipeline.add([old, copy], ledger)
    assert pipeline.alike(ledger, [copy.article.id]) == ()


def test_what_a_person_called_two_reports_is_told_no_more(ledger, page):
    old, new = page(TEXT.format(17)), page(TEXT.format(19), title="Toll rises", published="2031-03-03")
    pipeline.add([old, new], ledger)
    pipeline.judge(ledger, Verdict.NOT_SAME, old.article.id, new.article.id, by="ana")
    assert pipeline.alike(ledger, [new.article.id]) == ()


def test_a_changed_page_is_no_rival_toll(ledger, said, reading_of):
    def told(n):
        reading = reading_of(
            said(f"Rockets [killed]trigger {n} people at the market of Brezna.", "kill", event="ASSAULT",
                 counts=(("killed", n, n),), day="2031-03-01"),
            name=str(n), tail=TEXT.format("many"),
        )  # fmt: skip
        return replace(
            reading, article=replace(reading.article, title="Rockets hit Brezna", published=date(2031, 3, 2))
        )

    pipeline.add([told(17)], ledger)
    pipeline.add([told(19)], ledger)
    board, _ = pipeline.board(ledger)
    assert [[(c.low, c.high) for c in event.counts] for event in board.events] == [[(19, 19)]]
    assert board.contested == ()
    assert list(pipeline.verify(ledger)) == []
