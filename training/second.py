"""Fit the second look: `python -m training.second --out FILE --read MODEL SITUATION...`.

The reader's own scores are among the signs, so each situation is to be read with a model that has not seen it.

It learns from situations that people read which words tell of an event and of which type. For every word that the word
lists passed over: does the gold have a statement there? For every word that they took: does the gold have one there,
too? Files of several authors matter more than many files: `--check` fits without each author in turn (the part of a
file's name before its number) and prints what the second look would add and drop on the author left out.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from evaluation.situations.align import carrier
from evaluation.situations.gold import Gold, Situation
from evaluation.situations.reading import readings
from numpy.typing import NDArray

from reportedly import annotate, pipeline
from reportedly.extract.code import classify
from reportedly.extract.trigger.kinds import LEAD, MEANT, Opinion
from reportedly.extract.trigger.second import ADDED, KEPT, SHIPPED, row
from reportedly.extract.trigger.signs import Look
from reportedly.records import Reading, Span
from training import neurons
from training.fitting import looked_at, options_of

Floats = NDArray[np.float32]
RARE = 5  # a sign seen less often tells nothing
RARE_CODE = 8  # a mode seen less often is not learnt
KINDS = neurons.Plan(neurons=64, epochs=10, batch=128, rate=2e-3, unseen=0.2)


@dataclass(slots=True)
class Recorder:
    """Keeps every look and changes nothing."""

    looks: list[Look] = field(default_factory=list)

    def judge(self, look: Look) -> Opinion:
        """Keep a look; say that the lists are right."""
        self.looks.append(look)
        return Opinion(float(look.is_found))


@dataclass(frozen=True, slots=True)
class Case:
    """One look with what the gold says of it."""

    author: str
    look: Look
    is_told: bool
    code: str
    """The gold's type and mode, as "ASSAULT.firearms", "ASSAULT" or nothing."""


def main() -> None:
    """Fit on all situations and write the weights; with `--check`, print what they do on authors left out."""
    options = options_of("training.second", __doc__, SHIPPED)
    cases = looked_at(options.read, _cases)
    digest = annotate.open_annotator(options.model).producer.digest or ""
    print(f"{len(cases)} words, {sum(case.is_told for case in cases)} tell of an event")
    if options.check:
        _check(cases)
    content = fit(cases, model=digest)
    options.out.write_bytes(content)
    print(f"{options.out}: {len(content)} bytes")


def _cases(situation: Situation, reader: pipeline.Reader, digest: str) -> list[Case]:
    made: list[Case] = []
    for report in situation.reports:
        if report["origin"].startswith("reprint"):
            continue
        recorder = Recorder()
        words = replace(reader.words, judge=recorder.judge, model=digest)
        alone = replace(situation, reports=(report,))
        for reading in readings(alone, replace(reader, words=words)).values():
            made += _marked(
                situation.author, recorder.looks, reading, report["text"], situation.of_report(report["id"])
            )
    return made


def _marked(author: str, seen: Sequence[Look], reading: Reading, text: str, golds: Sequence[Gold]) -> list[Case]:
    """Lay the looks at one report beside its gold.

    A passed-over word tells of an event if it heads a gold trigger that no found word answers.
    """
    if reading.annotation is None:
        return []
    carry, lens = carrier(reading.article.text, text), classify.lens(reading.annotation)
    found = {each.trigger: carry((each.trigger.start, each.trigger.end)) for each in reading.statements}
    heads: dict[int, str] = {}
    triggers = [(trigger, _code(*gold.events[0])) for gold in golds for trigger in gold.triggers[:1]]
    back = carrier(text, reading.article.text)
    for trigger, code in triggers:
        if any(place and _meet(place, trigger) for place in found.values()):
            continue
        at = back(trigger)
        if at is not None:
            _, sentence, head = classify.head_at(lens, Span(*at))
            heads[sentence.tokens[head].span.start] = code
    made = []
    for look in seen:
        if not look.is_found:
            made.append(Case(author, look, look.span.start in heads, heads.get(look.span.start, "")))
            continue
        own = next((place for span, place in found.items() if place and span.holds(look.span)), None)
        met = [code for trigger, code in triggers if own and _meet(trigger, own)]
        made.append(Case(author, look, bool(met), met[0] if met else ""))
    return made


