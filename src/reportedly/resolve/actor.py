"""Which party a wording stands for: country and PLOVER sectors, and an id that is the same in every report.

A wording is taken apart into names and roles (`Tables.scan`). Its head decides the sector, what it belongs to the
country: a name in it ("Serbian", "of Kosovo"), the place it is at ("inhabitants of Rudare"), else the country that the
passage or the report is about. A people's name that is not a state's ("ethnic Serbs in the north") belongs to where it
lives. A capital acts for its state only as a party, never behind a locative.
"""

import re
from dataclasses import dataclass

from reportedly.records import Actor, Candidate
from reportedly.resolve.fold import fold
from reportedly.resolve.scene import CUT, NAME, Guess, Known, Scene, head_of, own_names
from reportedly.resolve.tables import Hit
from reportedly.resolve.whose import country_of

# Heads that say nothing of the sector where what they belong to does: "spokesman of the police", "members of the gang".
_GENERIC = frozenset(
    "leader leaders head heads director directors chief chiefs spokesman spokeswoman "
    "spokesperson spokesmen spokespeople speaker member members"
    " representative representatives chairman chairwoman chair chairperson official "
    "officials source sources secretary secretary-general deputy envoy"
    " group groups unit units team teams number dozens hundreds thousands scores commander "
    "commanders side sides wing branch faction force forces"
    " administration office leadership statement delegation position positions coordinator "
    "founder president secretary general correspondent fighter fighters"
    " vessel vessels troops soldiers men man people supporters supporter brothers comrades elements".split()
)


_LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|outside|around|along|on|based\s+in|living\s+in|across|throughout|"
    r"off)\s+(?:the\s+|#)?(?:\w+\s+)?$",
    re.IGNORECASE,
)


_BRACKETS = re.compile(r"\s*\([^)]*\)?")


_PRONOUN = frozenset(
    (
        "he she they it we i you him her them us me who whom which that this these those one his "
        "its their our my himself itself themselves each other both others"
    ).split()
)


_FORCES = {
    "MIL": "{name} armed forces",
    "COP": "{name} Police",
    "GOV": "Government of {name}",
    "LEG": "Parliament of {name}",
    "SPY": "{name} intelligence",
    "JUD": "Judiciary of {name}",
    "JRN": "{name} media",
    "CVL": "Civilians of {name}",
    "REB": "Rebels in {name}",
    "OPP": "Opposition of {name}",
    "UAF": "Unidentified armed group in {name}",
    "CRM": "Criminals in {name}",
    "REF": "Refugees in {name}",
    "MED": "Health workers of {name}",
}


# Bare words for the whole of a sector, so that the readable name says whose it is.
_WHOLE = frozenset(
    (
        "army military armed forces forces police government authorities authority parliament "
        "navy troops soldiers media administration regime security forces"
    ).split()
)


_POSSESSIVE = re.compile(r"(?:its|his|her|their|our|my)\s", re.IGNORECASE)


_SPEAKER = re.compile(r"(?:our|my)\s|(?:we|us|i|our|ours)$", re.IGNORECASE)


def guess_actor(  # noqa: PLR0911 -- the readings in the order in which they are tried
    start: int, end: int, scene: Scene, known: Known, *, speaker: Actor | None = None, before: Actor | None = None
) -> tuple[Guess, ...]:
    """The parties that the words at start:end may stand for, best first; none if they name nobody.

    Args:
        start: First code point of the wording.
        end: First code point behind it.
        scene: What the report says around it.
        known: Whom the report has named before; not changed.
        speaker: Who says it, for "our forces" and "we".
        before: Who was named last, for "its army".
    """
    words = scene.text[start:end]
    owner, is_meant = _owner(words, scene, speaker, before)
    if owner is not None and is_meant:
        return (Guess(owner, 0.65),)
    if (fold(words) in _PRONOUN and not words.isupper()) or not any(letter.isalpha() for letter in words):
        return ()
    hits = scene.scan(start, end)
    cut = start + _cut(words)
    party = _party(hits, cut, scene, start, end)
    if party is not None:
        return party
    inherited = _inherited(words, known)
    if inherited is not None:
        return (Guess(inherited, 0.8),)
    leader = _leader(start, end, hits, scene)
    if leader is not None:
        return (Guess(leader, 0.6),)
    sectors, role, kind = _sectors(hits, cut, words)
    country, sure, others = country_of(hits, start, end, cut, scene, known, role=role, owner=owner)
    if not sectors:
        sectors, scale = _bare_sectors(hits, cut, scene)
        sure *= scale
    if not sectors:
        return _unknown(start, end, scene)
    if kind == "ngo" and not any(hit.country for hit in hits) and scene.town(start, end) is None:
        country, sure = "NGO", 0.6
    build = _Build(scene, start, end, cut, sectors, role)
    runners = tuple(Guess(build.actor(other), round(sure * 0.4, 3)) for other in others if other != country)
    return (Guess(build.actor(country), round(sure, 3)), *runners[:2])


