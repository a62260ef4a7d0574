"""Exam of linking: copies of reports found among reports of the same events that are no copies.

Situations (events, contradictions, origins, board) are marked by `evaluation.situations`.
"""

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evaluation.score import SEED, Exam, Score, bootstrap, f1
from reportedly.link import across
from reportedly.link.copy.shingle import fingerprint, longest_passage
from reportedly.records import Article, Link, LinkKind, Reading

_DAY = date(2031, 3, 2)
_FURNITURE = (
    "Sign up for our morning letter and never miss a story from the lake. "
    "Subscribers find the crossword on page nineteen and the tide tables overleaf."
)


def _cut(text: str, chance: random.Random, _words: Sequence[str]) -> str:
    """The first third to two thirds of the paragraphs, one at least."""
    paragraphs = _paragraphs(text)
    return "\n\n".join(paragraphs[: max(1, int(len(paragraphs) * chance.uniform(0.33, 0.67)))])


def _with_another_head(text: str, _chance: random.Random, _words: Sequence[str]) -> str:
    """Another headline in front and page furniture behind."""
    return f"Officials answer questions after a long night\n\n{text}\n\n{_FURNITURE}"


def _in_another_order(text: str, chance: random.Random, _words: Sequence[str]) -> str:
    """The paragraphs shuffled."""
    paragraphs = _paragraphs(text)
    chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def _with_other_words(text: str, chance: random.Random, words: Sequence[str]) -> str:
    """Every fifth word another one, drawn from all reports."""
    return "\n\n".join(
        " ".join(chance.choice(words) if chance.random() < 0.2 else word for word in paragraph.split())
        for paragraph in _paragraphs(text)
    )


_CHANGES: Mapping[str, Callable[[str, random.Random, Sequence[str]], str]] = {
    "cut": _cut,
    "another headline": _with_another_head,
    "paragraphs reordered": _in_another_order,
    "every fifth word changed": _with_other_words,
}


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n") if paragraph.strip()]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _article(name: str, text: str, *, outlet: str, days: int) -> Article:
    return Article(
        id=name, snapshot_id=name, url=None, outlet=outlet, byline=None, title=None,
        published=_DAY + timedelta(days=days), published_at=None, language="en", text=text,
    )  # fmt: skip


def _reprints(articles: Sequence[Article]) -> list[Link]:
    """The copies that a ledger with these reports would find."""
    bare = [
        Reading(
            article=article, statements=(), attributions=(), mentions=(), times=(), groundings=(), links=(), problems=()
        )
        for article in articles
    ]
    return [link for link in across(bare).found if link.kind is LinkKind.REPRINTS]


def reprints(paths: Sequence[Path]) -> Sequence[Score]:
    """Find altered copies of each report, and no copy among press reports of one event.

    Recall is over four altered copies of each report of the files without clusters, the copy a day younger. Precision
    is over the links found there and those found between reports of one cluster of the files with clusters (`cluster`
    in their rows). Press reports of one event may be real wire copies: two with 40 words in one piece count as such and
    are left out on both sides.
    """
    originals = [row for path in paths for row in _rows(path) if "cluster" not in row]
    clustered = [row for path in paths for row in _rows(path) if "cluster" in row]
    units = [_copies(row, originals) for row in originals] + _press(clustered)
    between = bootstrap(units, _measure)
    n = _measure_n(units)
    return [
        Score(name=name, value=value, low=between.get(name, (None, None))[0], high=between.get(name, (None, None))[1],
              n=n[name])
        for name, value in _measure(units).items()
    ]  # fmt: skip


def _copies(row: Mapping[str, Any], originals: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """One report among its altered copies and ten other reports: what was found."""
    chance = random.Random(f"{SEED}/{row['id']}")  # noqa: S311 - repeatable, not secret
    words = [word for other in originals for word in other["text"].split()]
    others = [other for other in originals if other["id"] != row["id"]]
    articles = [_article("original", row["text"], outlet="First", days=0)]
    articles += [
        _article(f"other-{k}", other["text"], outlet=f"Other {k}", days=k % 3)
        for k, other in enumerate(chance.sample(others, min(10, len(others))))
    ]
    found: Counter[str] = Counter()
    for change, alter in _CHANGES.items():
        copy = _article("copy", alter(row["text"], chance, words), outlet="Second", days=1)
        links = {(link.left, link.right) for link in _reprints([*articles, copy])}
        found[f"asked {change}"] += 1
        found[f"found {change}"] += ("copy", "original") in links
        found["right"] += ("copy", "original") in links
        found["links"] += len(links)
    return found


def _press(rows: Sequence[Mapping[str, Any]]) -> list[Counter[str]]:
    """Reports of one event, by cluster: links between reports that are no wire copies."""
    clusters: dict[str, list[Article]] = {}
    for row in rows:
        article = _article(row["id"], row["text"], outlet=row["publisher"], days=0)
        clusters.setdefault(str(row["cluster"]), []).append(article)
    units = []
    for articles in clusters.values():
        prints = {article.id: fingerprint(article.text) for article in articles}
        links = _reprints(articles)
        wire = sum(longest_passage(prints[link.left], prints[link.right]) >= 40 for link in links)
        pairs = len(articles) * (len(articles) - 1) // 2
        units.append(Counter({"links": len(links) - wire, "pairs": pairs - wire, "wire": wire}))
    return units


def _measure(units: Sequence[Counter[str]]) -> dict[str, float | None]:
    total: Counter[str] = Counter()
    for unit in units:
        total.update(unit)
    asked = sum(total[f"asked {change}"] for change in _CHANGES)
    figures = {
        "precision": total["right"] / total["links"] if total["links"] else None,
        "recall": total["right"] / asked if asked else None,
        "F1": f1(total["right"], total["links"], asked),
    }
    for change in _CHANGES:
        n = total[f"asked {change}"]
        figures[f"recall, {change}"] = total[f"found {change}"] / n if n else None
    return figures


def _measure_n(units: Sequence[Counter[str]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for unit in units:
        total.update(unit)
    asked = {f"recall, {change}": total[f"asked {change}"] for change in _CHANGES}
    return {"precision": total["links"], "recall": sum(asked.values()), "F1": sum(asked.values()), **asked}


EXAMS: dict[str, Exam] = {
    "reprints": Exam(
        run=reprints,
        files=("articles/wikinews.jsonl", "crossdoc/giveme5w1h-half.jsonl.gz"),
        kind="scoreboard",
        about="altered copies of Wikinews reports found; none among 181 press reports of 31 events",
    ),
}
"""Exams of this module by name."""
