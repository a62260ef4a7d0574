"""Which annotator reads: a reader model of ours, or a spaCy pipeline."""

from pathlib import Path
from typing import overload

from reportedly.annotate.onnx import Model
from reportedly.annotate.reader import OnnxAnnotator
from reportedly.annotate.spacy import SpacyAnnotator, open_spacy


@overload
def open_annotator(model_dir: Path | None = None, *, name: None = None) -> OnnxAnnotator: ...
@overload
def open_annotator(model_dir: Path | None = None, *, name: str | None) -> OnnxAnnotator | SpacyAnnotator: ...
def open_annotator(model_dir: Path | None = None, *, name: str | None = None) -> OnnxAnnotator | SpacyAnnotator:
    """Load what reads.

    Args:
        model_dir: Folder of a reader model; the shipped one if None.
        name: `spacy:` and the name or folder of a spaCy pipeline, to read with it; a reader model if None.

    Raises:
        ModelMissingError: if the folder lacks a file, or spaCy or its pipeline is not installed.
        ModelMismatchError: if a shipped file is not the one that `models.toml` names, or a pipeline cannot be loaded.
    """
    if name is not None:
        return open_spacy(name.removeprefix("spacy:"))
    return OnnxAnnotator(Model(model_dir))
