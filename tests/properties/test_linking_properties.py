"""What holds for linking whatever the reports say."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.link import across, board
from reportedly.records import LinkKind, Place

PLACES = (
    Place(id="t:1", name="Tegre", country="ITA", admin1=None, lat=46.1, lon=12.1, precision="city"),
    Place(id="t:2", name="Faroe", country="ITA", admin1=None, lat=41.1, lon=14.1, precision="city"),
)
ACTS = (("shell", "ASSAULT", "heavy-weapons"), ("shoot", "ASSAULT", "firearms"), ("block", "PROTEST", "obstruct"))

a_sentence = st.tuples(
    st.sampled_from(ACTS),
    st.sampled_from(PLACES),
    st.sampled_from(("2031-03-01", "2031-03-02", None)),
    st.sampled_from(("positive", "negative")),
    st.sampled_from(("", "Police", "Villagers", "The army")),
    st.one_of(st.none(), st.integers(min_value=1, max_value=9)),
)
a_report = st.tuples(
    st.sampled_from(("Wire", "Post", "Courier")),
    st.sampled_from(("2031-03-02", "2031-03-03")),
    st.lists(a_sentence, min_size=0, max_size=3),
)
some_reports = st.lists(a_report, min_size=0, max_size=5)


def written(reports, said, reading_of):
    readings = []
    for n, (outlet, published, sentences) in enumerate(reports):
        made = [
            said(
                (f"[{source}]source said " if source else "")
                + f"[guards]actor [{lemma}ed]trigger the camp at [{place.name}]location.",
                lemma, event=event, mode=mode, day=day, polarity=polarity, targets={"location": place},
                counts=() if killed is None else (("killed", killed, killed),),
            )
            for (lemma, event, mode), place, day, polarity, source, killed in sentences
        ]  # fmt: skip
        readings.append(
            reading_of(*made, name=f"r{n}", outlet=outlet, published=published, tail="On the Piave, Veneto.")
        )
    return readings


quietly = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quietly
@given(reports=some_reports, order=st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_change_a_link(said, reading_of, reports, order):
    readings = written(reports, said, reading_of)
    shuffled = list(readings)
    order.shuffle(shuffled)
    assert across(readings).found == across(shuffled).found


@quietly
@given(reports=some_reports)
def test_no_kind_without_direction_has_one(said, reading_of, reports):
    for link in across(written(reports, said, reading_of)).found:
        if link.kind not in (LinkKind.UPDATES, LinkKind.REPRINTS):
            assert link.left < link.right


@quietly
@given(reports=some_reports)
def test_every_link_joins_two_records_of_the_readings(said, reading_of, reports):
    readings = written(reports, said, reading_of)
    known = {r.article.id for r in readings} | {s.id for r in readings for s in r.statements}
    for link in across(readings).found:
        assert {link.left, link.right} <= known
        assert link.left != link.right
        assert link.reasons


@quietly
@given(reports=some_reports)
def test_a_pair_never_corroborates_and_contradicts(said, reading_of, reports):
    links = across(written(reports, said, reading_of)).found
    pairs = {kind: {(k.left, k.right) for k in links if k.kind is kind} for kind in LinkKind}
    assert not pairs[LinkKind.CORROBORATES] & pairs[LinkKind.CONTRADICTS]


@quietly
@given(reports=some_reports)
def test_an_event_has_at_most_as_many_origins_as_statements(said, reading_of, reports):
    readings = written(reports, said, reading_of)
    for event in board(readings, across(readings).found).events:
        assert 1 <= event.origins <= len(event.statement_ids)


@quietly
@given(reports=some_reports)
def test_every_statement_with_a_code_stands_in_one_event(said, reading_of, reports):
    readings = written(reports, said, reading_of)
    shown = [i for event in board(readings, across(readings).found).events for i in event.statement_ids]
    assert sorted(shown) == sorted({s.id for r in readings for s in r.statements})
