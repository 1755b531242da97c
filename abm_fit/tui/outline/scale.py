"""On which scale a score or a value stands, so that no line speaks of 100 where a score ends elsewhere."""

from __future__ import annotations

from abm_fit.pack.model import Pack
from abm_fit.report.parts.scales import HUNDRED, Scale, scales_of
from abm_fit.scoring.indexes import index_of


def scale_of(pack: Pack, name: str) -> Scale:
    """Return the lowest and the highest that a question, a sum or a table can give; 0 to 100 where nothing is known."""
    return index_of(pack).once("scales", "", lambda: scales_of(pack)).get(name, HUNDRED)


def of_scale(pack: Pack, name: str) -> str:
    """Return what stands behind a number: ` of 100`, or the ends where the scale does not begin at nought."""
    low, high = scale_of(pack, name)
    return f" of {high}" if low == 0 else f", on a scale from {low} to {high}"
