"""How the parts of validated documents become values: texts, exact numbers, parsed conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from abm_fit.pack.document import exact

if TYPE_CHECKING:
    from abm_fit.pack.expression import Expression

Part = Mapping[str, Any]
"""A mapping of a validated document."""

PLACE = re.compile(r"\{([^{}]*)\}")
"""Where a quantity stands in a statement."""


@lru_cache(maxsize=4096)
def _parse(line: str) -> Expression:
    """Parse a condition; they are read more than once while a pack is built, and a tree never changes."""
    from abm_fit.pack.parsing import parse_expression

    return parse_expression(line)


def text(part: Part, key: str) -> str:
    """Return a text without the space around it; empty where there is none."""
    return str(part.get(key) or "").strip()


def texts(part: Part, key: str) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(str(item).strip() for item in part.get(key) or ())


def condition(part: Part, key: str = "when") -> Expression | None:
    """Return a parsed condition, or None where there is none."""
    found = part.get(key)
    return None if found is None else _parse(str(found))


def required(part: Part, key: str = "when") -> Expression:
    """Return a parsed condition or formula that must be there; a bare number will do."""
    return _parse(str(part[key]))


def number(part: Part, key: str) -> Fraction | None:
    """Return an exact number, or None where there is none."""
    found = part.get(key)
    return None if found is None else exact(found)
