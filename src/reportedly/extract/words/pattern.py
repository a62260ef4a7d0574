"""Match lexicon patterns against a sentence's tree.

A pattern is a row of constraints on a word's neighbours, written as in the word lists:

    obj=fire            its object (or passive subject) is the word "fire"
    obj=@talks          its object is one of the words of the class `talks`
    subj=crowd|mob      its subject is "crowd" or "mob"
    prt=out             it has the particle "out"
    prep:at             it has a phrase with the preposition "at"
    prep:into=effect    its phrase with "into" holds "effect"
    comp=closed         its complement (adjective, participle, infinitive) is "closed"
    mod=aerial|air      an adjective or compound modifies it
    gov=open|launch     it is the object or subject of such a verb
    next=on             the word right behind it is "on"
    obj                 it has an object
    !obj=minister       it has no such object

A bare value is compared with lemma and lower-case form. Every constraint has to hold. The tree is read through UD v2
relations only, so that any annotator's trees will do.
"""

from dataclasses import dataclass

from reportedly.errors import LexiconError
from reportedly.extract.sentence.inflection import plural, verb_forms
from reportedly.extract.sentence.syntax import Tree
from reportedly.records import Token

OBJECTS = frozenset({"obj", "iobj", "nsubj:pass", "csubj:pass"})
SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
OBLIQUES = frozenset(
    {"obl", "nmod", "obl:agent", "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked", "obl:npmod"}
)
MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nummod", "nmod", "flat"})
PARTICLES = frozenset({"compound:prt", "advmod", "obl", "advcl", "xcomp"})
ADRIFT = frozenset({"aside", "apart", "away", "back", "down", "forward", "off", "out", "over", "together", "up"})
NAME = "@name"
"""Stands for any proper name in a pattern."""
PREMODIFIERS = frozenset({"compound", "flat", "amod"})
HELPERS = frozenset({"aux", "aux:pass", "mark", "cop"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
SLOTS = frozenset({"obj", "subj", "prt", "prep", "comp", "mod", "gov", "det", "next"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ", "VERB", "X"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One condition on a word's neighbours."""

    slot: str
    """obj, subj, prt, prep, comp, mod, gov, det or next."""
    marker: str
    """The preposition of a `prep` slot, else empty."""
    words: frozenset[str]
    """Lemmas or forms that fill the slot; empty if anything does."""
    literal: bool
    """Whether the list spells the words out, so that they belong to the trigger's own words."""
    negative: bool


@dataclass(frozen=True, slots=True)
class View:
    """A tree together with its words in lower case, made once for all lookups in a sentence."""

    tree: Tree
    forms: tuple[str, ...]

    def token(self, index: int) -> Token:
        """The token at a position."""
        return self.tree.tokens[index]

    def has(self, index: int, words: frozenset[str]) -> bool:
        """Whether a token's lemma or form is one of the words."""
        return self.forms[index] in words or self.tree.lemma(index) in words

    def below(self, index: int, relations: frozenset[str]) -> tuple[int, ...]:
        """Dependents by full relation, in text order."""
        tokens = self.tree.tokens
        return tuple(child for child in self.tree.children[index] if tokens[child].relation in relations)

    def marker(self, index: int) -> str:
        """The lower-case prepositions or conjunctions of a phrase or clause; empty if it has none."""
        bases = self.tree.bases
        return " ".join(self.forms[child] for child in self.tree.children[index] if bases[child] in {"case", "mark"})


def view(tree: Tree, text: str) -> View:
    """Add the lower-case words of a sentence to its tree."""
    return View(tree, tuple(text[token.span.start : token.span.end].lower() for token in tree.tokens))


def parse(cell: str, *, classes: dict[str, frozenset[str]]) -> tuple[Constraint, ...]:
    """Read a pattern cell of a word list.

    Raises:
        LexiconError: if it names an unknown slot or class.
    """
    return tuple(_constraint(part, classes) for part in cell.split())


def _constraint(part: str, classes: dict[str, frozenset[str]]) -> Constraint:
    left, _, right = part.removeprefix("!").partition("=")
    slot, _, marker = left.partition(":")
    if slot not in SLOTS:
        raise LexiconError(f'pattern "{part}": unknown slot "{slot}"; use one of {", ".join(sorted(SLOTS))}')
    words: set[str] = set()
    literal = bool(right) and "@" not in right
    for value in filter(None, right.split("|")):
        if value == NAME:
            words.add(NAME)
        elif value.startswith("@"):
            if value[1:] not in classes:
                raise LexiconError(f'pattern "{part}": unknown word class "{value}"; add it to event_classes.tsv')
            words |= classes[value[1:]]
        else:
            words |= {value.replace("_", " "), value.replace("_", " ").replace("-", " ")}
    return Constraint(
        slot=slot,
        marker=marker,
        words=_inflected(words, slot),
        literal=literal,
        negative=part.startswith("!"),
    )


def _inflected(words: set[str], slot: str) -> frozenset[str]:
    """Words with their other forms: of verbs where a verb fills the slot, else plurals."""
    if slot in {"gov", "comp"}:
        return frozenset(form for word in words for form in ({word} if " " in word else verb_forms(word)))
    return frozenset(words) | {plural(word) for word in words if slot in {"obj", "subj", "prep", "mod"}}


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern fits."""

    own: tuple[int, ...]
    """Tokens that fill slots spelled out in the list: with the head they are the expression."""
    topics: tuple[int, ...]
    """Tokens that fill a slot as members of a class; the expression tells what happens to them."""


def match(here: View, index: int, pattern: tuple[Constraint, ...]) -> Match | None:
    """Match a pattern at a token; None if a constraint fails."""
    own: list[int] = []
    topics: list[int] = []
    for constraint in pattern:
        found = fillers(here, index, constraint)
        if constraint.negative:
            if found:
                return None
            continue
        if not found:
            return None
        if constraint.slot == "gov":
            continue
        if constraint.slot == "prep":
            own.extend(_case_of(here, found[0], constraint.marker))
        # A subject is who did it, even where the list spells it out.
        if constraint.literal and constraint.slot != "subj":
            own.append(found[0])
        elif constraint.words:
            topics.extend(found)
    return Match(tuple(sorted(set(own))), tuple(topics))


def fillers(here: View, index: int, constraint: Constraint) -> tuple[int, ...]:
    """The tokens that fill one slot of a token, conjuncts included."""
    found = _SLOT[constraint.slot](here, index, constraint)
    if not constraint.words:
        return found
    spread: list[int] = []
    for candidate in found:
        filling = (_filler(here, each, constraint.words) for each in (candidate, *conjuncts(here, candidate)))
        spread.extend(each for each in filling if each is not None)
    return tuple(spread)


def _filler(here: View, index: int, words: frozenset[str]) -> int | None:
    """The token that fills a slot with one of the words: the phrase's head, or the noun that it counts."""
    if here.has(index, words) or (NAME in words and here.token(index).upos == "PROPN"):
        return index
    # "a number of troops", "two of the soldiers": the counted noun stands below a measure word.
    if here.forms[index] in _MEASURES or here.token(index).upos in {"NUM", "SYM"}:
        return next((child for child in here.below(index, OBLIQUES) if here.has(child, words)), None)
    compound = [child for child in here.tree.children[index] if here.token(child).relation in PREMODIFIERS]
    return index if any(f"{here.forms[child]} {here.forms[index]}" in words for child in compound) else None


# Words that count or bundle the noun below them ("a number of troops").
_MEASURES = frozenset(
    {
        "number",
        "group",
        "dozen",
        "dozens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "score",
        "scores",
        "series",
        "lot",
        "pair",
        "wave",
        "handful",
        "some",
        "one",
        "several",
        "many",
        "more",
        "most",
        "all",
        "half",
        "majority",
        "part",
        "convoy",
        "column",
        "barrage",
        "volley",
        "hail",
        "spate",
        "string",
    }
)


def conjuncts(here: View, index: int) -> tuple[int, ...]:
    """The words coordinated with a word, after it."""
    return here.below(index, frozenset({"conj"}))


def objects(here: View, index: int) -> tuple[int, ...]:
    """The objects of a verb: its own, passive subjects, and the noun that a participle or relative clause modifies."""
    relations = OBJECTS | SUBJECTS if is_passive(here, index) else OBJECTS
    found = tuple(_antecedent(here, index, child) for child in here.below(index, relations))
    return found or _adrift(here, index) or _borrowed(here, index)


def _adrift(here: View, index: int) -> tuple[int, ...]:
    """What a parser took for a phrase, though its preposition is the verb's particle ("called off the strike")."""
    after = index + 1
    if after >= len(here.forms) or here.forms[after] not in ADRIFT or here.tree.bases[after] != "case":
        return ()
    head = here.token(after).head
    return (head,) if here.token(head).head == index else ()


def _borrowed(here: View, index: int) -> tuple[int, ...]:
    """The object of a verb that has none of its own."""
    token = here.token(index)
    own = here.below(index, SUBJECTS)
    bare = not here.forms[index].endswith("ing")
    gap = token.relation == "acl:relcl" and own and here.forms[own[0]] not in RELATIVE
    found: tuple[int, ...] = ()
    if token.head >= 0 and (gap or (token.relation in {"acl", "amod"} and bare)):
        found = (token.head,)
    elif (token.relation == "xcomp" and is_passive(here, index)) or (
        token.relation == "advcl" and not own and _is_bare_participle(here, index)
    ):
        found = _any_subject(here, token.head)
    elif token.relation == "conj" and token.upos == "VERB" and not own:
        # "was stopped and searched", "lost his way and was detained": a passive verb undergoes what its first verb's
        # subject does; an object is not shared leftwards.
        if is_passive(here, index):
            found = _any_subject(here, token.head)
        elif is_passive(here, token.head):
            found = here.below(token.head, frozenset({"nsubj:pass"}))
    return found


def subjects(here: View, index: int) -> tuple[int, ...]:
    """The subjects of a verb: its own, that of the verb it is coordinated with, or the noun an -ing clause modifies."""
    found = tuple(_antecedent(here, index, child) for child in here.below(index, SUBJECTS))
    token = here.token(index)
    if found or token.head < 0:
        return found
    if token.relation in {"conj", "xcomp", "advcl"} and not is_passive(here, index):
        return _any_subject(here, token.head)
    if token.relation in {"acl", "amod"} and here.forms[index].endswith("ing"):
        return (token.head,)
    return ()


def _is_bare_participle(here: View, index: int) -> bool:
    """Whether a verb is a past participle on its own ("the ambassador, recalled on Friday, will return")."""
    form, lemma = here.forms[index], here.tree.lemma(index)
    return form != lemma and not form.endswith(("ing", "s")) and not here.below(index, HELPERS)


def _any_subject(here: View, index: int) -> tuple[int, ...]:
    """The subject of a verb, active or passive."""
    passive = here.below(index, frozenset({"nsubj:pass"}))
    return tuple(_antecedent(here, index, child) for child in passive) or subjects(here, index)


def _antecedent(here: View, verb: int, child: int) -> int:
    """The noun that a relative pronoun stands for, else the word itself."""
    token = here.token(verb)
    if here.forms[child] in RELATIVE and token.relation.startswith("acl") and token.head >= 0:
        return token.head
    return child


def is_passive(here: View, index: int) -> bool:
    """Whether a verb stands in the passive; a participle after a copula counts as one."""
    return here.token(index).upos == "VERB" and bool(
        here.below(index, frozenset({"nsubj:pass", "aux:pass", "csubj:pass", "cop"}))
    )


def _case_of(here: View, index: int, marker: str) -> tuple[int, ...]:
    return tuple(
        child for child in here.tree.children[index] if here.forms[child] == marker and here.tree.bases[child] == "case"
    )


def _objects(here: View, index: int, _constraint: Constraint) -> tuple[int, ...]:
    return objects(here, index)


def _subjects(here: View, index: int, _constraint: Constraint) -> tuple[int, ...]:
    return subjects(here, index)


def _particles(here: View, index: int, constraint: Constraint) -> tuple[int, ...]:
    after = index + 1
    found = [child for child in here.tree.children[index] if here.token(child).relation in PARTICLES]
    # Parsers hang "out of the talks" on the noun; such a word right after the verb counts all the same.
    if after < len(here.forms) and here.forms[after] in ADRIFT:
        found.append(after)
    return tuple(
        child for child in dict.fromkeys(found) if not constraint.words or here.forms[child] in constraint.words
    )


def _phrases(here: View, index: int, constraint: Constraint) -> tuple[int, ...]:
    found = []
    for child in here.tree.children[index]:
        if here.token(child).upos not in _NOMINAL:
            continue
        markers = here.marker(child)
        if markers == constraint.marker or markers.startswith(f"{constraint.marker} "):
            found.append(child)
    return tuple(found)


def _complements(here: View, index: int, _constraint: Constraint) -> tuple[int, ...]:
    found = here.below(index, frozenset({"xcomp", "advmod"}))
    loose = here.below(index, frozenset({"ccomp", "advcl"}))
    # A "to" clause is a complement whatever the parser calls it; a "that" clause is what somebody says.
    return found + tuple(child for child in loose if here.marker(child) == "to")


def _modifiers(here: View, index: int, _constraint: Constraint) -> tuple[int, ...]:
    return tuple(
        child
        for child in here.tree.children[index]
        if here.token(child).relation in MODIFIERS and not here.marker(child)
    )


def _governors(here: View, index: int, _constraint: Constraint) -> tuple[int, ...]:
    token = here.token(index)
    if token.head < 0 or token.relation not in OBJECTS | SUBJECTS:
        return ()
    return (token.head,)


def _next(here: View, index: int, _constraint: Constraint) -> tuple[int, ...]:
    return (index + 1,) if index + 1 < len(here.forms) else ()


def _determiners(here: View, index: int, _constraint: Constraint) -> tuple[int, ...]:
    return here.below(index, frozenset({"det"}))


_SLOT = {
    "obj": _objects,
    "subj": _subjects,
    "prt": _particles,
    "prep": _phrases,
    "comp": _complements,
    "mod": _modifiers,
    "gov": _governors,
    "det": _determiners,
    "next": _next,
}
