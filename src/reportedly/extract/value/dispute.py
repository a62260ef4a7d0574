"""Say where the reader model and the rules disagree about whether something happened.

The model scores each predicate from -3 (certainly not) to 3 (certainly). Measured on the development and the open
unseen situations (550 matched statements), its low scores are worth hearing where the rules take a statement for a flat
fact: at -1 or below the rules were wrong in 6 of 6 such cases before they learnt from them, in 2 of 3 now. Its high
scores are not: where the rules find a denial or negation and the model does not, the rules were right in 20 of 21. So
only the first kind is told.
"""

from collections.abc import Iterator, Sequence

from reportedly.extract.sentence.page import Page
from reportedly.records import Certainty, Modality, Polarity, Problem, Stage, Statement

DOUBTED = -1.0  # at most; of the model's score
JUDGED = 0.7  # of the model's predicate score; below, its factuality means nothing


def disputes(page: Page, statements: Sequence[Statement]) -> Iterator[Problem]:
    """Give a problem for each statement that the rules take for a flat fact and the model does not."""
    for statement in statements:
        held = statement.factuality
        is_flat = (held.polarity, held.certainty, held.modality) == (
            Polarity.POSITIVE,
            Certainty.CERTAIN,
            Modality.ACTUAL,
        )
        score = model_score(page, statement) if is_flat else None
        if score is not None and score <= DOUBTED:
            words = statement.trigger.of(page.text)
            yield Problem(
                code="factuality-disputed",
                stage=Stage.EXTRACT,
                article_id=statement.article_id,
                span=statement.trigger,
                message=(
                    f'"{words}" is told as a fact by the rules, but the reader model doubts that it happened '
                    f"({score:.1f} of -3 to 3); see the sentence"
                ),
            )


def model_score(page: Page, statement: Statement) -> float | None:
    """Give the model's factuality of a trigger, -3 to 3; None where the model sees no predicate in it."""
    tokens = [page.trees[word.sentence].tokens[word.position] for word in page.words_in(statement.trigger)]
    judged = [token for token in tokens if token.predicate >= JUDGED]
    return max(judged, key=lambda token: token.predicate).factuality if judged else None
