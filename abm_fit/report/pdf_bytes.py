"""How a finished PDF becomes bytes, in less time. Loaded by the render child alone, next to WeasyPrint."""

from __future__ import annotations

import zlib
from types import SimpleNamespace
from typing import Any

import pydyf  # type: ignore[import-untyped]

LEVEL = 7
"""Measured on a report of 15 pages: zlib's 9, which pydyf asks for, takes three times as long for 2 % less."""

TESTED = ("0.13.0",)
"""Versions of pydyf whose own functions are replaced."""


class Written(pydyf.Object):  # type: ignore[misc]  # pydyf carries no types
    """An object whose bytes are made once.

    pydyf makes the bytes of every object twice, the second time for the checksum beside the file's identifier.
    """

    compressible = False
    data = b""

    def __init__(self, object_: Any) -> None:  # noqa: ANN401 - any of pydyf's
        super().__init__()
        self.number, self.generation, self.free = object_.number, object_.generation, object_.free
        self.compressible, self.data = object_.compressible, object_.data


def write_once(pdf: Any) -> None:  # noqa: ANN401 - pydyf carries no types
    """Make the bytes of everything in a PDF that nothing will change any more."""
    pdf.objects[:] = [item if item.free == "f" else Written(item) for item in pdf.objects]


def name_pages_once() -> None:
    """Have the pages' references made once, not anew for each element of the tags, and bytes in less time.

    A pydyf that was not tested so is left as it is.
    """
    if pydyf.VERSION not in TESTED:
        return
    references, to_bytes = pydyf.PDF.page_references.fget, pydyf._to_bytes  # noqa: SLF001 - it has no other name

    def page_references(pdf: Any) -> Any:  # noqa: ANN401 - pydyf carries no types
        known = pdf.__dict__.get("_named", ())
        if 3 * len(known) != len(pdf.pages["Kids"]):  # a page has three items there
            known = pdf.__dict__["_named"] = references(pdf)
        return known

    def bytes_of(item: Any) -> Any:  # noqa: ANN401 - whatever may stand in a PDF
        kind = item.__class__
        if kind is bytes:
            return item
        if kind is str:
            return item.encode("ascii")
        if kind is float:
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        return to_bytes(item)

    pydyf._to_bytes = bytes_of  # noqa: SLF001 - it has no other name
    pydyf.PDF.page_references = property(page_references)
    pydyf.Array.data = property(lambda items: b"[" + b" ".join([bytes_of(item) for item in items]) + b"]")
    pydyf.Dictionary.data = property(
        lambda items: b"<<" + b"".join([b"/%b %b" % (bytes_of(key), bytes_of(items[key])) for key in items]) + b">>"
    )


def pack_quicker() -> None:
    """Have the PDF that is written from now on in this process packed at `LEVEL`."""

    def packer(level: int = LEVEL) -> Any:  # noqa: ANN401 - zlib's own type has no public name
        return zlib.compressobj(min(level, LEVEL))

    pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=packer)
