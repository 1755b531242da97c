"""A report's numbers are found to follow, and a report that was tampered with is found out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ByteStringObject, DecodedStreamObject

from abm_fit.assessment.model import Assessment
from abm_fit.errors import InvalidFileError
from abm_fit.pack.model import Pack
from abm_fit.report.attachments import ANSWERS, RECORD
from abm_fit.report.making import make_report
from abm_fit.report.sealing import PLACEHOLDER, sealed
from abm_fit.report.statements import Statement, not_on_pages, squeezed, statements_of
from abm_fit.report.verify import verify


def changed(report: Path, target: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a report whose carried file was changed, sealed again by somebody who knows how."""
    writer = pypdf.PdfWriter(clone_from=report)
    for item in writer.attachment_list:
        if item.name == name:
            stream = DecodedStreamObject()
            stream.set_data(change(item.content))
            item._embedded_file.set_data(change(item.content))
    return resealed(writer, target)


def resealed(writer: pypdf.PdfWriter, target: Path) -> Path:
    """Write a PDF with a seal that holds."""
    writer._ID = pypdf.generic.ArrayObject([ByteStringObject(PLACEHOLDER), ByteStringObject(b"x" * 16)])
    writer.write(target)
    content = target.read_bytes()
    written = content.replace(PLACEHOLDER.hex().encode(), PLACEHOLDER)
    assert written.count(PLACEHOLDER) <= 1
    target.write_bytes(sealed(written) if written.count(PLACEHOLDER) == 1 else content)
    return target


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_holds(one_page: Path) -> None:
    found = verify(one_page)
    assert found.holds, found.lines
    assert found.seal
    assert "every figure is the same" in "\n".join(found.lines)


@pytest.mark.usefixtures("pdf_libraries")
def test_the_whole_report_of_people_who_disagree_holds(whole: Path) -> None:
    found = verify(whole)
    assert found.holds, found.lines


@pytest.mark.usefixtures("pdf_libraries")
def test_with_every_answer_attached_every_section_is_compared(pack: Pack, small: Assessment, tmp_path: Path) -> None:
    make_report(pack, small, formats=("pdf",), target=tmp_path / "a.pdf", attach="full")
    found = verify(tmp_path / "a.pdf")
    assert found.holds, found.lines
    assert "aggregate" not in "".join(found.lines)


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_that_carries_nothing_can_not_be_confirmed(pack: Pack, small: Assessment, tmp_path: Path) -> None:
    make_report(pack, small, formats=("pdf",), template="one-page", target=tmp_path / "a.pdf", attach="none")
    found = verify(tmp_path / "a.pdf")
    assert not found.holds
    assert found.seal
    assert "carries nothing" in found.lines[-1]


