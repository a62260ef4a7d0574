"""The one finding about derived rows; what follows from the reports is linking's to say, not the store's."""

from reportedly.records import Problem, Stage


def standing_differs(message: str) -> Problem:
    """Derived rows are kept that do not follow from the reports; the message says which."""
    return Problem(code="standing-differs", stage=Stage.STORE, article_id=None, span=None, message=message)
