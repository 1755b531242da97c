"""What an expression of a pack means is worked out once, and is what the language says it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.pack.expression import OVER_SEGMENTS, Call, Expression, Name
from abm_fit.pack.loading import load_pack
from abm_fit.pack.logic import evaluate
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import children, nodes_in
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.standing import Standing
from abm_fit.scoring.views import View

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "questionnaires" / "abm_fit" / "cases").glob("*.yaml"))[::9]


def expressions(pack: Pack) -> Iterator[tuple[Expression, str]]:
    """Go through the conditions and formulae of a pack, with their scopes."""
    rubric = pack.rubric
    for gate in rubric.gates.values():
        yield gate.when, gate.per
    for quantity in rubric.derived.values():
        yield quantity.formula, quantity.per
    for decision in rubric.decisions.values():
        for choice in decision.choices:
            if choice.when is not None:
                yield choice.when, decision.per


def may_be_nothing(view: View, expression: Expression) -> bool:
    """Say it the long way: through every name, in every segment that is read."""
    pack = view.facts.pack
    if isinstance(expression, Name):
        question = pack.questionnaire.questions.get(expression.id)
        if question is not None:
            return question.when is not None and view.facts.held(question, view.segment).shown == "open"
        quantity = pack.rubric.derived.get(expression.id)
        return quantity is not None and any(may_be_nothing(view, name) for name in view.facts.reads(quantity))
    if isinstance(expression, Call) and expression.function in OVER_SEGMENTS:
        return any(may_be_nothing(each, expression.arguments[0]) for each in view.segments())
    return any(may_be_nothing(view, child) for child in children(expression))


@pytest.mark.parametrize("kept", [1, 3, 0], ids=["all answered", "a third answered", "none answered"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_expression_means_what_evaluating_it_says(path: Path, kept: int) -> None:
    pack = load_pack(path.parent.parent)
    assessment = read_case(path, pack).assessment
    facts = Facts(pack, replace(assessment, log=assessment.log[::kept] if kept else ()))
    Standing(facts)
    found = []
    for whole, per in expressions(pack):
        # A company condition that reads something per segment stands in every segment.
        for segment in facts.segments if per == "segment" or facts.per_segment(whole) else (None,):
            for gate in (False, True):
                view = facts.names(segment, gate=gate)
                assert view.means(whole) == evaluate(whole, view)
                for part in nodes_in(whole):
                    assert view.may_be_nothing(part) == may_be_nothing(view, part)
                    found.append(view.may_be_nothing(part))
    assert len(found) > 500
    assert any(found) == (kept != 1)
