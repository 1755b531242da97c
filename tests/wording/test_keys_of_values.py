"""Where a value of the engine's ends a key, each value that it can have has its sentence."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from abm_fit.assessment.model import Evidence
from abm_fit.scoring.analysed import Solidity
from abm_fit.scoring.measured import Reading
from abm_fit.scoring.result import PatternState, Verdict
from abm_fit.tui.locales import LOCALES
from abm_fit.wording.words import ENGLISH


def values_of(owner: type, field: str) -> tuple[str, ...]:
    """Return what a field can be."""
    return get_args(get_type_hints(owner)[field])


@pytest.mark.parametrize(
    ("beginning", "values"),
    [
        ("outline.basis_", values_of(Reading, "basis")),
        ("outline.evidence_", tuple(one for one in get_args(Evidence) if one != "none")),
        ("solid.word_", values_of(Solidity, "word")),
        ("verdicts.status_", values_of(Verdict, "status")),
        ("verdicts.pattern_", values_of(PatternState, "state")),
        ("locales.", tuple(locale for locale, _ in LOCALES)),
    ],
)
def test_every_value_has_its_sentence(beginning: str, values: tuple[str, ...]) -> None:
    assert values
    ENGLISH(beginning + values[0], pattern="")  # reads the file
    assert {key for key in ENGLISH.texts if key.startswith(beginning)} == {beginning + value for value in values}
