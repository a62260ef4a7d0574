"""Mend what parsers get wrong in news prose, before any rule looks.

Treebanks of web and textbook English have few sentences with three people speaking in them; these repairs are for the
attachments that such sentences lose. Each returns the tokens with some heads moved; words and spans never change.
"""

from collections.abc import Callable
from dataclasses import replace

from reportedly.extract.voice.cue import Cues
from reportedly.records import Sentence, Token

ACCUSING = frozenset({"accuse", "blame", "suspect", "charge", "convict", "acquit", "warn"})
MARKS = frozenset({"breaking", "correction", "psa", "rt", "update", "updated"})
MARKED = 4  # words of a sentence; a shorter one may be a name
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "CCONJ", "PUNCT", "ADP", "PART"})
Tokens = tuple[Token, ...]


def mend(sentence: Sentence, cues: Cues) -> Sentence:
    """Give the sentence with its tree mended; the same sentence if there is nothing to mend."""
    tokens = sentence.tokens
    for repair in REPAIRS:
        tokens = repair(tokens, cues)
    return sentence if tokens is sentence.tokens else Sentence(span=sentence.span, tokens=tokens)


def _attributes(token: Token, cues: Cues) -> bool:
    return token.upos == "VERB" and bool(cues.of(token.lemma.lower(), "VERB"))


def coordinate_cues(tokens: Tokens, cues: Cues) -> Tokens:
    """Hang a second cue beside the first: "denied that they fled and demanded a truce" has one speaker.

    The parser tends to coordinate the second cue with the verb inside the first one's content.
    """
    mended = list(tokens)
    for position, token in enumerate(tokens):
        if token.relation != "conj" or not _attributes(token, cues) or _has_subject(tokens, position):
            continue
        inner = tokens[token.head]
        outer = inner.head
        if inner.relation == "ccomp" and outer >= 0 and outer < position and _attributes(tokens[outer], cues):
            mended[position] = replace(token, head=outer)
    return tuple(mended) if mended != list(tokens) else tokens


def participles_of_cues(tokens: Tokens, cues: Cues) -> Tokens:
    """Hang a participle cue on the cue right before it: ", the mayor said, suggesting that ..."."""
    mended = list(tokens)
    for position, token in enumerate(tokens[2:], start=2):
        before, comma = tokens[position - 2], tokens[position - 1]
        if comma.lemma != "," or not _attributes(token, cues) or not _attributes(before, cues):
            continue
        if token.head != position - 2 and not _has_subject(tokens, position) and before.head != position:
            mended[position] = replace(token, head=position - 2, relation="advcl")
    return tuple(mended) if mended != list(tokens) and _is_tree(mended) else tokens


def accused_objects(tokens: Tokens, _cues: Cues) -> Tokens:
    """Make what stands between an accusing verb and its "of" its object: "accuses the army and the police of ..."."""
    mended = list(tokens)
    for position, token in enumerate(tokens):
        if token.upos != "VERB" or token.lemma.lower() not in ACCUSING:
            continue
        until = next((p for p in range(position + 1, len(tokens)) if tokens[p].lemma in {"of", "for"}), None)
        between = range(position + 1, until or position + 1)
        if any(tokens[p].upos not in PHRASE for p in between):
            continue
        strays = [p for p in between if tokens[p].head not in between and tokens[p].upos in {"NOUN", "PROPN", "PRON"}]
        for stray in strays[:1]:
            if tokens[stray].relation != "obj" or tokens[stray].head != position:
                mended[stray] = replace(tokens[stray], head=position, relation="obj")
    return tuple(mended) if mended != list(tokens) and _is_tree(mended) else tokens


