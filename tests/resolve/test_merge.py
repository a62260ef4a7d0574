"""A reviewer merges actors, and takes it back."""

from datetime import UTC, datetime

from reportedly.records import Actor, Grounding, GroundingKind, Judgement, Producer, Span, Verdict
from reportedly.resolve import merged, same_actors


def judged(verdict: Verdict, left: str, right: str) -> Judgement:
    at = datetime(2031, 3, 2, tzinfo=UTC)
    return Judgement(id=f"{verdict}", verdict=verdict, left=left, right=right, note="", judge="Mira", at=at)


def grounded(actor_id: str) -> Grounding:
    return Grounding(
        article_id="a1",
        span=Span(0, 5),
        kind=GroundingKind.ACTOR,
        target=Actor(id=actor_id, name=actor_id, country="MNE", sectors=("REB",)),
        score=0.8,
        candidates=(),
        producer=Producer(name="test", version="1"),
    )


def test_merged_ids_stand_for_one_actor():
    assert same_actors([judged(Verdict.MERGE, "MNE/REB/front", "MNE/REB/brezna-front")]) == {
        "MNE/REB/front": "MNE/REB/brezna-front"
    }


def test_merging_goes_through_a_third():
    same = same_actors([judged(Verdict.MERGE, "a", "b"), judged(Verdict.MERGE, "c", "b")])
    assert same == {"b": "a", "c": "a"}


def test_the_order_of_merging_changes_nothing():
    pairs = [("a", "d"), ("b", "c"), ("c", "d")]
    there = same_actors([judged(Verdict.MERGE, *pair) for pair in pairs])
    assert there == same_actors([judged(Verdict.MERGE, *reversed(pair)) for pair in reversed(pairs)])


def test_unmerging_takes_it_back():
    assert same_actors([judged(Verdict.MERGE, "a", "b"), judged(Verdict.UNMERGE, "b", "a")]) == {}


def test_the_last_word_counts():
    words = (Verdict.MERGE, Verdict.UNMERGE, Verdict.MERGE)
    assert same_actors([judged(word, "a", "b") for word in words]) == {"b": "a"}


def test_a_withdrawn_judgement_leaves_it_to_the_rules():
    assert same_actors([judged(Verdict.MERGE, "a", "b"), judged(Verdict.WITHDRAWN, "a", "b")]) == {}


def test_judgements_of_statements_merge_no_actors():
    assert same_actors([judged(Verdict.SAME, "s1", "s2")]) == {}


def test_a_grounding_is_read_through_it_and_keeps_who_the_rules_took_it_for():
    known = {"b": Actor(id="b", name="Brezna Front", country="MNE", sectors=("REB",))}
    found = merged([grounded("z"), grounded("q")], {"z": "b"}, known)
    assert [one.target.name for one in found] == ["Brezna Front", "q"]
    assert found[0].candidates[0].target.id == "z"
