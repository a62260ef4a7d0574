"""Choose which of the times that a report names is a statement's, or none.

Rules go by grammar and by what usually follows what (`date`, `carry`); authors differ in how far a day that was named
reaches. So every time that may be meant is weighed by what speaks for it (`moment`), the rules' own choice among them.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from reportedly.extract.sentence.page import Page
from reportedly.extract.value.moment import RULES, moments, ruled_of
from reportedly.extract.value.told import Told
from reportedly.extract.words.choice import Judge, Weights, parse
from reportedly.records import Role, Statement

SHIPPED = "dates.npz"
PROGRAM = "training.dating"
LEAN = 0.5
"""Of authors left out, 70 % of the gold's days are found with it and 67 % without; of the days given 77 and 80 % are
right."""
WEIGHED = "weighed"


def weigh_days(page: Page, told: Sequence[Told], dated: Sequence[Statement], judge: Judge) -> list[Statement]:
    """Give the statements of a report, in their order, each with the likeliest of the days it may have.

    Args:
        page: The report.
        told: Its statements in text order, with their triggers.
        dated: The same with the days that the rules gave.
        judge: What the weights say.
    """
    made, ruled_days = [], ruled_of(page, dated)
    for number, statement in enumerate(dated):
        options = moments(page, told, ruled_days, number)
        chosen = options[judge(statement, options)].argument
        ruled = next((argument for argument in statement.arguments if argument.role is Role.DATE), None)
        if chosen is ruled or (chosen is not None and ruled is not None and chosen.span == ruled.span):
            made.append(statement)
            continue
        others = tuple(argument for argument in statement.arguments if argument.role is not Role.DATE)
        reasons = tuple(reason for reason in statement.reasons if not reason.startswith(RULES))
        arguments = others if chosen is None else (*others, chosen)
        made.append(replace(statement, arguments=arguments, reasons=(*reasons, f"{RULES}{WEIGHED}")))
    return made


@cache
def shipped() -> Weights | None:
    """Read the weights that ship with Reportedly; None where none do."""
    file = files("reportedly.extract.value") / "data" / SHIPPED
    return parse(file.read_bytes(), name=SHIPPED, program=PROGRAM, lean=LEAN) if file.is_file() else None
