"""The PDF is PDF/UA-1 and PDF/A-3a at once, and the HTML accessible, as independent checkers see it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.report.making import Choices, Making
from abm_fit.report.pdf import Limits
from abm_fit.report.templates import find_template, our_templates
from abm_fit.resources import DEFAULT_PACK, packs_folder
from abm_fit.scoring.engine import score
from tests.report.tools.axe import Findings, violations
from tests.report.tools.verapdf import CanNotBeHadError, validate

UNHURRIED = Limits(seconds=600)
"""A machine that runs other tests at the same time may take long; what a render may take is tested elsewhere."""

WIDTHS = (1280, 390)
"""A desk's window and a phone's, in pixels."""


CASES = packs_folder() / DEFAULT_PACK / "cases"

VERY_DIFFERENT = {
    "three_segments": CASES / "example.yaml",
    "half_unknown_long_notes": Path(__file__).parent.parent / "data" / "report" / "four_segments.yaml",
    "nothing_known": CASES / "golden_g_nothing_known.yaml",
    "one_person_demand_gen": CASES / "reference_tool_4k.yaml",
    "running_abm": CASES / "led_and_running.yaml",
}
"""Five assessments with as little in common as can be; the first one is set beside an earlier one."""

EVERYTHING = "ABM_FIT_EVERY_TEMPLATE" in os.environ
"""A test run is waited for, and tries every template for one assessment and the whole report for one with long notes,
half of it unknown; `make conformance` tries every template for all five."""


def templates_of(name: str) -> tuple[str, ...]:
    """Return the templates that an assessment is tried in."""
    if EVERYTHING or name == "three_segments":
        return our_templates()
    return ("consulting",) if name == "half_unknown_long_notes" else ()


def earlier(assessment: Assessment) -> Assessment:
    """Return an assessment of the period before, in which a third of the answers was not there yet."""
    return replace(assessment, id="earlier", period="2026-Q3", log=assessment.log[::3] + assessment.log[1::3])


@pytest.fixture(scope="module")
def made(pack: Pack) -> dict[str, Making]:
    """Return every report, scored once, by the assessment's and the template's name."""
    found = {}
    for name, file in VERY_DIFFERENT.items():
        assessment = read_case(file, pack).assessment
        result = score(pack, assessment, analyses=True)
        before = earlier(assessment) if name == "three_segments" else None
        for template in templates_of(name):
            choices = Choices(template, find_template(template))
            found[f"{name}-{template}"] = Making(pack, assessment, before, result, choices)
    return found


@pytest.mark.usefixtures("pdf_libraries")
def test_every_template_passes_verapdf_for_very_different_assessments(
    made: dict[str, Making], four_segments: Path, tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    files = [four_segments]
    for name, work in made.items():
        if name != "half_unknown_long_notes-consulting":
            files.append(tmp_path / f"{name}.pdf")
            work.pdf(files[-1], UNHURRIED, lambda _done, _what: None)
    assert len(files) == sum(len(templates_of(name)) for name in VERY_DIFFERENT)
    try:
        found = validate("ua1,3a", *files)
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    assert {key: rules for key, rules in found.items() if rules} == {}


def test_axe_finds_nothing_in_any_template_at_a_desk_and_on_a_phone(
    made: dict[str, Making], tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    found: Findings = {}
    for case in filter(templates_of, VERY_DIFFERENT):
        pages = {f"{case}-{name}": made[f"{case}-{name}"].content("html").decode() for name in templates_of(case)}
        folder = tmp_path / case
        folder.mkdir()
        try:  # both widths for the fullest report; the others on a phone, where more can go wrong
            found |= violations(pages, folder, widths=WIDTHS if case == "three_segments" else WIDTHS[1:])
        except CanNotBeHadError as error:
            can_not_be_had(str(error))
    assert len(found) == sum(len(templates_of(name)) for name in (*VERY_DIFFERENT, "three_segments"))
    assert {key: wrong for key, wrong in found.items() if wrong} == {}


def test_what_is_wrong_would_be_found(tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]) -> None:
    page = "<!doctype html><html><head><title>A page</title></head><body><main><img src='x'></main></body></html>"
    try:
        found = violations({"page": page}, tmp_path, widths=WIDTHS)
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    for width in WIDTHS:
        assert {"html-has-lang", "image-alt"} <= {wrong["id"] for wrong in found["page", width]}
