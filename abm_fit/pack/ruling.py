"""The rubric document's gates, decisions, patterns, mix and the settings beside them as values."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.document import exact
from abm_fit.pack.fields import PLACE, Part, condition, required, text, texts
from abm_fit.pack.nodes import Gate
from abm_fit.pack.questions import Scope
from abm_fit.pack.rules import (
    Choice,
    Contradiction,
    Coverage,
    Decision,
    Economics,
    Floor,
    Mix,
    Pattern,
    Robustness,
    Statement,
    Tier,
)


def gate_of(key: str, part: Part, per: Scope) -> Gate:
    """Build a gate."""
    return Gate(
        id=key,
        title=text(part, "title"),
        when=required(part),
        caps=dict(part.get("caps") or {}),
        raises=dict(part.get("raises") or {}),
        say=text(part, "say"),
        lifts_when=text(part, "lifts_when"),
        per=per,
        source=text(part, "source"),
    )


def decision_of(key: str, part: Part, per: Scope) -> Decision:
    """Build a decision."""
    choices = tuple(_choice(choice) for choice in part["choices"])
    return Decision(key, text(part, "title"), choices, part.get("role", "verdict"), per, text(part, "source"))


def _choice(part: Part) -> Choice:
    return Choice(
        id=part["id"],
        label=text(part, "label"),
        when=condition(part),
        say=text(part, "say"),
        until=text(part, "until"),
        instead=text(part, "instead"),
        again=text(part, "again"),
    )


def pattern_of(key: str, part: Part, per: Scope) -> Pattern:
    """Build a named way to fail."""
    return Pattern(
        id=key,
        title=text(part, "title"),
        present=required(part, "present"),
        possible=condition(part, "possible"),
        say=text(part, "say"),
        per=per,
        source=text(part, "source"),
    )


def contradiction_of(key: str, part: Part, per: Scope) -> Contradiction:
    """Build a pair of answers that cannot both be true."""
    return Contradiction(key, required(part), text(part, "say"), texts(part, "questions"), per)


def mix_of(part: Part | None) -> Mix | None:
    """Build how the mixes are made."""
    if part is None:
        return None
    floors = tuple(
        Floor(floor["id"], floor["least"], required(floor), text(floor, "say")) for floor in part.get("floors") or ()
    )
    return Mix(
        table=part["table"],
        weight=text(part, "weight"),
        step=part.get("step", 5),
        floors=floors,
        current=text(part, "current"),
        low_word=text(part, "low_word"),
        high_word=text(part, "high_word"),
    )


def coverage_of(part: Part) -> Coverage:
    """Build what has to be known before a verdict is named."""
    known = {key: part[key] for key in ("axis", "dimension", "na", "quick_axis", "quick_dimension") if key in part}
    return Coverage(**known, quick_caps=dict(part.get("quick_caps") or {}))


def economics_of(part: Part | None) -> Economics | None:
    """Build what the economics and capacity pages show."""
    if part is None:
        return None
    return Economics(
        title=text(part, "title"),
        statements=tuple(_statement(line) for line in part.get("statements") or ()),
        tiers=tuple(_tier(tier) for tier in part.get("tiers") or ()),
        capacity=tuple(_statement(line) for line in part.get("capacity") or ()),
        facts=texts(part, "facts"),
    )


def _tier(part: Part) -> Tier:
    return Tier(
        id=part["id"],
        label=text(part, "label"),
        cost=text(part, "cost"),
        affordable=text(part, "affordable"),
        ratio=text(part, "ratio"),
        break_even=text(part, "break_even"),
        uplift=text(part, "uplift"),
    )


def robustness_of(part: Part) -> Robustness:
    """Build the assumptions behind "how solid"."""
    standard = Robustness()
    return Robustness(
        shift=_chance(part, "shift", standard.shift),
        number_shift=part.get("number_shift", standard.number_shift),
        number_chance=_chance(part, "number_chance", standard.number_chance),
        flips_most=part.get("flips_most", standard.flips_most),
    )


def _chance(part: Part, key: str, standard: Fraction) -> Fraction:
    return exact(part[key]) if key in part else standard


def _statement(line: str) -> Statement:
    """Return a line with the names in its braces, each once."""
    found = str(line).strip()
    return Statement(found, tuple(dict.fromkeys(PLACE.findall(found))))
