"""The reading view as a page."""

import io
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from reportedly.export.html import HtmlExporter, fragment
from reportedly.testing import article_of, sample_reading


def page(*readings):
    out = io.StringIO()
    HtmlExporter().write(readings or [sample_reading()], out)
    return out.getvalue()


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        self.text.append(data)


def parsed(markup):
    reader = Reader()
    reader.feed(markup)
    return reader


def test_marks_carry_their_kind_and_their_statement():
    assert '<mark class="trigger r0s1">blocked</mark><a class="n" href="#r0s1">1</a>' in page()
    assert '<mark class="source r0s1">local media</mark>' in page()
    assert '<mark class="cue r0s1">reported</mark>' in page()


def test_every_anchor_leads_somewhere():
    found = parsed(page(sample_reading(), sample_reading())).attributes
    ids = [value for _, name, value in found if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for _, name, value in found if name == "href" and value.startswith("#")} <= set(ids)


def test_the_page_needs_nothing_from_outside():
    found = parsed(page())
    assert not {"script", "link", "img", "iframe", "object"} & set(found.tags)
    assert not [name for _, name, _ in found.attributes if name in {"src", "style"} or name.startswith("on")]
    assert "@import" not in page()
    assert "url(" not in page()


def test_the_policy_allows_the_style_sheet_and_nothing_else():
    style = re.search(r"<style>(.*?)</style>", page(), re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page()


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>"])
def test_a_report_cannot_write_markup(words):
    article = article_of(f"{words} rose.", title=words, outlet=words, byline=words, url=f"https://x.example/{words}")
    hostile = replace(sample_reading(), article=article, statements=(), problems=(), links=(), groundings=())
    found = parsed(page(hostile))
    assert not {"script", "img", "b"} & set(found.tags)
    assert words in "".join(found.text)


def test_an_address_that_could_run_is_no_link():
    article = article_of("Rain.", url="javascript:alert(1)")
    hostile = replace(sample_reading(), article=article, statements=(), problems=(), links=(), groundings=())
    assert not [value for tag, name, value in parsed(page(hostile)).attributes if tag == "a" and name == "href"]


def test_prose_takes_the_direction_of_its_script():
    assert '<p class="prose" dir="auto">' in page()


def test_what_is_denied_is_said_in_front_of_the_deed():
    assert '<b class="deed"><em>NOT</em> <bdi>fire</bdi></b>' in page()


def test_several_reports_have_a_list_of_contents():
    assert page(sample_reading(), sample_reading()).count('<li><a href="#r') == 2


def test_a_notebook_shows_a_reading():
    shown = sample_reading()._repr_html_()
    assert shown == fragment(sample_reading())
    assert shown.startswith("<div><style>")
    assert "<html" not in shown
