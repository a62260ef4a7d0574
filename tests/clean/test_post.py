"""Posts inside reports: found by signature or heading, with their own author, day and platform."""

from datetime import date

import pytest

from reportedly.testing import only

LEAD = "The road over the Brezna pass was closed on Sunday, the regional police said.\n\n"
TAIL = "\n\nThe owner of the mine did not answer calls on Sunday."


def _post(cleaned, words, **stated):
    article, _ = cleaned(LEAD + words + TAIL, published="2031-03-04", **stated)
    post = only(article.posts)
    assert [block.span for block in article.blocks if block.kind.value == "post"] == [post.span]
    return post, post.body.of(article.text), post.span.of(article.text)


@pytest.mark.parametrize(
    ("signature", "author", "handle", "platform"),
    [
        ("— Bora K. (@bora_brezna) March 2, 2031", "Bora K.", "@bora_brezna", "x"),
        ("— Bora K. (@bora_brezna) 2 March 2031", "Bora K.", "@bora_brezna", None),
        ("— Bora K. (@bora_brezna), March 2", "Bora K.", "@bora_brezna", None),
        ("– Bora 🚧 \ufffd\ufffd (@bora_brezna) Mar 2, 2031", "Bora 🚧 \ufffd\ufffd", "@bora_brezna", "x"),
        ("- Bora K. (@bora_brezna) 2031-03-02", "Bora K.", "@bora_brezna", None),
        ("-- Bora K. (@bora_brezna) 02.03.2031", "Bora K.", "@bora_brezna", None),
        ("— Bora K. (@bora@mine.social) March 2, 2031", "Bora K.", "@bora@mine.social", "mastodon"),
        ("— Bora K. (@bora.bsky.social) March 2, 2031 at 6:05 PM", "Bora K.", "@bora.bsky.social", "bluesky"),
        ("— Bora K. (Telegram, @bora_brezna) 2 March 2031", "Bora K.", "@bora_brezna", "telegram"),
        ("— Bora K. (@bora_brezna) on Telegram, 2 March 2031", "Bora K.", "@bora_brezna", "telegram"),
        ("— Bora K. (t.me/bora_brezna), 2 March 2031", "Bora K.", "@bora_brezna", "telegram"),
        ("— Telegram channel Brezna Today, 2 March 2031", "Brezna Today", None, "telegram"),
        ("— Brezna Today, Facebook, 2 March 2031", "Brezna Today", None, "facebook"),
        ("— Brezna Today on Facebook, March 2", "Brezna Today", None, "facebook"),
        ("Posted by Bora Kerk on Sunday, 2 March 2031", "Bora Kerk", None, "facebook"),
        ("â€” Bora K. (@bora_brezna) March 2, 2031", "Bora K.", "@bora_brezna", "x"),
        ("&mdash; Bora K. (@bora_brezna) March 2, 2031", "Bora K.", "@bora_brezna", "x"),
        ("— @bora_brezna, 2 March 2031", None, "@bora_brezna", None),
        ("— Bora K. (@bora_brezna on X) 2 March 2031", "Bora K.", "@bora_brezna", "x"),
    ],
)
def test_signatures_of_many_platforms_are_read(cleaned, signature, author, handle, platform):
    post, body, span = _post(cleaned, f"The pass is shut, we sleep in the cabs. {signature}")
    assert body == "The pass is shut, we sleep in the cabs."
    assert span == f"{body} {signature}"
    assert (post.author, post.handle, post.platform) == (author, handle, platform)
    assert post.posted == date(2031, 3, 2)


def test_links_and_hashtags_are_the_authors_words(cleaned):
    post, body, _ = _post(cleaned, "Shut again #Brezna pic.twitter.com/a1b2 — Bora K. (@bora) March 2, 2031")
    assert body == "Shut again #Brezna pic.twitter.com/a1b2"
    assert post.platform == "x"


def test_a_dash_inside_a_post_is_not_its_signature(cleaned):
    _, body, _ = _post(cleaned, "Shut — again — and nobody says why. — Bora K. (@bora) March 2, 2031")
    assert body == "Shut — again — and nobody says why."


