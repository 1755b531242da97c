"""A score is told on its own scale, and page one stays one page whatever the segments are called."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pypdf
import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.report.context import Context, build_context
from abm_fit.report.formatting import formatter
from abm_fit.report.making import make_report
from abm_fit.report.markdown import markdown_report
from abm_fit.report.parts.scales import scales_of
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.engine import score
from abm_fit.scoring.measured import Span

PUBLISHED = Path(__file__).parents[1] / "external" / "published" / "packs"


def context_of(name: str) -> Context:
    """Return the report of a published score's first case."""
    folder = PUBLISHED / name
    pack = load_pack(folder)
    assessment = read_case(min((folder / "cases").glob("*.yaml")), pack).assessment
    return build_context(pack, assessment, score(pack, assessment, analyses=True))


def test_the_bundled_pack_is_on_a_hundred(pack: Pack) -> None:
    scales = scales_of(pack)
    assert {scales[axis.id] for axis in pack.rubric.axes} == {(0, 100)}


@pytest.mark.parametrize("name", ["news2", "tipi", "food_hygiene", "owasp_risk", "curb65"])
def test_no_report_speaks_of_a_hundred_where_a_score_ends_elsewhere(name: str) -> None:
    text = markdown_report(context_of(name))
    assert "of 100" not in text
    assert "0 to 100" not in text


def test_a_pack_without_axes_or_bands_has_a_headline() -> None:
    assert context_of("dex_car").front.head.title
    tipi = context_of("tipi").front.head.title
    assert "5.5" in tipi
    assert ": ," not in tipi


def test_what_a_pack_does_not_have_is_not_spoken_of() -> None:
    car = context_of("dex_car")
    assert car.trace
    assert not car.trace.tables
    assert car.trace.steps
    assert "points" not in car.trace.head.name + car.trace.head.title + car.trace.head.lede
    assert "amounts" not in markdown_report(car)
    gates = context_of("news2").gates
    assert gates
    assert "raise" in gates.head.title
    assert "stops" not in gates.head.title


def test_a_ratio_is_not_rounded_across_what_it_is_compared_with() -> None:
    fmt, cut = formatter("en_US", Currency("USD")), (Fraction("2.99"),)
    assert fmt.quantity(Span(Fraction("2.955"), Fraction("2.955")), "ratio", cuts=cut) == "2.96×"
    assert fmt.quantity(Span(cut[0], cut[0]), "ratio", cuts=cut) == "2.99×"
    assert fmt.quantity(Span(Fraction(3), Fraction(3)), "ratio", cuts=cut) == "3.0×"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_page_one_is_one_page_with_segment_names_of_eighty_letters(
    paper: str, pack: Pack, example: Assessment, tmp_path: Path, pdf_libraries: None
) -> None:
    name = "Precision engineering suppliers and contract manufacturers in northern Europe x"
    segments = tuple(replace(item, name=f"{name}{number}") for number, item in enumerate(example.segments))
    assert {len(item.name) for item in segments} == {80}
    target = tmp_path / "a.pdf"
    make_report(
        pack,
        replace(example, segments=segments),
        formats=("pdf",),
        template="one-page",
        paper=paper,  # type: ignore[arg-type]
        target=target,
    )
    assert len(pypdf.PdfReader(target).pages) == 1
