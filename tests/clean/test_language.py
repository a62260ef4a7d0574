import subprocess
import sys

import pytest

from reportedly.clean.language import guess_language, stated_language

ENGLISH = "Striking miners blocked the Brezna pass on Sunday, regional police said, and nobody was hurt."
FRENCH = (
    "Les mineurs en grève ont bloqué dimanche le col de Brezna, a déclaré la police régionale, sans faire de blessés."
)


@pytest.mark.parametrize(
    ("words", "code"),
    [("en", "en"), ("EN-gb", "en"), ("en_US.UTF-8", "en"), ("English", "en"), ("eng", "en"), ("fr", "fr"), ("", None),
     (None, None), ("und", None), ("xx", None), ("Klingon", None)],
)  # fmt: skip
def test_statements_become_codes(words, code):
    assert stated_language(words) == code


@pytest.mark.parametrize("text", [ENGLISH, "The road is closed.", ENGLISH.upper()])
def test_english_is_told_by_its_small_words(text):
    assert guess_language(text) == "en"


def test_other_languages_are_told_by_the_model():
    assert guess_language(FRENCH) == "fr"


@pytest.mark.parametrize("text", ["", "12:30", "Да", "!!"])
def test_a_text_too_short_to_tell_has_no_language(text):
    assert guess_language(text) is None


def test_a_language_that_the_reader_does_not_speak_is_a_problem_and_the_article_is_still_made(cleaned):
    article, codes = cleaned(FRENCH, language=None, published="2031-03-02")
    assert (article.language, article.text, codes) == ("fr", FRENCH, ["language-not-supported"])


def test_a_stated_language_is_not_guessed_again(cleaned):
    article, codes = cleaned(FRENCH, language="en", published="2031-03-02")
    assert (article.language, codes) == ("en", [])


def test_english_text_loads_neither_the_language_model_nor_the_page_parsers():
    script = (
        "import sys; from reportedly.acquire import fetch; from reportedly.clean import clean;"
        f"s = next(iter(fetch('-', stdin={ENGLISH.encode()!r}))); assert clean(s).found[0].language == 'en';"
        "costly = {'py3langid', 'trafilatura', 'selectolax', 'httpx2', 'htmldate', 'zstandard'};"
        "print(sorted(costly & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.strip() == "[]"
