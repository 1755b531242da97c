"""Findings as text for people and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from abm_fit.proof.findings import Finding, Findings
from abm_fit.scoring.rounding import shown

LEAST = Fraction(1, 2000)
"""A share below this rounds to nought tenths of a percent."""


def findings_to_text(findings: Findings) -> str:
    """Return the findings as lines: problems first, then what was proved and the tables."""
    sections = (
        _head(findings),
        [line for finding in findings.findings for line in _finding(finding)],
        _proved(findings),
        ["Not worked out:", *(f"  {line}" for line in findings.left_out)] if findings.left_out else [],
        _reach(findings),
        _influence(findings),
        _shares("Verdicts over uniform answers", findings.base_rates),
        _shares("Points that the quick walk asks", findings.quick),
        _falling(findings),
        _cases(findings),
        _mutations(findings),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def findings_to_data(findings: Findings) -> dict[str, Any]:
    """Return the findings as JSON-able data; fractions as decimal numbers, with `ok` beside them."""
    data: dict[str, Any] = _plain(findings)
    return {"ok": findings.ok, **data}


def _plain(value: object) -> Any:  # noqa: ANN401  plain data
    if isinstance(value, Fraction):
        return float(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _head(findings: Findings) -> list[str]:
    count = {"error": 0, "warning": 0, "accepted": 0}
    for finding in findings.findings:
        count[finding.severity] += 1
    result = "passed" if findings.ok else "failed"
    sums = f"{count['error']} wrong, {count['warning']} to look at, {count['accepted']} accepted with a reason"
    return [f"{findings.pack} {findings.version}: {result}. {sums}."]


def _finding(finding: Finding) -> Iterator[str]:
    place = f"{finding.file}:{finding.line}: " if finding.file and finding.line else ""
    place = place or (f"{finding.file}: " if finding.file else "")
    yield f"{finding.severity} {finding.code}: {place}{finding.message}"
    yield f"  accepted: {finding.reason}" if finding.reason else f"  {finding.remedy}"


def _proved(findings: Findings) -> list[str]:
    return ["Proved:", *(f"  {line}" for line in findings.proved)] if findings.proved else []


def _reach(findings: Findings) -> list[str]:
    if not findings.reach:
        return []
    width = max(len(f"{item.kind} {item.id}") for item in findings.reach)
    return [
        "What the pack can say, and who hears it:",
        *(
            f"  {f'{item.kind} {item.id}':<{width}}  {item.state}{f' ({item.witness})' if item.witness else ''}"
            for item in findings.reach
        ),
    ]


def _influence(findings: Findings) -> list[str]:
    if not findings.influence:
        return []
    lines = ["Influence beside points (share of all band moves over uniform answers):"]
    width = max(len(f"{item.axis}: {item.title}") for item in findings.influence)
    for item in findings.influence:
        name = f"{item.axis}: {item.title}"
        lines.append(
            f"  {name:<{width}}  {_percent(item.share_of_points):>6} of points"
            f"  {_percent(item.share_without_gates):>6} without gates  {_percent(item.share):>6} with gates"
        )
    return lines


def _shares(title: str, shares: Mapping[str, Fraction]) -> list[str]:
    if not shares:
        return []
    width = max(map(len, shares))
    return [f"{title}:", *(f"  {name:<{width}}  {_percent(share):>7}" for name, share in shares.items())]


def _falling(findings: Findings) -> list[str]:
    if not findings.falling:
        return []
    lines = [f"Better answers that lower a result: {len(findings.falling)} pairs"]
    return lines + [
        f"  {pair.node}: {pair.better} ({pair.context}): {pair.before} becomes {pair.after}"
        for pair in findings.falling
    ]


def _cases(findings: Findings) -> list[str]:
    if not findings.cases:
        return []
    passed = sum(run.passed for run in findings.cases)
    return [f"Cases: {passed} of {len(findings.cases)} come out as they must."]


def _mutations(findings: Findings) -> list[str]:
    if findings.mutations is None:
        return []
    if not findings.mutations:
        return ["Every small change that was tried is noticed by some case."]
    return ["Small changes that no case notices:", *(f"  {line}" for line in findings.mutations)]


def _percent(share: Fraction) -> str:
    """Write a share in percent; what is seldom is not written as never, nor what is nearly always as always."""
    if 0 < share < LEAST:
        return "< 0.1 %"
    if 1 - LEAST < share < 1:
        return "> 99.9 %"
    return f"{shown(share * 100, places=1)} %"
