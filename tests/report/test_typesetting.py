"""A PDF is the same, byte for byte, with everything that makes the render quicker and without it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import weasyprint  # type: ignore[import-untyped]

from abm_fit.report import pdf
from abm_fit.report.context import Context
from abm_fit.report.html import render_html
from abm_fit.report.parts.material import Material
from abm_fit.report.pdf import Limits, write_pdf
from abm_fit.report.templates import find_template, our_templates, readable_folders
from abm_fit.report.typesetting.adapting import TESTED
from tests.report.small_pages import DAY

AS_IT_COMES = """
import sys
for name in ("boxes", "cascade", "glyphs", "lines"):  # they need what another WeasyPrint may not have
    sys.modules["abm_fit.report.typesetting." + name] = None
from abm_fit.report.typesetting import adapting
adapting.TESTED = ()
from abm_fit.report import child
child.main()
"""
"""The child of a WeasyPrint that nobody knows from within."""

UNUSUAL = sorted((Path(__file__).parent.parent / "data" / "report" / "unusual").glob("*.html"))
"""Pages with what our own templates don't use."""

Twice = Callable[[str, tuple[Path, ...]], tuple[bytes, bytes]]


@pytest.fixture
def twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf_libraries: None) -> Twice:
    """Return a function that gives the PDF of some HTML as it is made, and as WeasyPrint by itself makes it."""
    alone = tmp_path / "alone.py"
    alone.write_text(AS_IT_COMES, encoding="utf-8")

    def made(html: str, folders: tuple[Path, ...]) -> tuple[bytes, bytes]:
        target = tmp_path / "out.pdf"
        found = []
        for child in (pdf.CHILD, alone):
            with monkeypatch.context() as patched:
                patched.setattr(pdf, "CHILD", child)
                write_pdf(html, target, template_folder=folders, created=DAY, limits=Limits(seconds=600))
            found.append(target.read_bytes())
        return found[0], found[1]

    return made


def test_the_installed_weasyprint_is_known_from_within() -> None:
    assert weasyprint.__version__ in TESTED


@pytest.mark.parametrize("file", UNUSUAL, ids=lambda file: file.stem)
def test_unusual_pages_are_the_same(file: Path, twice: Twice, template: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>'
    (template / "a.svg").write_text(svg, encoding="utf-8")
    quicker, alone = twice(file.read_text(encoding="utf-8"), (template,))
    assert quicker == alone


@pytest.mark.parametrize("template", our_templates() if "ABM_FIT_EVERY_TEMPLATE" in os.environ else ("consulting",))
def test_our_reports_are_the_same(template: str, twice: Twice, reported: dict[str, tuple[Material, Context]]) -> None:
    folder = find_template(template)
    html = render_html(reported["example"][1], folder, fonts="asset")
    quicker, alone = twice(html, readable_folders(folder))
    assert quicker == alone
