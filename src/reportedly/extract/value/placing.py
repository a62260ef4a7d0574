"""Choose where something happened that names no place itself, among those that its report names, or nowhere.

What grammar hangs on a trigger, and what reader and rules take for its place together (`role.parties`), stays. Else
every place that may be meant is weighed by what speaks for it (`spot`), the one that `carry` would take among them. A
thing in a state keeps what the rules gave it: the board tells things apart by where they are, and a place that was only
weighed parts one thing into two.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from reportedly.extract.sentence.page import Page
from reportedly.extract.value.spot import map_of, place_of, spots
from reportedly.extract.value.told import Told
from reportedly.extract.words.choice import Judge, Weights, parse
from reportedly.records import Role, Statement

SHIPPED = "places.npz"
PROGRAM = "training.placing"
LEAN = 0.5
"""Of authors left out, 43 % of the places that the gold gives such statements are found with it and 22 % by rules
alone; of those given it 69 and 78 % are right. With 0 and 1, 33 and 51 % are found."""
WEIGHED = "place weighed"


def weigh_places(page: Page, told: Sequence[Told], placed: Sequence[Statement], judge: Judge) -> list[Statement]:
    """Give the statements of a report, in their order, without a place of their own with the likeliest, or none.

    Args:
        page: The report.
        told: Its statements in text order, with their triggers and the places of their own.
        placed: The same with the places that the rules carried to them.
        judge: What the weights say.
    """
    here, made = map_of(page, placed), []
    for number, (one, statement) in enumerate(zip(told, placed, strict=True)):
        if place_of(one.statement) is not None or statement.status is not None:
            made.append(statement)
            continue
        options = spots(here, told, placed, number)
        chosen, ruled = options[judge(statement, options)].argument, place_of(statement)
        if chosen == ruled:
            made.append(statement)
            continue
        others = tuple(argument for argument in statement.arguments if argument.role is not Role.LOCATION)
        arguments = others if chosen is None else (*others, chosen)
        made.append(replace(statement, arguments=arguments, reasons=(*statement.reasons, WEIGHED)))
    return made


@cache
def shipped() -> Weights | None:
    """Read the weights that ship with Reportedly; None where none do."""
    file = files("reportedly.extract.value") / "data" / SHIPPED
    return parse(file.read_bytes(), name=SHIPPED, program=PROGRAM, lean=LEAN) if file.is_file() else None
