from reportedly.lexicon import parse
from reportedly.lexicon.check import check

HEADER = "# purpose: p\n# source: s\n# licence: l\n# version: 1\nword\tcomment\n"


def test_a_sorted_list_with_a_full_header_is_well_formed():
    assert check(parse(HEADER + "ash\t\nbirch\t\n", name="trees")) == ()


def test_a_list_may_put_capitals_first_or_not_mind_them():
    assert check(parse(HEADER + "Oak\t\nash\t\n", name="trees")) == ()
    assert check(parse(HEADER + "ash\t\nOak\t\n", name="trees")) == ()


def test_a_misplaced_line_is_found():
    assert check(parse(HEADER + "birch\t\nash\t\n", name="trees")) == (
        "trees, line 7: it stands after a later word; sort the list by its first column",
    )


def test_a_repeated_line_is_found():
    assert check(parse(HEADER + "ash\t\nash\t\n", name="trees")) == ("trees, line 7: the entry stands twice",)


def test_a_header_without_licence_is_found():
    text = "# purpose: p\n# source: s\n# version: 1\nword\tcomment\nash\t\n"
    assert any("licence" in finding for finding in check(parse(text, name="trees")))


def test_an_empty_list_is_found():
    assert check(parse(HEADER, name="trees")) == ("trees: it has no entry",)
