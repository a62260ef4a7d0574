"""Exams of the reader model: trees, names, attribution, factuality, words and sentences, each on gold labels.

Every figure is the shipped model's. Units of the bootstrap are documents, or sentences where a set has no documents.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from evaluation import reader_attribution, reader_gum, reader_sets
from evaluation.score import Exam, Score, bootstrap, f1
from reportedly.annotate import OnnxAnnotator, Words, conllu, open_annotator, tokens
from reportedly.records import Annotation

Counts = Counter[str]
Figures = Mapping[str, float | None]

CROSSNER = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC",
    "country": "LOC", "election": "EVENT", "event": "EVENT", "misc": "MISC",
}  # fmt: skip
"""CrossNER's types as ours; its "misc" holds nationalities and laws too, so ours count as MISC there."""
UNER = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


_examined: list[Path] = []


def examine(folder: Path) -> None:
    """Mark the model in this folder from now on, for instance an fp32 export beside the int8 one that ships."""
    _examined[:] = [folder]
    annotator.cache_clear()


@cache
def annotator() -> OnnxAnnotator:
    """The model that is marked, loaded once: the shipped one unless `examine` named another."""
    return open_annotator(*_examined)


def _read(words: Words) -> Annotation:
    return annotator().read(words).found[0]


def _scores(
    units: Sequence[Counts], measure: Callable[[Sequence[Counts]], Figures], n: Mapping[str, int]
) -> list[Score]:
    between = bootstrap(units, measure)
    return [
        Score(name=name, value=value, low=between.get(name, (None, None))[0], high=between.get(name, (None, None))[1],
              n=n.get(name, len(units)), unit="" if name.endswith(("Pearson r", "MAE")) else "%")
        for name, value in measure(units).items()
    ]  # fmt: skip


def _total(units: Sequence[Counts]) -> Counts:
    total: Counts = Counter()
    for unit in units:
        total.update(unit)
    return total


def parse(paths: Sequence[Path]) -> Sequence[Score]:
    """LAS, UAS, UPOS and lemmas on the treebank's own words and sentences; punctuation and sub-types count."""
    found: list[Score] = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            units = [_marked(given, _read(given.words)) for given in conllu.read(lines)]
        name = path.stem
        found += _scores(
            units,
            partial(_parse_figures, name=name),
            dict.fromkeys(_parse_figures(units, name=name), _total(units)["words"]),
        )
    return found


def _parse_figures(units: Sequence[Counts], *, name: str) -> Figures:
    total = _total(units)
    return {f"{name} {key}": total[key] / total["words"] for key in ("LAS", "UAS", "UPOS", "lemma")}


def _marked(given: conllu.Given, annotation: Annotation) -> Counts:
    counts: Counts = Counter()
    for lines, sentence in zip(given.lines, annotation.sentences, strict=True):
        rows = [line.split("\t") for line in lines if line.split("\t")[0].isdigit()]
        for cells, token in zip(rows, sentence.tokens, strict=True):
            is_headed = int(cells[6]) == token.head + 1
            counts.update(
                {
                    "words": 1,
                    "UAS": is_headed,
                    "LAS": is_headed and cells[7] == token.relation,
                    "UPOS": cells[3] == token.upos,
                    "lemma": cells[2] == token.lemma,
                }
            )
    return counts


def split(paths: Sequence[Path]) -> Sequence[Score]:
    """Words and sentences out of raw text: both edges must be right."""
    found: list[Score] = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            units = [_splits(given.words) for given in conllu.read(lines)]
        names = {f"{path.stem} {key} F1": key for key in ("word", "sentence")}
        measure = partial(_split_figures, names=names)
        found += _scores(units, measure, {name: _total(units)[f"{key} asked"] for name, key in names.items()})
    return found


def _split_figures(units: Sequence[Counts], *, names: Mapping[str, str]) -> Figures:
    total = _total(units)
    return {name: f1(total[f"{key} right"], total[f"{key} made"], total[f"{key} asked"]) for name, key in names.items()}


