"""Train the reader model: `python -m training.train --prepared DIR --out DIR --minutes N [--resume]`.

The budget is wall-clock time: the learning rate falls to zero when the minutes are over, whatever the machine did
meanwhile. On a CPU, several one-thread processes share every step; on a CUDA device one process is enough. `--resume`
goes on from `last.pt` with the time that was left.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing, nn

from reportedly.annotate.pieces import Pieces
from training.batches import Reader, stream
from training.losses import WEIGHTS, losses
from training.model import ReaderModel, encoder_folder

_WARM_UP = 0.04  # share of the budget
_SAVE_EVERY_SECONDS = 240
_TELL_EVERY_STEPS = 50


def main() -> None:
    """Read the options and start the processes."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True, help="what training.prepare wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, required=True, help="wall-clock budget")
    parser.add_argument("--resume", action="store_true", help="go on from last.pt")
    parser.add_argument("--start", type=Path, help="begin with the weights of this checkpoint and a fresh schedule")
    parser.add_argument("--processes", type=int, default=2, help="one-thread processes on CPU")
    parser.add_argument("--pieces", type=int, default=1620, help="word pieces a step in each process")
    parser.add_argument("--rate", type=float, default=2.5e-4, help="highest learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1.2e-3, help="highest learning rate of the heads")
    parser.add_argument("--only", nargs="+", metavar="HEAD", help="train these heads alone; the rest stays as it is")
    parser.add_argument("--corpora", nargs="+", metavar="NAME", help="windows of these corpora alone")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if torch.cuda.is_available():
        options.processes, options.pieces = 1, options.pieces * 2
    if options.processes == 1:
        _run(0, options, "")
        return
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(_run, args=(options, f"file://{folder}/meet"), nprocs=options.processes)


def _run(rank: int, options: argparse.Namespace, meeting: str) -> None:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if meeting:
        distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=options.processes)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    labels = json.loads((options.prepared / "labels.json").read_text(encoding="utf-8"))
    torch.manual_seed(options.seed)
    model = ReaderModel(labels).to(device)
    model.load_encoder()
    for name, weight in model.named_parameters():
        weight.requires_grad_(name.split(".")[0] in options.only if options.only else name != "pieces.weight")
    optimizer = _optimizer(model, options)
    trainer = _Trainer(rank, options, model, optimizer)
    if options.start:
        _take(model, options.start, device)
    if options.resume:
        saved = torch.load(options.out / "last.pt", map_location=device, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        trainer.state = saved["state"]
    step = int(trainer.state["step"])
    torch.manual_seed(options.seed + 1000 * rank + step)
    reader = Reader(labels, Pieces(Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))))
    seed = options.seed + 17 * rank + 1009 * step
    batches = stream(options.prepared, reader, n_pieces=options.pieces, seed=seed, only=options.corpora)
    trainer.run(batches, labels)


def _take(model: ReaderModel, checkpoint: Path, device: torch.device) -> None:
    """Weights of an earlier run; heads that it did not have stay new."""
    saved = torch.load(checkpoint, map_location=device, weights_only=True)["model"]
    fresh, _ = model.load_state_dict(saved, strict=False)
    print("not in the checkpoint:", ", ".join(fresh) or "nothing", flush=True)


