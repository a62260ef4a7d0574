"""Fitting the signs of contradictions and updates, and putting their weights into the source."""

from pathlib import Path

import numpy as np
import pytest
from evaluation.bearing_weights import Shown, fit, written

from reportedly.link.between import bearing, contrary


def test_a_sign_of_most_links_weighs_for_them():
    signs = np.zeros((40, 2))
    signs[:10, 0] = 1.0
    gold = np.zeros(40)
    gold[:9] = 1.0
    case = Shown(author="one", signs={"updates": signs}, gold={"updates": gold}, asked={"updates": 9})
    bias, first, second = fit([case], "updates")
    assert first > 0 > bias
    assert second == 0


@pytest.mark.parametrize("module", [bearing, contrary])
def test_weights_are_put_into_the_source_behind_their_words(module):
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    odds = np.full(len(bearing.SIGNS) + len(contrary.ACCOUNTS) + len(contrary.BONDS) + 1, 7.5)
    text = written(odds, np.full(len(bearing.SIGNS) + 1, 7.5), source)
    table = bearing.SIGNS if module is bearing else (*contrary.ACCOUNTS, *contrary.BONDS)
    assert text.count("odds=7.5") == len(table)
    assert text.count("news=7.5") == (len(table) if module is bearing else 0)
    assert ("ODDS, NEWS = 7.5, 7.5" in text) == (module is bearing)
