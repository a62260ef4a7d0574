"""The training loss of each head, over the words whose labels are known."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import UNKNOWN
from training.labels import ANY_NAME, NAME_TAGS
from training.model import Output, ReaderModel

_CLOSED = -1e4
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
    found |= telling(output.types, output.told, batch)
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


def telling(types: Tensor, told: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of the heads that say what words tell of.

    Args:
        types: [batch, words, types] scores.
        told: [batch, words] scores.
        batch: With `types`, `told` and `story` [batch, words].
    """
    found = {"types": _types(types, batch["types"]), "story": _story(types, batch["story"])}
    known = batch["told"] != UNKNOWN
    if known.any():
        found["told"] = functional.binary_cross_entropy_with_logits(told[known], batch["told"][known].float())
    return found


def partaking(scores: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """The loss of who takes part in what: each word that is told, or has a party, is asked about its sentence's others.

    Args:
        scores: [batch, roles, words, words]
        batch: With `told` and `sentences` [batch, words], and `parties`, 0 or 1, of the scores' form.
    """
    sentences = batch["sentences"]
    n = sentences.shape[1]
    tells = (batch["told"] == 1) | (batch["parties"] > 0).any(dim=3).any(dim=1)
    asked = tells.unsqueeze(2) & (sentences.unsqueeze(2) == sentences.unsqueeze(1))
    asked = asked & ~torch.eye(n, dtype=torch.bool, device=sentences.device)
    wide = asked.unsqueeze(1).expand_as(scores)
    if not asked.any():
        return scores.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(scores[wide], batch["parties"][wide])


def _types(scores: Tensor, target: Tensor) -> Tensor:
    known = target != UNKNOWN
    if not known.any():
        return scores.sum() * 0.0
    weights = torch.ones(scores.shape[2], device=known.device)
    weights[-1] = _NO_EVENT_WEIGHT
    return functional.cross_entropy(scores[known].float(), target[known], weight=weights)


def _story(scores: Tensor, story: Tensor) -> Tensor:
    """The type of a whole text, told by whichever of its words tell most: multiple-instance learning."""
    target = story.amax(dim=1)
    some = target != UNKNOWN
    if not some.any():
        return scores.sum() * 0.0
    is_word = (story[some] != UNKNOWN).unsqueeze(2)
    open_scores = scores[some][:, :, :-1].float().masked_fill(~is_word, _CLOSED)
    return functional.cross_entropy(torch.logsumexp(open_scores, dim=1), target[some])


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
