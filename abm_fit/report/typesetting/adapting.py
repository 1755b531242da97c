"""Whether WeasyPrint is one that we know from within, and what takes the place of its own functions then.

Everything in this package changes how long a render takes and nothing else: the PDF is the same, byte for byte, which
the tests check with all of it switched off. A WeasyPrint that was not tested so is left as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import weasyprint  # type: ignore[import-untyped]

Theirs = Any
"""A value of WeasyPrint's, which carries no types."""

TESTED = ("70.0",)
"""Versions of WeasyPrint that give the same bytes with these adaptations as without."""


def known() -> bool:
    """Return whether the installed WeasyPrint may be adapted."""
    return weasyprint.__version__ in TESTED


def replace(theirs: Callable[..., Theirs], ours: Callable[..., Theirs]) -> None:
    """Put a function in the place of one of WeasyPrint's, in each of its modules that has it."""
    for module in list(sys.modules.values()):
        if module.__name__.startswith("weasyprint") and getattr(module, theirs.__name__, None) is theirs:
            setattr(module, theirs.__name__, ours)