def _splits(words: Words) -> Counts:
    made = list(tokens.sentences(words.text, tokens.paragraphs(words.text)))
    counts: Counts = Counter()
    for key, gold, ours in (
        ("word", {word for one in words.sentences for word in one}, {word for one in made for word in one}),
        (
            "sentence",
            {(one[0][0], one[-1][1]) for one in words.sentences},
            {(one[0][0], one[-1][1]) for one in made},
        ),
    ):
        counts[f"{key} right"] += len(gold & ours)
        counts[f"{key} made"] += len(ours)
        counts[f"{key} asked"] += len(gold)
    return counts


def names(paths: Sequence[Path], *, kinds: Mapping[str, str]) -> Sequence[Score]:
    """Entity F1 on the set's own words: kinds that the set does not know are not marked."""
    units, asked = [], 0
    for path in paths:
        for text in reader_sets.tagged(path):
            gold = _entities(text, kinds)
            ours = _named(text.words, set(kinds.values()))
            counts: Counts = Counter()
            for kind in sorted(set(kinds.values())):
                counts[f"{kind} right"] = len({one for one in gold & ours if one[2] == kind})
                counts[f"{kind} made"] = len({one for one in ours if one[2] == kind})
                counts[f"{kind} asked"] = len({one for one in gold if one[2] == kind})
            units.append(counts)
            asked += len(gold)
    total = _total(units)
    n = {f"{kind} F1": total[f"{kind} asked"] for kind in kinds.values()} | {"entity F1": asked}
    return _scores(units, partial(_name_figures, kinds=tuple(dict.fromkeys(kinds.values()))), n)


def _name_figures(units: Sequence[Counts], *, kinds: Sequence[str]) -> Figures:
    total = _total(units)
    keys = ("right", "made", "asked")
    every = [sum(total[f"{kind} {key}"] for kind in kinds) for key in keys]
    figures: dict[str, float | None] = {"entity F1": f1(every[0], every[1], every[2])}
    return figures | {f"{kind} F1": f1(*(total[f"{kind} {key}"] for key in keys)) for kind in kinds}


def _entities(text: reader_sets.Tagged, kinds: Mapping[str, str]) -> set[tuple[int, int, str]]:
    found: set[tuple[int, int, str]] = set()
    start, kind = -1, ""
    words = [word for sentence in text.words.sentences for word in sentence]
    for at, tag in enumerate((*text.tags, "O")):
        if kind and (at == len(words) or not tag.startswith("I-") or tag[2:] != kind):
            found.add((words[start][0], words[at - 1][1], kinds[kind]))
            kind = ""
        if tag.startswith(("B-", "I-")) and not kind and tag[2:] in kinds:
            start, kind = at, tag[2:]
    return found


def _named(words: Words, known: set[str]) -> set[tuple[int, int, str]]:
    found = set()
    for mention in _read(words).mentions:
        kind = "MISC" if mention.kind in ("NORP", "LAW") and "MISC" in known else mention.kind
        if kind in known:
            found.add((mention.span.start, mention.span.end, kind))
    return found


def attribution(paths: Sequence[Path]) -> Sequence[Score]:
    """Source, cue and content in raw articles: overlap F1 by character, exact span F1, and whole attributions."""
    units = [reader_attribution.marked(report, annotator()) for path in paths for report in reader_sets.reports(path)]
    total = _total(units)
    n = {name: total[f"{key} asked"] for name, key in reader_attribution.FIGURES.items()}
    return _scores(units, lambda draw: reader_attribution.figures(_total(draw)), n)


def attribution_gum(paths: Sequence[Path]) -> Sequence[Score]:
    """Who says what in raw texts of many kinds, by GUM's clauses; the training part is left out."""
    every = (report for path in paths for report in reader_sets.reports(path) if report.get("split") != "train")
    units = [reader_gum.marked(report, annotator()) for report in every]
    total = _total(units)
    n = {name: total[f"{key} asked"] for name, key in reader_gum.FIGURES.items()}
    return _scores(units, lambda draw: reader_gum.figures(_total(draw)), n)