def _owner(words: str, scene: Scene, speaker: Actor | None, before: Actor | None) -> tuple[Actor | None, bool]:
    """Who owns "our forces" and "its army", and whether the words mean nobody else."""
    if _SPEAKER.match(words) and not words.isupper():
        # In a report's own voice, "we" are who issued it.
        owner = speaker or scene.issuer
        if owner is None:
            return None, False
        # "We" and an armed group's "our forces" are the speaker; a ministry's "our army" is another body of its state.
        return owner, fold(words) in _PRONOUN or (head_of(words) in _GENERIC and bool(_ARMED & set(owner.sectors[:1])))
    if not _POSSESSIVE.match(words) or before is None:
        return None, False
    # "its men" of an armed group are the group.
    return before, head_of(words) in _GENERIC and before.sectors[:1] != () and before.sectors[0] in _FIGHTING


def _leader(start: int, end: int, hits: list[Hit], scene: Scene) -> Actor | None:
    """A leader by last name alone, perhaps with a title; a country in the words must agree."""
    for m in NAME.finditer(scene.text, start, end):
        last = m.group().split()[-1].strip(".'’")
        party = scene.tables.leader(re.sub(r"['’]s$", "", last), scene.day)
        if party is None or (" " in m.group() and not any(hit.kind == "role" and hit.end > m.start() for hit in hits)):
            continue
        if all(hit.country in (None, party.country) for hit in hits):
            return Actor(
                id=_id(party.country, party.sectors, party.name),
                name=party.name,
                country=party.country,
                sectors=party.sectors,
            )
    return None


def _unknown(start: int, end: int, scene: Scene) -> tuple[Guess, ...]:
    """A body that no list and no word explains: its country is a guess from where the report is set."""
    name = next(own_names(start, end, scene), None)
    if name is None or not name.isupper():
        return ()
    country = scene.town(start, end) or scene.home
    return (Guess(Actor(id=_id(country, ("UNK",), name), name=name, country=country, sectors=("UNK",)), 0.3),)


def _cut(words: str) -> int:
    """Where what the head belongs to begins; what stands in brackets is passed over."""
    plain = _BRACKETS.sub(lambda m: "_" * len(m.group()), words)
    m = CUT.search(plain)
    return m.start() if m else len(words)


def _party(hits: list[Hit], cut: int, scene: Scene, start: int, end: int) -> tuple[Guess, ...] | None:
    """A party known by name that is the head, or that a generic head belongs to."""
    named = [hit for hit in hits if hit.kind == "party" and hit.party]
    if not named:
        return None
    front = [hit for hit in named if hit.start < cut]
    roles = [hit for hit in hits if hit.kind == "role" and hit.start < cut]
    words = scene.text[start:end]
    leader = next((hit for hit in front if hit.party and hit.party.kind == "leaders"), None)
    hit = leader or (front[-1] if front else None)
    if hit is None:
        # "spokesman of the Arakan Army", but not "residents fleeing the Arakan Army".
        behind = named[0]
        lead = scene.text[cut : behind.start]
        if head_of(words) not in _GENERIC or not re.fullmatch(
            r"\s+(?:of|for|from|with|in)\s+(?:the\s+)?(?:\w+\s+)?", lead
        ):
            return None
        hit = behind
    found = hit.party
    # "NATO-member Norway" is Norway.
    state = any(h.kind == "name" and hit.end <= h.start < cut for h in hits)
    if found is None or (state and not any(role.start >= hit.end for role in roles)):
        return None
    sectors = found.sectors or ("GOV",)
    follows = [
        role for role in roles if role.start >= hit.end and fold(scene.text[role.start : role.end]) not in _GENERIC
    ]
    if follows and found.kind != "leaders":
        # "EU envoy" and "UN doctors" keep the body and take the role.
        sectors = follows[-1].sectors
        country = found.country
        actor = Actor(id=_id(country, sectors, words), name=_plain(words), country=country, sectors=sectors)
        return (Guess(actor, 0.85),)
    name = found.name
    country = found.country or scene.home
    actor = Actor(id=found.id or _id(country, sectors, name), name=name, country=country, sectors=sectors)
    return (Guess(actor, 0.95 if found.kind != "bodies" else 0.9),)


def _inherited(words: str, known: Known) -> Actor | None:
    """A short form of somebody named before."""
    for m in NAME.finditer(words):
        for name in (m.group().strip(" .'’"), *m.group().split()):
            bare = re.sub(r"['’]s?$", "", name)
            actor = known.by_name.get(fold(bare))
            if actor is not None:
                return actor
    return None


