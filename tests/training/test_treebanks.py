"""What the treebanks say about words."""

from training import conllu, treebanks


def _block(*rows: tuple[str, str, int, str]) -> conllu.Block:
    words = [conllu.Row(form, form, upos, head, "dep", is_followed_by_space=True, entity=mark)
             for form, upos, head, mark in rows]  # fmt: skip
    return conllu.Block("s1", "d1", opens_paragraph=True, rows=words)


def test_the_head_noun_of_an_event_mention_names_an_event() -> None:
    block = _block(
        ("the", "DET", 1, "(1-event-new"), ("siege", "NOUN", 4, ""), ("of", "ADP", 3, ""),
        ("Larkha", "PROPN", 1, "(2-place-new)1)"), ("ended", "VERB", -1, ""),
    )  # fmt: skip
    assert treebanks.nominals([block]) == [-1, 1, -1, 0, -1]