def nominals(paths: Sequence[Path]) -> Sequence[Score]:
    """Which nouns name an event, on the treebank's own words."""
    units: list[Counts] = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            units += [reader_gum.nominals(given, _read(given.words)) for given in conllu.read(lines)]
    return _scores(units, _nominal_figures, dict.fromkeys(_nominal_figures(units), _total(units)["asked"]))


def _nominal_figures(units: Sequence[Counts]) -> Figures:
    total = _total(units)
    right, made, asked = (total[key] for key in ("right", "made", "asked"))
    return {
        "event noun F1": f1(right, made, asked),
        "event noun precision": right / made if made else None,
        "event noun recall": right / asked if asked else None,
    }


def factuality(paths: Sequence[Path]) -> Sequence[Score]:
    """Pearson's r and mean absolute error at gold predicates, and how well predicates are found."""
    units: list[Counts] = []
    for path in paths:
        for one in reader_sets.judged(path):
            read = [token for sentence in _read(one.words).sentences for token in sentence.tokens]
            counts: Counts = Counter()
            for at, gold in one.scores:
                ours = read[at].factuality
                for key, value in (("x", ours), ("y", gold), ("xx", ours**2), ("yy", gold**2), ("xy", ours * gold)):
                    counts[key] += value  # type: ignore[assignment]  # sums of scores, not of cases
                counts["off"] += abs(ours - gold)  # type: ignore[assignment]
                counts["n"] += 1
            wanted = {at for at, _ in one.scores}
            made = {at for at, token in enumerate(read) if token.predicate >= 0.5}
            counts.update({"right": len(wanted & made), "made": len(made), "asked": len(wanted)})
            units.append(counts)
    return _scores(units, _factuality_figures, dict.fromkeys(_factuality_figures(units), _total(units)["n"]))


def _factuality_figures(units: Sequence[Counts]) -> Figures:
    total = _total(units)
    n = total["n"]
    if not n:
        return {"Pearson r": None, "MAE": None, "predicate F1": None}
    spread = (total["xx"] / n - (total["x"] / n) ** 2) * (total["yy"] / n - (total["y"] / n) ** 2)
    together = total["xy"] / n - total["x"] * total["y"] / n**2
    return {
        "Pearson r": together / spread**0.5 if spread > 0 else None,
        "MAE": total["off"] / n,
        "predicate F1": f1(total["right"], total["made"], total["asked"]),
    }


EXAMS: dict[str, Exam] = {
    "parse": Exam(
        run=parse, files=("treebank/ewt-dev.conllu", "treebank/gum-dev.conllu"), kind="quality",
        about="trees, tags and lemmas on gold words (CoNLL-U)",
    ),
    "split": Exam(
        run=split, files=("treebank/ewt-dev.conllu", "treebank/gum-dev.conllu"), kind="quality",
        about="words and sentences out of raw text (CoNLL-U)",
    ),
    "names-uner": Exam(
        run=partial(names, kinds=UNER), files=("ner/uner-ewt-dev.conll",), kind="quality",
        about="persons, organisations, places on gold words (UNER-EWT)",
    ),
    "names-crossner": Exam(
        run=partial(names, kinds=CROSSNER), files=("ner/crossner-politics-dev.txt",), kind="quality",
        about="names in political text on gold words (CrossNER politics, types as ours)",
    ),
    "attribution": Exam(
        run=attribution, files=("attribution/polnear/dev/polnear-dev.jsonl.gz",), kind="quality",
        about="source, cue, content in raw articles (PolNeAR)",
    ),
    "attribution-gum": Exam(
        run=attribution_gum, files=("attribution/gum-attribution.jsonl",), kind="quality",
        about="who says what in raw texts that are no election news (GUM's clauses)",
    ),
    "event-nouns": Exam(
        run=nominals, files=("treebank/gum-dev.conllu",), kind="quality",
        about="which nouns name an event, on gold words (GUM)",
    ),
    "factuality": Exam(
        run=factuality, files=("factuality/uds-ih2-dev.jsonl",), kind="quality",
        about="did it happen, -3 to 3, at gold predicates (UDS-IH2)",
    ),
}  # fmt: skip
