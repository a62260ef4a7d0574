"""Which language a text is in: a count of small words for English, a trained model for everything else.

The model (py3langid) takes a second to load. English reports are told by their function words in a fraction of a
millisecond, so a run over English texts never loads it.
"""

import re

# English function words that no other language with Latin letters uses often in this form.
_ENGLISH = frozenset(
    "the and of that with were from by which their has have been said they his it this would are not for at who will "
    "after there had its was".split()
)
_ENGLISH_ONLY = frozenset("the and with from their which were said would after they".split())
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SAMPLE_CHARS = 4000
_MODEL_CHARS = 20_000
# Of 445 English news texts from four corpora 443 have a share of at least 0.13; the model is asked about the others.
_MIN_SHARE = 0.12
_MIN_LETTERS = 20
# Natural logarithms of likelihood between the best language and English. Of six English headlines full of names the
# worst was 9 in favour of a wrong language; four words of French, Spanish, German, Croatian or Swahili are above 35.
_CLEAR_MARGIN = 20.0
_CODE_BY_NAME = {
    "albanian": "sq", "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "german": "de",
    "italian": "it", "persian": "fa",
    "portuguese": "pt", "russian": "ru", "serbian": "sr", "spanish": "es", "turkish": "tr", "ukrainian": "uk",
    "eng": "en", "fra": "fr",
    "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "rus": "ru", "ara": "ar", "ukr": "uk", "srp": "sr",
    "sqi": "sq", "alb": "sq",
}  # fmt: skip


def stated_language(words: str | None) -> str | None:
    """The ISO 639-1 code that a statement names (`en-GB`, `English`, `eng`); None if it names none that we know."""
    if not words:
        return None
    tag = re.split(r"[-_.\s]", words.strip().casefold(), maxsplit=1)[0]
    tag = _CODE_BY_NAME.get(tag, tag)
    return tag if len(tag) == 2 and tag.isascii() and tag.isalpha() and tag not in {"xx", "un"} else None


def guess_language(text: str, *, claimed: str | None = None) -> str | None:
    """The language of a text.

    Args:
        text: The final text.
        claimed: What the page says of itself. A claim to be English is checked, since templates make it for every
            page; any other claim is taken.

    Returns:
        An ISO 639 code, of two letters where there is one; None for a text too short to tell.
    """
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE_CHARS])]
    n_english = sum(word in _ENGLISH for word in words)
    # Danish shares "for" and "at" with English, Dutch "was" and "of": one word must be English and nothing else.
    if n_english >= _MIN_SHARE * len(words) and not _ENGLISH_ONLY.isdisjoint(words):
        return "en"
    if claimed not in {None, "en"}:
        return claimed
    return _by_model(text[:_MODEL_CHARS]) or claimed


def _by_model(sample: str) -> str | None:
    if sum(letter.isalpha() for letter in sample) < _MIN_LETTERS:
        return None
    # Loaded only here: one second and 100 MB that English texts never need.
    import py3langid  # noqa: PLC0415

    # What the model calls Nigerian Pidgin is nearly always English without its small words.
    ranked = [(str(code), float(score)) for code, score in py3langid.rank(sample)]
    english = next((score for code, score in ranked if code == "en"), ranked[0][1])
    best, score = next((code, score) for code, score in ranked if code != "pcm")
    return best if best == "en" or score - english > _CLEAR_MARGIN else None