@pytest.mark.usefixtures("pdf_libraries")
def test_a_changed_byte_breaks_the_seal(one_page: Path, tmp_path: Path) -> None:
    content = one_page.read_bytes()
    (tmp_path / "a.pdf").write_bytes(content.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    found = verify(tmp_path / "a.pdf")
    assert not found.holds
    assert "BROKEN" in found.lines[0]


@pytest.mark.usefixtures("pdf_libraries")
def test_a_changed_result_is_named_figure_by_figure(one_page: Path, tmp_path: Path) -> None:
    def raise_a_score(content: bytes) -> bytes:
        data = json.loads(content)
        data["result"]["nodes"][0]["score"]["low"] = {"value": 99.0, "exact": "99"}
        return json.dumps(data).encode()

    found = verify(changed(one_page, tmp_path / "a.pdf", RECORD, raise_a_score))
    assert not found.holds
    ((where, was, _now),) = found.differences
    assert "score › low" in where
    assert was.startswith("99")


@pytest.mark.usefixtures("pdf_libraries")
def test_changed_answers_no_longer_give_the_result_or_the_pages(one_page: Path, tmp_path: Path) -> None:
    def another_answer(content: bytes) -> bytes:
        data = json.loads(content)
        row = next(row for row in data["log"] if row["question"] == "one_list" and row.get("value"))
        row["value"] = "without" if row["value"] != "without" else "rules"
        return json.dumps(data).encode()

    found = verify(changed(one_page, tmp_path / "a.pdf", ANSWERS, another_answer))
    assert found.differences
    assert not found.holds


@pytest.mark.usefixtures("pdf_libraries")
def test_a_changed_pack_is_refused(one_page: Path, tmp_path: Path) -> None:
    def kinder_rubric(content: bytes) -> bytes:
        data = json.loads(content)
        data["documents"]["rubric"]["policy"]["cost_light"]["value"] = 1
        return json.dumps(data).encode()

    with pytest.raises(InvalidFileError, match="not the one"):
        verify(changed(one_page, tmp_path / "a.pdf", ANSWERS, kinder_rubric))


@pytest.mark.usefixtures("pdf_libraries")
def test_pages_that_say_something_else_are_found(one_page: Path, pack: Pack, small: Assessment, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    make_report(pack, replaced_answers(small), formats=("pdf",), template="one-page", target=other)
    writer = pypdf.PdfWriter(clone_from=other)
    honest = pypdf.PdfReader(one_page)
    for item in writer.attachment_list:
        item._embedded_file.set_data(honest.attachments[item.name][0])
    found = verify(resealed(writer, tmp_path / "a.pdf"))
    assert found.not_stated
    assert not found.differences
    assert not found.holds


def replaced_answers(assessment: Assessment) -> Assessment:
    """Return an assessment in which nobody knows anything."""
    from dataclasses import replace

    return replace(assessment, log=())


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_of_a_company_with_another_currency_and_other_scripts_holds(four_segments: Path) -> None:
    found = verify(four_segments)
    assert found.holds, found.lines


def test_a_figure_changed_in_one_place_is_found_though_it_stands_elsewhere_too() -> None:
    told = [Statement("Next two quarters 20–30%", ("Next two quarters", "20–30%"))] * 2
    assert not_on_pages(told, ("Next two quarters 20–30%", "Next two quarters 20–30%")) == []
    assert not_on_pages(told, ("Next two quarters 40–55%", "Next two quarters 20–30%")) == ["Next two quarters 20–30%"]


@pytest.mark.usefixtures("pdf_libraries")
def test_a_password_is_named_as_what_keeps_a_pdf_shut(one_page: Path, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=one_page)
    writer.encrypt("secret")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(InvalidFileError, match="protected by a password"):
        verify(tmp_path / "a.pdf")


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"1 0 obj<<>>" * 50])
def test_what_is_no_report_is_an_error_in_words(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(InvalidFileError, match=r"a\.pdf"):
        verify(tmp_path / "a.pdf")


def test_a_file_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match="can't be read"):
        verify(tmp_path / "none.pdf")


def test_statements_are_what_stands_together() -> None:
    html = (
        "<html><head><title>no</title><style>p{}</style></head><body><section id='people'><p>left out</p></section>"
        "<p>Fit is <b>72</b> of<br>100.</p><table><tr><th>Term</th><td class='kicker'>1</td><td>4,5</td></tr></table>"
        "<svg><title>no</title><text>In a chart</text></svg></body></html>"
    )
    found = statements_of(html, frozenset({"people", "kicker"}))
    assert [one.text for one in found] == ["Fit is 72 of 100.", "Term", "4,5", "In a chart"]


def test_a_statement_is_found_over_line_and_page_breaks() -> None:
    pages = ("Head\nThe score of the segment is seventy-\ntwo points by", "the rule that stands in the annex. 4.5")
    whole = "The score of the segment is seventy-two points by the rule"
    assert not_on_pages([Statement(whole, (whole,)), Statement("4.5", ("4.5",))], pages) == []
    for other in ("The score of the segment is sixty points", "7.5"):
        assert not_on_pages([Statement(other, (other,))], pages) != []
    assert not_on_pages([Statement("annex of the segment", ("annex", "of the segment"))], pages) == []


def test_letters_that_a_brand_s_font_alone_has_are_not_compared() -> None:
    assert squeezed("Fit (אבג, 株式会社): 61 %") == squeezed("Fit (◊◊◊, ◊◊◊◊): 61 %") == "fit,61%"
