"""The forms in which reports sign the social posts that they quote.

A signature stands behind the words (what embed codes write) or before them as a heading (what live blogs and copied
pages write). The groups are named alike in all forms: name, handle, tme (a t.me address), platform, day.
"""

import re

from reportedly.clean.day import MONTH_WORD, WEEKDAY_WORD

_SPELLINGS = (
    "Twitter Telegram Mastodon Bluesky Facebook Instagram TikTok Threads VK VKontakte WhatsApp Weibo YouTube".split()
)
_PLATFORM = rf"(?:X(?:\s?\((?:formerly|ex-)\s?Twitter\))?|Truth\sSocial|Reddit|Signal|Viber|{'|'.join(_SPELLINGS)})"
# White space is bounded in every form: a thousand blanks in a row could be shared out in a million ways.
_S = r"\s{0,4}"
_B = r"\s{1,4}"
_HANDLE = r"@\w(?:[\w.-]*\w)?(?:@[\w-]+(?:\.[\w-]+)+)?"
_TME = r"(?:https?://)?t\.me/(?P<tme>\w+)(?:/\d+)?"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?:{_S}[AaPp]\.?[Mm]\.?)?"
_DAY = (
    rf"(?:{WEEKDAY_WORD},?{_B})?(?:{MONTH_WORD}{_B}\d{{1,2}}(?:st|nd|rd|th)?(?:,?{_B}\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?{_B}{MONTH_WORD}(?:,?{_B}\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
)
_WHEN = rf"(?:{_CLOCK}{_S}[·,|-]?{_B})?(?P<day>{_DAY})(?!\d)(?:(?:,|{_B}at|{_S}[·|])?{_B}{_CLOCK}(?!\w))?"
_GAP = rf"(?:{_S}[,·|/:–-])?{_S}"
_VIA = rf"(?:{_GAP}(?:on{_B}|via{_B}|\()?(?P<platform>{_PLATFORM})\b\)?)?"
# A dash sets the signature off: an em or en dash (also as an entity, or read in the wrong encoding), or a hyphen with
# a blank on both sides.
_DASH = r"(?:[—–―]|&[mn]dash;|â€[”“\"])"
_SET_OFF = rf"(?:{_DASH}|(?:(?<=\s)|(?<=^))-{{1,3}}(?=\s)){_S}"
_NAME = rf"(?P<name>(?:(?!\s-{{1,3}}\s|{_DASH})[^\n@]){{0,80}}?)"

_BY_HANDLE = re.compile(
    rf"{_SET_OFF}{_NAME}{_S}[,(\[]?{_S}(?:(?P<before>{_PLATFORM}){_S}[:,/]?{_S})?(?:(?P<handle>{_HANDLE})|{_TME})"
    rf"{_VIA}{_S}[)\]]?(?:,?{_B}(?:on|via){_B}(?P<after>{_PLATFORM})\b)?(?:{_GAP}(?:on{_B})?{_WHEN})?",
    re.MULTILINE,
)
_BY_PLATFORM = re.compile(
    rf"{_SET_OFF}(?P<name>[^\n—–―@]{{1,80}}?){_S}(?:[,(/]|\bon\b|\bvia\b){_S}(?:on{_B}|via{_B})?(?P<platform>{_PLATFORM}){_S}\)?"
    rf"(?:{_B}(?:channel|page|post|account|group))?(?:{_GAP}(?:on{_B})?{_WHEN})?[.\s]{{0,6}}$",
    re.MULTILINE,
)
_BY_CHANNEL = re.compile(
    rf"{_SET_OFF}(?:[Tt]he{_B})?(?P<platform>{_PLATFORM}){_B}(?:channel|page|account|group|user){_B}(?P<name>[^\n—–―@]{{1,80}}?)"
    rf"(?:{_GAP}(?:on{_B})?{_WHEN})?[.\s]{{0,6}}$",
    re.MULTILINE,
)
_POSTED_BY = re.compile(
    rf"(?:^|(?<=\s))[Pp]ost(?:ed)?{_B}by{_B}(?P<name>[^\n@]{{1,80}}?)(?:{_S}\(?(?P<handle>{_HANDLE})\)?)?{_VIA}"
    rf"(?:{_S},)?{_B}(?:on{_B})?{_WHEN}[.\s]{{0,6}}$",
    re.MULTILINE,
)
# No signature without one of these; most paragraphs have none and are passed over at once.
_MAYBE = re.compile(rf"@\w|[Pp]ost(?:ed)? by|t\.me/|\b{_PLATFORM}\b")
_SIGNATURES = (_BY_HANDLE, _POSTED_BY, _BY_CHANNEL, _BY_PLATFORM)

