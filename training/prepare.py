"""Turn the corpora into one form: `python -m training.prepare --data DIR --out DIR`.

Every corpus becomes documents of words with whatever labels it has; what a corpus does not annotate is unknown, never
"no".
Words of running text come from the reader's own tokenizer, so that training sees what reading will see.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from reportedly.annotate import lemma
from training import attribution, names, situations, stories, treebanks
from training.documents import Document
from training.labels import NAME_TAGS, ROLE_TAGS

_OPEN = ("PROPN", "NUM", "PUNCT", "SYM", "X")
"""Words of these kinds are not kept in the list of known lemmas."""
MIN_EDITS = 3
"""A lemma edit seen less often than this is not a class of its own."""


def main() -> None:
    """Read the corpora and write one gzipped JSON-lines file each, and the label sets."""
    parser = argparse.ArgumentParser(prog="python -m training.prepare", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for the prepared files")
    parser.add_argument(
        "--situations", type=Path, nargs="*", default=[], help="situations that people read, to learn what is told"
    )
    parser.add_argument(
        "--licences",
        choices=("all", "permissive"),
        default="all",
        help="permissive leaves out PolNeAR and NGEC's stories",
    )
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    ewt = list(treebanks.ewt(options.data))
    gum = list(treebanks.gum(options.data))
    edits = Counter(edit for document in (*ewt, *gum) for edit in document.edits or ())
    labels = {
        "upos": sorted({tag for document in (*ewt, *gum) for tag in document.upos or ()}),
        "relations": sorted({name for document in (*ewt, *gum) for name in document.relations or ()}),
        "edits": [edit for edit, n in sorted(edits.items(), key=lambda pair: (-pair[1], pair[0])) if n >= MIN_EDITS],
        "names": list(NAME_TAGS),
        "roles": list(ROLE_TAGS),
        "types": stories.types(options.data) if options.licences == "all" else [stories.NO_EVENT],
        "licences": options.licences,
    }
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1, ensure_ascii=False), encoding="utf-8")
    lexicon = json.dumps(_lexicon((*ewt, *gum)), ensure_ascii=False, indent=0)
    (options.out / "lexicon.json").write_text(lexicon, encoding="utf-8")
    _write(options.out / "ewt.jsonl.gz", ewt)
    _write(options.out / "gum.jsonl.gz", gum)
    _write(options.out / "wnut.jsonl.gz", names.wnut(options.data))
    _write(options.out / "crossner.jsonl.gz", names.crossner(options.data))
    if options.situations:
        _write(options.out / "situations.jsonl.gz", situations.situations(options.situations, labels["types"]))
    if options.licences == "all":
        _write(options.out / "polnear.jsonl.gz", attribution.polnear(options.data))
        _write(options.out / "stories.jsonl.gz", stories.stories(options.data, labels["types"]))


def _lexicon(documents: Iterable[Document]) -> dict[str, str]:
    """The commonest lemma of each `word|UPOS`, the word in lower case; names have their own spelling as lemma."""
    seen: dict[str, Counter[str]] = {}
    for document in documents:
        for word, upos, edit in zip(document.words, document.upos or (), document.edits or (), strict=True):
            if upos not in _OPEN and any(sign.isalpha() for sign in word):
                seen.setdefault(f"{word.lower()}|{upos}", Counter())[lemma.apply(edit, word)] += 1
    best = {key: max(sorted(found), key=found.__getitem__) for key, found in sorted(seen.items())}
    return {key: found for key, found in best.items() if found != "_"}


def _write(path: Path, documents: Iterable[Document]) -> None:
    n_documents = n_words = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as out:
        for document in documents:
            out.write(json.dumps(document.plain(), ensure_ascii=False) + "\n")
            n_documents += 1
            n_words += len(document.words)
    print(f"{path.name}: {n_documents} documents, {n_words} words")


if __name__ == "__main__":
    main()
