"""Bytes to text, once: encoding, line ends and Unicode form. After this step nothing changes a character again.

The order of evidence for the encoding is that of browsers: byte order mark, server, page, then UTF-8, then
Windows-1252, which old pages and exports are written in.
"""

import codecs
import re
import unicodedata

from reportedly.records import Snapshot

Finding = tuple[str, str]
"""A problem's code and its message."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where HTML says how it is encoded; the standard asks for the first 1,024 bytes, real pages put scripts before it.
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_META_BYTES = 8192
# The web standard reads these labels as Windows-1252: pages that name them mean its quotes and dashes.
_LATIN = frozenset({"ascii", "iso8859-1", "latin-1", "us-ascii"})
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_LINE_ENDS = re.compile(r"\r\n?")
# Characters that cannot be seen but change what a reader or a search sees: zero-width, soft hyphen, bidi controls,
# tags, other controls. Left out are C1 controls (quotes of Windows-1252 gone wrong) and the joiners U+200C and U+200D,
# which Arabic, Indic scripts and emoji need.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
LOST = "\ufffd"


def decode(snapshot: Snapshot) -> tuple[str, list[Finding]]:
    """Give the text of a snapshot's bytes, with newlines as line ends but not normalised yet, and what was odd."""
    body, where = snapshot.body, snapshot.where
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return _lines(body[len(mark) :].decode(charset, "replace")), []
    named = _named_charset(snapshot)
    if named:
        try:
            return _lines(body.decode(named)), []
        except (UnicodeError, LookupError):
            pass  # the label lies, or names a codec that is no text encoding; the bytes decide
    try:
        return _lines(body.decode("utf-8")), []
    except UnicodeDecodeError:
        return _damaged(body, where)


def normalise(text: str) -> str:
    """The text in Unicode NFC without trailing white space; the only place where characters may change."""
    return unicodedata.normalize("NFC", text).rstrip()


def findings_in(text: str, *, where: str) -> list[Finding]:
    """What a reader of the final text should know: characters that were lost, characters that cannot be seen."""
    found: list[Finding] = []
    n_lost = text.count(LOST)
    if n_lost:
        found.append(
            (
                "characters-lost",
                f"{where}: {n_lost} characters were lost before we got the text (U+FFFD); see the source",
            )
        )
    hidden = {match.group() for match in _HIDDEN.finditer(text)}
    if hidden:
        shown = ", ".join(f"U+{ord(letter):04X}" for letter in sorted(hidden)[:5])
        found.append(
            ("hidden-characters", f"{where}: invisible characters in the text ({shown}); names may not be as shown")
        )
    return found


def _named_charset(snapshot: Snapshot) -> str | None:
    label = snapshot.charset
    if label is None and snapshot.media_type == "text/html":
        head = snapshot.body[:_META_BYTES]
        match = _META_CHARSET.search(head) or _XML_CHARSET.match(head)
        label = match.group(1).decode("ascii", "ignore") if match else None
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip("\"' ")).name
    except LookupError:
        return None
    # A page that can be read far enough to find its own label is no UTF-16, whatever the label says.
    if name.startswith(("utf-16", "utf-32")) and snapshot.charset is None:
        return "utf-8"
    return "cp1252" if name in _LATIN else name


def _damaged(body: bytes, where: str) -> tuple[str, list[Finding]]:
    """Bytes that are no UTF-8: UTF-8 with a few bad bytes, or Windows-1252."""
    as_utf8 = body.decode("utf-8", "replace")
    n_bad = as_utf8.count(LOST)
    if len(_MULTIBYTE.findall(body)) > n_bad:
        # More sound sequences than broken ones: damaged UTF-8. Reading it as Windows-1252 would spoil the sound ones.
        return _lines(as_utf8), [("encoding-damaged", f"{where}: {n_bad} broken characters in UTF-8; see the source")]
    text = _lines(body.decode("cp1252", "replace"))
    return text, [
        ("encoding-guessed", f"{where}: not UTF-8, read as Windows-1252; check accents and quotes, or save it as UTF-8")
    ]


def _lines(text: str) -> str:
    return _LINE_ENDS.sub("\n", text)
