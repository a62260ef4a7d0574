"""The training loss of each head, over the words whose labels are known."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import UNKNOWN
from training.labels import ANY_NAME, NAME_TAGS
from training.model import Output, ReaderModel

_NO_EVENT_WEIGHT = 0.12  # of twenty words one tells of an event; unweighted, the head learnt to say "none"
WEIGHTS = {
    "arcs": 1.0, "relations": 0.7, "upos": 0.5, "edits": 0.3, "names": 1.2, "roles": 2.0, "cues": 0.4,
    "factuality": 0.35, "predicate": 0.25, "nominals": 0.2, "types": 1.2, "told": 1.5, "story": 0.3,
    "parties": 1.0,
}  # fmt: skip


def losses(model: ReaderModel, output: Output, batch: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    """Mean loss of each head; 0 where the batch has no label for it.

    Args:
        model: For the relation head and the tag chains.
        output: What the model said about the batch.
        batch: From `training.batches.collate`.
        words: [batch, words], true where there is a word.
    """
    found = {
        "upos": _classes(output.upos, batch["upos"]),
        "edits": _classes(output.edits, batch["edits"]),
        "arcs": _classes(output.arcs, batch["heads"]),
        "cues": _classes(output.cues, batch["cues"]),
    }
    parsed = (batch["heads"] != UNKNOWN).any(dim=1)
    if parsed.any():
        found["relations"] = _relations(model, output, batch, parsed)
    found["names"] = _names(model, output, batch, words)
    found["roles"] = _roles(model, output, batch, words)
    known = batch["factuality"] != UNKNOWN
    if known.any():
        found["factuality"] = functional.smooth_l1_loss(output.factuality[known], batch["factuality"][known].float())
    nominals = batch["nominals"] != UNKNOWN
    if nominals.any():
        found["nominals"] = functional.binary_cross_entropy_with_logits(
            output.nominals[nominals], batch["nominals"][nominals].float()
        )
    found["types"] = of_types(output.types, batch["types"])
    texts = [one[here] for one, here in zip(output.types, words, strict=True)]
    found["story"] = of_stories(texts, batch["story"][:, 0].tolist())
    told = batch["told"] != UNKNOWN
    if told.any():
        found["told"] = functional.binary_cross_entropy_with_logits(output.told[told], batch["told"][told].float())
    judged = batch["is_judged"]
    if judged.any():
        found["predicate"] = functional.binary_cross_entropy_with_logits(
            output.predicate[judged], known[judged].float()
        )
    return found


def _classes(scores: Tensor, target: Tensor) -> Tensor:
    known = target != UNKNOWN
    if not known.any():
        return scores.sum() * 0.0
    return functional.cross_entropy(scores[known].float(), target[known])


def of_types(scores: Tensor, target: Tensor) -> Tensor:
    """The loss of the words' types.

    Args:
        scores: [..., types]
        target: [...], `UNKNOWN` where nobody judged.
    """
    known = target != UNKNOWN
    if not known.any():
        return scores.sum() * 0.0
    weights = torch.ones(scores.shape[-1], device=known.device)
    weights[-1] = _NO_EVENT_WEIGHT
    return functional.cross_entropy(scores[known].float(), target[known], weight=weights)


def of_stories(scores: Sequence[Tensor], types: Sequence[int]) -> Tensor:
    """The loss of the types of whole texts, told by whichever of their words tell most: multiple-instance learning.

    Args:
        scores: [words, types] of each text.
        types: Of each text, or `UNKNOWN`.
    """
    known = [(one, target) for one, target in zip(scores, types, strict=True) if target != UNKNOWN]
    if not known:
        return scores[0].sum() * 0.0
    whole = torch.stack([torch.logsumexp(one[:, :-1].float(), dim=0) for one, _ in known])
    return functional.cross_entropy(whole, torch.tensor([target for _, target in known], device=whole.device))


def _relations(model: ReaderModel, output: Output, batch: dict[str, Tensor], parsed: Tensor) -> Tensor:
    heads = batch["heads"][parsed]
    some = Output(**{name: value[parsed] for name, value in vars(output).items()})
    scores = model.relations(some, heads.clamp(min=0))
    return _classes(scores, torch.where(heads == UNKNOWN, heads, batch["relations"][parsed]))


def _names(model: ReaderModel, output: Output, batch: dict[str, Tensor], words: Tensor) -> Tensor:
    rows = ((batch["names"] != ANY_NAME) & words).any(dim=1)
    if not rows.any():
        return output.names.sum() * 0.0
    bits = 1 << torch.arange(len(NAME_TAGS), device=words.device)
    possible = (batch["names"][rows].unsqueeze(2) & bits) != 0
    return model.name_chain.loss(output.names[rows].float(), possible, words[rows]) / words[rows].sum()


def _roles(model: ReaderModel, output: Output, batch: dict[str, Tensor], words: Tensor) -> Tensor:
    rows = ((batch["roles"] >= 0) & words).any(dim=1)
    if not rows.any():
        return output.roles.sum() * 0.0
    target = batch["roles"][rows]
    n_tags = output.roles.shape[2]
    possible = (torch.arange(n_tags, device=words.device) == target.unsqueeze(2)) | (target < 0).unsqueeze(2)
    return model.role_chain.loss(output.roles[rows].float(), possible, words[rows]) / words[rows].sum()
