"""Word pieces of words, for an encoder with a BERT vocabulary; training and reading share it."""

from collections.abc import Sequence

from tokenizers import Tokenizer

MAX_PIECES = 12
"""A word of more pieces (an address, a row of signs) is shown by its first eleven and its last."""


class Pieces:
    """Piece numbers of words, remembered; a word's pieces do not depend on its neighbours."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.opening = int(tokenizer.token_to_id("[CLS]") or 0)
        self.closing = int(tokenizer.token_to_id("[SEP]") or 0)
        self._unknown = int(tokenizer.token_to_id("[UNK]") or 0)

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each word, one at least, `MAX_PIECES` at most."""
        new = sorted({word for word in words if word not in self._known})
        if new:
            if len(self._known) > 200_000:  # about 40 MB; then start afresh
                self._known.clear()
                new = sorted(set(words))
            # Longer words cannot matter: twelve pieces are shown at most.
            shown = [word if len(word) <= 400 else word[:200] + word[-200:] for word in new]
            for word, encoding in zip(new, self._tokenizer.encode_batch(shown, add_special_tokens=False), strict=True):
                ids: list[int] = encoding.ids or [self._unknown]
                self._known[word] = tuple(ids if len(ids) <= MAX_PIECES else [*ids[: MAX_PIECES - 1], ids[-1]])
        return [self._known[word] for word in words]
