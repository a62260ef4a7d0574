"""Leave out words that tell of no event where they stand: dates, headings, descriptions, counts of another event.

Each rule says which part of the reading convention it keeps; `SIEVE` is their order.
"""

from collections.abc import Callable

from reportedly.extract.sentence.tally import is_toll as is_toll_word
from reportedly.extract.trigger.unlisted import STATED
from reportedly.extract.words.event_words import Hit
from reportedly.extract.words.pattern import HELPERS, View

CONDITIONS = frozenset(
    {"if", "unless", "provided", "providing", "lest", "in case", "should", "whether", "since", "until"}
)
"""What a clause with one of these tells is not said to happen; "since" and "until" lead into background."""
NO_NEWS = frozenset({"before", "until", "without"})
"""A noun behind one of these only dates something, or says what was not there."""
REMARKS = frozenset({"comment", "comments", "commented", "commenting"})
WITHIN = frozenset({"in", "during", "of", "from", "by", "after", "amid", "throughout"})
SUBJECT = frozenset({"nsubj", "nsubj:pass"})
QUESTIONS = frozenset({"who", "what", "why", "how", "when", "where", "which", "whose", "whether"})
STAYING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed", "keep", "kept", "is", "are", "was"})
DYING = frozenset({"died", "drowned", "perished", "succumbed"})
LETTING = frozenset({"allow", "authorise", "authorize", "entitle", "permit"})
TALKING = frozenset({"brief", "comment", "discuss", "disclose", "speak", "talk"})
SCENES = frozenset(
    {"night", "day", "morning", "evening", "hour", "time", "date", "eve", "anniversary", "scene", "site", "aftermath"}
) | {
    "wake",
    "victim",
    "victims",
    "organiser",
    "organizer",
    "participant",
    "author",
    "planner",
    "agency",
    "survivor",
    "survivors",
    "witness",
    "witnesses",
    "familiar",
    "knowledge",
    "aware",
}
"""What an event only dates, places or identifies ("the night of the attack", "officials familiar with the inquiry")."""
COUNTING = frozenset({"confirm", "count", "find", "list", "mourn", "record", "register", "report", "see", "tally"})
FEW = 3  # tokens; a verbless line this short is a heading
DISMISSED = "a claim called untrue"
WIDEST = 4  # tokens between parts that belong together
Hits = dict[int, Hit]


def _in_condition(here: View, hit: Hit, _hits: Hits) -> bool:
    """An event inside a condition is not a statement, nor is one that only dates another ("since the truce began")."""
    index, tokens = hit.head, here.tree.tokens
    while index >= 0:
        if here.tree.bases[index] == "advcl" and here.marker(index) in CONDITIONS:
            return True
        index = tokens[index].head
    return False


def _is_asked(here: View, hit: Hit, _hits: Hits) -> bool:
    """What an indirect question asks is not said to be so ("nobody could say who fired")."""
    index, tokens = hit.head, here.tree.tokens
    while index >= 0:
        if here.tree.bases[index] in {"ccomp", "csubj"}:
            first = here.forms[here.tree.subtree(index)[0]]
            if here.marker(index) == "whether" or (first in QUESTIONS and not hit.entry.noun):
                return True
        index = tokens[index].head
    return False


def _describes(here: View, hit: Hit, _hits: Hits) -> bool:
    """A word may only describe a noun ("the burnt lorry", "ceasefire talks", "the session scheduled for May")."""
    token = here.token(hit.head)
    if hit.entry.name.startswith((STATED, DISMISSED)) or _is_counted_out(here, hit):
        return False
    if token.relation == "acl" and hit.entry.event == "AGREE" and not here.forms[hit.head].endswith("ing"):
        return True
    return token.relation in {"amod", "compound", "nmod:poss"} and hit.head < token.head


def _is_counted_out(here: View, hit: Hit) -> bool:
    """Whether the dead or hurt are what somebody counts: "villagers counted two dead guards"."""
    counted = here.token(hit.head).head
    if "casualty" not in hit.entry.flags or counted < 0 or not here.below(counted, frozenset({"nummod"})):
        return False
    above = here.token(counted).head
    return above >= 0 and here.tree.lemma(above) in COUNTING


def _is_heading(here: View, hit: Hit, _hits: Hits) -> bool:
    """A noun alone on its line is a heading ("Casualties.")."""
    words = [token for token in here.tree.tokens if token.upos != "PUNCT"]
    return hit.entry.noun and len(words) < FEW


def _counts_another(here: View, hit: Hit, hits: Hits) -> bool:
    """Casualties of an attack in the same clause are its counts ("hit a lorry, killing five")."""
    if "casualty" not in hit.entry.flags:
        return False
    token = here.token(hit.head)
    subject = next(iter(here.below(hit.head, SUBJECT)), None)
    if subject is not None:
        # "The attack killed five" is the attack; "14 were killed and 9 injured" is one loss, "9 were injured" another.
        other = hits.get(subject)
        if other is not None and other.entry.event == "ASSAULT":
            return True
        elliptic = here.token(subject).upos == "NUM" and not here.tree.children[subject]
        elliptic = elliptic and not here.below(hit.head, HELPERS) and here.forms[hit.head] not in DYING
        return elliptic and token.relation == "conj" and token.head in hits
    above = hits.get(token.head)
    if above is None or token.relation in SUBJECT | {"acl:relcl"}:
        return False
    base = here.tree.bases[hit.head]
    if base in {"advcl", "conj", "xcomp", "parataxis", "acl", "dep"}:
        trails = here.forms[hit.head].endswith("ing") and not here.forms[token.head].endswith("ing")
        return above.entry.event == "ASSAULT" and (base != "conj" or trails or "casualty" in above.entry.flags)
    return "casualty" in above.entry.flags


