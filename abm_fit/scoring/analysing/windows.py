"""Stretches of a sum's totals in which no band and no atom changes, and the word that a state stands for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.pack.signs import HOLDS
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.bands import after_gates, place_of
from abm_fit.scoring.lookup import outcome_of
from abm_fit.scoring.methods.layers import Layers, State
from abm_fit.scoring.methods.options import FactSet

Window = tuple[int | None, int | None, FactSet]
"""Totals in [low, high), None: no end; and the truths of the atoms there."""


def windows_of(
    gating: Gating, node: Sum, home: str | None, scale: Fraction, weight: Fraction = Fraction(1)
) -> list[Window]:
    """Return the windows of a sum whose score counts with a weight, on a scale on which its totals are whole."""
    unit = scale * weight
    atoms = gating.by_sum.get((node.id, home), [])
    sides = [(number, *gating.threshold(node, number)) for number in atoms]
    marks = {ceil(band.start * unit) for band in node.bands[1:]}
    for _, _, threshold in sides:
        marks |= {ceil(threshold * unit), floor(threshold * unit) + 1}
    found: list[Window] = []
    for start, end in pairwise([None, *sorted(marks), None]):
        score = inside(start, end) / unit
        known = [("atom", atom, "yes" if HOLDS[sign](score, limit) else "no") for atom, sign, limit in sides]
        found.append((start, end, frozenset(known)))
    return found


def inside(start: int | None, end: int | None) -> int:
    """Return a total inside a stretch of whole totals."""
    return start if start is not None else 0 if end is None else end - 1


def counted(layers: Layers, state: State, windows: Sequence[Window]) -> list[int]:
    """Return in how many ways a state's total falls in each window; 1 or 0 where ways are not kept."""
    if layers.keep != "ways":
        return [layers.between(state, low, high) for low, high, _ in windows]
    ways = [0] * len(windows)
    place = 0
    for total, many in layers.counted(state):
        while (end := windows[place][1]) is not None and total >= end:
            place += 1
        ways[place] += many
    return ways


def word_of(pack: Pack, root: str, facts: FactSet) -> str:
    """Return the outcome of a table, or the band of a sum after gates, that a state stands for."""
    cells = {str(fact[1]): str(fact[2]) for fact in facts if fact[0] == "in"}
    table = pack.rubric.tables.get(root)
    if table is None:
        return _cell(pack, root, cells[root], facts)
    return outcome_of(table, {name: _cell(pack, name, cells[name], facts) for name in table.inputs})


def _cell(pack: Pack, name: str, word: str, facts: FactSet) -> str:
    """Return a band after gates; other words stay."""
    node = pack.rubric.sums.get(name)
    if node is None:
        return word
    caps = [int(str(fact[2])) for fact in facts if fact[:2] == ("cap", name)]
    raises = [int(str(fact[2])) for fact in facts if fact[:2] == ("raise", name)]
    return node.bands[after_gates(place_of(node, word), caps, raises)].id
