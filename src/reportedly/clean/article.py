"""A snapshot made into an article: decode, cut, label, date, name."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import blake2b

from reportedly.clean.day import read_date
from reportedly.clean.decode import Finding, decode, findings_in, normalise
from reportedly.clean.draft import Draft
from reportedly.clean.language import guess_language, stated_language
from reportedly.clean.layout import Layout, lay_out
from reportedly.clean.lines import units
from reportedly.clean.post import find_posts
from reportedly.errors import UnreadableSnapshotError
from reportedly.records import Article, Findings, Problem, Snapshot, Stage, home

SUPPORTED = frozenset({"en"})
"""The languages that the shipped reader model speaks."""
_BYLINE_COLUMNS = frozenset({"byline", "author", "authors"})
# 80 bits: a collision is expected only beyond 10**12 articles.
_DIGEST_BYTES = 10
_NO_DATE = "give --published YYYY-MM-DD"


def clean(snapshot: Snapshot, *, languages: Collection[str] = SUPPORTED) -> Findings[Article]:
    """Make the final text of one report.

    For plain text and markdown the final text is the given text in Unicode NFC, with newlines as line ends and no
    white space at its end; blocks and posts only point into it. For a page it is the report on it, one
    blank line between blocks. What was stated beside the bytes outranks what the text or the page says of itself.

    Args:
        snapshot: Bytes of one report and what was stated about them.
        languages: ISO 639-1 codes that are read without a problem.

    Returns:
        One article, and problems in the order they were met. Its blocks hold every character that is not white space.

    Raises:
        UnreadableSnapshotError: if there is no text, or no report on the page.
    """
    text, findings = decode(snapshot)
    published, stated_findings = _stated_date(snapshot)
    if snapshot.media_type == "text/html":
        # Main-text extraction costs half a second to import; only pages pay for it.
        from reportedly.clean.page import page_draft  # noqa: PLC0415

        draft = page_draft(text, snapshot, near=_day(published))
    else:
        draft = _text_draft(normalise(text), snapshot, near=_day(published))
    findings += [*stated_findings, *draft.findings]
    article = _article(snapshot, draft, published)
    findings += findings_in(article.text, where=snapshot.where)
    findings += _date_findings(snapshot, article, draft) + _language_findings(snapshot, article, languages)
    carried = (replace(problem, article_id=article.id) for problem in snapshot.problems)
    own = (
        Problem(code=code, stage=Stage.CLEAN, article_id=article.id, span=None, message=message)
        for code, message in findings
    )
    return Findings(found=(article,), problems=(*carried, *own))


def article_id(text: str, *, home: str, published: date | None) -> str:
    """The hash of a final text, of who published it and of the day."""
    digest = blake2b(digest_size=_DIGEST_BYTES)
    for part in (home, published.isoformat() if published else "", text):
        encoded = part.encode("utf-8", "surrogatepass")
        # A length in front keeps ("ab", "c") and ("a", "bc") apart.
        digest.update(f"{len(encoded)}:".encode())
        digest.update(encoded)
    return digest.hexdigest()


def _text_draft(text: str, snapshot: Snapshot, *, near: date | None) -> Draft:
    if not text.strip():
        raise UnreadableSnapshotError(f"{snapshot.where}: no text in it; give a report")
    pieces = units(text)
    posts = find_posts(text, pieces, near=near)
    title = _one_line(snapshot.stated.title)
    layout = lay_out(text, pieces, posts=posts, title=title, markdown=snapshot.media_type == "text/markdown")
    dateline_day = layout.dateline.published(near) if layout.dateline else None
    if near is None and dateline_day is not None and posts:
        # Now that a day is known, posts that left out their year get it.
        posts = find_posts(text, pieces, near=dateline_day)
    return Draft(
        text=text,
        blocks=layout.blocks,
        posts=posts,
        title=layout.title,
        byline=layout.byline,
        outlet=layout.outlet,
        agency=layout.agency or (layout.dateline.agency if layout.dateline else None),
        published=layout.dated or dateline_day,
        has_yearless_date=_is_yearless(layout),
    )


def _is_yearless(layout: Layout) -> bool:
    return layout.dateline is not None and layout.dateline.day is not None and layout.dateline.year is None


def _article(snapshot: Snapshot, draft: Draft, stated_date: date | datetime | None) -> Article:
    stated = snapshot.stated
    url = stated.url or draft.url or snapshot.url
    # On a page of its own an agency's dateline tells whom the site copied, and the site published it.
    outlet = _one_line(stated.outlet) or draft.outlet or (None if url else _one_line(draft.agency))
    published = stated_date or draft.published
    # A day that was stated is completed by the page's own time if both name the same day.
    moment = next(
        (one for one in (stated_date, draft.published) if isinstance(one, datetime) and one.date() == _day(published)),
        None,
    )
    return Article(
        id=article_id(draft.text, home=home(outlet, url), published=_day(published)),
        snapshot_id=snapshot.id,
        url=url,
        outlet=outlet,
        byline=draft.byline or _stated_byline(stated.extra),
        title=_one_line(stated.title) or draft.title,
        published=_day(published),
        published_at=moment,
        language=stated_language(stated.language) or guess_language(draft.text, claimed=draft.language),
        text=draft.text,
        blocks=draft.blocks,
        posts=draft.posts,
        where=snapshot.where,
        extra=stated.extra,
    )


def _stated_byline(extra: Sequence[tuple[str, str]]) -> str | None:
    return next((value.strip() for name, value in extra if name.casefold() in _BYLINE_COLUMNS and value.strip()), None)


def _stated_date(snapshot: Snapshot) -> tuple[date | datetime | None, list[Finding]]:
    words = snapshot.stated.published
    if not words or not words.strip():
        return None, []
    found = read_date(words)
    if found is not None:
        return found, []
    message = f'{snapshot.where}: "{words.strip()[:40]}" is no date that can be read in one way only; {_NO_DATE}'
    return None, [("date-unreadable", message)]


def _date_findings(snapshot: Snapshot, article: Article, draft: Draft) -> list[Finding]:
    if article.published is None:
        why = "the dateline gives no year" if draft.has_yearless_date else "no date of publication"
        message = f"{snapshot.where}: {why}, so relative days stay open; {_NO_DATE}"
        return [("date-missing", message)]
    if snapshot.fetched_at is not None and article.published > snapshot.fetched_at.date() + timedelta(days=1):
        message = f"{snapshot.where}: published {article.published}, after it was fetched; check it and {_NO_DATE}"
        return [("date-in-future", message)]
    return []


def _language_findings(snapshot: Snapshot, article: Article, languages: Collection[str]) -> list[Finding]:
    if article.language is None or article.language in languages:
        return []
    spoken = ", ".join(sorted(languages))
    message = (
        f'{snapshot.where}: the text seems to be in "{article.language}", the reader speaks {spoken}; '
        f"give a translation, or --language {min(languages, default='en')} if that is wrong"
    )
    return [("language-not-supported", message)]


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _one_line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None
