"""Numbers that were fitted to situations, as they are kept in files."""

import io
from collections.abc import Iterable
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelMismatchError


def fitted(content: bytes, keys: Iterable[str], *, name: str, program: str) -> dict[str, NDArray[Any]]:
    """Read arrays from the bytes of an `.npz` file, by key; numbers as 32-bit floats.

    Args:
        content: Of the file.
        keys: What it must hold.
        name: Of the file, for the error.
        program: What fits such numbers anew, for the error.

    Raises:
        ModelMismatchError: if the file is none of this kind or lacks something.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            whole = {key: held[key] for key in keys}
    except (BadZipFile, EOFError, KeyError, OSError, ValueError) as error:
        raise ModelMismatchError(f"{name} holds no weights ({error}); fit them with {program}") from error
    return {key: array.astype(np.float32) if array.dtype.kind == "f" else array for key, array in whole.items()}
