"""Name corpora: which tags each word may have, given what its corpus annotates.

UNER-EWT knows persons, organisations and places only, so a proper noun outside them may still be a law or an event;
WNUT-17 and CrossNER know other types. Sets of possible tags say so, and the training loss sums over them.
"""

from collections.abc import Iterator
from pathlib import Path

from reportedly.annotate import features
from training import conllu
from training.documents import Document
from training.labels import ANY_NAME, bit, demonyms, is_law, kinds

_WNUT = {
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "product": "MISC",
    "creative-work": "MISC",
}
_CROSSNER = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC",
    "country": "LOC", "election": "EVENT", "event": "EVENT", "misc": "MISC",
}  # fmt: skip
_GUM = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "abstract": "MISC", "object": "MISC"}
_DEMONYMS = demonyms()
_UNANNOTATED = kinds("NORP", "EVENT", "LAW", "MISC")
_POSTS_PER_DOCUMENT = 6
_GLUED_LEFT = frozenset(". , ; : ! ? ) ] } 's n't 're 've 'll 'd 'm % ''".split())
_GLUED_RIGHT = frozenset("( [ { $ £ € # ``".split())


def uner(path: Path) -> dict[str, list[str]]:
    """Tags by sentence id."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            current = found.setdefault(line.split("=", 1)[1].strip(), [])
        elif line and not line.startswith("#"):
            current.append(line.split("\t")[1])
    return found


def possible_in_ewt(rows: list[conllu.Row], tags: list[str] | None) -> list[int]:
    """Possible tags of an EWT sentence; everything is possible if UNER lacks it."""
    if tags is None or len(tags) != len(rows):
        return [ANY_NAME] * len(rows)
    words = [row.form for row in rows]
    return [
        _possible(words, at, tag, unknown=_UNANNOTATED if row.upos == "PROPN" else bit("O"))
        for at, (row, tag) in enumerate(zip(rows, tags, strict=True))
    ]


def _possible(words: list[str], at: int, tag: str, *, unknown: int) -> int:
    if tag != "O":
        return bit(tag)
    if words[at] in _DEMONYMS:
        neighbours = [words[n] for n in (at - 1, at + 1) if 0 <= n < len(words)]
        in_a_longer_name = any(
            word[:1].isupper() and word not in _DEMONYMS and not _opens(words, word) for word in neighbours
        )
        return _UNANNOTATED | kinds("ORG") if in_a_longer_name else bit("B-NORP")
    return unknown


def _opens(words: list[str], word: str) -> bool:
    return words[0] == word or word == "I"


def possible_in_gum(blocks: list[conllu.Block]) -> list[int]:
    """Possible tags of a GUM document: mentions headed by a proper noun are names; other proper nouns stay open."""
    found = [
        [_possible([row.form for row in block.rows], at, "O", unknown=ANY_NAME if row.upos == "PROPN" else bit("O"))
         for at, row in enumerate(block.rows)]
        for block in blocks
    ]  # fmt: skip
    for sentence, first, last, kind in conllu.entities(blocks):
        rows = blocks[sentence].rows
        if kind not in _GUM:
            continue
        name = _name_in(rows, first, last, is_wide=kind in ("organization", "event", "abstract"))
        if name is None:
            continue
        words = [row.form for row in rows[name[0] : name[1] + 1]]
        if all(word in _DEMONYMS for word in words):
            continue
        label = "LAW" if _GUM[kind] in ("MISC", "EVENT") and is_law(words) else _GUM[kind]
        # Outer mentions come later and win: "University of Portsmouth" over "Portsmouth".
        for at in range(name[0], name[1] + 1):
            found[sentence][at] = bit(f"{'B' if at == name[0] else 'I'}-{label}")
        after = name[1] + 1
        if after < len(rows) and found[sentence][after] == bit(f"I-{label}"):
            found[sentence][after] = bit(f"B-{label}")
    return [one for sentence in found for one in sentence]


def _name_in(rows: list[conllu.Row], first: int, last: int, *, is_wide: bool) -> tuple[int, int] | None:
    heads = [at for at in range(first, last + 1) if not first <= rows[at].head <= last]
    if len(heads) != 1 or rows[heads[0]].upos != "PROPN":
        return None
    links = {"ADP", "DET", "CCONJ", "PUNCT", "PART"} if is_wide else {"PUNCT"}
    left = right = heads[0]
    while left > first and _extends(rows, left - 1, first, links, step=-1):
        left -= 1
    while right < last and _extends(rows, right + 1, last, links, step=1):
        right += 1
    return left, right


def _extends(rows: list[conllu.Row], at: int, limit: int, links: set[str], *, step: int) -> bool:
    row = rows[at]
    if row.upos == "PROPN" or (row.upos in ("NOUN", "ADJ", "NUM") and row.form[:1].isupper()):
        return True
    if row.form in (",", "(", ")", '"') or row.upos not in links or (row.upos == "PUNCT" and row.form != "-"):
        return False
    beyond = at + step
    while beyond != limit + step and rows[beyond].upos in links:
        beyond += step
    return beyond != limit + step and rows[beyond].upos == "PROPN"


def wnut(data: Path) -> Iterator[Document]:
    """WNUT-17's training posts, a few to a document."""
    posts = list(_columns(data / "ner/wnut17-train.conll"))
    for first in range(0, len(posts), _POSTS_PER_DOCUMENT):
        yield _document("wnut", posts[first : first + _POSTS_PER_DOCUMENT], _WNUT, kinds("EVENT", "LAW"))


def crossner(data: Path) -> Iterator[Document]:
    """CrossNER politics, training part, a few sentences to a document."""
    sentences = list(_columns(data / "ner/crossner-politics-train.txt"))
    for first in range(0, len(sentences), 4):
        yield _document("crossner", sentences[first : first + 4], _CROSSNER, bit("O"))


def _columns(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if line.strip():
            word, tag = line.rstrip().rsplit("\t", 1)
            if word.strip("\u200d\ufe0f \u200b"):
                rows.append((word.strip(), tag))
        elif rows:
            yield rows
            rows = []


def _document(corpus: str, sentences: list[list[tuple[str, str]]], types: dict[str, str], unknown: int) -> Document:
    possible: list[int] = []
    document = Document(corpus, [], [], [], names=possible)
    for rows in sentences:
        document.starts.append(len(document.words))
        words = [word for word, _ in rows]
        for at, (word, raw) in enumerate(rows):
            tag = raw if raw == "O" else f"{raw[:2]}{types[raw[2:]]}"
            tag = _sharpen(words, [tag for _, tag in rows], at, tag)
            document.words.append(word)
            document.places.append(_place(words, at))
            is_open = word[:1].isupper() and at > 0
            possible.append(_possible(words, at, tag, unknown=unknown if is_open else bit("O")))
    return document


def _sharpen(words: list[str], raw: list[str], at: int, tag: str) -> str:
    if tag[2:] != "MISC":
        return tag
    first = at
    while raw[first].startswith("I"):
        first -= 1
    last = at
    while last + 1 < len(raw) and raw[last + 1].startswith("I"):
        last += 1
    name = words[first : last + 1]
    if len(name) == 1 and name[0] in _DEMONYMS:
        return f"{tag[:2]}NORP"
    return f"{tag[:2]}LAW" if is_law(name) else tag


def _place(words: list[str], at: int) -> int:
    glued = at > 0 and (words[at] in _GLUED_LEFT or words[at - 1] in _GLUED_RIGHT)
    return features.place(opens_sentence=at == 0, after_space=not glued, opens_paragraph=False)
