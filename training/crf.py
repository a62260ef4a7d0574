"""A linear-chain loss that accepts words whose tag is only partly known, and words that are not there."""

import torch
from torch import Tensor, nn

_CLOSED = -1e4


class Chain(nn.Module):
    """Scores of tag sequences: one score a word and tag, one for each pair of neighbouring tags."""

    def __init__(self, tags: list[str]) -> None:
        super().__init__()
        self.pairs = nn.Parameter(torch.zeros(len(tags), len(tags)))
        follows = torch.ones(len(tags), len(tags), dtype=torch.bool)
        for right, tag in enumerate(tags):
            if tag.startswith("I-"):
                for left, before in enumerate(tags):
                    follows[left, right] = before[1:] == tag[1:]
        self.register_buffer("follows", follows, persistent=False)

    def transitions(self) -> Tensor:
        """Scores of neighbouring tags [left, right]; "I-X" may only follow "B-X" or "I-X"."""
        return self.pairs.masked_fill(~self.follows, _CLOSED)

    def loss(self, scores: Tensor, possible: Tensor, present: Tensor) -> Tensor:
        """How surprised the chain is by the tags, summed over words.

        Args:
            scores: [batch, words, tags].
            possible: [batch, words, tags], true for tags that the annotation allows. A window may open inside a span.
            present: [batch, words], false for padding, which stands at the end.

        Returns:
            log Z over all paths minus log Z over the possible ones, summed over the batch.
        """
        both = torch.cat([scores, scores.masked_fill(~possible, _CLOSED)])
        mask = torch.cat([present, present])
        pairs = self.transitions()
        alpha = both[:, 0]
        for at in range(1, both.shape[1]):
            after = torch.logsumexp(alpha.unsqueeze(2) + pairs, dim=1) + both[:, at]
            alpha = torch.where(mask[:, at].unsqueeze(1), after, alpha)
        total = torch.logsumexp(alpha, dim=1)
        n = scores.shape[0]
        return (total[:n] - total[n:]).sum()
