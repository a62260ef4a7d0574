"""A page looked at as a string, before any parser: how deep it nests, and its words if it nests too deep.

Parsers of HTML keep a tree. lxml drops what lies deeper than 256 levels without a word, lexbor takes quadratic time in
the depth; both were measured. So one linear scan comes first, and a page beyond the bound is read without a tree.
"""

import html
import re

MAX_DEPTH = 250
MAX_CHARS = 5_000_000
"""Above this a page is not given to main-text extraction, which takes about a second for each megabyte."""

MAX_TAGS = 30_000
"""The same: its time grows with the square of some elements (tables, open paragraphs)."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})|<!--|<!|<\?")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements whose end tag may be left out: ten thousand open <p> are ten thousand siblings, not a deep tree.
_SELF_ENDING = frozenset("p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp body html head".split())
_RAW = frozenset("script style noscript template svg math textarea title iframe".split())
_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)


def size_of(page: str) -> tuple[int, int]:
    """How many elements are open at once at the deepest place, and how many tags there are.

    Counting stops one beyond either bound.
    """
    depth = deepest = n_tags = 0
    for closing, name, empty, _ in _Tags(page):
        n_tags += 1
        if n_tags > MAX_TAGS:
            break
        if empty or name in _VOID or name in _SELF_ENDING:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > deepest:
            deepest = depth
            if deepest > MAX_DEPTH:
                break
    return deepest, n_tags


def bare_lines(page: str) -> list[str]:
    """The words of a page, one line for each stretch between block tags, without building a tree."""
    lines: list[str] = []
    words: list[str] = []
    at = 0
    for _, name, _, (start, end) in _Tags(page):
        words.append(page[at:start])
        at = end
        if name in _BLOCK or name in _RAW:
            lines.append(_plain("".join(words)))
            words = []
    words.append(page[at:])
    lines.append(_plain("".join(words)))
    return [line for line in lines if line]


def _plain(words: str) -> str:
    return " ".join(html.unescape(words).split())


class _Tags:
    """Every tag once, from left to right: closing?, name, empty?, where; scripts and comments are stepped over whole.

    Every search for an end is made once and remembered where it fails, so that hostile pages stay linear too.
    """

    def __init__(self, page: str) -> None:
        self._page = page
        self._at = 0
        self._endless: set[str] = set()

    def __iter__(self) -> "_Tags":
        return self

    def __next__(self) -> tuple[bool, str, bool, tuple[int, int]]:
        match = _TAG.search(self._page, self._at)
        if match is None:
            raise StopIteration
        start = match.start()
        name = (match[2] or "").lower()
        self._at = self._past("-->" if match.group() == "<!--" else ">", match.end())
        if not name:
            return False, "br", True, (start, self._at)
        closing, empty = match[1] == "/", self._page[self._at - 2] == "/"
        if name in _RAW:
            if not closing and not empty:
                self._skip_content(name)
            empty = True
        return closing, name, empty, (start, self._at)

    def _past(self, mark: str, start: int) -> int:
        found = self._page.find(mark, start)
        return len(self._page) if found < 0 else found + len(mark)

    def _skip_content(self, name: str) -> None:
        # An element that never ends would hide the rest of the page; better its words than none.
        if name in self._endless:
            return
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._page, self._at)
        if found is None:
            self._endless.add(name)
        else:
            self._at = found.end()
