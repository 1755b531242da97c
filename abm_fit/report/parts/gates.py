"""The gates that stop a score, or may."""

from __future__ import annotations

from dataclasses import replace

from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Head
from abm_fit.report.parts.values_analysis import GateLine, Gates
from abm_fit.scoring.measured import GateState


def gates(m: Material) -> Gates | None:
    """Fill the part, or nothing where the pack has no gates."""
    if not m.result.gates:
        return None
    told = [gate for gate in m.result.gates if gate.fired != "no"]
    told.sort(key=lambda gate: (gate.fired != "yes", not gate.binds))
    clear = dict.fromkeys(gate.title for gate in m.result.gates if gate.fired == "no")
    for gate in told:
        clear.pop(gate.title, None)
    return Gates(
        head=Head("gates", m.words("gates.name"), _title(m), m.words(_lede(m))),
        rows=_rows(m, told),
        clear="; ".join(clear),
    )


def _title(m: Material) -> str:
    fired = {gate.gate for gate in m.result.gates if gate.fired == "yes"}
    binding = {gate.gate for gate in m.result.gates if gate.fired == "yes" and gate.binds}
    open_ = {gate.gate for gate in m.result.gates if gate.fired == "open"}
    w = m.words
    if binding and all(m.pack.rubric.gates[gate].raises and not m.pack.rubric.gates[gate].caps for gate in binding):
        return w.count(len(binding), "gates.raising")
    if binding:
        return w.count(len(binding), "gates.binding")
    if fired:
        return w.count(len(fired), "gates.fired")
    return w.count(len(open_), "gates.open") if open_ else w("gates.none")


def _lede(m: Material) -> str:
    """Return the key of the sentence that says what a gate does: cap, raise or both."""
    rules = m.pack.rubric.gates.values()
    if not any(rule.raises for rule in rules):
        return "gates.lede"
    return "gates.lede_both" if any(rule.caps for rule in rules) else "gates.lede_raises"


def _rows(m: Material, told: list[GateState]) -> tuple[GateLine, ...]:
    """Return one row a gate and state, with all segments where it is so."""
    rows: dict[tuple[str, str], GateLine] = {}
    for gate in told:
        row = _row(m, gate)
        known = rows.get((gate.gate, row.state))
        rows[gate.gate, row.state] = replace(known, where=f"{known.where}, {row.where}") if known else row
    return tuple(rows.values())


def _row(m: Material, gate: GateState) -> GateLine:
    rule = m.pack.rubric.gates[gate.gate]
    effects = [m.words("gates.caps", title=m.name_of(s), band=m.band_label(s, b)) for s, b in gate.caps.items()]
    effects += [m.words("gates.raises", title=m.name_of(s), band=m.band_label(s, b)) for s, b in rule.raises.items()]
    key = "gates.state_open" if gate.fired == "open" else "gates.state_binds" if gate.binds else "gates.state_fired"
    return GateLine(
        title=gate.title,
        where=m.where(gate.segment),
        state=m.words(key),
        effect="; ".join(effects),
        say=gate.say,
        lifts_when=gate.lifts_when,
        binds=gate.binds and gate.fired == "yes",
    )
