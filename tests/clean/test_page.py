"""Pages are reduced to their report, with headline, captions, subheads and posts in their places."""

import json
from datetime import date

import pytest

from reportedly.clean.depth import MAX_TAGS, bare_lines, size_of
from reportedly.errors import UnreadableSnapshotError
from reportedly.testing import only

LEAD = (
    "BREZNA, March 2 (Valley Courier) - Striking miners blocked the Brezna pass on Sunday, regional police said, "
    "cutting the only road between the two valleys for the third time this winter."
)
BODY = (
    "About forty men parked lorries across both lanes before dawn, a police spokeswoman told reporters. "
    "The union said the miners would stay until their wages were paid."
)
MORE = "The owner of the mine denied that wages were late and accused the union of lying about its accounts for years."
TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The pass is shut, we sleep in the cabs. '
    '<a href="https://t.co/abc">pic.twitter.com/abc</a></p>&mdash; Bora K. (@bora_brezna) '
    '<a href="https://twitter.com/bora_brezna/status/123456?ref_src=x">March 2, 2031</a></blockquote>'
)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Valley Courier"},
        {
            "@type": ["NewsArticle"],
            "headline": "Miners block mountain pass",
            "datePublished": "2031-03-02T00:15:00+05:00",
            "author": [{"@type": "Person", "name": "Jana Doe"}, {"name": "Marko Roe"}],
            "publisher": {"@type": "Organization", "name": "Valley Courier"},
        },
    ],
}  # fmt: skip


def _html(body, *, head="", lang="en"):
    title = "<title>Miners block mountain pass | Valley Courier</title>"
    return f'<!doctype html><html lang="{lang}"><head>{title}{head}</head><body>{body}</body></html>'


def _ld(node):
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


FULL = _html(
    "<header><nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav></header><main><article>"
    '<h1>Miners block mountain pass</h1><p class="byline">By Jana Doe</p>'
    "<time datetime=2031-03-02>2 March 2031</time>"
    f"<figure><img src=a.jpg><figcaption>Miners at the pass. Photo: K. Example</figcaption></figure><p>{LEAD}</p>"
    f"<p>{BODY}</p>"
    f"<h2>Wages not paid since January</h2><p>{MORE}</p>{TWEET}<p>{MORE.replace('mine', 'quarry')}</p></article>"
    "<aside><h3>Most read</h3><p>Ten recipes for the winter that everybody in the valley loves to cook.</p></aside>"
    "</main><footer><p>Copyright 2031 Valley Courier. All rights reserved.</p></footer>",
    head=_ld(LD),
)


def test_the_report_stands_in_page_order_without_what_surrounds_it(page, blocks):
    article, codes = page(FULL)
    assert [block.kind.value for block in article.blocks] == [
        "title", "byline", "dateline", "caption", "dateline", "paragraph", "paragraph", "heading", "paragraph", "post",
        "paragraph",
    ]  # fmt: skip
    assert blocks(article, "heading") == ["Wages not paid since January"]
    assert "recipes" not in article.text
    assert "Copyright" not in article.text
    assert codes == []


def test_blocks_of_a_page_are_parted_by_one_blank_line(page):
    article, _ = page(FULL)
    assert article.text.split("\n\n")[0] == "Miners block mountain pass"
    assert "\n\n\n" not in article.text


def test_a_page_says_who_when_and_where(page):
    article, _ = page(FULL)
    assert (article.title, article.outlet) == ("Miners block mountain pass", "Valley Courier")
    assert article.byline == "Jana Doe, Marko Roe"
    assert (article.published, article.published_at.isoformat()) == (date(2031, 3, 2), "2031-03-02T00:15:00+05:00")
    assert article.language == "en"


def test_what_was_stated_outranks_the_page(page):
    article, _ = page(
        FULL, outlet="Lake Herald", title="Pass shut", published="2031-03-03", url="https://lake.example/1"
    )
    assert (article.outlet, article.title, str(article.published)) == ("Lake Herald", "Pass shut", "2031-03-03")
    assert article.url == "https://lake.example/1"


def test_a_stated_day_is_completed_by_the_pages_time_of_the_same_day(page):
    assert page(FULL, published="2031-03-02")[0].published_at.isoformat() == "2031-03-02T00:15:00+05:00"
    assert page(FULL, published="2031-03-03")[0].published_at is None


def test_an_embedded_post_keeps_author_day_and_address(page):
    article, _ = page(FULL)
    post = only(article.posts)
    assert (post.author, post.handle, post.platform) == ("Bora K.", "@bora_brezna", "x")
    assert post.url == "https://twitter.com/bora_brezna/status/123456"
    assert post.body.of(article.text) == "The pass is shut, we sleep in the cabs. pic.twitter.com/abc"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2031-03-02T08:15:00+01:00">', "2031-03-02T08:15:00+01:00"),
        ('<meta name="date" content="2 March 2031">', None),
        ('<meta name="DC.date.issued" content="2031-03-02">', None),
        ('<meta itemprop="datePublished" content="2031-03-02T08:15Z">', "2031-03-02T08:15:00+00:00"),
        (_ld({"@type": "NewsArticle", "datePublished": "2031-03-02T08:15:00Z"}), "2031-03-02T08:15:00+00:00"),
        (_ld([{"@type": "ReportageNewsArticle", "datePublished": "March 2, 2031"}]), None),
    ],
)
def test_the_day_is_read_from_the_pages_head(page, head, day):
    article, _ = page(_html(f"<p>{LEAD}</p><p>{BODY}</p>", head=head))
    assert article.published == date(2031, 3, 2)
    assert (article.published_at.isoformat() if article.published_at else None) == day


