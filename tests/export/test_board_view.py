"""The board in text."""

from dataclasses import replace
from datetime import date

from reportedly import pipeline
from reportedly.export.board import board_rows
from reportedly.export.board_html import board_page, shown_events
from reportedly.export.grouped import sides_of
from reportedly.export.styled import plain
from reportedly.records import Contest, Situation
from reportedly.store import open_ledger
from reportedly.testing import sample_board, sample_reading


def shown(board=None, readings=None, **options):
    rows = board_rows(board or sample_board(), [sample_reading()] if readings is None else readings, **options)
    return "".join(f"{plain(row)}\n" for row in rows)


def test_a_state_comes_with_its_sentence_its_source_and_its_past():
    assert (
        "  Karsa crossing: open since 14 May 2031 · according to Mira Solen · disputed: closed\n"
        "    “The crossing is [open] again.” — Upland Post · 14 May 2031\n"
        "    before: closed Wed 14 May 2031\n" in shown()
    )


def test_contested_sides_stand_beside_each_other():
    lines = shown(width=100).splitlines()
    first = lines[lines.index("  What state it is in · Wed 14 May 2031 · COERCE restrict") + 1]
    assert first.startswith("  Striking drivers → blocked")
    assert "│ open · according to Mira Solen" in first


def test_on_a_narrow_screen_sides_stand_below_each_other():
    text = shown(width=60)
    assert "    — or —\n    open" in text
    assert max(map(len, text.splitlines())) <= 60


def test_an_event_says_how_well_it_is_known():
    assert (
        "  Wed 14 May 2031 · injured · Upland Post itself · reported · 1 independent voice · ASSAULT\n"
        "    2 injured\n" in shown()
    )


def test_what_is_still_to_come_stands_apart_the_nearest_first():
    event = sample_board().events[0]
    later = [replace(event, id=str(day), start=date(2031, 5, day), end=None) for day in (20, 16)]
    text = shown(replace(sample_board(), events=(*later, event)))
    ahead = text[text.index("Ahead") :]
    assert "from 16 May 2031" in ahead
    assert ahead.index("16 May") < ahead.index("20 May")
    assert "from" not in text[text.index("Main events") : text.index("Ahead")]


def test_only_the_main_events_are_shown_unless_all_are_asked_for():
    event = sample_board().events[0]
    many = replace(sample_board(), events=tuple(replace(event, id=str(n)) for n in range(5)))
    assert shown(many, n_events=2).count("independent voice") == 2
    assert "and 3 other events; show them with --all" in shown(many, n_events=2)
    assert shown(many, n_events=None).count("independent voice") == 5


def test_the_day_of_the_board_is_said():
    assert "as of Tue 20 May 2031" in shown(sample_board(as_of=date(2031, 5, 20)))


def test_without_a_day_it_is_that_of_the_latest_report():
    assert "as of the latest report, Wed 14 May 2031 · 1 report · 1 event" in shown()


def test_a_board_stands_without_the_sentences():
    assert "Karsa crossing: open" in shown(readings=[])


def test_an_empty_board_says_so():
    empty = replace(sample_board(), states=(), events=(), contested=(), articles=(), links=())
    assert shown(empty) == "What is known\nno report has a date · 0 reports · 0 events · nothing contested\n"


def test_a_state_that_nobody_has_told_lately_says_how_old_it_is():
    board = sample_board(as_of=date(2031, 5, 26))
    old = replace(board.states[0], told=date(2031, 5, 14))
    assert "open since 14 May 2031 · according to Mira Solen · last told 12 days ago" in shown(
        replace(board, states=(old,))
    )


def test_a_contested_count_has_one_line_for_each_value_and_voice():
    contest = Contest(
        kind="count", statement_ids=("s1", "s2"), sides=(("s1",), ("s2",)), what="killed", values=((4, 4), (16, None))
    )
    text = shown(replace(sample_board(), contested=(contest,)))
    assert "How many killed" in text
    assert "\n    4: " in text
    assert "\n    at least 16: " in text


def test_events_and_states_stand_under_their_situation():
    board = sample_board()
    crisis = Situation(
        id="k-1", name="Karsa valley · 14 May 2031", place="Karsa", parties=(), start=None, end=None,
        event_ids=("event-1",), article_ids=("article-1",), tension=(),
    )  # fmt: skip
    text = shown(replace(board, situations=(crisis,)))
    assert text.index("Karsa valley") < text.index("States") < text.index("Main events")
    assert "In no situation" not in text


def test_the_page_of_a_board_needs_nothing_else():
    page = board_page(sample_board(), [sample_reading()])
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "Karsa crossing" in page


