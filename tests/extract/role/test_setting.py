from trees import page_of, trigger_at

from reportedly.extract.role.setting import setting
from reportedly.extract.sentence import noun


def place_of(tree: str, head: int, *, event: str = "ASSAULT", names: dict[str, str]) -> str | None:
    page = page_of(tree, names=names)
    found = setting(page, 0, trigger_at(page, head, event=event), noun.english())
    return found.of(page.text) if found is not None else None


def test_what_opens_is_where_it_is_called_after():
    tree = "Ormeni/PROPN/2/nsubj opened/VERB/0/root/open a/DET/4/det day/NOUN/2/obl:unmarked early/ADV/2/advmod"
    assert place_of(tree, 1, event="RETREAT", names={"Ormeni": "LOC"}) == "Ormeni"


def test_those_who_sit_in_a_town_act_there():
    tree = (
        "Detectives/NOUN/4/nsubj/detective in/ADP/3/case Ormeni/PROPN/1/nmod caught/VERB/0/root/catch "
        "two/NUM/6/nummod suspects/NOUN/4/obj/suspect"
    )
    assert place_of(tree, 3, event="COERCE", names={"Ormeni": "PER"}) == "Ormeni"


def test_those_who_govern_from_a_town_need_not_act_there():
    tree = (
        "The/DET/2/det ministry/NOUN/5/nsubj in/ADP/4/case Ormeni/PROPN/2/nmod freed/VERB/0/root/free "
        "two/NUM/7/nummod men/NOUN/5/obj/man"
    )
    assert place_of(tree, 4, event="RETREAT", names={"Ormeni": "LOC"}) is None


def test_a_sentence_names_its_topic_first():
    tree = (
        "As/ADP/3/case to/ADP/1/fixed Ormeni/PROPN/7/obl ,/PUNCT/7/punct nobody/PRON/7/nsubj was/AUX/7/aux:pass/be "
        "hurt/VERB/0/root/hurt"
    )
    assert place_of(tree, 6, names={"Ormeni": "LOC"}) == "Ormeni"
