"""A result whose texts name amounts in the company's own currency."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from abm_fit.scoring.currency import told_in
from abm_fit.scoring.measured import GateState
from abm_fit.scoring.result import Action, Conflict, DecisionState, PatternState, Refused, Result, Verdict

TEXTS = frozenset(
    {"say", "text", "until", "instead", "again", "lifts_when", "why", "do", "cost", "done_when", "stop_when"}
)
"""What a part of a result says in the pack's own words."""

Part = TypeVar("Part", GateState, Verdict, DecisionState, PatternState, Action, Refused, Conflict)


def told(result: Result) -> Result:
    """Return a result in whose texts the pack's amounts stand in the currency that amounts are shown in."""
    if result.shown_in.code == result.currency:
        return result
    return replace(
        result,
        gates=tuple(_told(part, result) for part in result.gates),
        verdicts=tuple(_told(part, result) for part in result.verdicts),
        headline=result.headline and _told(result.headline, result),
        route=result.route and _told(result.route, result),
        decisions=tuple(_told(part, result) for part in result.decisions),
        mix=result.mix and replace(result.mix, floor_say=tuple(_in_own(text, result) for text in result.mix.floor_say)),
        patterns=tuple(_told(part, result) for part in result.patterns),
        plan=tuple(_told(part, result) for part in result.plan),
        refusals=tuple(_told(part, result) for part in result.refusals),
        conflicts=tuple(_told(part, result) for part in result.conflicts),
    )


def _told(part: Part, result: Result) -> Part:
    texts = {field.name: getattr(part, field.name) for field in fields(part) if field.name in TEXTS}
    anew: dict[str, Any] = {name: _in_own(text, result) for name, text in texts.items()}
    return part if anew == texts else replace(part, **anew)


def _in_own(text: str, result: Result) -> str:
    return told_in(text, result.currency, result.shown_in)
