"""Reports that many tests read, a small template folder, and a way to render a page of HTML with it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.report.context import Context, build_context
from abm_fit.report.formatting import formatter
from abm_fit.report.making import make_report
from abm_fit.report.parts.material import Material
from abm_fit.report.pdf import Attached, Limits, Rendered, probe, write_pdf
from abm_fit.resources import DEFAULT_PACK, packs_folder, templates_folder
from abm_fit.scoring.engine import score
from tests.report.small_pages import DAY, Render

MadeOnce = Callable[[str, Callable[[Path], object]], Path]
"""Given a file's name and what writes it, returns where it is."""


@pytest.fixture(scope="session")
def pdf_libraries(can_not_be_had: Callable[[str], NoReturn]) -> None:
    """Skip where the PDF's system libraries are missing."""
    if absent := probe():
        can_not_be_had("PDF libraries: " + ", ".join(item.name for item in absent))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return a template folder with one font, beside a file that no report may read."""
    folder = tmp_path / "template"
    (folder / "fonts").mkdir(parents=True)
    shutil.copy(templates_folder() / "base" / "fonts" / "IBMPlexSans-Regular.ttf", folder / "fonts")
    (tmp_path / "secret.css").write_text("p{color:red}/* the secret */", encoding="utf-8")
    (folder / "link.css").symlink_to(tmp_path / "secret.css")
    return folder


@pytest.fixture
def render(template: Path, tmp_path: Path, pdf_libraries: None) -> Render:
    """Return a function that renders HTML to `out.pdf` in the test's folder."""

    def rendered(html: str, *, attachments: tuple[Attached, ...] = (), limits: Limits | None = None) -> Rendered:
        return write_pdf(
            html,
            tmp_path / "out.pdf",
            template_folder=template,
            created=DAY,
            attachments=attachments,
            limits=limits,
        )

    return rendered


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the bundled pack."""
    return load_pack(packs_folder() / DEFAULT_PACK)


@pytest.fixture(scope="session")
def example(pack: Pack) -> Assessment:
    """Return the bundled worked example."""
    return read_case(packs_folder() / DEFAULT_PACK / "cases" / "example.yaml", pack).assessment


@pytest.fixture(scope="session")
def small(pack: Pack) -> Assessment:
    """Return a worked case that is quicker to analyse: one segment, two people who differ."""
    return read_case(packs_folder() / DEFAULT_PACK / "cases" / "golden_h_two_pictures.yaml", pack).assessment


@pytest.fixture(scope="session")
def reported(pack: Pack) -> dict[str, tuple[Material, Context]]:
    """Return what the report of every worked case of the bundled pack says, and what it was made of."""
    found = {}
    for file in sorted((packs_folder() / DEFAULT_PACK / "cases").glob("*.yaml")):
        assessment = read_case(file, pack).assessment
        result = score(pack, assessment, analyses=True)
        context = build_context(pack, assessment, result)
        fmt = formatter("en_US", result.shown_in)
        found[file.stem] = (Material(pack, assessment, result, fmt, context.words, context.theme), context)
    return found


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, pdf_libraries: None) -> MadeOnce:
    """Return a function that has a file written by the first process of the run that wants it, for all of them."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def file(name: str, write: Callable[[Path], object]) -> Path:
        target = folder / name
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not target.exists():
                write(target)
        return target

    return file


@pytest.fixture(scope="session")
def whole(pack: Pack, example: Assessment, made_once: MadeOnce) -> Path:
    """Return the worked example's whole report."""
    return made_once("whole.pdf", lambda target: make_report(pack, example, formats=("pdf",), target=target))


@pytest.fixture(scope="session")
def four_segments(pack: Pack, made_once: MadeOnce) -> Path:
    """Return a whole report on four segments in euros: half of it unknown, long notes, letters that no font has."""
    file = Path(__file__).parent.parent / "data" / "report" / "four_segments.yaml"
    unhurried = Limits(seconds=600)  # on a machine that does other things at the same time

    def write(target: Path) -> None:
        make_report(pack, read_case(file, pack).assessment, formats=("pdf",), target=target, limits=unhurried)

    return made_once("four.pdf", write)


@pytest.fixture(scope="session")
def one_page(pack: Pack, small: Assessment, made_once: MadeOnce) -> Path:
    """Return the small case's report on one page."""

    def write(target: Path) -> None:
        make_report(pack, small, formats=("pdf",), template="one-page", target=target)

    return made_once("one-page.pdf", write)
