"""Time expressions against the day of writing: Wednesday 2 March 2033."""

from datetime import date

import pytest

from reportedly.records import Block, BlockKind, Post, Span, TimeExpression
from reportedly.resolve import recognise_times
from reportedly.testing import article_of, only

DAY = date(2033, 3, 2)


def times(text: str, *, published: date | None = DAY, **fields: object) -> tuple[TimeExpression, ...]:
    return recognise_times(article_of(text, published=published, **fields)).found


def days(text: str) -> tuple[str | None, str | None]:
    time = only(times(text)).time
    assert time is not None
    return (time.start.isoformat() if time.start else None, time.end.isoformat() if time.end else None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Rebels shelled the town on Monday.", "2033-02-28", "2033-02-28"),
        ("The curfew begins on Saturday.", "2033-03-05", "2033-03-05"),
        ("Polling stations open at 7am on Sunday.", "2033-03-06", "2033-03-06"),
        ("The vote on Monday failed.", "2033-02-28", "2033-02-28"),
        ("All gates were open on Sunday.", "2033-02-27", "2033-02-27"),
        ("28/2 13:00 they took the teacher", "2033-02-28", "2033-02-28"),
        ("[1/3, 9:40] Ana: the road is shut", "2033-03-01", "2033-03-01"),
        ("ana.k @ 14 jan - they are back", "2033-01-14", "2033-01-14"),
        ("It burned in the night of 25/26 February.", "2033-02-25", "2033-02-26"),
        ("The bridge fell on Wednesday.", "2033-03-02", "2033-03-02"),
        ("The crossing will reopen on Friday.", "2033-03-04", "2033-03-04"),
        ("They were due to meet on Saturday.", "2033-03-05", "2033-03-05"),
        ("The two sides meet next Tuesday.", "2033-03-08", "2033-03-08"),
        ("He could have left on Friday.", "2033-02-25", "2033-02-25"),
        ("The court told the board to hold a vote on Friday.", "2033-03-04", "2033-03-04"),
        ("She proposed that the commission meet on Friday.", "2033-03-04", "2033-03-04"),
        ("Lorries are barred as of Friday.", "2033-03-04", None),
        ("She would resign, officials said on Tuesday.", "2033-03-01", "2033-03-01"),
        ("Troops entered the village yesterday.", "2033-03-01", "2033-03-01"),
        ("Shots were heard overnight.", "2033-03-01", "2033-03-02"),
        ("Talks begin tomorrow.", "2033-03-03", "2033-03-03"),
        ("It was signed last week.", "2033-02-21", "2033-02-27"),
        ("A new attempt is expected next month.", "2033-04-01", "2033-04-30"),
        ("It happened two days ago.", "2033-02-28", "2033-02-28"),
        ("The law takes effect as of March 15.", "2033-03-15", None),
        ("The road has been shut since January.", "2033-01-01", None),
        ("It stays in force until 28 March.", "2033-03-02", "2033-03-28"),
        ("In 2031 a similar blockade lasted long.", "2031-01-01", "2031-12-31"),
        ("After the war (1998-1999) they left.", "1998-01-01", "1999-12-31"),
        ("It opened in the 1990s.", "1990-01-01", "1999-12-31"),
        ("A vote is due in early April.", "2033-04-01", "2033-04-10"),
        ("It was founded in mid-2031.", "2031-05-01", "2031-08-31"),
        ("Sales fell in the third quarter of 2032.", "2032-07-01", "2032-09-30"),
        ("It began in the summer of 2032.", "2032-06-01", "2032-08-31"),
        ("The raid of 11-12 February killed nine.", "2033-02-11", "2033-02-12"),
        ("He ruled from 1998 to 2003.", "1998-01-01", "2003-12-31"),
        ("Between 3 January and 5 February nobody came.", "2033-01-03", "2033-02-05"),
        ("The hall burned in nineteen ninety-six.", "1996-01-01", "1996-12-31"),
        ("It fell on the last Monday of January.", "2033-01-31", "2033-01-31"),
        ("In the last 48 hours 30 people fled.", "2033-02-28", "2033-03-02"),
        ("The strike began on 2033-02-14.", "2033-02-14", "2033-02-14"),
        ("They fled on Christmas Day.", "2032-12-25", "2032-12-25"),
    ],
)
def test_an_expression_is_laid_against_the_day_of_writing(text, start, end):
    assert days(text) == (start, end)


