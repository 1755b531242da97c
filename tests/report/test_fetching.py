"""A report reaches the files of its template folder and nothing else, whatever its HTML asks for."""

from __future__ import annotations

import gc
import io
import socket
from pathlib import Path

import pypdf
import pytest

from abm_fit.errors import RenderError
from abm_fit.report.child import Job, attempt
from tests.report.small_pages import Render, page

SECRET = "file:///etc/passwd"

ATTACKS = {
    "import": page(head=f'<style>@import "{SECRET}";</style>'),
    "import from the web": page(head='<link rel="stylesheet" href="https://example.com/a.css">'),
    "font": page("<p style='font-family:Bad'>x</p>", style=f'@font-face{{font-family:Bad;src:url("{SECRET}")}}'),
    "image": page(f'<img alt="x" src="{SECRET}">'),
    "object": page(f'<object data="{SECRET}" type="image/png">x</object>'),
    "embed": page(f'<embed src="{SECRET}" type="image/svg+xml">'),
    "image in an SVG": page(
        f'<svg width="9" height="9"><title>x</title><image href="{SECRET}" width="9" height="9"/></svg>'
    ),
    "style sheet in an SVG": page(
        f'<svg width="9" height="9"><title>x</title><style>@import "{SECRET}";</style><path d="M0 0h9"/></svg>'
    ),
    "attachment on a link": page(f'<a rel="attachment" href="{SECRET}">x</a>'),
    "data: SVG": page(
        '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%279%27 '
        f'height=%279%27%3E%3Cimage href=%27{SECRET}%27/%3E%3C/svg%3E">'
    ),
    "cloud metadata": page('<img alt="x" src="http://169.254.169.254/latest/meta-data/">'),
    "dots": page('<link rel="stylesheet" href="asset:../secret.css">'),
    "escaped dots": page('<link rel="stylesheet" href="asset:%2e%2e/secret.css">'),
    "symbolic link": page('<link rel="stylesheet" href="asset:link.css">'),
    "absolute path": page('<link rel="stylesheet" href="asset:/etc/passwd.css">'),
    "relative path": page('<img alt="x" src="fonts/../../secret.png">'),
    "other case": page('<img alt="x" src="FILE:///etc/passwd">'),
    "generated content": page(style=f'h1::before{{content:url("{SECRET}")}}'),
    "base": page('<img alt="x" src="passwd.png">', head='<base href="file:///etc/">'),
}


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # WeasyPrint leaves its profile open
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stops_the_render(attack: str, template: Path, tmp_path: Path) -> None:
    job = Job(
        html=ATTACKS[attack],
        output=tmp_path / "out.pdf",
        scratch=tmp_path / "scratch",
        folders=(template,),
        assets={},
        attachments=(),
        created="2026-11-22",
        seconds=60,
        memory_mib=2048,
    )
    assert attempt(job, io.StringIO())["failed"] in {"blocked", "layout"}
    gc.collect()
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("attack", ["import", "image"])
def test_the_error_names_what_was_asked_for(attack: str, render: Render, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"may not read.*/etc/passwd"):
        render(ATTACKS[attack])
    assert not (tmp_path / "out.pdf").exists()


NOT_ASKED_FOR = {
    "attachment in the head": page(head=f'<link rel="attachment" href="{SECRET}">'),
    "use in an SVG": page(f'<svg width="9" height="9"><title>x</title><use href="{SECRET}#a"/></svg>'),
}
"""What WeasyPrint or we leave out without asking for the address."""


@pytest.mark.parametrize("attack", NOT_ASKED_FOR)
def test_other_outside_references_are_left_out(attack: str, render: Render, tmp_path: Path) -> None:
    render(NOT_ASKED_FOR[attack])
    reader = pypdf.PdfReader(tmp_path / "out.pdf")
    assert not reader.attachments
    assert b"root:" not in (tmp_path / "out.pdf").read_bytes()


def test_nothing_is_asked_of_the_network(render: Render) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.2)
        port = listener.getsockname()[1]
        with pytest.raises(RenderError):
            render(page(f'<img alt="x" src="http://127.0.0.1:{port}/x.png">'))
        with pytest.raises(TimeoutError):
            listener.accept()


def test_what_looks_like_a_template_or_markup_in_a_note_stays_text(render: Render, tmp_path: Path) -> None:
    note = "{{ 7*7 }} &lt;script&gt;alert(1)&lt;/script&gt; {% include '/etc/passwd' %}"
    render(page(f"<p>{note}</p>"))
    text = pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text()
    assert "{{ 7*7 }}" in text
    assert "<script>alert(1)</script>" in text
