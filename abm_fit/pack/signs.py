"""The signs that conditions compare with: what each asks, and which one says the same another way round."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
"""Whether a comparison of two known numbers holds."""

MIRRORED = {"<": ">", "<=": ">=", "==": "==", "!=": "!=", ">=": "<=", ">": "<"}
"""The sign that says the same with the sides exchanged."""

OPPOSITE = {"<": ">=", "<=": ">", "==": "!=", "!=": "==", ">=": "<", ">": "<="}
"""The sign that holds where this one does not."""
