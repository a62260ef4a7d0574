"""The exam of reprints, on invented reports."""

import gzip
import json

from evaluation.linking import EXAMS

PLACES = ("harbour", "station", "market", "bridge")


def story(place):
    """Four paragraphs of words that no other story has."""
    return "\n".join(" ".join(f"{place}{n}x{k}" for k in range(40)) + "." for n in range(4))


def test_altered_copies_are_found_and_nothing_else(tmp_path):
    plain = tmp_path / "reports.jsonl"
    plain.write_text("".join(json.dumps({"id": p, "text": story(p)}) + "\n" for p in PLACES), encoding="utf-8")
    press = tmp_path / "press.jsonl.gz"
    with gzip.open(press, "wt", encoding="utf-8") as out:
        for n, text in enumerate(("Fire at the mill killed two.", "Two died when the old mill burned down.")):
            out.write(json.dumps({"id": f"p{n}", "cluster": 1, "publisher": f"P{n}", "text": text}) + "\n")
    scores = {score.name: score for score in EXAMS["reprints"].run([plain, press])}
    assert scores["recall"].n == 4 * len(PLACES)
    assert scores["recall, another headline"].value == 1.0
    assert scores["recall, paragraphs reordered"].value == 1.0
