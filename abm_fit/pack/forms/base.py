"""What all shapes share: strictness, ids, texts, conditions and sourced ranges."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A word in lower case: letters, digits and `_`, starting with a letter."""

Text = Annotated[str, Field(min_length=1)]
"""A text that is not empty."""

Condition = Annotated[str, Field(min_length=1, max_length=2000)]
"""A condition or formula in the pack's language."""

Percent = Annotated[int, Field(ge=0, le=100)]
"""Whole percent."""

Points = Annotated[int, Field(ge=1, le=1000)]
"""Whole points, 1 to 1000: what an answer can still do to a sum is worked out point by point."""

Worth = Annotated[int, Field(ge=-1000, le=1000)]
"""A whole-number value, for the same reason within a thousand either way."""

Unit = Literal["", "money", "percent", "days", "count", "ratio", "months"]
"""What a quantity is counted in."""


class Form(BaseModel):
    """A mapping with known names only, and values of exactly the right type."""

    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True, allow_inf_nan=False)


class RangeForm(Form):
    """Between which values something lies that nobody knows."""

    low: float
    """The lowest it can be."""
    high: float
    """The highest it can be."""
    times: Id = ""
    """A numeric question or quantity whose number multiplies both ends."""
    source: Id = ""
    """A source's id; left out: our own judgement."""
