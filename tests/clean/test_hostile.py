"""Hostile text costs linear time: no pattern may share out a run of blanks, marks or names in a million ways."""

import time

import pytest

LENGTH = 20_000
# Minutes without the guards, milliseconds with them; the bound leaves room for a busy machine.
SECONDS = 3.0
RUNS = (
    *(
        " ",
        "\n",
        "- ",
        "— ",
        "a, ",
        "A, ",
        "A ",
        "(@b)",
        "@a",
        "@a.",
        "March ",
        "1:",
        "> ",
        "# x\n",
        "word ",
        "\u3000",
        "*",
        "=",
    ),
    *("Posted by a ", "Telegram ", "on X ", "https://t.me/a/1 ", "post: ", "x — N (@h) March 2, 2031\n\n"),
    *("Image: ", "a (Photo: ", "By A "),
)
STARTS = (
    "— @a",
    "— a (@b",
    "Posted by a",
    "— a on X",
    "— a (@b)",
    "A, March 2",
    "a (@b)",
    "Telegram",
    "By ",
    "Image: ",
)


def _seconds(cleaned, text):
    start = time.process_time()
    cleaned(text)
    return time.process_time() - start


@pytest.mark.parametrize("run", RUNS)
def test_a_run_of_anything_is_read_in_linear_time(cleaned, run):
    assert _seconds(cleaned, "x" + run * (LENGTH // len(run)) + "!") < SECONDS


@pytest.mark.parametrize("start", STARTS)
def test_a_signature_that_never_ends_is_read_in_linear_time(cleaned, start):
    assert _seconds(cleaned, start + " " * LENGTH + "x") < SECONDS


def test_many_comments_before_a_page_are_passed_over_in_linear_time(cleaned):
    page = "<!---->" * 3000 + "<p>Striking miners blocked the Brezna pass on Sunday, police said. Nobody was hurt.</p>"
    start = time.process_time()
    cleaned(page, media_type="text/html")
    assert time.process_time() - start < 2 * SECONDS
