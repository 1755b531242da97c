"""The PDF is what was asked for, repeatable, bounded, and never half a file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pypdf
import pytest

from abm_fit.errors import RenderError, UnwritableError
from abm_fit.report.libraries import INSTALL_LINE
from abm_fit.report.pdf import CHILD, Attached, Limits, write_pdf
from abm_fit.report.sealing import holds
from tests.report.small_pages import DAY, Render, page


def test_a_page_becomes_a_tagged_archival_pdf(render: Render, tmp_path: Path) -> None:
    done = render(page("<p>Fit is 72</p>"), attachments=(Attached("a.json", "what it came from", b'{"a":1}'),))
    reader = pypdf.PdfReader(tmp_path / "out.pdf")
    assert done.pages == len(reader.pages) == 1
    assert "Fit is 72" in reader.pages[0].extract_text()
    assert reader.attachments["a.json"] == [b'{"a":1}']
    catalog: Any = reader.root_object
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    metadata = catalog["/Metadata"].get_data()
    assert b'pdfuaid:part="1"' in metadata
    assert b'part="3"' in metadata


def test_the_same_input_gives_the_same_bytes(render: Render, tmp_path: Path) -> None:
    attached = (Attached("a.json", "what it came from", b"{}"),)
    render(page(), attachments=attached)
    first = (tmp_path / "out.pdf").read_bytes()
    render(page(), attachments=attached)
    assert (tmp_path / "out.pdf").read_bytes() == first


def test_the_seal_finds_a_single_changed_byte(render: Render, tmp_path: Path) -> None:
    render(page())
    content = (tmp_path / "out.pdf").read_bytes()
    assert holds(content) is True
    for place in (10, len(content) // 2, len(content) - 8):
        changed = bytearray(content)
        changed[place] ^= 1
        assert holds(bytes(changed)) is False
    assert holds(content + b"\n") is False
    assert holds(b"%PDF-1.7 no seal") is None


def test_only_the_template_s_fonts_exist(render: Render, tmp_path: Path) -> None:
    render(page(style="h1{font-family:'DejaVu Sans',sans-serif}"))
    first: Any = pypdf.PdfReader(tmp_path / "out.pdf").pages[0]
    fonts = first["/Resources"]["/Font"]
    assert all("Plex" in str(font.get_object()["/BaseFont"]) for font in fonts.values())


def test_a_render_that_takes_too_long_is_stopped_and_says_so(render: Render, tmp_path: Path) -> None:
    endless = page("<table><tr><td colspan=1000000>" + "<p>x" * 20_000)
    with pytest.raises(RenderError, match=r"stopped after (1|3) seconds"):
        render(endless, limits=Limits(seconds=1))
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.skipif(sys.platform != "linux", reason="address space can be bounded on Linux alone")
def test_a_render_that_takes_too_much_memory_is_stopped_and_says_so(render: Render, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="200 MiB of memory"):
        render(page("<p>" + "word " * 200_000), limits=Limits(memory_mib=200))
    assert not list(tmp_path.glob("*out*"))


def test_html_nested_without_end_is_an_error_in_words(render: Render) -> None:
    with pytest.raises(RenderError, match="nests its parts too deeply"):
        render(page("<div>" * 3000))


def test_what_was_there_stays_when_a_render_fails(render: Render, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"last quarter's")
    with pytest.raises(RenderError):
        render(page("<img alt='' src='https://example.com/x.png'>"))
    assert (tmp_path / "out.pdf").read_bytes() == b"last quarter's"


def test_a_link_inside_the_report_that_leads_nowhere_is_an_error(render: Render) -> None:
    with pytest.raises(RenderError, match="nowhere"):
        render(page("<a href='#nowhere'>see there</a>"))


def test_a_place_that_can_not_be_written_is_an_error_in_words(template: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(UnwritableError, match="could not be written"):
        write_pdf(page(), tmp_path / "file" / "out.pdf", template_folder=template, created=DAY)


def test_raising_from_the_progress_cancels_at_once(template: Path, tmp_path: Path, pdf_libraries: None) -> None:
    seen: list[str] = []

    def stop(done: float, what: str) -> None:
        seen.append(what)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(page(), tmp_path / "out.pdf", template_folder=template, created=DAY, progress=stop)
    assert len(seen) == 1
    assert not list(tmp_path.glob("*out*"))


def test_progress_rises_to_the_end(template: Path, tmp_path: Path, pdf_libraries: None) -> None:
    shares: list[float] = []
    write_pdf(
        page(
            "<p style='break-after:page'>x <a href='#end'>see</a></p>" * 3 + "<p id=end>The end</p>",
            style="a::after{content:target-counter(attr(href),page)}",
        ),
        tmp_path / "out.pdf",
        template_folder=template,
        created=DAY,
        progress=lambda done, what: shares.append(done),
    )
    assert shares == sorted(set(shares))
    assert 0 < shares[0] < 0.2 < 0.9 < shares[-1] <= 1


PARENT = """
import sys
from datetime import date
from pathlib import Path
from abm_fit.report.pdf import write_pdf
html = "<!doctype html><html lang=en><title>x</title><body>" + "<p>long text</p>" * 200_000
def tell(done, what):
    print(what, flush=True)
write_pdf(html, Path(sys.argv[1]), template_folder=Path(sys.argv[2]), created=date(2026, 11, 22), progress=tell)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_parent_takes_its_child_and_its_draft_along(
    template: Path, tmp_path: Path, pdf_libraries: None
) -> None:
    out = tmp_path / "out.pdf"
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(out), str(template)],
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(scratch)},
    )
    assert parent.stdout is not None
    assert parent.stdout.readline()  # the child is at work
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text(encoding="utf-8").split()
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and (list(scratch.iterdir()) or any(map(alive, children))):
        time.sleep(0.02)
    assert children
    assert not any(map(alive, children))
    assert not list(tmp_path.glob("*out*"))
    assert not list(scratch.iterdir())


def alive(pid: str) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def test_a_missing_library_names_the_line_to_type(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child.py"
    child.write_text(
        "import cffi, runpy\n"
        "def none(*names):\n    raise OSError(\"cannot load library 'libgobject-2.0-0'\")\n"
        "cffi.FFI.dlopen = none\n"
        f"runpy.run_path({str(CHILD)!r}, run_name='__main__')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("abm_fit.report.pdf.CHILD", child)
    with pytest.raises(RenderError) as caught:
        write_pdf(page(), tmp_path / "out.pdf", template_folder=template, created=DAY)
    assert INSTALL_LINE in caught.value.hint
    assert "libgobject" in caught.value.message