# The order that the embed code of X writes: month first.
_EMBED_DAY = re.compile(rf"{MONTH_WORD}\s+\d{{1,2}},\s+\d{{4}}$")
_HEADING_REACH = 200

_HEADINGS = (
    # Telegram channel Name (t.me/name), 2 March 2031:
    re.compile(
        rf"(?:(?:From|On|Via){_B})?(?:[Tt]he{_B})?(?P<platform>{_PLATFORM})(?:{_B}(?:channel|page|account|group|user))?[\s,:]{_S}"
        rf"(?P<name>[^\n@:—–―]{{1,80}}?)(?:{_S}\((?:(?P<handle>{_HANDLE})|{_TME})\))?{_GAP}{_WHEN}{_S}(?P<end>:|\n|$)"
    ),
    # Name (@handle) · Mar 2, 2031   Name (@handle) on X, 2 March 2031:   @handle, 2 March 2031:
    re.compile(
        rf"(?:[Pp]ost(?:ed)?{_B}by{_B})?(?P<name>(?:(?!\s-{{1,3}}\s|{_DASH})[^\n@!?:,]){{0,60}}?){_S}[(\[]?"
        rf"(?:(?P<handle>{_HANDLE})|{_TME})[)\]]?{_VIA}{_GAP}{_WHEN}{_S}(?P<end>:|·|\n|$)"
    ),
)
POST_URL = re.compile(
    r"https?://(?:(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status/\d+|t\.me/(?:s/)?\w+/\d+|bsky\.app/profile/[\w.:-]+/post/\w+"
    r"|[\w.-]+/@[\w.@-]+/\d+|(?:www\.|m\.)?facebook\.com/[\w./-]*(?:posts|permalink|videos)/[\w-]+)"
)
URL_AFTER = re.compile(rf"{_S}[(\[]?({POST_URL.pattern})[)\]]?")


def signatures(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The sure signatures in a stretch, in text order; they may overlap where two forms read the same words."""
    if not _MAYBE.search(text, start, end):
        return []
    found: list[re.Match[str]] = []
    for form in _SIGNATURES:
        for match in form.finditer(text, start, end):
            at_end = not text[match.end() : min(end, match.end() + 20)].strip(' .)]"”’»')
            # Prose may put a handle between dashes; a day, or the paragraph's end, makes it a signature.
            if match["day"] or at_end or URL_AFTER.match(text, match.end()):
                found.append(match)
    return sorted(found, key=re.Match.start)


def heading(text: str, start: int, end: int) -> re.Match[str] | None:
    """The heading of a post that begins at `start`."""
    if not _MAYBE.search(text, start, min(end, start + _HEADING_REACH)):
        return None
    return next((match for match in (form.match(text, start, end) for form in _HEADINGS) if match is not None), None)


def platform_named(match: re.Match[str]) -> str | None:
    """The platform that a signature names or that its form gives away; None if it does neither."""
    groups = match.groupdict()
    named = groups.get("platform") or groups.get("before") or groups.get("after")
    if named:
        return "x" if named.startswith(("X", "Twitter")) else named.casefold()
    if groups.get("tme"):
        return "telegram"
    handle = groups.get("handle")
    if handle is not None and ("@" in handle[1:] or "." in handle):
        return "mastodon" if "@" in handle[1:] else "bluesky"
    return None


def platform_by_form(match: re.Match[str]) -> str | None:
    """The platform whose embed code writes a signature in just this form."""
    if match.re is _POSTED_BY and match["handle"] is None:
        return "facebook"
    # "— Name (@handle) July 31, 2031" is word for word what the embed code of X writes.
    is_embed = match.re is _BY_HANDLE and _EMBED_DAY.search(match["day"] or "")
    return "x" if is_embed and not match.group().startswith("-") else None
