from itertools import permutations

from evaluation.situations.clusters import Groups, best_assignment, conll, mark_clusters
from evaluation.situations.figures import Tally
from hypothesis import given
from hypothesis import strategies as st

weight = st.sampled_from([0.0, 0.25, 0.4, 0.5, 0.8, 1.0])
matrix = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(weight, min_size=n, max_size=n), min_size=1, max_size=4))


@given(matrix)
def test_the_best_assignment_is_the_best_of_all(weights):
    rows, columns = len(weights), len(weights[0])
    width = max(rows, columns)
    padded = [[*row, *[0.0] * (width - columns)] for row in weights] + [[0.0] * width] * (width - rows)
    best = max(sum(padded[row][place] for row, place in enumerate(order)) for order in permutations(range(width)))
    assert abs(best_assignment(weights) - best) < 1e-9


def test_joining_is_transitive():
    groups = Groups()
    groups.join("a", "b")
    groups.join("c", "d")
    groups.join("d", "b")
    assert groups.among("abcde") == [frozenset("abcd"), frozenset("e")]


def score(gold, made):
    tally = Tally()
    mark_clusters([frozenset(each) for each in gold], [frozenset(each) for each in made], tally)
    return tally


def test_equal_clusterings_score_one():
    assert conll(score(["ab", "c"], ["ab", "c"])) == 1


def test_b_cubed_of_one_big_cluster_keeps_recall_and_loses_precision():
    figure = score(["ab", "cd"], ["abcd"]).retrieval("same_event B-cubed")
    assert (figure.precision, figure.recall) == (0.5, 1)


def test_a_member_never_found_costs_recall_alone():
    figure = score(["ab", "c"], ["ab"]).retrieval("same_event B-cubed")
    assert (figure.precision, figure.recall) == (1, 2 / 3)
