"""What is said of reports without a day when they are added: what that means, and how to mend it."""

import re
from collections.abc import Sequence
from shlex import quote

from reportedly.export.wording import visible
from reportedly.records import Article

MOST = 20
"""Reports that are named one by one."""
_ROW = re.compile(r"(?P<file>.+):\d+$")


def undated_lines(articles: Sequence[Article], ledger: str) -> list[str]:
    """One line for each report that has no day, and one for those beyond `MOST`.

    Args:
        articles: Those that were added, or were there already, and have no day.
        ledger: As the person named it.
    """
    lines = [_line(article, ledger) for article in articles[:MOST]]
    if (more := len(articles) - MOST) > 0:
        lines.append(f"reportedly: and {more:,} more reports without a day")
    return lines


def _line(article: Article, ledger: str) -> str:
    where = article.where or article.url or article.id
    meaning = 'no day of publication, so it is on no board of a day and its "on Monday" stays open'
    return f"reportedly: {visible(where)}: {meaning}; {_remedy(where, ledger)}"


def _remedy(where: str, ledger: str) -> str:
    if row := _ROW.match(where):
        return f"fill the date column of {visible(row['file'])} and add it again"
    if where == "-":
        return "add it again with --published YYYY-MM-DD"
    return (
        f"mend it with: reportedly add {quote(visible(where))} --published YYYY-MM-DD --ledger {quote(visible(ledger))}"
    )
