import os

from evaluation.bench import Clocked, Row, Run, _resident

from reportedly.testing import FakeAnnotator, article_of

RUN = Run(articles=2, sentences=8, seconds=2.0, start_seconds=0.5, encoder_seconds=1.0, mebibytes=300)


def test_a_process_has_resident_memory():
    assert _resident(os.getpid()) > 2**20


def test_a_process_that_ended_has_none():
    assert _resident(2**22 + 1) == 0


def test_the_middle_of_several_runs_is_their_median():
    runs = [RUN, RUN, Run(articles=2, sentences=8, seconds=9.0, start_seconds=1, encoder_seconds=None, mebibytes=1)]
    row = Row(what="examples", cores=1, runs=runs)
    assert row.middle("seconds") == 2.0
    assert row.middle("encoder_seconds") == 1.0


def test_a_clocked_annotator_says_the_same_and_keeps_the_time():
    clocked = Clocked(FakeAnnotator())
    articles = [article_of("Police closed the road."), article_of("It reopened.")]
    assert [*clocked.annotate(articles)] == [*FakeAnnotator().annotate(articles)]
    assert clocked.seconds > 0
