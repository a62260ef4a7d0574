"""What a page says about itself: JSON-LD first, then OpenGraph and meta tags, then its own elements."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from reportedly.clean.day import read_date

_LD_CHARS = 1_000_000
_LD_NODES = 2000
_REPORT_TYPE = re.compile(r"Article|Report|BlogPosting|LiveBlog|SocialMediaPosting", re.IGNORECASE)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_OUTLET_NAMES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)
_BYLINE_NAMES = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "publication_date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date",
    "dcterms.issued", "parsely-pub-date", "sailthru.date", "article.published", "originalpublicationdate",
    "citation_publication_date",
    "citation_date", "cxenseparse:recs:publishtime", "displaydate", "timestamp",
)  # fmt: skip
# "Headline - Site" and "Headline | Site": the last part of a page's <title> is nearly always the site.
_TITLE_SUFFIX = re.compile(r"\s+(?:[|–—·:»]|-|::)\s+[^|–—·:»]{2,40}$")
_POST_LINK = re.compile(
    r"/status/\d|t\.me/\w+/\d|bsky\.app/profile/|/@[\w.@-]+/\d|facebook\.com/.*(?:posts|permalink|videos)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """The page's own statements; None where it makes none."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[date | datetime, ...] = ()
    """Every date of publication that could be read, the best evidence first."""
    body: str | None = None
    """The report's text from JSON-LD, for pages that show it only by script."""
    post_urls: tuple[str, ...] = ()
    """Links to social posts, in page order, without their query."""


def read_meta(tree: LexborHTMLParser, *, url: str | None) -> Meta:
    """Read what a page says about itself.

    Args:
        tree: The parsed page.
        url: Where it was fetched from, for relative links.
    """
    ld = _ld_report(tree)
    tags = _tags(tree)
    html = tree.css_first("html")
    return Meta(
        title=_title(tree, tags, ld),
        outlet=_name(ld.get("publisher")) or _first(tags, _OUTLET_NAMES[:1]) or _first(tags, _OUTLET_NAMES),
        byline=_byline(tags, ld),
        url=_canonical(tree, tags, url),
        language=(html.attributes.get("lang") if html is not None else None) or _first(tags, ("og:locale", "language")),
        published=tuple(_dates(tree, tags, ld)),
        body=_words(ld.get("articleBody")),
        post_urls=_post_urls(tree),
    )


def _tags(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().casefold(), content.strip())
    return found


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(tags[name].split()) for name in names if name in tags), None)


def _ld_report(tree: LexborHTMLParser) -> Mapping[str, object]:
    """The JSON-LD node that describes the report; empty if there is none."""
    best: Mapping[str, object] = {}
    for script in tree.css('script[type="application/ld+json"]'):
        words = script.text(deep=True)
        if len(words) > _LD_CHARS:
            continue
        try:
            # Many pages break lines inside strings; strict reading would lose all of them.
            whole = json.loads(words.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(whole):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(one, str) and _REPORT_TYPE.search(one) for one in kinds) and len(node) > len(best):
                best = node
    return best


def _nodes(whole: object) -> Iterator[Mapping[str, object]]:
    """Every object of a JSON value, outer before inner, up to a bound."""
    waiting, n_seen = [whole], 0
    while waiting and n_seen < _LD_NODES:
        node = waiting.pop(0)
        n_seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, (dict, list))]
        elif isinstance(node, list):
            waiting += node


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name in a JSON-LD person or organisation, or in a list of them."""
    if isinstance(value, list):
        names = [name for name in (_name(one) for one in value) if name]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    words = _words(value)
    return None if words is None or words.startswith(("http://", "https://")) else " ".join(words.split())


def _title(tree: LexborHTMLParser, tags: Mapping[str, str], ld: Mapping[str, object]) -> str | None:
    stated = _words(ld.get("headline")) or _first(tags, _TITLE_NAMES)
    if stated:
        return " ".join(stated.split())
    node = tree.css_first("title")
    words = " ".join(node.text(deep=True).split()) if node is not None else ""
    return _TITLE_SUFFIX.sub("", words) or None


def _byline(tags: Mapping[str, str], ld: Mapping[str, object]) -> str | None:
    stated = _name(ld.get("author")) or _name(ld.get("creator"))
    found = stated or next((tags[name] for name in _BYLINE_NAMES if name in tags and "://" not in tags[name]), None)
    return re.sub(r"^[Bb]y\s+", "", " ".join(found.split())) if found else None


def _canonical(tree: LexborHTMLParser, tags: Mapping[str, str], base: str | None) -> str | None:
    link = tree.css_first('link[rel="canonical"]')
    for href in (link.attributes.get("href") if link is not None else None, tags.get("og:url")):
        if not href:
            continue
        try:
            url = urljoin(base or "", href.strip())
            parts = urlsplit(url)
        except ValueError:
            continue
        # Some sites name their front page as the canonical address of every report.
        if parts.scheme in {"http", "https"} and parts.hostname and (parts.path.strip("/") or parts.query):
            return url
    return None


def _dates(tree: LexborHTMLParser, tags: Mapping[str, str], ld: Mapping[str, object]) -> Iterator[date | datetime]:
    stated = [_words(ld.get("datePublished")), *(tags.get(name) for name in _DATE_NAMES), _words(ld.get("dateCreated"))]
    for node in tree.css('[itemprop="datePublished"], time[pubdate]'):
        stated += [node.attributes.get("content"), node.attributes.get("datetime"), node.text(deep=True)]
    # The first <time> of a page is its own; later ones belong to teasers and comments.
    for node in tree.css("article time, main time, header time, time")[:1]:
        stated += [node.attributes.get("datetime"), node.text(deep=True)]
    for words in stated:
        found = read_date(words) if words else None
        if found is not None:
            yield found


def _post_urls(tree: LexborHTMLParser) -> tuple[str, ...]:
    found = [node.attributes.get("href") or "" for node in tree.css("a[href]")]
    return tuple(dict.fromkeys(href.partition("?")[0] for href in found if _POST_LINK.search(href)))
