"""Reads treebank files for training: words, trees and the entity marks of GUM."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Row:
    """One word line of a treebank."""

    form: str
    lemma: str
    upos: str
    head: int
    """Position in the sentence from 0; -1 for the root."""
    relation: str
    is_followed_by_space: bool
    entity: str
    """The raw value of `Entity=`, empty if there is none."""


@dataclass
class Block:
    """One sentence of a treebank."""

    sent_id: str
    document: str
    opens_paragraph: bool
    rows: list[Row] = field(default_factory=list)


def read(path: Path) -> Iterator[Block]:
    """The sentences of a CoNLL-U file (gzip by its name), in order; multi-word and empty nodes are left out."""
    opened = gzip.open if path.suffix == ".gz" else open
    document, block, glued_until = "", Block("", "", opens_paragraph=False), 0
    with opened(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.split("=")[-1].strip()
                block.opens_paragraph = True
            elif line.startswith("# newpar"):
                block.opens_paragraph = True
            elif line.startswith("# sent_id"):
                block.sent_id, block.document = line.split("=")[-1].strip(), document
            elif not line:
                if block.rows:
                    yield block
                block, glued_until = Block("", document, opens_paragraph=False), 0
            elif not line.startswith("#"):
                glued_until = _add(block, line.split("\t"), glued_until)
    if block.rows:
        yield block


def _add(block: Block, cells: list[str], glued_until: int) -> int:
    if "." in cells[0]:
        return glued_until
    spaced = "SpaceAfter=No" not in cells[9]
    if "-" in cells[0]:
        last = int(cells[0].split("-")[1])
        return last if spaced else -last
    number = int(cells[0])
    if number < abs(glued_until):
        spaced = False
    elif number == abs(glued_until):
        spaced = glued_until > 0
    entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
    block.rows.append(
        Row(cells[1], cells[2], cells[3], int(cells[6]) - 1, cells[7], spaced, entity.group(1) if entity else "")
    )
    return glued_until


def entities(blocks: list[Block]) -> Iterator[tuple[int, int, int, str]]:
    """GUM's entity mentions as (sentence, first word, last word, type), inner ones before outer ones."""
    open_marks: dict[str, list[tuple[int, int, str]]] = {}
    for at, block in enumerate(blocks):
        for position, row in enumerate(block.rows):
            for mark in re.findall(r"\([^()]+\)?|[^()]+\)", row.entity):
                parts = mark.strip("()").split("-")
                if mark.startswith("("):
                    open_marks.setdefault(parts[0], []).append((at, position, parts[1] if len(parts) > 1 else ""))
                if mark.endswith(")") and open_marks.get(parts[0]):
                    begun, first, kind = open_marks[parts[0]].pop()
                    if begun == at:
                        yield at, first, position, kind
