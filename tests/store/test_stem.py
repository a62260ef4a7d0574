"""Forms of a word have one stem, the one that PostgreSQL finds too."""

import re
from pathlib import Path

import pytest

import reportedly
from reportedly.store.stem import stem


@pytest.mark.parametrize(
    "forms",
    [
        "bomb bombs bombed bombing bombings", "attack attacks attacked attacking", "deny denies denied denying",
        "refugee refugees", "city cities", "closing closed closes close", "negotiation negotiations negotiate",
        "stop stopped stopping", "die died dying", "controversial controversially",
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("word", ["", "a", "un", "war", "news", "gaza", "2031", "m23", "дом", "kyiv"])
def test_what_is_no_form_is_left_alone(word):
    assert stem(word) == word


def test_words_that_only_look_alike_stay_apart():
    assert stem("army") != stem("arms")
    assert stem("mine") != stem("minister")
    assert stem("kill") != stem("killer")


def test_stems_are_those_that_postgresql_finds(postgresql):
    import psycopg  # noqa: PLC0415 - an extra, needed only where there is a server

    lists = Path(reportedly.__file__).parent / "lexicon" / "data" / "en"
    words = {w for file in lists.glob("*.tsv") for w in re.findall(r"[a-z]+", file.read_text("utf-8").lower())}
    words |= {word + end for word in sorted(words)[::7] for end in ("s", "ed", "ing", "ly", "ation", "iveness")}
    ask = "SELECT w, (ts_lexize('pg_temp.forms', w))[1] FROM unnest(%s::text[]) AS w"
    with psycopg.connect(postgresql) as connection:
        # Without a list of words that are left out.
        connection.execute("CREATE TEXT SEARCH DICTIONARY pg_temp.forms (TEMPLATE = snowball, Language = english)")
        expected = dict(connection.execute(ask, (sorted(words),)).fetchall())
    assert {word: stem(word) for word in words} == expected