def misread_objects(tokens: Tokens, _cues: Cues) -> Tokens:
    """Give a content verb its subject back: in "claims Kosovo is planning ..." the noun before "is" is no object.

    Neither is it the subject of what stands before it: "and said the gunfire came from the other side".
    """
    mended = list(tokens)
    for position, token in enumerate(tokens[:-1]):
        after = tokens[position + 1]
        is_behind = token.relation == "obj" or (token.relation == "nsubj" and 0 <= token.head < position)
        if not is_behind or after.upos not in {"AUX", "VERB"} or after.head < 0:
            continue
        verb = after.head if after.upos == "AUX" else position + 1
        is_content = tokens[verb].relation == "ccomp" and token.head in {verb, tokens[verb].head}
        if is_content and not _has_subject(tokens, verb):
            mended[position] = replace(token, head=verb, relation="nsubj")
    return tuple(mended) if mended != list(tokens) else tokens


def doubled_subjects(tokens: Tokens, _cues: Cues) -> Tokens:
    """Join two nouns side by side that were both made subjects of one verb: "Kosovo Albanians gather"."""
    mended = list(tokens)
    for position, token in enumerate(tokens[:-1]):
        after = tokens[position + 1]
        both = token.relation == after.relation == "nsubj" and token.head == after.head
        if both and token.upos in {"PROPN", "NOUN"} and after.upos in {"PROPN", "NOUN"}:
            mended[position] = replace(token, head=position + 1, relation="compound")
    return tuple(mended) if mended != list(tokens) else tokens


def active_subjects(tokens: Tokens, _cues: Cues) -> Tokens:
    """Give an active verb its subject: without a "was" the forces of "forces struck a depot", "had struck" did it.

    A headline that leaves out the "were" of a passive is told by its verb, where nothing is its object.
    """
    mended = list(tokens)
    for position, token in enumerate(tokens):
        verb = token.head
        if token.relation != "nsubj:pass" or verb < 0 or tokens[verb].upos != "VERB":
            continue
        below = {other.relation for other in tokens if other.head == verb}
        is_shared = tokens[verb].relation == "conj" and not below & {"obj", "ccomp"}
        has_done = any(o.head == verb and o.relation == "aux" and o.lemma == "have" for o in tokens[position:verb])
        has_been = any(o.lemma == "be" for o in tokens[position:verb])
        if (not below & {"aux:pass", "aux"} and not is_shared) or (has_done and not has_been):
            mended[position] = replace(token, relation="nsubj")
    return tuple(mended) if mended != list(tokens) else tokens


def whole_complements(tokens: Tokens, cues: Cues) -> Tokens:
    """Make what has a subject of its own a clause that was said, as no `xcomp` has (UD): "denied it had fired"."""
    mended = list(tokens)
    for position, token in enumerate(tokens):
        if token.relation != "xcomp" or not 0 <= token.head < position or not _attributes(tokens[token.head], cues):
            continue
        own = [n for n in range(token.head + 1, position) if tokens[n].head == position]
        relations = {tokens[n].relation.split(":")[0] for n in own}
        if {"nsubj", "aux"} <= relations and not any(tokens[n].lemma == "to" for n in own):
            mended[position] = replace(token, relation="ccomp")
    return tuple(mended) if mended != list(tokens) else tokens


def raised_subjects(tokens: Tokens, _cues: Cues) -> Tokens:
    """Hang what stands before "remains" on it: in "the road remains closed" the road does not belong to "closed"."""
    mended = list(tokens)
    for position, token in enumerate(tokens):
        below, above = token.head, tokens[token.head].head if token.head >= 0 else -1
        is_subject = token.relation in {"nsubj", "nsubj:pass"}
        if not is_subject or above < 0 or tokens[below].relation != "xcomp":
            continue
        if position < above < below and tokens[above].upos == "VERB" and not _has_subject(tokens, above):
            mended[position] = replace(token, head=above, relation="nsubj")
    return tuple(mended) if mended != list(tokens) else tokens


def subjects_of_the_said(tokens: Tokens, _cues: Cues) -> Tokens:
    """Give what is said its subject where the cue behind it has its own: "gunmen attacked ..., officials said"."""
    mended = list(tokens)
    for position, token in enumerate(tokens):
        cue = token.head
        if token.relation != "nsubj" or cue < 0:
            continue
        later = any(o.relation == "nsubj" and o.head == cue and n > position for n, o in enumerate(tokens))
        said = next((n for n, o in enumerate(tokens) if o.relation == "ccomp" and o.head == cue and n < cue), None)
        if later and said is not None and position < said and not _has_subject(tokens, said):
            mended[position] = replace(token, head=said)
    return tuple(mended) if mended != list(tokens) and _is_tree(mended) else tokens


