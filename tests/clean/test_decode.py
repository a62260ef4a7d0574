"""Bytes are decoded by the best evidence; what was lost or guessed is said."""

import pytest

WORDS = "Zvečan and Leposavić: the “road” is closed"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(cleaned, charset):
    article, codes = cleaned(WORDS.encode(charset), published="2031-03-02")
    assert (article.text, codes) == (WORDS, [])


def test_the_servers_word_is_taken(cleaned):
    article, codes = cleaned(WORDS.encode("cp1250"), charset="windows-1250", published="2031-03-02")
    assert (article.text, codes) == (WORDS, [])


@pytest.mark.parametrize("charset", ["utf-8", "nonsense", "hex", "idna"])
def test_a_servers_word_that_does_not_fit_is_passed_over(cleaned, charset):
    article, codes = cleaned("the café is closed".encode("cp1252"), charset=charset, published="2031-03-02")
    assert (article.text, codes) == ("the café is closed", ["encoding-guessed"])


def test_a_page_may_name_its_own_encoding(page):
    html = (
        f'<meta charset="windows-1250"><p>{WORDS}, police said on Sunday. Nobody can pass until the rocks are gone.</p>'
    )
    article, codes = page(html.encode("cp1250"), published="2031-03-02")
    assert article.text.startswith(WORDS)
    assert codes == []


def test_bytes_that_are_no_utf8_are_read_as_windows_1252(cleaned):
    article, codes = cleaned("the “café” is closed".encode("cp1252"), published="2031-03-02")
    assert (article.text, codes) == ("the “café” is closed", ["encoding-guessed"])


def test_utf8_with_one_bad_byte_stays_utf8(cleaned):
    article, codes = cleaned("Zvečan, Leposavić".encode() + b" \xff closed", published="2031-03-02")
    assert article.text == "Zvečan, Leposavić \ufffd closed"
    assert codes == ["encoding-damaged", "characters-lost"]


def test_lost_characters_are_kept_and_counted(cleaned):
    article, codes = cleaned("breaking news \ufffd\ufffd is closed", published="2031-03-02")
    assert article.text.count("\ufffd") == 2
    assert codes == ["characters-lost"]


def test_mojibake_is_kept_as_it_is(cleaned):
    article, codes = cleaned("ZveÄ\u008dan â€“ the road", published="2031-03-02")
    assert article.text == "ZveÄ\u008dan â€“ the road"
    assert codes == []


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\x08", "\U000e0041"])
def test_characters_that_cannot_be_seen_are_kept_and_said(cleaned, hidden):
    article, codes = cleaned(f"Leka{hidden}j said no.", published="2031-03-02")
    assert hidden in article.text
    assert codes == ["hidden-characters"]


@pytest.mark.parametrize("joined", ["👩\u200d🚒 at the pass", "می\u200cخواهم"])
def test_joiners_that_belong_to_a_script_are_no_problem(cleaned, joined):
    assert cleaned(joined, published="2031-03-02")[1] == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_become_one(cleaned, end):
    assert cleaned(f"One.{end}{end}Two.")[0].text == "One.\n\nTwo."
