"""How a finished PDF becomes bytes, in less time. Loaded by the render child alone, next to WeasyPrint."""

from __future__ import annotations

import zlib
from types import SimpleNamespace
from typing import Any

import pydyf  # type: ignore[import-untyped]

LEVEL = 7
"""Measured on a report of 15 pages: zlib's 9, which pydyf asks for, takes three times as long for 2 % less."""


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


def pack_quicker() -> None:
    """Have the PDF that is written from now on in this process packed at `LEVEL`."""

    def packer(level: int = LEVEL) -> Any:  # noqa: ANN401 - zlib's own type has no public name
        return zlib.compressobj(min(level, LEVEL))

    pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=packer)
