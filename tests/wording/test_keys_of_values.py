"""Where a value of the engine's ends a key, each value that it can have has its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args, get_type_hints

import pytest

from abm_fit.assessment.checking import checked_name
from abm_fit.assessment.model import Evidence, State
from abm_fit.cli import COMMANDS
from abm_fit.pack.questions import Kind, Question
from abm_fit.report.failures import KINDS, Refusal
from abm_fit.report.libraries import NEEDED
from abm_fit.report.pdf import SHARES
from abm_fit.scoring.analysed import Solidity
from abm_fit.scoring.measured import Reading, Truth
from abm_fit.scoring.result import PatternState, Verdict
from abm_fit.scoring.trend import Label
from abm_fit.store.troubles import MEANINGS
from abm_fit.tui.locales import LOCALES
from abm_fit.wording.words import ENGLISH


def values_of(owner: type | Callable[..., object], field: str) -> tuple[str, ...]:
    """Return what a field or an argument can be."""
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
        ("answer.state_", get_args(State)),
        ("answer.said_", get_args(State)),
        ("answer.held_", tuple(one for one in values_of(Reading, "state") if one != "known")),
        ("amount.write_", tuple(kind for kind in get_args(Kind) if Question("", "", "", "", kind).numeric)),
        ("problem.unnamed_", values_of(checked_name, "what")),
        ("problem.long_", values_of(checked_name, "what")),
        ("lines.evidence_", tuple(one for one in get_args(Evidence) if one != "none")),
        ("summary.status_", tuple(one for one in values_of(Verdict, "status") if one != "certain")),
        ("summary.pattern_", tuple(one for one in values_of(PatternState, "state") if one != "absent")),
        ("summary.gates_", tuple(one for one in get_args(Truth) if one != "no")),
        ("trend.means_", tuple(label.replace(" ", "_") for label in get_args(Label))),
        ("store_trouble.what_", (*MEANINGS.values(), "out_of_reach", "refused")),
        ("store_trouble.hint_", (*MEANINGS.values(), "out_of_reach", "refused")),
        ("cli.about_", COMMANDS),
        ("failure.what_", (*KINDS, "other")),
        ("failure.hint_", (*KINDS, "other")),
        ("failure.refused_", get_args(Refusal)),
        ("failure.needed_", tuple({needed for *_, needed in NEEDED})),
        ("making.step_", tuple(map(str, SHARES))),
    ],
)
def test_every_value_has_its_sentence(beginning: str, values: tuple[str, ...]) -> None:
    assert values
    assert ENGLISH.texts[beginning + values[0]], "reading one reads the file"
    assert {key for key in ENGLISH.texts if key.startswith(beginning)} == {beginning + value for value in values}