def test_the_day_is_read_from_a_time_element(page):
    article, _ = page(
        _html(f'<article><time datetime="2031-03-02T08:15:00+01:00">Sunday</time><p>{LEAD}</p><p>{BODY}</p></article>')
    )
    assert article.published_at.isoformat() == "2031-03-02T08:15:00+01:00"


def test_json_ld_that_is_broken_or_hostile_is_passed_over(page):
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script><script type="application/ld+json">'
    article, _ = page(_html(f"<p>{LEAD}</p><p>{BODY}</p>", head=head + "[" * 100_000 + "</script>" + _ld(LD)))
    assert article.outlet == "Valley Courier"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://valley.example/1", "https://valley.example/1"),
        ("/1", "https://valley.example/1"),
        ("https://valley.example/", "https://valley.example/a?x=1"),
        ("javascript:go()", "https://valley.example/a?x=1"),
        ("http://[", "https://valley.example/a?x=1"),
    ],
)
def test_the_canonical_address_is_taken_but_not_a_front_page(page, href, url):
    html = _html(f"<p>{LEAD}</p><p>{BODY}</p>", head=f'<link rel="canonical" href="{href}">')
    assert page(html, at="https://valley.example/a?x=1")[0].url == url


def test_paragraphs_made_with_breaks_are_found(page, blocks):
    cells = f"<td><a href=a>News</a><br><a href=b>Sport</a></td><td>{LEAD}<br><br>\n{BODY}<br>\n<br>{MORE}</td>"
    html = _html(f"<table><tr>{cells}</tr></table>")
    article, _ = page(html)
    assert len(blocks(article, "paragraph")) == 3
    assert "Sport" not in article.text


def test_prose_that_was_left_out_is_counted(page):
    other = "A reader from the lower valley writes that the council has known of the mine's debts and kept silent."
    beside = f"<div><div class=x><span>{other}</span></div></div>"
    article, codes = page(_html(f"<article><p>{LEAD}</p><p>{BODY}</p><p>{MORE}</p></article>{beside}"))
    assert (other in article.text) != ("text-left-out" in codes)


def test_white_space_of_the_markup_is_folded(page):
    article, _ = page(_html(f"<p>\n   {LEAD.replace(' ', chr(10) + '   ')}&nbsp;&nbsp; </p><p>{BODY}</p>"))
    assert LEAD in article.text


def test_scripts_and_hidden_forms_are_no_text(page):
    article, _ = page(
        _html(f"<p>{LEAD}</p><script>var a = '<p>{MORE}</p>';</script><style>p {{}}</style><p>{BODY}</p>")
    )
    assert "var a" not in article.text
    assert MORE not in article.text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p></p>",
        "<nav><a href=a>Home</a> <a href=b>World</a> <a href=c>Sport</a></nav>",
        "<ul>" + "<li><a href=x>Valley news</a></li>" * 40 + "</ul>",
        "<p>Please enable JavaScript and cookies to continue. Your browser is being verified.</p>",
        "<h1>404</h1><p>Page not found. Try to log in or search.</p>",
    ],
)
def test_a_page_without_a_report_is_an_error(page, body):
    with pytest.raises(UnreadableSnapshotError, match="no article on this page"):
        page(_html(body))


def test_a_report_that_stands_in_the_pages_data_only_is_taken_from_there(page):
    ld = {
        "@type": "NewsArticle",
        "headline": "Pass shut",
        "articleBody": f"{LEAD}\n\n{BODY}",
        "datePublished": "2031-03-02",
    }
    article, codes = page(_html("<div id=app></div>", head=_ld(ld)))
    assert article.text == f"{LEAD}\n\n{BODY}"
    assert codes == ["page-degraded"]


@pytest.mark.parametrize("tag", ["div", "ul", "b", "span", "blockquote"])
def test_a_page_that_nests_too_deep_is_read_as_plain_text_and_said(page, tag):
    article, codes = page(_html(f"<{tag}>" * 20_000 + f"<p>{LEAD}</p><p>{BODY}</p>"), published="2031-03-02")
    assert article.text == f"{LEAD}\n\n{BODY}"
    assert codes == ["page-degraded"]


def test_a_page_of_too_many_tags_is_read_as_plain_text_and_said(page):
    article, codes = page(_html("<i></i>" * MAX_TAGS + f"<p>{LEAD}</p><p>{BODY}</p>"), published="2031-03-02")
    assert LEAD in article.text
    assert codes == ["page-degraded"]


def test_depth_counts_open_elements_only():
    assert size_of("<div><p>a<p>b<br><img><div/></div><div>") == (1, 8)
    assert size_of("<!-- <div><div> --><script>'<div><div>'</script>") == (0, 2)


def test_bare_lines_step_over_scripts_and_comments():
    assert bare_lines("<p>One &amp; two</p><!-- x --><script>three</script><div>four <b>five</b></div>") == [
        "One & two",
        "four five",
    ]


@pytest.mark.parametrize("noise", ["<", "<!--", "<a ", '<div a="', "<script>", "</", "<?", "&#x;", "<![CDATA["])
def test_hostile_repetition_is_scanned_in_linear_time(noise):
    assert isinstance(bare_lines(noise * 50_000), list)
    assert size_of(noise * 50_000)[0] <= 251