def _optimizer(model: ReaderModel, options: argparse.Namespace) -> torch.optim.AdamW:
    encoder = ("positions", "kind", "norm", "layers")
    groups = []
    for is_encoder in (True, False):
        for decays in (True, False):
            chosen = [
                weight
                for name, weight in model.named_parameters()
                if weight.requires_grad
                and (name.split(".")[0] in encoder) == is_encoder
                and (weight.dim() > 1) == decays
            ]
            rate = options.rate if is_encoder else options.head_rate
            groups.append({"params": chosen, "lr": rate, "rate": rate, "weight_decay": 0.01 if decays else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


class _Trainer:
    """One process of a run: takes steps until the time is over."""

    def __init__(
        self, rank: int, options: argparse.Namespace, model: ReaderModel, optimizer: torch.optim.Optimizer
    ) -> None:
        self.rank, self.options, self.model, self.optimizer = rank, options, model, optimizer
        self.weights = [weight for group in optimizer.param_groups for weight in group["params"]]
        self.state: dict[str, float] = {"step": 0, "elapsed": 0.0}
        self.journal = _Journal()

    def run(self, batches: Iterator[dict[str, Tensor]], labels: dict[str, Any]) -> None:
        """Train to the end of the budget; the first process saves and tells."""
        budget = self.options.minutes * 60
        tick = saved = time.monotonic()
        self.model.train()
        while self.state["elapsed"] < budget:
            self._set_rate(self.state["elapsed"] / budget)
            batch = {name: value.to(self.model.root.device) for name, value in next(batches).items()}
            found = _losses(self.model, batch)
            sum(WEIGHTS[name] * value for name, value in found.items()).backward()
            now = time.monotonic()
            self.state["elapsed"] += _share(self.weights, now - tick)
            tick = now
            nn.utils.clip_grad_norm_(self.weights, 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad()
            self.state["step"] += 1
            self.journal.note(found, int(batch["n_pieces"].sum()))
            if self.rank == 0 and self.state["step"] % _TELL_EVERY_STEPS == 0:
                self.journal.tell(self.state)
            if self.rank == 0 and now - saved > _SAVE_EVERY_SECONDS:
                self._save(labels)
                saved = now
        if self.rank == 0:
            self._save(labels)

    def _set_rate(self, done: float) -> None:
        factor = done / _WARM_UP + 0.01 if done < _WARM_UP else max(0.0, (1 - done) / (1 - _WARM_UP))
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * min(factor, 1.0)

    def _save(self, labels: dict[str, Any]) -> None:
        fresh = self.options.out / "fresh.pt"
        parts = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(parts | {"state": self.state, "labels": labels}, fresh)
        fresh.replace(self.options.out / "last.pt")


class _Journal:
    """Mean losses and speed since it last told them."""

    def __init__(self) -> None:
        self._since, self._pieces = time.monotonic(), 0
        self._sums: dict[str, tuple[int, float]] = {}

    def note(self, found: dict[str, Tensor], n_pieces: int) -> None:
        """Add one step."""
        self._pieces += n_pieces
        for name, value in found.items():
            n, total = self._sums.get(name, (0, 0.0))
            self._sums[name] = (n + 1, total + float(value.detach()))

    def tell(self, state: dict[str, float]) -> None:
        """Print one line and start afresh."""
        rate = self._pieces / (time.monotonic() - self._since)
        means = " ".join(f"{name} {total / n:.3f}" for name, (n, total) in sorted(self._sums.items()))
        print(f"step {state['step']} minute {state['elapsed'] / 60:.1f} pieces/s {rate:.0f} {means}", flush=True)
        self._since, self._pieces, self._sums = time.monotonic(), 0, {}


def _losses(model: ReaderModel, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    device = model.root.device.type
    with torch.autocast(device, torch.bfloat16):
        states = model.encode(batch["pieces"], batch["shapes"], batch["places"], n_pieces=batch["n_pieces"])
    words = model.pool(states.float(), batch["first"], batch["last"])
    return losses(model, model.judge(words, batch["sentences"]), batch, batch["sentences"] >= 0)


def _share(weights: list[nn.Parameter], seconds: float) -> float:
    """Average the gradients over all processes; gives the mean of their seconds."""
    if not distributed.is_initialized():
        return seconds
    flat = torch.cat(
        [(weight.grad if weight.grad is not None else torch.zeros_like(weight)).reshape(-1) for weight in weights]
        + [torch.tensor([seconds])]
    )
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    at = 0
    for weight in weights:
        weight.grad = flat[at : at + weight.numel()].view_as(weight)
        at += weight.numel()
    return float(flat[-1])


if __name__ == "__main__":
    main()
