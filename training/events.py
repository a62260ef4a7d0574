"""Fit the classifier of event types: `python -m training.events --data DATA --model MODEL --out FILE`.

It learns from sentences with a marked source and target (`events/plv-train.tsv`) which type lies between the two, given
what the word lists say and what the reader's vectors hold (`extract.code.classify` says what). Plain numpy: some
hundred features, a thousand sentences, full-batch accelerated gradient descent, so the same weights on every run.
"""

import argparse
import hashlib
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.events import between, plv_cases
from numpy.typing import NDArray

from reportedly import annotate, extract
from reportedly.extract.code import classify
from reportedly.testing import article_of

Floats = NDArray[np.float32]
FOLDS = 5
RARE = 2  # a name seen less often tells nothing
PENALTY = 1e-3  # of 1e-4 to 1e-2, best by five folds
STEPS = 400


def main() -> None:
    """Fit on all sentences and, five times, on four fifths of them; write the weights and print what was learnt."""
    parser = argparse.ArgumentParser(prog="python -m training.events", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--model", type=Path, help="folder of the reader model; the shipped one if left out")
    parser.add_argument("--out", type=Path, required=True, help="the .npz file to write")
    options = parser.parse_args()
    file = options.data / "events/plv-train.tsv"
    annotator = annotate.open_annotator(options.model)
    cases = list(plv_cases([file]))
    articles = [article_of(case.text) for case in cases]
    known = []
    for case, article, read in zip(cases, articles, annotator.annotate(articles), strict=True):
        annotation = read.found[0]
        said = extract.extract(article, annotation, times=(), words=extract.english()).found
        known.append(between(case, annotation, said))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    content = fit(
        known,
        [case.gold for case in cases],
        [classify.fold_of(case.text, folds=FOLDS) for case in cases],
        model=annotator.producer.digest or "",
        files=[digest],
    )
    options.out.write_bytes(content)
    print(f"{options.out}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


def fit(
    known: Sequence[classify.Evidence],
    gold: Sequence[str],
    folds: Sequence[int],
    *,
    model: str,
    files: Sequence[str],
) -> bytes:
    """Give the classifier's file: the weights of all cases, and of all but each fold.

    Args:
        known: Evidence of each case.
        gold: Its type.
        folds: Its fold, 0 to 4.
        model: Digest of the reader model that gave the vectors.
        files: SHA-256 of each file that the cases come from.
    """
    types = sorted(set(gold))
    seen = sorted({kind for each in known for kind in each.types})
    counted = Counter(name for each in known for name in each.names)
    names = {name: place for place, name in enumerate(sorted(n for n, times in counted.items() if times >= RARE))}
    rows = np.stack([classify.row(each, names, seen) for each in known])
    wanted = np.array([types.index(each) for each in gold])
    parts = np.array(folds)
    fitted = {"weights": descend(rows, wanted, len(types))}
    for fold in range(FOLDS):
        inside = parts != fold
        fitted[f"fold{fold}"] = descend(rows[inside], wanted[inside], len(types))
    out = io.BytesIO()
    texts = {"types": types, "names": list(names), "seen": seen, "files": list(files)}
    held: dict[str, Any] = {
        **{key: np.array(value, dtype=np.str_) for key, value in texts.items()},
        "model": np.array(model),
        **{key: value.astype(np.float16) for key, value in fitted.items()},
    }
    np.savez_compressed(out, **held)
    return out.getvalue()


def descend(rows: Floats, wanted: NDArray[np.int64], n_types: int) -> Floats:
    """Fit a multinomial logistic regression with a quadratic penalty (Nesterov 1983); weights [features, types]."""
    n = len(rows)
    target = np.eye(n_types, dtype=np.float32)[wanted]
    weights = ahead = np.zeros((rows.shape[1], n_types), dtype=np.float32)
    pace = 1 / (0.5 * float(np.linalg.norm(rows, 2)) ** 2 / n + PENALTY)
    momentum = 1.0
    for _ in range(STEPS):
        scores = rows @ ahead
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        new = ahead - pace * (rows.T @ (chances - target) / n + PENALTY * ahead)
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = new + (momentum - 1) / following * (new - weights)
        weights, momentum = new, following
    return weights


if __name__ == "__main__":
    main()