def _is_left(here: View, hit: Hit, hits: Hits) -> bool:
    """Whether the dead are what an attack left: "the strike left two technicians dead"."""
    leaving = here.token(hit.head).head
    if "casualty" not in hit.entry.flags or leaving < 0 or here.tree.lemma(leaving) != "leave":
        return False
    causes = (*here.below(leaving, SUBJECT), here.token(leaving).head)
    return any(cause in hits and hits[cause].entry.event == "ASSAULT" for cause in causes)


def _is_excuse(here: View, hit: Hit, _hits: Hits) -> bool:
    """Why a source is not named is no news ("who is not allowed to brief the press")."""
    if here.tree.lemma(hit.head) not in LETTING:
        return False
    return any(
        here.tree.lemma(child) in TALKING for child in here.below(hit.head, frozenset({"xcomp", "ccomp", "obj"}))
    )


def _is_tolled(here: View, hit: Hit, hits: Hits) -> bool:
    """The dead and hurt that a toll counts are its counts ("raised its toll to 19 dead"), and so are further ones."""
    if "casualty" not in hit.entry.flags or here.below(hit.head, SUBJECT):
        return False
    before = [head for head in hits if head < hit.head and "casualty" in hits[head].entry.flags]
    between = range(max(before, default=hit.head), hit.head)
    is_counted = here.token(hit.head - 1).upos == "NUM"
    is_one_breath = not any(here.forms[p] in {",", ";", "who"} for p in between) and len(between) <= WIDEST * 3
    is_toll = bool(before) and (is_toll_word(here.tree, before[-1]) or here.token(before[-1] - 1).upos == "NUM")
    return is_counted and is_one_breath and is_toll


def _are_people(here: View, hit: Hit, hits: Hits) -> bool:
    """The hurt may only be those to whom something is done ("treated the injured"); counted, they are told."""
    if "casualty" not in hit.entry.flags or here.below(hit.head, frozenset({"nummod"})):
        return False
    token = here.token(hit.head)
    if here.tree.bases[hit.head] in {"obl", "nmod"} and any(
        here.forms[child] == "the" for child in here.tree.children[hit.head]
    ):
        return True
    above = hits.get(token.head)
    return above is not None and "act" not in above.entry.flags and token.relation in {"obj", "obl"}


def _only_mentions(here: View, hit: Hit, _hits: Hits) -> bool:
    """A noun may only date, place or identify something ("the night of the attack")."""
    token = here.token(hit.head)
    if not hit.entry.noun or token.head < 0 or here.tree.bases[hit.head] not in {"obl", "nmod"}:
        return False
    if here.has(token.head, REMARKS):
        return True
    markers = [child for child in here.tree.children[hit.head] if here.forms[child] in NO_NEWS]
    if markers and markers[0] not in hit.filled:
        return True
    return hit.entry.event in {"ACCUSE", "ASSAULT", "PROTEST"} and here.has(token.head, SCENES)


def _repeats(here: View, hit: Hit, hits: Hits) -> bool:
    """A noun that repeats the event of its verb or noun is not a second statement ("killed in the attack")."""
    above = hits.get(here.token(hit.head).head)
    if above is None:
        return False
    if not hit.entry.noun:
        # "Marched, chanting slogans" is one protest.
        same = hit.entry.event == "PROTEST" and above.entry.event == "PROTEST"
        return same and here.tree.bases[hit.head] in {"advcl", "conj"} and not here.below(hit.head, SUBJECT)
    if hit.entry.event == "PROTEST" and above.entry.event in {"ASSAULT", "COERCE"}:
        return True
    same = above.entry.event == hit.entry.event and "act" not in above.entry.flags
    if here.tree.bases[hit.head] in {"obl", "nmod"} and here.marker(hit.head) in WITHIN:
        return same and "casualty" in above.entry.flags
    if "topic" in hit.entry.flags and "act" not in above.entry.flags:
        return True
    # "The airstrike killed five" is the airstrike: there the verb only counts.
    return same and "casualty" not in above.entry.flags and here.tree.bases[hit.head] in {"obj", "nsubj", "obl"}


def _is_place(here: View, hit: Hit, _hits: Hits) -> bool:
    """A state in a prepositional phrase is told only as a predicate ("is in custody", not "was beaten in custody")."""
    if "state" not in hit.entry.flags:
        return False
    token = here.token(hit.head)
    if token.head < 0 or here.below(hit.head, frozenset({"cop"})):
        return False
    return not here.has(token.head, STAYING)


Drop = Callable[[View, Hit, Hits], bool]
SIEVE: tuple[Drop, ...] = (
    _in_condition,
    _is_asked,
    _describes,
    _is_heading,
    _is_left,
    _counts_another,
    _is_tolled,
    _are_people,
    _is_excuse,
    _only_mentions,
    _repeats,
    _is_place,
)
