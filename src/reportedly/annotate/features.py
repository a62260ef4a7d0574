"""What the model is told about a word besides its letters; training and reading share it.

The encoder was taught on lower-cased text, so the shape of a word (capitals, digits, signs) is an input of its own, and
so is where the word stands (after a space, first of its sentence, first of its paragraph).
"""

from functools import lru_cache

N_SHAPES = 14
"""How many shapes `shape` tells apart, 0 (no word: the encoder's own marks) included."""
N_PLACES = 8
"""How many places `place` tells apart."""


@lru_cache(maxsize=65536)
def shape(word: str) -> int:  # noqa: PLR0911 - a table in the form of guards
    """The shape class of a word, 1 to 13."""
    head = word[0]
    if (len(word) > 1 and head in "@#") or "://" in word or word.startswith("www.") or ("@" in word and "." in word):
        return 12
    if word.isalpha():
        if not word.isascii() and word.lower() == word.upper():
            return 11  # a script without case
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) == 1 else 4
        return 2 if word[0].isupper() and word[1:].islower() else 5
    if word.isdigit():
        return 6
    has_digit = any(sign.isdigit() for sign in word)
    has_letter = any(sign.isalpha() for sign in word)
    if has_digit:
        return 8 if has_letter else 7
    if not has_letter:
        return 9 if len(word) == 1 else 10
    return 13 if head.isupper() else 1


def place(*, opens_sentence: bool, after_space: bool, opens_paragraph: bool) -> int:
    """Where a word stands, as a number from 0 to 7."""
    return opens_sentence + 2 * after_space + 4 * opens_paragraph