def test_a_link_to_the_post_belongs_to_its_signature(cleaned):
    post, _, span = _post(cleaned, "The pass is shut. — Bora K. (@bora) March 2, 2031 https://x.com/bora/status/123")
    assert post.url == "https://x.com/bora/status/123"
    assert span.endswith("/123")


def test_a_lead_in_is_left_to_the_report(cleaned):
    _, body, _ = _post(cleaned, "A miner wrote on X: The pass is shut. — Bora K. (@bora) March 2, 2031")
    assert body == "The pass is shut."


def test_words_after_the_signature_are_left_to_the_report(cleaned, blocks):
    article, _ = cleaned("The pass is shut. — Bora K. (@bora) March 2, 2031. Police did not confirm it.")
    assert blocks(article, "post") == ["The pass is shut. — Bora K. (@bora) March 2, 2031"]
    assert blocks(article, "paragraph") == [". Police did not confirm it."]


def test_a_signature_on_its_own_line_takes_the_lines_before_it(cleaned):
    _, body, _ = _post(cleaned, "The pass is shut.\nWe sleep in the cabs.\n— Bora K. (@bora) March 2, 2031")
    assert body == "The pass is shut.\nWe sleep in the cabs."


def test_a_signature_in_its_own_paragraph_takes_the_one_before_it(cleaned):
    _, body, _ = _post(cleaned, "The pass is shut.\n\n— Bora K. (@bora) March 2, 2031")
    assert body == "The pass is shut."


def test_a_picture_in_its_own_paragraph_belongs_to_the_words_before_it(cleaned):
    words = "The pass is shut.\n\npic.twitter.com/a1b2"
    assert _post(cleaned, f"{words}\n\n— Bora K. (@bora) March 2, 2031")[1] == words


def test_a_quoted_block_is_one_post(cleaned):
    _, body, _ = _post(cleaned, "> The pass is shut.\n>\n> We sleep in the cabs. — Bora K. (@bora) March 2, 2031")
    assert body == "> The pass is shut.\n>\n> We sleep in the cabs."


@pytest.mark.parametrize(
    "heading",
    [
        "Bora K. (@bora) · Mar 2, 2031\n",
        "Bora K. (@bora), 2 March 2031: ",
        "Bora K. (@bora) on X, 2 March 2031:\n",
        "Telegram channel “Bora K.” (t.me/bora), 2 March 2031: ",
        "Bora K.\n@bora\n·\nMar 2, 2031\n",
    ],
)
def test_a_heading_with_handle_and_day_begins_a_post(cleaned, heading):
    post, body, span = _post(cleaned, heading + "The pass is shut.")
    assert (post.author, post.handle, post.posted) == ("Bora K.", "@bora", date(2031, 3, 2))
    assert body == "The pass is shut."
    assert span == heading + body


def test_two_posts_in_a_row_stay_two(cleaned):
    article, _ = cleaned("Shut. — Bora K. (@bora) March 2, 2031\n\nOpen again! — Mila P. (@mila) March 3, 2031")
    assert [(p.handle, p.body.of(article.text)) for p in article.posts] == [
        ("@bora", "Shut."),
        ("@mila", "Open again!"),
    ]


def test_two_posts_in_one_paragraph_stay_two(cleaned):
    article, _ = cleaned("Shut. — Bora K. (@bora) March 2, 2031 Open again! — Mila P. (@mila) March 3, 2031")
    assert [(p.handle, p.body.of(article.text)) for p in article.posts] == [
        ("@bora", "Shut."),
        ("@mila", "Open again!"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister – speaking on X – denied it.",
        "Police (@brezna_police) said the pass was shut.",
        "The chief — Bora K. (@bora) — was not there when the men came back to the pass.",
        "Write to desk@valley.example — we read everything.",
        "He posted it on Telegram on 2 March 2031.",
        "The post by the union was shared 2,000 times.",
        "“Nobody was hurt” — Bora Kerk, union leader",
    ],
)
def test_prose_with_handles_dashes_or_platforms_is_no_post(cleaned, sentence):
    article, _ = cleaned(LEAD + sentence + TAIL, published="2031-03-04")
    assert article.posts == ()
