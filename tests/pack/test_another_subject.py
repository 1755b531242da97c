"""A pack on another subject, with one axis and no segments, is walked, scored and reported without a line of Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from abm_fit.assessment.cases import Case, read_case
from abm_fit.assessment.walk import at_first_open, moved, start_walk, with_assessment
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.report.making import make_report
from abm_fit.scoring.engine import score
from abm_fit.scoring.visibility import hidden_questions

FOLDER = Path(__file__).resolve().parents[1] / "data" / "packs" / "repair_cafe"
CASES = sorted((FOLDER / "cases").glob("*.yaml"))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest, pack: Pack) -> Case:
    return read_case(request.param, pack)


def test_it_is_as_different_as_it_says(pack: Pack) -> None:
    assert len(pack.questionnaire.questions) == 10
    assert len(pack.rubric.axes) == 1
    assert not pack.questionnaire.has_segments
    assert "abm" not in str(pack.documents).lower().replace("abm-fit/", "")


def test_every_case_gets_its_verdict(pack: Pack, case: Case) -> None:
    result = score(pack, case.assessment, analyses=True)
    (verdict,) = result.verdicts
    assert verdict.outcome == case.expect.verdict[""]
    assert {node.node: node.band for node in result.nodes if node.band} == {
        "readiness": case.expect.bands["readiness"][""]
    }
    assert {gate.gate for gate in result.gates if gate.fired == "yes"} == set(case.expect.fired)
    assert {gate.gate for gate in result.gates if gate.fired == "open"} == set(case.expect.open)
    decided = {decision.decision: decision.choice for decision in result.decisions}
    assert {name: {"": choice} for name, choice in decided.items()} == case.expect.decisions


def test_it_is_walked_from_the_first_question_to_the_last(pack: Pack, case: Case) -> None:
    assessment = case.assessment
    respondent = assessment.respondents[0].id
    walk = at_first_open(start_walk(pack, assessment, respondent, hidden_questions(pack, assessment)))
    asked = {question for question, _ in walk.spots}
    assert len(asked) >= 7
    for _ in range(len(walk.spots)):
        assert walk.question is not None
        walk = moved(walk, 1)
    assert with_assessment(walk, assessment).progress().asked == len(walk.spots)


def test_it_is_reported_and_the_report_speaks_of_nothing_else(pack: Pack, case: Case, tmp_path: Path) -> None:
    html, markdown = make_report(pack, case.assessment, target=tmp_path, formats=("html", "md"))
    assert case.assessment.organisation in html.read_text(encoding="utf-8")
    said = markdown.read_text(encoding="utf-8")
    assert not re.search(r"\bABM\b|account-based|\bsegment", said.replace("abm-fit", ""), re.IGNORECASE)
