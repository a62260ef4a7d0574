"""Whose word a statement is, and which of those words are independent of each other.

Every decision about independence is made here: a reprint, a rewrite that credits an outlet and a quotation of somebody
already heard are no further origin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from reportedly.link.copy.reprint import credits_outlet
from reportedly.link.same.groups import Groups
from reportedly.link.telling.either import Truth, Two, given, no, some
from reportedly.link.telling.parties import alike, clash
from reportedly.link.telling.profile import Party, Profile
from reportedly.link.telling.wording import fold
from reportedly.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The families of reports whose own words count as one, and who depends on whom."""

    families: Groups
    """By article id: copies, and reports of one outlet."""
    leans_on: frozenset[tuple[str, str]]
    """Article that names another's outlet as its source, and that other."""

    def family(self, profile: Profile) -> str:
        """The family of the report that a statement stands in."""
        return self.families.find(profile.article.id)


def voices(articles: Sequence[Article], copies: Groups) -> Voices:
    """Families and dependences of the articles.

    Args:
        articles: All of them.
        copies: Families of reprints.
    """
    families = Groups(article.id for article in articles)
    for group in copies.all():
        for member in group[1:]:
            families.join(group[0], member)
    first: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: a.id):
        if article.outlet:
            families.join(first.setdefault(fold(article.outlet), article.id), article.id)
    outlets = {families.find(i): i for i in first.values()}
    by_id = {article.id: article for article in articles}
    leans = {
        (article.id, family)
        for article in articles
        for family, other in outlets.items()
        if families.find(article.id) != family and credits_outlet(article, by_id[other])
    }
    return Voices(families=families, leans_on=frozenset(leans))


def speaker(profile: Profile) -> Party | None:
    """The innermost source that the text names; None for the report's own voice."""
    return profile.heard[0] if profile.heard else None


@overload
def same_source(one: Party, two: Party) -> bool: ...


@overload
def same_source(one: Two, two: Two) -> Truth: ...


def same_source(one: Two, two: Two) -> Truth:
    """Whether two sources are one voice: the same party, its spokeswoman, or officials of one state without a name.

    Of two, or of many pairs.
    """
    mine, other = one.own_words, two.own_words
    speaks_for = some(mine) & some(other) & ((mine <= other) | (other <= mine))
    # "Azerbaijan says" and "the Ministry of Defence of Azerbaijan says" are one state's word; so are unnamed officials
    # and a governor of the same report or country.
    no_words, none_either = no(some(one.words)), no(some(two.words))
    bare = (no_words & (none_either | two.is_state)) | (none_either & one.is_state)
    one_state = bare & given(one.country) & (one.country == two.country)
    officials = (one.is_official & two.is_state) | (two.is_official & one.is_state)
    return alike(one, two) | (no(clash(one, two)) & (speaks_for | one_state | officials))


def same_voice(a: Profile, b: Profile, voices: Voices) -> bool:
    """Whether they are one word: one source, or own words of one family, or of reports that lean on others.

    A report's own words and those of a source it quotes on the same event count as one, too: it has them from there.
    """
    one, two = speaker(a), speaker(b)
    if one is not None and two is not None:
        return same_source(one, two)
    mine, other = voices.family(a), voices.family(b)
    if mine == other:
        return True
    return (a.article.id, other) in voices.leans_on or (b.article.id, mine) in voices.leans_on


def one_name(a: Profile, b: Profile, voices: Voices) -> bool:
    """Whether a reader finds both under one name: the same party or its spokeswoman, or own words of one family.

    Stricter than `same_voice`: an unnamed official may hang on the army that he speaks beside, but it is not its word.
    """
    one, two = speaker(a), speaker(b)
    if one is not None and two is not None:
        return alike(one, two) or (bool(one.words) and one.own_words == two.own_words)
    return same_voice(a, b, voices)


def origins(profiles: Iterable[Profile], voices: Voices) -> int:
    """How many independent words stand behind statements of one event."""
    kept: list[Profile] = []
    # Named sources first: a report's own words add nothing to those of a source that it quotes on the same event.
    for profile in sorted(profiles, key=lambda p: (speaker(p) is None, p.id)):
        if not any(same_voice(profile, other, voices) for other in kept):
            kept.append(profile)
    return len(kept)
