"""The PDF is PDF/UA-1 and PDF/A-3a at once, and the HTML accessible, as independent checkers see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.report.context import build_context
from abm_fit.report.html import render_html
from abm_fit.report.making import make_report
from abm_fit.report.templates import find_template, our_templates
from abm_fit.scoring.engine import score
from tests.report.tools.axe import violations
from tests.report.tools.verapdf import CanNotBeHadError, validate

WIDTHS = (1280, 390)
"""A desk's window and a phone's, in pixels."""


def test_every_template_passes_verapdf(
    pack: Pack,
    small: Assessment,
    whole: Path,
    one_page: Path,
    tmp_path: Path,
    can_not_be_had: Callable[[str], NoReturn],
) -> None:
    nothing_known = replace(small, log=())
    blank = tmp_path / "workshop.pdf"
    make_report(pack, nothing_known, formats=("pdf",), template="workshop", target=blank)
    files = {"consulting": whole, "one-page": one_page, "workshop": blank}
    assert set(files) == set(our_templates())
    try:
        found = validate("ua1,3a", *files.values())
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    assert {key: rules for key, rules in found.items() if rules} == {}


def test_axe_finds_nothing_in_any_template_at_a_desk_and_on_a_phone(
    pack: Pack, example: Assessment, tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    context = build_context(pack, example, score(pack, example, analyses=True))
    pages = {name: render_html(context, find_template(name)) for name in our_templates()}
    try:
        found = violations(pages, tmp_path, widths=WIDTHS)
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    assert {key: wrong for key, wrong in found.items() if wrong} == {}


def test_what_is_wrong_would_be_found(tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]) -> None:
    page = "<!doctype html><html><head><title>A page</title></head><body><main><img src='x'></main></body></html>"
    try:
        found = violations({"page": page}, tmp_path, widths=WIDTHS)
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    for width in WIDTHS:
        assert {"html-has-lang", "image-alt"} <= {wrong["id"] for wrong in found["page", width]}
