"""Gates, decisions, contradictions, mix, coverage, economics: what they name is there."""

from __future__ import annotations

from abm_fit.pack.document import Path
from abm_fit.pack.fields import PLACE, Part
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.questions import check_unique
from abm_fit.pack.lint.world import World


def check_rules(world: World, findings: Findings) -> None:
    """Note rules that name something unknown or stand in the wrong order."""
    for key, gate in world.gates.items():
        _check_gate(key, gate, world, findings)
    for key, decision in world.decisions.items():
        _check_decision(key, decision, findings)
    _check_single(world, findings)
    for key, part in world.contradictions.items():
        for at, question in enumerate(part["questions"]):
            if question not in world.questions:
                path: Path = ("contradictions", key, "questions", at)
                findings.unknown("P033", "rubric", path, question, world.questions, "question")
    for at, role in enumerate(world.rubric.get("gap_between") or ()):
        if role not in world.roles:
            findings.unknown("P013", "rubric", ("gap_between", at), role, world.roles, "role")
    _check_mix(world, findings)
    caps = (world.rubric.get("coverage") or {}).get("quick_caps") or {}
    _check_caps(caps, ("coverage", "quick_caps"), "P028", world, findings)
    _check_economics(world, findings)


def _check_caps(caps: Part, path: Path, code: str, world: World, findings: Findings) -> None:
    """Note caps on unknown sums or at unknown bands."""
    banded = [name for name in world.sums if world.bands_of(name)]
    for node, band in caps.items():
        if node not in banded:
            findings.unknown(code, "rubric", (*path, node), node, banded, "sum with bands")
        elif band not in world.bands_of(node):
            findings.unknown(code, "rubric", (*path, node), band, world.bands_of(node), f"band of `{node}`")


def _check_gate(key: str, gate: Part, world: World, findings: Findings) -> None:
    for group in ("caps", "raises"):
        _check_caps(gate.get(group) or {}, ("gates", key, group), "P021", world, findings)
    if not gate.get("caps") and not gate.get("raises"):
        findings.add("P021", "rubric", ("gates", key), "this gate caps and raises nothing", "write `caps: {sum: band}`")


def _check_decision(key: str, decision: Part, findings: Findings) -> None:
    choices = decision["choices"]
    path: Path = ("decisions", key, "choices")
    check_unique([(choice["id"], (*path, at, "id")) for at, choice in enumerate(choices)], "rubric", findings)
    for at, choice in enumerate(choices):
        last = at == len(choices) - 1
        if last and "when" in choice:
            hint = "the last line is taken when no other is: leave its `when` out, or add one"
            findings.add("P027", "rubric", (*path, at, "when"), "the last line has a condition", hint)
        if not last and "when" not in choice:
            message = f"`{choice['id']}` has no condition, so nothing below it is ever taken"
            findings.add("P027", "rubric", (*path, at), message, "give it a `when`, or move it to the end")


def _check_single(world: World, findings: Findings) -> None:
    """Note a second verdict table, headline or route."""
    groups = (("tables", world.tables, ("verdict",)), ("decisions", world.decisions, ("headline", "route")))
    for group, parts, roles in groups:
        for role in roles:
            having = [key for key, part in parts.items() if part.get("role") == role]
            for key in having[1:]:
                findings.add("P032", "rubric", (group, key, "role"), f"`{having[0]}` is the {role} already")


def _check_mix(world: World, findings: Findings) -> None:
    mix = world.rubric.get("mix")
    if mix is None:
        return
    if mix["table"] not in world.tables:
        findings.unknown("P028", "rubric", ("mix", "table"), mix["table"], world.tables, "table")
    elif world.tables[mix["table"]].get("role") != "verdict":
        message = f"the mix is made from verdicts, and `{mix['table']}` is not the verdict"
        findings.add("P028", "rubric", ("mix", "table"), message, "give that table `role: verdict`, or leave `mix` out")
    else:
        for at, outcome in enumerate(world.tables[mix["table"]]["outcomes"]):
            if "now" not in outcome or "later" not in outcome:
                path: Path = ("tables", mix["table"], "outcomes", at)
                findings.add("P028", "rubric", path, f"`{outcome['id']}` has no mix", "write `now` and `later`")
    numeric = [name for name in world.names() if world.has_number(name)]
    for key in ("weight", "current"):
        if key in mix and not world.has_number(mix[key]):
            findings.unknown("P028", "rubric", ("mix", key), mix[key], numeric, "numeric question or quantity")
    floors = mix.get("floors") or ()
    check_unique([(floor["id"], ("mix", "floors", at, "id")) for at, floor in enumerate(floors)], "rubric", findings)


def _check_economics(world: World, findings: Findings) -> None:
    economics = world.rubric.get("economics")
    if economics is None:
        return
    known = [name for name in world.names() if world.has_number(name)]
    for group in ("statements", "capacity"):
        for at, line in enumerate(economics.get(group) or ()):
            for name in PLACE.findall(line):
                if name not in known:
                    findings.unknown("P030", "rubric", ("economics", group, at), name, known, "quantity")
    for at, tier in enumerate(economics.get("tiers") or ()):
        for key in ("cost", "affordable", "ratio", "break_even", "uplift"):
            if tier[key] not in known:
                findings.unknown("P028", "rubric", ("economics", "tiers", at, key), tier[key], known, "quantity")
    for at, name in enumerate(economics.get("facts") or ()):
        if name not in known:
            findings.unknown("P028", "rubric", ("economics", "facts", at), name, known, "quantity")