def _meet(left: Sequence[int], right: Sequence[int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _code(event: str | None, mode: str | None) -> str:
    return f"{event}.{mode}" if event and mode else event or ""


def fit(cases: Sequence[Case], *, model: str) -> bytes:
    """Give the weights' file."""
    names = _numbered(name for case in cases for name in case.look.signs)
    rows = np.stack([row(case.look, names) for case in cases])
    inner, outer = neurons.fit(rows, np.array([case.is_told for case in cases]))
    held: dict[str, Any] = {
        "names": np.array(list(names), dtype=np.str_),
        "model": np.array(model),
        "inner": inner.astype(np.float16),
        "outer": outer[:, 0].astype(np.float16),
        **_kinds([case for case in cases if case.is_told]),
    }
    out = io.BytesIO()
    np.savez_compressed(out, **held)
    return out.getvalue()


def _numbered(names: Iterable[str]) -> dict[str, int]:
    counted = Counter(names)
    return {name: place for place, name in enumerate(sorted(n for n, times in counted.items() if times >= RARE))}


def _kinds(told: Sequence[Case]) -> dict[str, Any]:
    """Fit types and modes to the words that tell of something."""
    names = _numbered(name for case in told for name in (*case.look.signs, *case.look.words))
    counted = Counter(case.code for case in told)
    codes = sorted({code if counted[code] >= RARE_CODE else code.partition(".")[0] for code in counted})
    columns = {code: place for place, code in enumerate(codes)}
    wanted = np.array([columns.get(case.code, columns.get(case.code.partition(".")[0], 0)) for case in told])
    width = max(len(case.look.meaning) for case in told)
    rows = np.stack([_row(case.look, names, width) for case in told])
    inner, outer = neurons.fit(rows, wanted, classes=len(codes), plan=KINDS)
    return {
        "marks": np.array(list(names), dtype=np.str_),
        "codes": np.array(codes, dtype=np.str_),
        "kind_inner": inner.astype(np.float16),
        "kind_outer": outer.astype(np.float16),
    }


def _row(look: Look, names: dict[str, int], width: int) -> Floats:
    """Signs, words and meaning of a look, the constant last."""
    made = row(replace(look, signs={**look.signs, **dict.fromkeys(look.words, 1.0)}), names)
    meaning = np.array(look.meaning or (0,) * width, dtype=np.float32) / np.float32(MEANT)
    return np.concatenate([made[:-1], meaning, made[-1:]])


def _check(cases: Sequence[Case]) -> None:
    """Print, for each author, words added and dropped by weights that have not seen it, and how many rightly."""
    from reportedly.extract.trigger.second import parse  # noqa: PLC0415 - only here

    totals: defaultdict[str, int] = defaultdict(int)
    for author in sorted({case.author for case in cases}):
        weights = parse(fit([case for case in cases if case.author != author], model=""), name=author)
        tally: defaultdict[str, int] = defaultdict(int)
        for case in cases:
            if case.author != author:
                continue
            said, event = weights.judge(case.look), case.code.partition(".")[0] or None
            if not case.look.is_found and said.chance >= ADDED:
                tally["added"] += 1
                tally["added rightly"] += case.is_told
                tally["typed rightly"] += case.is_told and said.type == event
            elif case.look.is_found and said.chance < KEPT:
                tally["dropped"] += 1
                tally["dropped rightly"] += not case.is_told
            elif case.look.is_found and case.is_told:
                given = next((w[6:] for w in case.look.words if w.startswith("given=") and "." not in w), "None")
                tally["found"] += 1
                tally["given rightly"] += given == str(event)
                is_ours = said.types.get(said.type, 0) > LEAD * said.types.get(None if given == "None" else given, 0)
                tally["typed rightly of found"] += (str(said.type) if is_ours else given) == str(event)
        print(author, dict(tally))
        for name, value in tally.items():
            totals[name] += value
    print("all", dict(totals))


if __name__ == "__main__":
    main()