def lasting_complements(tokens: Tokens, _cues: Cues) -> Tokens:
    """Hang "closed" on the "remains" right before it."""
    mended = list(tokens)
    for position, token in enumerate(tokens[1:], start=1):
        before = tokens[position - 1]
        is_lasting = before.lemma in {"remain", "stay"} and before.upos in {"VERB", "AUX"}
        if is_lasting and token.upos in {"ADJ", "VERB"} and token.head == before.head and token.head >= 0:
            mended[position] = replace(token, head=position - 1, relation="xcomp")
    return tuple(mended) if mended != list(tokens) and _is_tree(mended) else tokens


def bare_objects(tokens: Tokens, _cues: Cues) -> Tokens:
    """Make a noun without a preposition the object of its verb: "visited on Friday in Dori the wounded"."""
    mended = list(tokens)
    for position, token in enumerate(tokens):
        verb = token.head
        if (
            token.relation != "obl"
            or token.upos != "NOUN"
            or verb < 0
            or tokens[verb].upos != "VERB"
            or position < verb
        ):
            continue
        below = {other.relation for other in tokens if other.head == position}
        above = {other.relation for other in tokens if other.head == verb}
        if "case" not in below and "det" in below and not above & {"obj", "nsubj:pass", "ccomp", "aux:pass"}:
            mended[position] = replace(token, relation="obj")
    return tuple(mended) if mended != list(tokens) else tokens


def verbs_read_as_nouns(tokens: Tokens, _cues: Cues) -> Tokens:
    """Make a noun a verb that "that" opens and "to" follows: in "said that forces plan to attack" it is no plan."""
    mended = list(tokens)
    for position, token in enumerate(tokens[:-1]):
        opens = any(o.head == position and o.relation == "mark" and o.lemma == "that" for o in tokens)
        if token.upos != "NOUN" or not opens or tokens[position + 1].lemma != "to":
            continue
        mended[position] = replace(token, upos="VERB", relation="ccomp")
        for number, other in enumerate(tokens):
            if other.head == position and number == position - 1 and other.relation == "compound":
                mended[number] = replace(other, relation="nsubj")
            elif other.head == position and other.relation == "acl":
                mended[number] = replace(other, relation="xcomp")
            elif other.head == position and number < position - 1 and other.relation in {"det", "amod"}:
                mended[number] = replace(other, head=position - 1)
    return tuple(mended) if mended != list(tokens) and _is_tree(mended) else tokens


def nouns_read_as_verbs(tokens: Tokens, _cues: Cues) -> Tokens:
    """Make a verb the noun that its article says it is: "demanded the release of two men"."""
    mended = list(tokens)
    for position, token in enumerate(tokens[1:], start=1):
        before = tokens[position - 1]
        is_led = before.upos == "DET" and before.head == position and before.lemma in {"the", "a", "an"}
        if token.upos != "VERB" or token.relation != "xcomp" or not is_led:
            continue
        mended[position] = replace(token, upos="NOUN", relation="obj")
        for number, other in enumerate(tokens):
            if other.head == position and number > position and other.relation == "obl":
                mended[number] = replace(other, relation="nmod")
    return tuple(mended) if mended != list(tokens) else tokens


def infinitives_read_as_nouns(tokens: Tokens, _cues: Cues) -> Tokens:
    """Make a noun behind the particle "to" the infinitive it is: "called on Lima to apologise"."""
    mended = list(tokens)
    for position, token in enumerate(tokens[1:], start=1):
        to = tokens[position - 1]
        if token.upos == "NOUN" and to.upos == "PART" and to.lemma == "to" and to.head == position:
            relation = "xcomp" if token.relation in {"obl", "obj", "nmod"} else token.relation
            mended[position] = replace(token, upos="VERB", relation=relation)
    return tuple(mended) if mended != list(tokens) else tokens


