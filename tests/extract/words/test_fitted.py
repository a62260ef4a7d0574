"""Fitted numbers in files."""

import io

import numpy as np
import pytest

from reportedly.errors import ModelMismatchError
from reportedly.extract.words.fitted import fitted


@pytest.fixture
def content():
    file = io.BytesIO()
    np.savez(file, names=np.array(["a"]), weights=np.array([0.5], dtype=np.float64))
    return file.getvalue()


def test_numbers_come_as_floats_of_32_bits_and_words_as_they_are(content):
    held = fitted(content, ("names", "weights"), name="x.npz", program="training.x")
    assert (held["weights"].dtype, list(held["names"])) == (np.float32, ["a"])


@pytest.mark.parametrize("broken", [b"", b"PK no archive"])
def test_a_file_of_another_kind_is_named_with_what_fits_it_anew(broken):
    with pytest.raises(ModelMismatchError, match=r"x\.npz holds no weights.*training\.x"):
        fitted(broken, ("names",), name="x.npz", program="training.x")


def test_a_file_that_lacks_something_is_named(content):
    with pytest.raises(ModelMismatchError, match=r"x\.npz"):
        fitted(content, ("model",), name="x.npz", program="training.x")
