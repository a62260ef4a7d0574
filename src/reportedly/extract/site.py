"""Where a statement is made, what the rules look words up in, and who takes part by rules and reader together."""

from dataclasses import dataclass

from reportedly.extract.role.partaking import Scene
from reportedly.extract.role.parties import Judge, choose
from reportedly.extract.sentence.noun import Nouns
from reportedly.extract.sentence.page import Page
from reportedly.extract.sentence.syntax import Tree
from reportedly.extract.trigger.trigger import Trigger
from reportedly.extract.value.factuality import Hedges
from reportedly.extract.value.status import States
from reportedly.extract.voice.voice import Voice
from reportedly.ontology import Ontology
from reportedly.records import Argument, Attribution, Role, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything the rules look words up in, built once."""

    nouns: Nouns
    hedges: Hedges
    states: States
    ontology: Ontology
    parties: Judge | None = None
    """What weighs the rules' choice of who takes part; None for the rules alone."""
    model: str = ""
    """Digest of the reader model whose scores it knows; with another one it is not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a statement is made: one trigger in one sentence of one page, with all voices of that page."""

    page: Page
    sentence: int
    trigger: Trigger
    triggers: tuple[Trigger, ...]
    """All of the sentence, this one among them."""
    voices: tuple[Voice, ...]
    antecedents: dict[Span, Span]

    @property
    def tree(self) -> Tree:
        """The tree of the trigger's sentence."""
        return self.page.trees[self.sentence]


def weighed(
    site: Site,
    rules: Rules,
    found: tuple[tuple[Argument, ...], tuple[Argument, ...]],
    *,
    event: str | None,
    chain: tuple[Attribution, ...],
) -> tuple[tuple[Argument, ...], tuple[str, ...]]:
    """Weigh what the rules found, at first and in the end, against what the reader sees; with a reason for each new."""
    if rules.parties is None or rules.model != site.page.annotation.producer.digest:
        return found[1], ()
    scene = Scene(
        page=site.page,
        number=site.sentence,
        trigger=site.trigger,
        event=event,
        nouns=rules.nouns,
        sources=tuple(link.source.span for link in chain if link.source.span is not None),
        before=found[0],
        found=found[1],
        antecedents=site.antecedents,
    )
    chosen, reasons = choose(scene, rules.parties)
    return tuple(with_antecedent(site, one) for one in chosen), reasons


def with_antecedent(site: Site, argument: Argument) -> Argument:
    """Give an argument with what its pronoun or short name stands for; a day stands for itself."""
    antecedent = site.antecedents.get(argument.head)
    if antecedent is None or argument.role is Role.DATE:
        return argument
    return Argument(role=argument.role, span=argument.span, head=argument.head, antecedent=antecedent)
