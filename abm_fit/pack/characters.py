"""Characters that no text holds: they steer terminals and printers, or can't be written as UTF-8."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters other than tabs and line breaks, and halves of surrogate pairs."""


def without_control(text: str) -> str:
    """Return a text without such characters."""
    return CONTROL.sub("", text)