def test_a_situation_is_as_old_as_its_own_latest_report():
    board = sample_board()
    told = replace(board.states[0], told=date(2031, 5, 14))
    crisis = Situation(
        id="k-1", name="Karsa valley", place="Karsa", parties=(), start=date(2031, 5, 2), end=date(2031, 5, 15),
        event_ids=("event-1",), article_ids=("article-1",), tension=(),
    )  # fmt: skip
    later = replace(board.articles[0], id="article-2", published=date(2032, 7, 1))
    known = replace(board, states=(told,), situations=(crisis,), articles=(*board.articles, later), as_of=None)
    text = shown(known)
    assert "as of the latest report, Thu 1 Jul 2032" in text
    assert "1 event in 1 report · as of 15 May 2031 · k-1" in text
    assert "month by month" not in text
    assert "over 12 months" in shown(replace(known, situations=(replace(crisis, start=date(2030, 5, 2)),)))
    assert "last told" not in text
    assert "last told" in shown(replace(known, as_of=date(2032, 7, 1)))


def test_the_board_counts_people_and_no_things():
    board = sample_board()
    event = board.events[0]
    rifles = replace(event.counts[0], what="rifles")
    assert "rifles" not in shown(replace(board, events=(replace(event, counts=(rifles,)),)))


def test_whether_it_happened_has_those_who_tell_it_on_one_side_and_those_who_deny_it_on_the_other(said, reading_of):
    texts = (
        "Rockets [hit]trigger the market.",
        "Shells [hit]trigger the market.",
        "No rocket [hit]trigger the market.",
    )
    told = [
        reading_of(said(text, "hit", polarity="negative" if "No" in text else "positive"), name=text) for text in texts
    ]
    one, two, denied = (r.statements[0].id for r in told)
    homes = {s.id: (s, r.article) for r in told for s in r.statements}
    contest = Contest(kind="happened", statement_ids=(one, two, denied), sides=((one, denied), (two,)))
    assert [set(side) for side in sides_of(contest, homes)] == [{one, two}, {denied}]
    assert [set(side) for side in sides_of(replace(contest, kind="actor"), homes)] == [{one, denied}, {two}]


def test_a_dispute_is_another_voice_s():
    state = sample_board().states[0]
    own = replace(state.history[0], state="restricted", according_to=state.according_to)
    other = replace(state.history[0], according_to=("Monitors",))
    text = shown(replace(sample_board(), states=(replace(state, history=(other, own)),)))
    assert "disputed: closed, according to Monitors" in " ".join(text.split())


def test_the_page_leads_from_an_event_to_everything_behind_it_and_back(said, reading_of):
    hit = said("Rockets [hit]trigger the market.", "hit", event="ASSAULT", day="2031-03-01")
    denied = said("The [Army]source denied that it [hit]trigger the market.", "hit", event="ASSAULT", day="2031-03-01",
                  polarity="negative", stance="denies")  # fmt: skip
    held = open_ledger(":memory:")
    pipeline.add([reading_of(hit, name="a"), reading_of(denied, name="b", outlet="Post")], held)
    for short in (True, False):
        known, readings = pipeline.board(held, short=short)
        views = list(pipeline.dossiers(held, known, readings, shown_events(known)))
        page = board_page(known, readings, views)
        assert [view.event.id for view, _ in views] == shown_events(known)
        for view, _ in views:
            assert f'<a href="#{view.event.id}"><code>{view.event.id}</code></a>' in page
            assert f'<article class="reportedly event {view.event.verification}" id="{view.event.id}">' in page
        assert "back to the board" in page


def test_contested_sides_of_a_page_say_who_did_what():
    page = board_page(sample_board(), [sample_reading()])
    assert "<bdi>Striking drivers</bdi> → " in page[page.index("Contested") : page.index("Main events")]


def test_cells_of_a_narrow_page_say_what_they_are():
    assert 'data-name="before"' in board_page(sample_board(), [sample_reading()])


def test_a_report_without_an_outlet_is_called_by_its_file_and_not_by_its_folders():
    reading = sample_reading()
    article = replace(reading.article, outlet=None, where="/home/ana/reports/karsa.txt")
    text = shown(readings=[replace(reading, article=article)])
    assert "— karsa.txt · 14 May 2031" in text
    assert "/home/ana" not in text


def test_what_is_contested_in_no_event_stands_with_the_situation_of_its_reports():
    board, reading = sample_board(), sample_reading()
    other = Contest(
        kind="account", statement_ids=(reading.statements[-1].id,), sides=((reading.statements[-1].id,), ())
    )
    crisis = Situation(
        id="k-1", name="Karsa valley", place="Karsa", parties=(), start=None, end=None, event_ids=(),
        article_ids=(reading.article.id,), tension=(),
    )  # fmt: skip
    text = shown(replace(board, events=(), contested=(other,), situations=(crisis,)))
    assert "In no situation" not in text
    assert "How it came about" in text


def test_a_source_that_is_only_a_report_is_not_called_report():
    board = sample_board()
    text = shown(replace(board, states=(replace(board.states[0], according_to=("report",)),)))
    assert "according to a report without an outlet" in text
