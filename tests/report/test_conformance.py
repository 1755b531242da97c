"""The PDF is PDF/UA-1 and PDF/A-3a at once, and the HTML accessible, as independent checkers see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.report.making import make_report
from abm_fit.report.templates import our_templates
from tests.report.tools.axe import violations
from tests.report.tools.verapdf import CanNotBeHadError, validate


@pytest.fixture
def bare(small: Assessment) -> Assessment:
    """Return a case with nothing answered."""
    return replace(small, log=())


def test_every_template_passes_verapdf(
    pack: Pack,
    example: Assessment,
    bare: Assessment,
    tmp_path: Path,
    pdf_libraries: None,
    can_not_be_had: Callable[[str], NoReturn],
) -> None:
    files = []
    for template in our_templates():
        assessment = example if template == "one-page" else bare
        files.append(tmp_path / f"{template}.pdf")
        make_report(pack, assessment, formats=("pdf",), template=template, target=files[-1])
    try:
        found = validate("ua1,3a", *files)
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    assert {key: rules for key, rules in found.items() if rules} == {}


@pytest.mark.parametrize("template", our_templates())
def test_axe_finds_nothing_in_the_html(
    template: str, pack: Pack, example: Assessment, tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    (path,) = make_report(pack, example, formats=("html",), template=template, target=tmp_path)
    try:
        found = violations(path.read_text(encoding="utf-8"), tmp_path, width=1280)
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    assert found == []
