"""Silver labels on stories: which words tell of an event, and which nobody can judge."""

import csv
import gzip
from pathlib import Path

import pytest

from reportedly.records import Sentence, Span, Token
from training import stories

NAMES = ["ASSAULT", "CONSULT", stories.NO_EVENT]


def _write(data: Path, rows: list[tuple[str, str]]) -> Path:
    (data / "events").mkdir()
    with gzip.open(data / "events/ngec-synthetic.csv.gz", "wt", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ["label", "text"])
        writer.writeheader()
        writer.writerows({"label": label, "text": text} for label, text in rows)
    return data


def _sentence(*words: tuple[str, str, float]) -> Sentence:
    tokens, at = [], 0
    for text, upos, predicate in words:
        span = Span(at, at + len(text))
        tokens.append(Token(span=span, upos=upos, lemma=text, head=-1, relation="root", predicate=predicate))
        at += len(text) + 1
    return Sentence(span=Span(0, at - 1), tokens=tuple(tokens))


def test_no_event_is_the_last_of_the_types(tmp_path: Path) -> None:
    data = _write(tmp_path, [("CONSULT", "Envoys met."), ("ASSAULT", "Gunmen fired.")])
    assert stories.types(data) == NAMES


def test_a_story_is_cut_at_the_end_of_a_sentence() -> None:
    text = "Envoys of both sides met in the capital. " * 40
    assert stories.opening(text).endswith("in the capital.")


def test_every_row_is_visited_once() -> None:
    rows = [{"label": str(n)} for n in range(45)]
    assert sorted(int(row["label"]) for row in stories.shuffled(rows)) == list(range(45))


@pytest.mark.parametrize(("predicate", "expected"), [(0.1, NAMES.index(stories.NO_EVENT)), (0.9, stories.UNKNOWN_TYPE)])
def test_a_word_that_no_list_knows_is_unknown_where_it_tells_of_something(predicate: float, expected: int) -> None:
    sentence = _sentence(("Gunmen", "NOUN", 0.0), ("strafed", "VERB", predicate))
    assert list(stories.types_of([sentence], {}, NAMES))[1] == expected


def test_a_trigger_has_its_type() -> None:
    sentence = _sentence(("Envoys", "NOUN", 0.0), ("met", "VERB", 1.0))
    assert list(stories.types_of([sentence], {Span(7, 10): "CONSULT"}, NAMES)) == [2, 1]
