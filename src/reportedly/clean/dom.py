"""A page as a list of lines in reading order, each with the tags it stands in.

Main-text extraction says which words are the report; this list says where they stand, what they are (headline,
caption, subhead, post) and what else there is, so that what is left out can be counted.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SKIP = frozenset(
    "script style noscript template svg math head title select option button iframe object embed canvas "
    "audio video map input "
    "textarea dialog".split()
)
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 "
    "h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead time tr ul".split()
)
_BOILER_TAGS = frozenset({"nav", "footer", "aside", "form"})
_BOILER_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|sidebar|related|comments?|cookies?|consent|newsletter|promo|share|sharing|social"
    r"|advert\w*|ads?|breadcrumbs?|recommend\w*|subscri\w*|most-?read|popular|trending|paywall|toolbar|banner|tags|author-bio)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_EMBED_NAME = re.compile(
    r"twitter-(?:tweet|video)|bluesky-embed|mastodon-embed|instagram-media|tiktok-embed|fb-post|telegram-post|"
    r"text-post-media|toot|tweet-embed|social-embed|reddit-embed",
    re.IGNORECASE,
)
_CAPTION_NAME = re.compile(
    r"(?:^|[\s_-])(?:wp-)?(?:image-?|photo-?|media-?|img-?)?(?:caption|cutline|legend)(?:$|[\s_-])", re.IGNORECASE
)
_BYLINE_NAME = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|writer|credit-line)(?:$|[\s_-])", re.IGNORECASE
)
_DECK_NAME = re.compile(
    r"(?:^|[\s_-])(?:standfirst|summary|lead|lede|deck|dek|subtitle|subhead\w*|sub-?title|intro|excerpt|teaser-text|strapline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One stretch of text between block tags."""

    text: str
    """White space folded; a `<br>` is a newline."""
    role: str
    """h1 ... h6, caption, byline, deck, time, post, li, or p for everything else."""
    boiler: bool
    """Whether it stands in what pages put around their reports: navigation, footer, comments, adverts."""


@dataclass(slots=True)
class _State:
    role: str = "p"
    boiler: bool = False
    pre: bool = False
    embed: bool = False


class _Walk:
    """Walks the tree without recursion; a page may be as deep as the depth guard allows."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._states = [_State()]

    def run(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        while node is not None:
            entered = self._enter(node)
            if entered and node.first_child is not None:
                node = node.first_child
                continue
            if entered:
                self._leave(node)
            while node is not None and node.next is None:
                node = node.parent
                if node is None or node.mem_id == root.mem_id:
                    self._end_line()
                    return
                self._leave(node)
            node = node.next if node is not None else None

    def _enter(self, node: LexborNode) -> bool:
        """Take in one node; gives whether its children count."""
        tag = node.tag or ""
        if node.is_text_node:
            words = node.text_content or ""
            self._words.append(words if self._states[-1].pre else words.replace("\n", " "))
            return False
        if not node.is_element_node or tag in _SKIP:
            return False
        if tag == "br":
            self._words.append("\n")
            return False
        state = self._states[-1]
        if tag in _BLOCK and not state.embed:
            self._end_line()
        elif tag in _BLOCK:
            self._words.append("\n")
        self._states.append(_inner(state, tag, node.attributes))
        return True

    def _leave(self, node: LexborNode) -> None:
        state = self._states[-1]
        outer = self._states[-2] if len(self._states) > 1 else state
        if (node.tag or "") in _BLOCK:
            if state.embed and outer.embed:
                self._words.append("\n")
            else:
                self._end_line()
        if len(self._states) > 1:
            self._states.pop()

    def _end_line(self) -> None:
        whole, self._words = "".join(self._words), []
        state = self._states[-1]
        # Two breaks end a paragraph on pages that know no <p>; inside a post they do not.
        parts = [whole] if state.embed else re.split(r"\n[ \t\r\f\v\u00a0]*\n\s*", whole)
        for part in parts:
            kept = (_SPACE.sub(" ", line).strip() for line in part.split("\n"))
            text = "\n".join(line for line in kept if line)
            if text:
                self.lines.append(Line(text=text, role=state.role, boiler=state.boiler))


def _inner(outer: _State, tag: str, attributes: dict[str, str | None]) -> _State:
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
    role = outer.role
    embed = outer.embed
    boiler = (
        outer.boiler or tag in _BOILER_TAGS or attributes.get("role") in {"navigation", "complementary", "contentinfo"}
    )
    if attributes.get("hidden") is not None or attributes.get("aria-hidden") == "true":
        boiler = True
    if name and tag not in {"html", "body", "article", "main"}:
        if tag in {"blockquote", "div", "section"} and _EMBED_NAME.search(name):
            embed, role = True, "post"
        elif _BOILER_NAME.search(name):
            boiler = True
    if not embed:
        role = _role(role, tag, name, attributes)
    return _State(role=role, boiler=boiler and not embed, pre=outer.pre or tag == "pre", embed=embed)


def _role(outer: str, tag: str, name: str, attributes: dict[str, str | None]) -> str:
    if tag in _HEADINGS:
        return tag
    if tag == "figcaption" or _CAPTION_NAME.search(name):
        return "caption"
    if outer in {"caption", *_HEADINGS} or tag == "li":
        return outer if tag != "li" else "li"
    if tag == "time":
        return "time"
    if "author" in {attributes.get("rel"), attributes.get("itemprop")} or _BYLINE_NAME.search(name):
        return "byline"
    is_deck = tag in {"p", "div", "section", "span"} and _DECK_NAME.search(name)
    return "deck" if is_deck else "p" if tag in {"p", "blockquote", "pre", "td", "th"} else outer


def read_lines(tree: LexborHTMLParser) -> list[Line]:
    """Give the lines of a parsed page, in reading order."""
    walk = _Walk()
    if tree.body is not None:
        walk.run(tree.body)
    return walk.lines
