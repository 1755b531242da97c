"""What holds for which share of all answers: one piece of work, as its proofs look at the same answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.proof.everything import Everything
from abm_fit.proof.findings import Influence
from abm_fit.proof.firing import firing_shares
from abm_fit.proof.influencing import influence_of
from abm_fit.proof.proving import base_rates


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares over uniform answers."""

    rates: Mapping[str, Fraction]
    """Of verdicts; empty where too many answers count in two places."""
    exact: bool
    """Whether all answers were gone through for them."""
    influence: tuple[Influence, ...]
    firing: Mapping[str, Fraction]
    """Of gates, without those that hang on too many answers."""


def shares_of(everything: Everything) -> Shares:
    """Return all shares."""
    rates, exact = base_rates(everything)
    return Shares(rates, exact, influence_of(everything), firing_shares(everything))
