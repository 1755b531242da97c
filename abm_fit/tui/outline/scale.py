"""On which scale a score or a value stands, so that no line speaks of 100 where a score ends elsewhere."""

from __future__ import annotations

from abm_fit.pack.model import Pack
from abm_fit.report.parts.scales import HUNDRED, Scale, scales_of
from abm_fit.scoring.indexes import index_of
from abm_fit.wording.spoken import say


def scale_of(pack: Pack, name: str) -> Scale:
    """Return the lowest and the highest that a question, a sum or a table can give; 0 to 100 where nothing is known."""
    return index_of(pack).once("scales", "", lambda: scales_of(pack)).get(name, HUNDRED)


def on_scale(pack: Pack, name: str, number: str) -> str:
    """Return a number with its scale: `40 of 100`, or with both ends where the scale does not begin at nought."""
    low, high = scale_of(pack, name)
    if low == 0:
        return say("outline.of_scale", number=number, high=high)
    return say("outline.on_scale", number=number, low=low, high=high)