def adjacent_infinitives(tokens: Tokens, _cues: Cues) -> Tokens:
    """Hang an infinitive on the verb right before its "to": in "after they prepared to leave" it is no other verb's."""
    mended = list(tokens)
    for position, token in enumerate(tokens[2:], start=2):
        verb, to = tokens[position - 2], tokens[position - 1]
        if to.lemma != "to" or verb.upos != "VERB" or token.upos != "VERB" or token.head == position - 2:
            continue
        if token.relation in {"xcomp", "advcl"} and verb.head != position:
            mended[position] = replace(token, head=position - 2, relation="xcomp")
    return tuple(mended) if mended != list(tokens) and _is_tree(mended) else tokens


def misread_subjects(tokens: Tokens, _cues: Cues) -> Tokens:
    """Make what follows a participle its object: in "a law requiring drivers to ..." the drivers require nothing."""
    mended = list(tokens)
    for position, token in enumerate(tokens):
        governs = token.head if token.relation == "nsubj" else -1
        if 0 <= governs < position and tokens[governs].relation == "acl" and tokens[governs].upos == "VERB":
            mended[position] = replace(token, relation="obj")
    return tuple(mended) if mended != list(tokens) else tokens


def settings_of_the_said(tokens: Tokens, cues: Cues) -> Tokens:
    """Hang what opens a sentence on what is told, not on who tells it behind: "On Monday a bomb fell, police said"."""
    mended = list(tokens)
    for verb, token in enumerate(tokens):
        told = _told_before(tokens, verb) if _attributes(token, cues) else None
        if told is None:
            continue
        if tokens[told].relation != "ccomp":
            mended[told] = replace(tokens[told], relation="ccomp")
        for position, other in enumerate(tokens[:told]):
            if other.head == verb and other.relation.split(":")[0] in {"obl", "advmod"}:
                mended[position] = replace(other, head=told)
    return tuple(mended) if mended != list(tokens) and _is_tree(mended) else tokens


def _told_before(tokens: Tokens, verb: int) -> int | None:
    """Give the verb of the clause that stands before its cue and the cue's subject; None if none does."""
    subjects = [p for p, token in enumerate(tokens) if token.head == verb and token.relation == "nsubj"]
    for position, token in enumerate(tokens[:verb]):
        is_clause = token.head == verb and token.upos == "VERB" and token.relation in {"ccomp", "acl", "advcl"}
        is_marked = any(other.head == position and other.relation == "mark" for other in tokens[:verb])
        if is_clause and not is_marked and subjects and min(subjects) > position:
            return position if token.relation == "ccomp" or _has_subject(tokens, position) else None
    return None


def _has_subject(tokens: Tokens, position: int) -> bool:
    return any(token.head == position and token.relation.startswith("nsubj") for token in tokens)


def _is_tree(tokens: list[Token]) -> bool:
    """Whether every word still reaches the root."""
    for position in range(len(tokens)):
        here = position
        for _ in tokens:
            here = tokens[here].head
            if here < 0:
                break
        else:
            return False
    return True


def news_marks(tokens: Tokens, _cues: Cues) -> Tokens:
    """Part a mark of news from the noun that it stands before: in "UPDATE ferry did NOT sink" the ferry did not."""
    if len(tokens) < MARKED or tokens[0].lemma.lower() not in MARKS or tokens[0].relation not in {"compound", "amod"}:
        return tokens
    return (replace(tokens[0], relation="discourse"), *tokens[1:])


REPAIRS: tuple[Callable[[Tokens, Cues], Tokens], ...] = (
    coordinate_cues,
    participles_of_cues,
    accused_objects,
    misread_objects,
    misread_subjects,
    verbs_read_as_nouns,
    nouns_read_as_verbs,
    infinitives_read_as_nouns,
    lasting_complements,
    subjects_of_the_said,
    settings_of_the_said,
    bare_objects,
    whole_complements,
    raised_subjects,
    active_subjects,
    adjacent_infinitives,
    doubled_subjects,
    news_marks,
)
