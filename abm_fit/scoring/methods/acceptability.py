"""Acceptability under all weightings: how much of the space of possible weights keeps a score in each band."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm

from abm_fit.scoring.methods.adding import over

Number = int | Fraction


def acceptability(values: Sequence[Number], threshold: Number) -> Fraction:
    """Return the share of all weightings under which the weighted mean of `values` is at least `threshold`.

    Weights are uniform on the simplex (non-negative, adding up to 1). The share is the content of a simplex cut by a
    half-space: the divided difference of (x − t)₊ⁿ⁻¹ over the values (Hermite–Genocchi). It is computed by Varsi's
    recursion (Pacific J. Math. 46, 1973), which gives the same number with non-negative terms only, so that equal
    values need no derivatives. Category acceptability index of SMAA-TRI (Tervonen et al. 2009) for fixed answers.

    Raises ValueError without values.
    """
    if not values:
        message = "no values to weigh"
        raise ValueError(message)
    scale = lcm(threshold.denominator, *(value.denominator for value in values))
    cut = over(threshold, scale)
    distances = [over(value, scale) - cut for value in values]
    above, below = [item for item in distances if item >= 0], [-item for item in distances if item < 0]
    if not above or not below:
        return Fraction(0 if below else 1)
    return 1 - _share_below(above, below)


def _share_below(above: Sequence[int], below: Sequence[int]) -> Fraction:
    """Return the share on the lower side, from whole distances to the threshold on either side.

    share[i] = (long·share[i] + short·share[i - 1]) / (long + short), in whole numbers over one denominator a round.
    """
    under = 1
    shares = [1, *([0] * len(above))]
    for short in below:
        met = [1]
        for long in above:
            met.append(met[-1] * (long + short))
        # So far met[i] is what the denominator of the i-th share has grown by; all are brought to the last one.
        for index, long in enumerate(above, start=1):
            shares[index] = long * shares[index] * met[index - 1] + short * shares[index - 1]
        shares = [share * (met[-1] // grown) for share, grown in zip(shares, met, strict=True)]
        under *= met[-1]
    return Fraction(shares[-1], under)


def band_acceptability(values: Sequence[Number], cuts: Sequence[Number]) -> tuple[Fraction, ...]:
    """Return each band's share of all weightings; `cuts` are the ascending starts of every band but the first."""
    reached = [Fraction(1), *(acceptability(values, cut) for cut in cuts), Fraction(0)]
    return tuple(lower - upper for lower, upper in pairwise(reached))
