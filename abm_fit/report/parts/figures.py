"""Computed figures in words: amounts, counts, percentages and shares, each with its unit and its own rounding."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cached_property

from abm_fit.pack.conditions import compared_with
from abm_fit.pack.model import Pack
from abm_fit.report.formatting import DASH, Formatter
from abm_fit.scoring.currency import amounts_in
from abm_fit.scoring.measured import Quantified, Span
from abm_fit.wording.words import Words

UPLIFT_MOST = Fraction(100)
"""A chance can't rise by more than this many percentage points."""

FIGURE = re.compile(r"(\d+(?:\.\d+)?) %|(\d+\.\d+)")
"""A percentage or a decimal; whole numbers by themselves may be years or parts of a name."""


class Figures:
    """Writes what was computed for one locale."""

    pack: Pack
    fmt: Formatter
    words: Words

    def quantity(self, item: Quantified) -> str:
        """Write a quantity, or a dash where it can't be computed."""
        if item.id in self.uplifts:
            return self.points(item.span)
        if item.id in self.pack.rubric.policy and item.span is not None:
            return self.constant(item.span.low, item.unit)
        return self.span(item.span, item.unit, self.compared.get(item.id, frozenset()))

    def constant(self, value: Fraction, unit: str) -> str:
        """Write a constant of the rubric; an amount that its rate had to convert is said to be rounded."""
        shown = self.fmt.given(Span(value, value), unit, self.ratios)
        exact = unit != "money" or self.fmt.currency.to_the_cent(value)
        return shown if exact else self.words("about", value=shown)

    @cached_property
    def uplifts(self) -> frozenset[str]:
        """Quantities that say by how much a chance must rise."""
        economics = self.pack.rubric.economics
        return frozenset(tier.uplift for tier in economics.tiers) if economics else frozenset()

    def points(self, span: Span | None) -> str:
        """Write a rise of a chance with its unit, percentage points."""
        if span is None:
            return self.words("none")
        one = span.low == span.high == 1
        return self.words(f"money.points.{'one' if one else 'many'}", value=self.uplift(span))

    def uplift(self, span: Span | None) -> str:
        """Write a rise of a chance without its unit; what lies beyond a hundred points is said to be out of reach."""
        if span is None:
            return self.words("none")
        low, high = (self.fmt.bare(end, "percent") for end in (span.low, span.high))
        if span.high <= UPLIFT_MOST:
            return low if low == high else f"{low}{DASH}{high}"
        most = self.words("over", value=self.fmt.bare(UPLIFT_MOST, "percent"))
        return most if span.low > UPLIFT_MOST else f"{low}{DASH}{most}"

    def span(self, span: Span | None, unit: str, cuts: Collection[Fraction] = ()) -> str:
        """Write a computed span with its unit, never rounded across one of the `cuts`."""
        if span is None:
            return self.words("none")
        if unit == "count":
            return self.counted(span)
        if unit == "money":
            return self.fmt.about(span, (*self.amounts, *cuts))
        return self.fmt.quantity(span, unit, cuts=(*(self.ratios if unit == "ratio" else ()), *cuts))

    def counted(self, span: Span) -> str:
        """Write a computed count: there is no half an account, so it is rounded down, and said so."""
        down = Span(Fraction(span.low.__floor__()), Fraction(span.high.__floor__()))
        value = self.fmt.quantity(down, "count")
        if down == span:
            return value
        if span.exact:
            return self.words("rounded_down", value=value, exact=self.fmt.number(span.low, 1))
        return self.words("rounded_down_range", value=value)

    @cached_property
    def compared(self) -> Mapping[str, Collection[Fraction]]:
        """The numbers that conditions compare a quantity with, by its name."""
        return compared_with(self.pack)

    @cached_property
    def amounts(self) -> tuple[Fraction, ...]:
        """The policy's amounts: what is computed is compared with them, so that rounding must not cross one."""
        return tuple(item.value for item in self.pack.rubric.policy.values() if item.unit == "money")

    @cached_property
    def ratios(self) -> tuple[Fraction, ...]:
        """The policy's ratios, which computed ones are compared with."""
        return tuple(item.value for item in self.pack.rubric.policy.values() if item.unit == "ratio")

    def localised(self, sentence: str) -> str:
        """Write the percentages and decimals of a sentence that scoring made as people of the locale write them."""
        return FIGURE.sub(self._localised, sentence)

    def _localised(self, found: re.Match[str]) -> str:
        digits = found[1] or found[2]
        places = len(digits.partition(".")[2])
        write = self.fmt.percent if found[1] else self.fmt.number
        return write(Fraction(digits), places)

    def amounts_of(self, text: str) -> str:
        """Write the amounts in a text of the pack as people of the locale write numbers."""
        code = self.fmt.currency.code
        return amounts_in(text, code, lambda value: self.fmt.number(value, 0 if value.denominator == 1 else 2), code)

    def hours(self, hours: int) -> str:
        """Write so many hours."""
        return self.words.count(hours, "hours", hours=self.fmt.number(Fraction(hours)))

    def share(self, low: int, high: int) -> str:
        """Write a share of the mix as a range of percent."""
        first, last = str(low), self.fmt.percent(Fraction(high))
        return last if low == high else f"{first}{DASH}{last}"