def test_a_guessed_year_is_flagged():
    assert only(times("It began on February 3.")).flags == ("year-inferred",)


def test_a_date_without_a_day_of_writing_has_no_days():
    found = only(times("It began on Tuesday.", published=None))
    assert (found.value, found.time) == ("XXXX-WXX-2", None)


def test_day_and_month_that_can_be_exchanged_are_flagged_and_told():
    result = recognise_times(article_of("It was signed on 1/8/2031.", published=DAY))
    assert "ambiguous-day-month" in only(result.found).flags
    assert only(result.problems).code == "date-ambiguous"


def test_a_day_that_no_calendar_has_is_told_and_left_out():
    result = recognise_times(article_of("The talks of 30 February failed.", published=DAY))
    assert result.found == ()
    assert only(result.problems).code == "date-impossible"


def test_a_time_of_day_takes_the_day_beside_it():
    found = only(times("A truce has held since 18:00 yesterday."))
    assert found.type == "TIME"
    assert found.value == "2033-03-01T18:00"


def test_a_narrative_date_counts_from_the_last_one():
    *_, later = times("The bridge fell on 3 February. Two days later the army came.")
    assert later.time is not None
    assert later.time.start == date(2033, 2, 5)


def test_a_day_after_dates_what_follows_it():
    *_, before = times("The road was blocked on Tuesday, a day after police arrested two men.")
    assert before.time is not None
    assert before.time.start == date(2033, 2, 28)
    assert "dates-what-follows" in before.flags


def test_a_step_from_a_named_day_are_one_expression():
    found = only(times("Two days after May 3 the post closed."))
    assert found.time is not None
    assert found.time.start == date(2033, 5, 5)


def test_a_duration_has_no_days():
    found = only(times("The fight lasted for three hours."))
    assert (found.type, found.value, found.time) == ("DURATION", "PT3H", None)


def test_what_comes_back_is_a_set():
    assert only(times("Markets open every Monday.")).type == "SET"


def test_an_age_is_no_time():
    assert times("A 12-year-old boy was hurt.") == ()


def test_may_and_march_are_not_always_months():
    assert times("They may march to the square.") == ()


def test_a_number_of_people_is_no_year():
    assert times("About 2000 people fled.") == ()


def test_a_post_has_its_own_day():
    text = "Today it rained. Shots heard yesterday here. @anyone"
    post = Post(
        span=Span(17, len(text)),
        body=Span(17, 44),
        platform="x",
        author="Any One",
        handle="@anyone",
        posted=date(2033, 1, 10),
        url=None,
    )
    _, yesterday = times(text, posts=(post,))
    assert yesterday.time is not None
    assert yesterday.time.start == date(2033, 1, 9)


def test_the_dateline_is_marked_and_sets_the_day():
    text = "BREZNA, March 1 (Valley Wire) - Police left on Tuesday."
    blocks = (
        Block(span=Span(0, 31), kind=BlockKind.DATELINE),
        Block(span=Span(32, len(text)), kind=BlockKind.PARAGRAPH),
    )
    dateline, tuesday = times(text, blocks=blocks)
    assert "dateline" in dateline.flags
    assert tuesday.time is not None
    assert tuesday.time.start == date(2033, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u202e12/13/0000",
        "9" * 10_000,
        "in the year 9999 of 99/99/9999",
        "the 0th of May 0",
        "31 June 2033 - 99 May",
    ],
)
def test_odd_input_never_stops_the_grammar(text):
    recognise_times(article_of(text, published=DAY))


