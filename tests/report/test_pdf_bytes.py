"""Writing a PDF's objects once gives the same file as writing each twice."""

from __future__ import annotations

from io import BytesIO

import pydyf  # type: ignore[import-untyped]
import pytest

from abm_fit.report.pdf_bytes import TESTED, name_pages_once, write_once


def written(*, once: bool, compress: bool) -> bytes:
    """Return a small PDF with a stream, a dictionary and a freed object."""
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"0 0 m", "10 10 l", b"S"], compress=compress))
    pdf.add_object(pydyf.Dictionary({"Type": "/Font", "Size": 1.5}))
    pdf.add_object(pydyf.Dictionary({"Type": "/Gone"}))
    pdf.objects[-1].free = "f"
    pdf.info["Title"] = pydyf.String("A title")
    if once:
        write_once(pdf)
    output = BytesIO()
    pdf.write(output, version=b"1.7", identifier=b"the identifier", compress=compress)
    return output.getvalue()


@pytest.mark.parametrize("compress", [True, False])
def test_the_file_is_the_same(*, compress: bool) -> None:
    assert written(once=True, compress=compress) == written(once=False, compress=compress)


def test_no_object_is_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    real = pydyf.Stream.data.fget

    def counted(stream: object) -> object:
        made.append(stream)
        return real(stream)

    monkeypatch.setattr(pydyf.Stream, "data", property(counted))
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"S"]))
    write_once(pdf)
    pdf.write(BytesIO(), identifier=True)
    assert len(made) == 1


def test_the_installed_pydyf_is_known_from_within() -> None:
    assert pydyf.VERSION in TESTED


def test_pages_are_named_once_and_a_page_more_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in (
        (pydyf, "_to_bytes"),
        (pydyf.PDF, "page_references"),
        (pydyf.Array, "data"),
        (pydyf.Dictionary, "data"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back afterwards
    before = written(once=False, compress=True)
    name_pages_once()
    assert written(once=False, compress=True) == before
    pdf = pydyf.PDF()
    assert pdf.page_references == ()
    for number in (3, 4):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert pdf.page_references[-1] == f"{number} 0 R".encode()
        assert pdf.page_references is pdf.page_references
    items = pydyf.Array([1, 2.5, 3.0, "/Name", b"bytes", pydyf.String("(a)"), pydyf.Dictionary({"A": 1})])
    assert items.data == b"[1 2.5 3 /Name bytes (\\(a\\)) <</A 1>>]"


@pytest.mark.parametrize(
    "item", [0.0, -0.0, 1.0, -2.0, 0.5, -0.1, 1e-9, 1e15, 1 / 3, 12345.678, True, 7, "text", b"bytes"]
)
def test_every_kind_of_item_has_the_same_bytes(item: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in ((pydyf, "_to_bytes"), (pydyf.PDF, "page_references"), (pydyf.Array, "data")):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back afterwards
    monkeypatch.setattr(pydyf.Dictionary, "data", pydyf.Dictionary.data)
    before = pydyf._to_bytes(item)
    name_pages_once()
    assert pydyf._to_bytes(item) == before
