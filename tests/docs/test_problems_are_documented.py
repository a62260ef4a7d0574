import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("acquire", "clean", "annotate", "extract", "resolve", "link", "store")
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
HEADER_LINES = 2


def is_message(node: ast.expr) -> bool:
    """Whether it is a sentence, one put together from parts, or a variable called so."""
    if isinstance(node, ast.Name):
        return node.id == "message"
    text = node.value if isinstance(node, ast.Constant) else ""
    return isinstance(node, ast.JoinedStr) or (isinstance(text, str) and text.count(" ") > 2)


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Codes stand as `code="..."`, or right before their message."""
    for node in ast.walk(tree):
        candidates: list[ast.expr] = []
        if isinstance(node, ast.keyword) and node.arg == "code":
            candidates = [node.value]
        elif isinstance(node, ast.Call | ast.Tuple):
            parts = node.args if isinstance(node, ast.Call) else node.elts
            candidates = [code for code, message in pairwise(parts) if is_message(message)]
        for each in candidates:
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and CODE.fullmatch(each.value):
                yield each.value


def codes_in_source() -> set[str]:
    return {
        code
        for room in ROOMS
        for file in (ROOT / "src" / "reportedly" / room).glob("**/*.py")
        for code in codes_in(ast.parse(file.read_text(encoding="utf-8")))
    }


def rows() -> list[list[str]]:
    lines = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")][HEADER_LINES:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_every_problem_code_is_documented():
    assert codes_in_source() - {row[0].strip("`") for row in rows()} == set()


def test_no_documented_code_is_gone():
    text = "".join(
        file.read_text(encoding="utf-8")
        for room in ROOMS
        for file in (ROOT / "src" / "reportedly" / room).glob("**/*.py")
    )
    assert [row[0] for row in rows() if f'"{row[0].strip("`")}"' not in text] == []


def test_codes_are_sorted_and_say_what_to_do():
    table = rows()
    assert [row[0] for row in table] == sorted(row[0] for row in table)
    assert all(len(row) == 4 and all(row) for row in table)
