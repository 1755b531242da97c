"""Which parts of a score are the lowest and the highest, as far as that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from abm_fit.report.parts.material import Material
from abm_fit.report.parts.scales import HUNDRED
from abm_fit.scoring.measured import Part, Span


def lowest(m: Material, parts: Sequence[Part]) -> list[Part]:
    """Return the parts that nothing unknown can bring above another one; those that print alike go together."""
    return _extreme(m, parts, sign=1)


def highest(m: Material, parts: Sequence[Part]) -> list[Part]:
    """Return the parts that nothing unknown can bring below another one; those that print alike go together."""
    return _extreme(m, parts, sign=-1)


def _extreme(m: Material, parts: Sequence[Part], *, sign: int) -> list[Part]:
    """Return the lowest parts; with `sign` -1 the highest."""
    placed = [(part, _placed(m, part.child, part.value, sign)) for part in parts if part.value is not None]
    sure = [
        part for part, span in placed if all(span.high <= other.low for another, other in placed if another is not part)
    ]
    alike = {(m.value(part.child, part.value), part.value.exact) for part in sure if part.value is not None}
    return [part for part, _ in placed if part.value and (m.value(part.child, part.value), part.value.exact) in alike]


def _placed(m: Material, id_: str, span: Span, sign: int) -> Span:
    """Return where a value lies between the ends of its scale; mirrored with `sign` -1."""
    start, end = m.scales.get(id_, HUNDRED)
    whole = Fraction(end - start) or Fraction(1)
    ends = [sign * (span.low - start) / whole, sign * (span.high - start) / whole]
    return Span(min(ends), max(ends))
