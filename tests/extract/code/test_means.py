import pytest

from reportedly import ontology
from reportedly.extract.code.means import RULE, spread
from reportedly.records import Factuality, Modality, Producer, Span, Statement


def act(mode, *, lemma="attack", event="ASSAULT", modality=Modality.ACTUAL):
    return Statement(
        id=lemma,
        article_id="a",
        evidence=Span(0, 9),
        trigger=Span(0, 1),
        lemma=lemma,
        event=event,
        mode=mode,
        contexts=(),
        cameo="190",
        quad=4,
        plover_score=-9.0,
        goldstein=-10.0,
        chain=(),
        arguments=(),
        factuality=Factuality(modality=modality),
        counts=(),
        status=None,
        when=None,
        score=0.9,
        producer=Producer(name="test", version="1"),
    )


@pytest.fixture
def plover():
    return ontology.load()


def test_people_hurt_in_a_report_of_shots_are_hurt_by_shots(plover):
    hurt = spread([act("firearms", lemma="shoot"), act(None, lemma="hurt")], plover)[1]
    assert (hurt.mode, hurt.cameo, hurt.reasons) == ("firearms", "193", (RULE,))


def test_a_report_of_two_means_gives_none_away(plover):
    told = [act("firearms"), act("drone"), act(None)]
    assert spread(told, plover)[2].mode is None


def test_a_war_has_many_means(plover):
    assert spread([act("firearms"), act(None, lemma="war")], plover)[1].mode is None


def test_what_is_planned_neither_gives_nor_takes(plover):
    assert spread([act("firearms", modality=Modality.PLANNED), act(None)], plover)[1].mode is None
    assert spread([act("firearms"), act(None, modality=Modality.PLANNED)], plover)[1].mode is None


def test_other_types_keep_their_modes(plover):
    assert spread([act("firearms"), act(None, event="COERCE")], plover)[1].mode is None