def _sectors(hits: list[Hit], cut: int, words: str) -> tuple[tuple[str, ...], Hit | None, str]:
    """What the head does, the role that says so and its kind; a generic head gives way to what it belongs to."""
    roles = [hit for hit in hits if hit.kind == "role"]
    front = [hit for hit in roles if hit.start < cut]
    behind = [hit for hit in roles if hit.start >= cut]
    belongs = re.match(r"\s+(?:of|for|from)\b", words[_cut(words) :]) is not None
    chosen = None
    if front:
        chosen = front[-1]
        generic = head_of(words) in _GENERIC
        if generic and len(front) > 1 and chosen.end - chosen.start <= len(head_of(words)) + 1:
            chosen = front[-2]
        elif generic and behind and belongs:
            chosen = behind[0]
    elif behind and belongs:
        chosen = behind[0]
    return (chosen.sectors, chosen, chosen.role_kind) if chosen else ((), None, "")


def _bare_sectors(hits: list[Hit], cut: int, scene: Scene) -> tuple[tuple[str, ...], float]:
    """What a bare country, capital or people acts as: the state, or its people."""
    land = [hit for hit in hits if hit.kind in ("name", "seat", "demonym", "ethnonym", "people")]
    front = [hit for hit in land if hit.start < cut] or land
    if not front:
        return (), 0.0
    hit = front[-1]
    words = scene.text[hit.start : hit.end]
    if hit.kind in ("name", "seat"):
        return ("GOV",), 1.0
    if hit.kind in ("people", "ethnonym") or words.endswith("s"):
        return ("CVL",), 0.9
    return ("GOV",), 0.6


_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
_FIGHTING = _ARMED | {"MIL", "COP"}


@dataclass(frozen=True, slots=True)
class _Build:
    """Makes the record of a wording, with a readable name."""

    scene: Scene
    start: int
    end: int
    cut: int
    sectors: tuple[str, ...]
    role: Hit | None

    def actor(self, country: str | None) -> Actor:
        """Under one country."""
        own = next(own_names(self.start, self.end, self.scene), None)
        return Actor(
            id=_id(country, self.sectors, own), name=self._name(country, own), country=country, sectors=self.sectors
        )

    def _name(self, country: str | None, own: str | None) -> str:
        hits = self.scene.scan(self.start, self.end)
        # What follows the head is no part of the name unless it says whose it is.
        whole = any(hit.start >= self.cut for hit in hits) or self.scene.town(self.cut, self.end) or own
        plain = _plain(self.scene.text[self.start : self.end if whole else self.cut])
        land = self.scene.tables.countries.get(country or "")
        lands = [hit for hit in hits if hit.kind in ("name", "demonym", "seat", "ethnonym", "people")]
        if land is None:
            return plain
        if (
            self.role is None
            and len(lands) == 1
            and lands[0].kind in ("name", "seat")
            and fold(plain) == fold(self._words(lands[0]))
        ):
            return land.name if lands[0].kind == "name" else f"Government of {land.name}"
        bare = " ".join(word for word in fold(plain).split() if word not in {fold(self._words(hit)) for hit in lands})
        if bare in _WHOLE and self.sectors[0] in _FORCES:
            return (
                f"{land.demonym} {bare}"
                if bare in ("army", "navy", "military")
                else _FORCES[self.sectors[0]].format(name=land.name)
            )
        if not lands and own is None and " of " not in plain and len(plain.split()) <= 4:
            return f"{plain} of {land.name}"
        return plain

    def _words(self, hit: Hit) -> str:
        return self.scene.text[hit.start : hit.end]


def _plain(words: str) -> str:
    """The wording without a leading article, count or genitive mark."""
    plain = re.sub(r"\s+", " ", words).strip(' "“”,.;:()')
    plain = re.sub(
        r"^(?:the|a|an|its|his|her|their|our|some|several|many|about|around|nearly|at least|more than|over|up to)\s+",
        "",
        plain,
        flags=re.IGNORECASE,
    )
    return re.sub(r"['’]s$", "", plain)


def _id(country: str | None, sectors: tuple[str, ...], name: str | None) -> str:
    """`CCC/SEC`, with a slug for a body or person of its own name."""
    base = f"{country or '---'}/{','.join(sectors) if sectors else 'UNK'}"
    return f"{base}/{fold(name).replace(' ', '-')[:60]}" if name else base


def as_candidates(guesses: tuple[Guess, ...]) -> tuple[Candidate, ...]:
    """Runners-up as records."""
    return tuple(Candidate(target=guess.actor, score=guess.score) for guess in guesses)
