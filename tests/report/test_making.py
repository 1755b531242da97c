"""One call makes every format; whatever fails leaves the others, and whatever people wrote stays text."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import NoReturn

import pypdf
import pytest

from abm_fit.assessment.model import Assessment
from abm_fit.errors import NotFoundError, RenderError, UnwritableError
from abm_fit.pack.model import Pack
from abm_fit.report.context import build_context
from abm_fit.report.making import make_report
from abm_fit.report.naming import FORMATS, report_stem, targets
from abm_fit.report.pdf import Limits
from abm_fit.report.verify import verify
from abm_fit.resources import templates_folder
from abm_fit.scoring.encoding import result_to_data
from abm_fit.scoring.engine import score

WITHOUT_PDF = tuple(ending for ending in FORMATS if ending != "pdf")


@pytest.fixture(scope="module")
def made(
    pack: Pack, small: Assessment, tmp_path_factory: pytest.TempPathFactory, pdf_libraries: None
) -> tuple[list[Path], list[float]]:
    """Return every format of one report, and what its making told of its progress."""
    shares: list[float] = []
    paths = make_report(
        pack,
        small,
        formats=FORMATS,
        template="one-page",
        target=tmp_path_factory.mktemp("made") / "board paper.pdf",
        progress=lambda done, what: shares.append(done),
    )
    return list(paths), shares


def test_every_format_is_written_and_says_the_same_verdict(
    pack: Pack, small: Assessment, made: tuple[list[Path], list[float]]
) -> None:
    paths, shares = made
    assert {path.name for path in paths} == {f"board paper.{ending}" for ending in FORMATS}
    assert shares == sorted(shares)
    assert shares[-1] == 1
    verdict = build_context(pack, small, score(pack, small, analyses=True)).front.head.title
    for path in paths:
        if path.suffix in {".html", ".md"}:
            assert verdict in unescape(path.read_text(encoding="utf-8"))
    assert list(paths[0].parent.glob(".*")) == []


def test_the_pdf_is_read_by_other_programs(
    small: Assessment, one_page: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    if shutil.which("pdftotext") is None:
        can_not_be_had("no pdftotext (apt-get install -y poppler-utils)")
    text = subprocess.run(["pdftotext", str(one_page), "-"], capture_output=True, text=True, check=True).stdout
    about = subprocess.run(["pdfinfo", str(one_page)], capture_output=True, text=True, check=True)
    fonts = subprocess.run(["pdffonts", str(one_page)], capture_output=True, text=True, check=True).stdout
    assert "made up" in text
    assert small.organisation.split()[0] in text
    assert "Tagged:          yes" in about.stdout
    assert about.stderr == ""
    assert all("yes yes" in line for line in fonts.splitlines()[2:])  # embedded, and a subset


def test_two_runs_write_the_same_bytes(
    pack: Pack, small: Assessment, tmp_path: Path, made: tuple[list[Path], list[float]]
) -> None:
    again = make_report(pack, small, formats=FORMATS, template="one-page", target=tmp_path / "a.pdf")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in made[0]]


def test_with_the_pdf_goes_the_html_which_stays_when_the_pdf_fails(
    pack: Pack, small: Assessment, tmp_path: Path, pdf_libraries: None
) -> None:
    with pytest.raises(RenderError) as caught:
        make_report(pack, small, formats=("pdf",), target=tmp_path / "a.pdf", limits=Limits(memory_mib=60))
    assert (tmp_path / "a.html").exists()
    assert str(tmp_path / "a.html") in caught.value.hint
    assert not (tmp_path / "a.pdf").exists()


def test_only_what_was_asked_for_is_written(pack: Pack, small: Assessment, tmp_path: Path) -> None:
    (path,) = make_report(pack, small, formats=("json",), target=tmp_path)
    assert list(tmp_path.iterdir()) == [path]
    assert json.loads(path.read_text(encoding="utf-8"))["organisation"] == small.organisation


def test_json_is_the_result_and_names_nobody_unless_asked(pack: Pack, small: Assessment, tmp_path: Path) -> None:
    make_report(pack, small, formats=("json",), target=tmp_path / "a.json")
    make_report(pack, small, formats=("json",), target=tmp_path / "b.json", attach="full")
    some, everything = (json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8")) for name in "ab")
    assert all(reading["said"] == [] for reading in some["readings"])
    assert everything == json.loads(json.dumps(result_to_data(score(pack, small, analyses=True))))


HOSTILE = (
    "{{ 7*7 }} {% raw %} <script>alert(1)</script> <img src=x onerror=alert(1)> ![x](http://e.com) [a]: | `b` \x00 "
)


def test_hostile_notes_stay_text_in_every_format(
    pack: Pack, small: Assessment, tmp_path: Path, pdf_libraries: None
) -> None:
    rows = tuple(replace(row, note=HOSTILE + "x" * (100_000 if row.sequence == 1 else 10)) for row in small.log)
    hostile = replace(small, log=rows, organisation=HOSTILE, segments=small.segments)
    paths = make_report(pack, hostile, formats=FORMATS, target=tmp_path / "a.pdf")
    texts = {path.suffix: path for path in paths}
    html = texts[".html"].read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "{{ 7*7 }}" in html
    assert "x" * 100_000 in html
    markdown = texts[".md"].read_text(encoding="utf-8")
    assert "<script>" not in markdown.replace("\\<script\\>", "")
    assert "](http" not in markdown.replace("\\](http", "")
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(texts[".pdf"]).pages)
    assert "{{ 7*7 }}" in printed
    assert printed.count("x") < 20_000  # the PDF prints the beginning of a note


def test_the_pages_of_every_template_and_paper_are_as_asked(
    pack: Pack, small: Assessment, tmp_path: Path, pdf_libraries: None
) -> None:
    make_report(pack, small, formats=("pdf",), template="one-page", paper="Letter", target=tmp_path / "a.pdf")
    (sheet,) = pypdf.PdfReader(tmp_path / "a.pdf").pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (612, 792)


def test_letters_that_no_font_has_are_told_and_the_report_still_holds(
    pack: Pack, small: Assessment, tmp_path: Path, pdf_libraries: None
) -> None:
    told: list[str] = []
    abroad = replace(small, organisation="株式会社 Example (made up)")
    make_report(pack, abroad, formats=("pdf",), template="one-page", target=tmp_path / "a.pdf", warn=told.append)
    (sentence,) = told
    assert "株 式 会 社" in sentence
    assert "fonts: {text: FILE.ttf}" in sentence
    assert verify(tmp_path / "a.pdf").holds


def test_an_earlier_period_is_compared(pack: Pack, small: Assessment, tmp_path: Path) -> None:
    earlier = replace(small, id="earlier", period="2026-Q3", log=small.log[: len(small.log) // 2])
    make_report(pack, small, formats=("md",), before=earlier, target=tmp_path / "a.md")
    make_report(pack, small, formats=("md",), target=tmp_path / "b.md")
    assert len((tmp_path / "a.md").read_text(encoding="utf-8")) > len((tmp_path / "b.md").read_text(encoding="utf-8"))


def test_a_template_of_one_s_own_and_a_brand(
    pack: Pack, small: Assessment, tmp_path: Path, pdf_libraries: None
) -> None:
    shutil.copytree(templates_folder() / "one-page", tmp_path / "mine")
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z" fill="#123456"/></svg>',
        encoding="utf-8",
    )
    (tmp_path / "brand.yaml").write_text(
        "schema: abm-fit/brand@1\nname: Studio Example (made up)\nlogo: {file: logo.svg}\n"
        "colours: {primary: '#5a1a6b', accent: '#b04a00'}\nfooter: Studio footer\n",
        encoding="utf-8",
    )
    make_report(
        pack,
        small,
        formats=("pdf", "html"),
        template=str(tmp_path / "mine"),
        brand=tmp_path / "brand.yaml",
        target=tmp_path / "a.pdf",
    )
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "#5a1a6b" in html
    assert "data:image/svg+xml;base64," in html
    assert "Studio" in "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"template": "consultin"}, "Did you mean `consulting`?"),
        ({"template": "base"}, "no report template"),
        ({"formats": ("docx",)}, "docx"),
        ({"formats": ()}, "format"),
        ({"locale": "xx_YY"}, "xx_YY"),
        ({"locale": "../../etc"}, "locale"),
    ],
)
def test_what_there_is_none_of_is_refused_before_anything_is_written(
    asked: dict[str, object], said: str, pack: Pack, small: Assessment, tmp_path: Path
) -> None:
    with pytest.raises(NotFoundError, match=said):
        make_report(pack, small, **{"formats": ("json",), "target": tmp_path, **asked})  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_can_not_be_written_is_told(pack: Pack, small: Assessment, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnwritableError, match="could not be written"):
        make_report(pack, small, formats=("json",), target=tmp_path / "file" / "below")


@pytest.mark.parametrize(
    ("organisation", "stem"),
    [
        ("Acme & Söhne GmbH", "abm-fit-acme-söhne-gmbh-2026-q4"),
        ("../../etc/passwd", "abm-fit-etc-passwd-2026-q4"),
        ("日本", "abm-fit-日本-2026-q4"),
        ("x" * 300, "abm-fit-" + "x" * 80),
        ("CON:\x00<>|", "abm-fit-con-2026-q4"),
    ],
)
def test_file_names_hold_letters_and_digits_alone(organisation: str, stem: str, small: Assessment) -> None:
    assert report_stem(replace(small, organisation=organisation, period="2026-Q4"), "consulting") == stem


def test_a_place_is_a_folder_unless_it_ends_like_a_report(tmp_path: Path) -> None:
    assert targets(tmp_path / "v1.2", "stem", ("pdf",)) == {"pdf": tmp_path / "v1.2" / "stem.pdf"}
    assert targets(tmp_path / "Board.PDF", "stem", ("pdf", "md"))["md"] == tmp_path / "Board.md"
