"""What two statements must have for a sign of `bearing` to be worth asking for: most pairs lack most of it.

A gate may let through what the sign then turns down, never keep out what it would let through (tested over all shipped
examples). A sign without an entry here is asked of every pair; that costs time and changes nothing.
"""

from collections.abc import Mapping

from reportedly.link.telling.traits import Gate, Trait, both, one

_SORTED, _EVENT, _STATUS, _COUNTS = both(Trait.SORTED), both(Trait.EVENT), both(Trait.STATUS), both(Trait.COUNTS)
_PLACED, _SPOTS, _STATED = both(Trait.PLACED), both(Trait.SPOTS), both(Trait.DAYS, Trait.STATED)
_ACTORS, _RECIPIENTS, _TOLLS = both(Trait.ACTORS), both(Trait.RECIPIENTS), both(Trait.TOLL)
_NOT_SO, _HERE, _ELSEWHERE = one(Trait.NEGATIVE), Gate(same_report=True), Gate(same_report=False)
_PLAN_DONE, _WISH_DONE = one(Trait.PLAN, Trait.ACTUAL), one(Trait.WISH, Trait.ACTUAL)

NEEDS: Mapping[str, Gate] = {
    "same sort of act": _SORTED, "kindred act": _SORTED, "opposite act": _SORTED,
    "acts that have nothing in common": _SORTED, "the later undoes it": _SORTED, "undoes it for the same": _SORTED,
    "undoes it, a place in common": _SORTED, "let go after taken": _SORTED,
    "same type of event": _EVENT, "another type of event": _EVENT, "two attacks": _EVENT,
    "same mode": both(Trait.EVENT, Trait.MODE), "another mode": both(Trait.EVENT, Trait.MODE),
    "type known of one only": one(Trait.EVENT), "one without a type": one(Trait.EVENT),
    "near": _PLACED, "another place": _PLACED, "place named alike": _SPOTS, "places with other names": _SPOTS,
    "same day": _STATED, "a day apart": _STATED, "another time": _STATED, "days that fit": both(Trait.DAYS),
    "same actor": _ACTORS, "another actor": _ACTORS, "another doer": _ACTORS, "another doer, one act": _ACTORS,
    "another doer, one recipient": _ACTORS, "another doer, three ties": _ACTORS, "another doer of an attack": _ACTORS,
    "same recipient": _RECIPIENTS, "another recipient": _RECIPIENTS,
    "same kind of thing in a state": _STATUS, "another kind of thing in a state": _STATUS, "same thing": _STATUS,
    "same thing, another state": _STATUS, "another state": _STATUS, "another state later": _STATUS,
    "one in a state": one(Trait.STATUS), "another thing closed or opened": _SORTED,
    "one is speech, the other a deed": one(Trait.SPEECH), "words or help, told in other words": both(Trait.TALK),
    "two tolls": _TOLLS, "a toll and a single victim": _TOLLS, "victims of another kind": _TOLLS,
    "an attack and some toll": one(Trait.ATTACK, Trait.TOLL), "one is the denying itself": one(Trait.DENYING),
    "denies it of others": _NOT_SO, "denies something else": _NOT_SO, "one says that it is not so": _NOT_SO,
    "denies what was told just before": Gate(one=Trait.NEGATIVE, same_report=True),
    "not so, one act": _NOT_SO, "not so, one type": Gate(both=Trait.EVENT, one=Trait.NEGATIVE),
    "not so, a place in common": _NOT_SO, "not so, one actor": Gate(both=Trait.ACTORS, one=Trait.NEGATIVE),
    "not so, one recipient": Gate(both=Trait.RECIPIENTS, one=Trait.NEGATIVE),
    "not so, in one report": Gate(one=Trait.NEGATIVE, same_report=True), "not so, one tie": _NOT_SO,
    "not so, two ties": _NOT_SO, "not so, three ties": _NOT_SO, "not so, says the one blamed": _NOT_SO,
    "not so, no word shared": _NOT_SO, "not so, said later": _NOT_SO,
    "both say that it is not so": both(Trait.NEGATIVE), "both told as so": both(Trait.ACTUAL),
    "one told as so": one(Trait.ACTUAL),
    "one report": _HERE, "one breath": _HERE, "one right after the other": _HERE, "one sentence": _HERE,
    "next sentence": _HERE, "close by": _HERE, "far off in the report": _HERE,
    "two voices, one right after the other": _HERE,
    "reports of one day": _ELSEWHERE, "reports a day apart": _ELSEWHERE, "reports days apart": _ELSEWHERE,
    "counts apart": _COUNTS, "counts apart, three ties": _COUNTS, "counts apart, two ties": _COUNTS,
    "counts apart, one word": _COUNTS, "counts apart, two tolls": Gate(both=Trait.COUNTS | Trait.TOLL),
    "counts apart, one day of reports": Gate(both=Trait.COUNTS, same_report=False),
    "counts apart, one report": Gate(both=Trait.COUNTS, same_report=True), "counts apart, one voice": _COUNTS,
    "a little more": _COUNTS, "many times as many": _COUNTS, "later more": _COUNTS, "later less": _COUNTS,
    "same count": _COUNTS,
    "a plan done": _PLAN_DONE, "a plan done, one act": _PLAN_DONE, "a wish done": _WISH_DONE,
    "a wish done, one act": _WISH_DONE,
    "a plan, not so": _PLAN_DONE,
}  # fmt: skip
"""By the words of a sign."""

SOONEST = (
    "two tolls", "the later opens", "let go after taken", "a wish done, one act", "same kind of thing in a state",
    "another state later", "opposite act", "a plan done, one act", "the later undoes it", "next sentence",
    "reports days apart", "both without a type", "same thing", "two words shared", "later more",
    "same thing, another state", "another state", "a toll and a single victim", "a plan done",
    "one right after the other", "the later unsourced", "a day apart", "not so, one type", "the later confirms",
    "a wish done", "same recipient", "same count", "words or help, told in other words", "many words shared",
    "a little more", "hardly a word shared", "counts apart", "days that fit", "two attacks", "some words shared",
)  # fmt: skip
"""Signs that show soonest that a pair is no news: much weight, seldom (or, against it, often) there, quickly asked.
The order was measured; another one, or a sign that is not here, costs time and changes nothing."""
