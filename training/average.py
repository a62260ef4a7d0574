"""The mean of several checkpoints of one line of training: `python -m training.average --out FILE A.pt:0.7 B.pt:0.3`.

Runs that go on from each other end in one valley, and their mean reads better than either (model soups, Wortsman et al.
2022). The first checkpoint gives the labels; what the others do not have is taken from it alone.
"""

import argparse
from pathlib import Path
from typing import Any

import torch


def main() -> None:
    """Read the checkpoints and write their mean, ready for `training.export`."""
    parser = argparse.ArgumentParser(prog="python -m training.average", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("checkpoints", nargs="+", metavar="FILE:SHARE", help="checkpoints and what each counts")
    options = parser.parse_args()
    parts = [_part(given) for given in options.checkpoints]
    first, _ = parts[0]
    mean = {name: _mean(name, weight, parts) for name, weight in first["model"].items()}
    torch.save({"model": mean, "labels": first["labels"]}, options.out)


def _part(given: str) -> tuple[dict[str, Any], float]:
    path, _, share = given.rpartition(":")
    return torch.load(path, map_location="cpu", weights_only=True), float(share)


def _mean(name: str, weight: torch.Tensor, parts: list[tuple[dict[str, Any], float]]) -> torch.Tensor:
    if not weight.is_floating_point():
        return weight
    known = [(part["model"][name], share) for part, share in parts if name in part["model"]]
    return sum((share * one for one, share in known), torch.zeros_like(weight)) / sum(share for _, share in known)


if __name__ == "__main__":
    main()