def test_a_relative_date_beyond_the_calendar_is_told():
    result = recognise_times(article_of("It will last until next century.", published=date(9999, 12, 31)))
    assert all(problem.code == "date-impossible" for problem in result.problems)


def test_until_further_notice_has_no_end():
    assert days("The crossing is closed until further notice.") == ("2033-03-02", None)


def test_until_further_notice_begins_on_the_day_that_the_sentence_names():
    found = times("Police closed the crossing on Monday until further notice.")
    assert [str(time.time.start) for time in found if time.time] == ["2033-02-28", "2033-02-28"]


def test_until_the_last_hour_names_no_hour():
    assert times("They will keep the truce until the last hour.") == ()


def test_a_heading_as_of_a_day_is_of_that_day():
    text = "Flash update as of 1 March 2033\n\nMarkets are shut."
    blocks = (
        Block(kind=BlockKind.HEADING, span=Span(0, 31)),
        Block(kind=BlockKind.PARAGRAPH, span=Span(33, len(text))),
    )
    time = only(times(text, blocks=blocks)).time
    assert (str(time.start), str(time.end)) == ("2033-03-01", "2033-03-01")


def test_a_blast_since_which_something_holds_is_of_its_day():
    assert days("It was the first convoy since Monday's blast.") == ("2033-02-28", "2033-02-28")


def test_before_dawn_of_a_day_is_that_day():
    assert days("Soldiers dispersed them before dawn on Wednesday.") == ("2033-03-02", "2033-03-02")


def test_before_the_end_of_a_month_is_by_then():
    assert days("It will send a convoy before the end of the month.") == ("2033-03-02", "2033-03-31")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The talks are set for 12:30 March 27.", "2033-03-27", "2033-03-27"),
        ("A truce will hold for 3 days starting Friday.", "2033-03-04", "2033-03-06"),
        ("They met on Victory Day 2032.", "2032-05-09", "2032-05-09"),
        ("It will be closed between now and March 15.", "2033-03-02", "2033-03-15"),
        ("It lasted from 2014~2018.", "2014-01-01", "2018-12-31"),
        ("We will be only 3 next week.", "2033-03-07", "2033-03-13"),
    ],
)
def test_words_that_stand_together_make_one_stretch(text, start, end):
    stretches = [time.time for time in times(text) if time.time is not None]
    assert (start, end) in {(str(time.start), str(time.end)) for time in stretches}


def test_a_number_behind_a_month_and_a_comma_may_count_something():
    assert [time.span.of("In September, 30 people fled.") for time in times("In September, 30 people fled.")] == [
        "September"
    ]


def test_figures_amid_a_sentence_stamp_nothing():
    assert all("year-inferred" not in time.flags for time in times("They won 3/2 5:10 on points."))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Fishermen went out again on the 1st as announced.", "2033-03-01"),
        ("The ship sailed on the twenty-eighth, after a court ruled.", "2033-02-28"),
        ("On the night of the 27th shells fell.", "2033-02-27"),
        ("He says six of them died tue, not four.", "2033-03-01"),
        ("They have been out since weds and still are.", "2033-03-02"),
        ("The curfew holds since last nite", "2033-03-01"),
    ],
)
def test_bare_and_casual_days_are_read(text, start):
    assert str(only(times(text)).time.start) == start


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the fifth floor.",
        "On the 12th Brigade's base shells fell.",
        "On the third anniversary they marched.",
        "They sat in the sun, waiting.",
        "The two wed in June last year."[:12],
    ],
)
def test_other_ordinals_and_short_words_are_no_days(text):
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("A quarrel over who may turn the wheel grew on Tuesday into a fight.", "2033-03-01"),
        ("A prisoner swap was put off to Monday.", "2033-03-07"),
        ("The hotline is to be tested on Monday.", "2033-03-07"),
        ("A convoy that was to travel was set upon again on Sunday.", "2033-02-27"),
        ("The meeting is fixed for Monday.", "2033-03-07"),
    ],
)
def test_the_last_verb_says_whether_a_weekday_is_to_come(text, start):
    assert str(only(times(text)).time.start) == start
