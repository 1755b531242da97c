"""Whether a worked case came out as it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from abm_fit.assessment.cases import Case, Expectation
from abm_fit.scoring.result import DecisionState, Result


def judge(case: Case, result: Result) -> tuple[str, ...]:
    """Return every way in which a result differs from what its case expects, in words; nothing where it holds."""
    expect = case.expect
    found = [*_verdicts(expect, result), *_bands(expect, result), *_gates(expect, result)]
    return (*found, *_decisions(expect, result), *_patterns(expect, result))


T = TypeVar("T")


def _wanted(by_segment: Mapping[str, T], segment: str | None) -> T | None:
    return by_segment.get(segment or "", by_segment.get(""))


def _place(segment: str | None) -> str:
    return f" in {segment}" if segment else ""


def _verdicts(expect: Expectation, result: Result) -> Iterator[str]:
    for verdict in result.verdicts:
        wanted = _wanted(expect.verdict, verdict.segment)
        got = verdict.outcome or "none"
        if wanted is not None and got != wanted:
            still = f" (possible: {', '.join(verdict.possible)})"
            yield f"the verdict{_place(verdict.segment)} is {got}{still}, not {wanted}"
        possible = _wanted(expect.possible, verdict.segment)
        if possible is not None and set(verdict.possible) != set(possible):
            yield f"possible{_place(verdict.segment)} are {', '.join(verdict.possible)}, not {', '.join(possible)}"


def _bands(expect: Expectation, result: Result) -> Iterator[str]:
    for node in result.nodes:
        wanted = _wanted(expect.bands.get(node.node, {}), node.segment)
        if wanted is not None and node.band != wanted:
            got = node.band or " or ".join(node.possible)
            yield f"{node.node}{_place(node.segment)} is {got}, not {wanted}"


def _gates(expect: Expectation, result: Result) -> Iterator[str]:
    states: dict[str, list[tuple[str | None, str]]] = {}
    for gate in result.gates:
        states.setdefault(gate.gate, []).append((gate.segment, gate.fired))
    for word, names in (("yes", expect.fired), ("open", expect.open), ("no", expect.clear)):
        for name in names:
            gate_id, _, segment = name.partition("@")
            found = [fired for at, fired in states.get(gate_id, ()) if not segment or at == segment]
            # A gate that is clear must be so everywhere; one that fires or is open need be so somewhere.
            holds = bool(found) and all(one == "no" for one in found) if word == "no" else word in found
            if not holds:
                got = ", ".join(found) or "not there"
                yield f"the gate {name} should be {word}, and is {got}"


def _decisions(expect: Expectation, result: Result) -> Iterator[str]:
    every: list[DecisionState] = [one for one in (result.headline, result.route) if one is not None]
    states = [*every, *result.decisions]
    for decision, choices in expect.decisions.items():
        got = {one.segment or "": one.choice or "open" for one in states if one.decision == decision}
        for segment, wanted in choices.items():
            found = got if not segment else {segment: got[segment]} if segment in got else {}
            if not found or set(found.values()) != {wanted}:
                told = ", ".join(dict.fromkeys(found.values())) or "not there"
                yield f"the decision {decision}{_place(segment)} is {told}, not {wanted}"


def _patterns(expect: Expectation, result: Result) -> Iterator[str]:
    for pattern, wanted in expect.patterns.items():
        found = [one.state for one in result.patterns if one.pattern == pattern]
        if wanted not in found:
            yield f"the pattern {pattern} is {', '.join(found) or 'not there'}, not {wanted}"
