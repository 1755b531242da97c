"""What reads what: nothing in a circle, nothing before it is known, nothing per segment for the company."""

from __future__ import annotations

from collections.abc import Mapping

from abm_fit.pack.document import Path
from abm_fit.pack.expression import Name
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.sites import Site
from abm_fit.pack.lint.world import World
from abm_fit.pack.order import cycles_in
from abm_fit.pack.questions import Scope
from abm_fit.pack.scope import Reads, gates_on, infer_scopes, key_of, made_of, names_outside_segments
from abm_fit.pack.trees import names_in, unparse


def check_reading(sites: tuple[Site, ...], world: World, findings: Findings) -> None:
    """Note what reads too early, in a circle or over the segments' heads, and not applicable before a gate."""
    for site in sites:
        for name in names_in(site.tree):
            if not _allowed(name, site, world):
                _note_early(name, site, findings)
    _check_circles(sites, world, findings)
    _check_scopes(sites, world, findings)
    _check_not_applicable(sites, world, findings)


def _allowed(name: Name, site: Site, world: World) -> bool:
    if site.use == "rule":
        return True
    late = name.id in ("gate", "decision") or name.id in world.tables or name.attribute == "band"
    if site.use == "gate":
        return not late
    return not late and name.id != "gap" and name.id not in world.sums


def _note_early(name: Name, site: Site, findings: Findings) -> None:
    reads = "answers, quantities, scores and gaps" if site.use == "gate" else "answers and quantities only"
    who = {"asking": "whether a question is asked", "quantity": "a quantity", "gate": "a gate"}[site.use]
    hint = "bands come after the gates: compare the score" if name.attribute == "band" else ""
    message = f"`{unparse(name)}` is not known yet: {who} reads {reads}"
    findings.add("P006", site.document, site.path, message, hint)


def _check_circles(sites: tuple[Site, ...], world: World, findings: Findings) -> None:
    graph: dict[str, list[str]] = {}
    places: dict[str, tuple[str, Path]] = {}
    for site in sites:
        if site.owner:
            keys = [key_of(name) for name in names_in(site.tree) if _allowed(name, site, world) and name.id != "gap"]
            graph.setdefault(site.owner, []).extend(keys)
            places.setdefault(site.owner, (site.document, site.path))
    for group, key_name in (("sums", "points"), ("tables", "inputs")):
        for key, part in (world.sums if group == "sums" else world.tables).items():
            graph[key] = list(part.get(key_name) or ())
            places[key] = ("rubric", (group, key, key_name))
    for key, part in world.tables.items():
        # A table reads bands, and these are what the gates leave of them.
        graph[key] += [gate for name in part["inputs"] for gate in gates_on(name, world.gates)]
    for key in (*world.questions, *world.derived):
        times = (world.values.get(key, {}).get("unknown_range") or {}).get("times")
        other = (world.derived.get(key, {}).get("otherwise") or {}).get("times")
        for name in (times, other):
            if name:
                graph.setdefault(key, []).append(name)
                places.setdefault(key, ("rubric", ("values" if name == times else "derived", key)))
    for cycle in cycles_in(graph):
        document, path = places[cycle[0]]
        message = f"these read each other in a circle: {' → '.join((*cycle, cycle[0]))}"
        findings.add("P007", document, path, message, "one of them has to go without")


def scopes_in(sites: tuple[Site, ...], world: World) -> Mapping[str, Scope]:
    """Return the scope of every question and of everything that reads."""
    asked: dict[str, Scope] = {key: part.get("per", "company") for key, part in world.questions.items()}
    things: dict[str, Reads] = {key: Reads(ids=made_of(key, part, world.gates)) for key, part in world.sums.items()}
    things |= {key: Reads(ids=tuple(part["inputs"])) for key, part in world.tables.items()}
    for site in sites:
        if site.owner and site.use != "asking":
            before = things.get(site.owner, Reads())
            times = (world.derived.get(site.owner, {}).get("otherwise") or {}).get("times")
            things[site.owner] = Reads((*before.expressions, site.tree), (times,) if times else ())
    return {**asked, **infer_scopes(asked, things)}


def _check_scopes(sites: tuple[Site, ...], world: World, findings: Findings) -> None:
    scopes = scopes_in(sites, world)

    def per_segment(site: Site) -> list[str]:
        return [unparse(name) for name in names_outside_segments(site.tree) if scopes.get(key_of(name)) == "segment"]

    for site in sites:
        named = per_segment(site)
        if not named:
            continue
        who = _company_thing(site, world, scopes)
        if who:
            message = f"{who} is for the company, and `{named[0]}` differs by segment"
            findings.add("P008", site.document, site.path, message, "say any(…) or all(…), least(…) or most(…)")
    for question, rule in world.values.items():
        times = (rule.get("unknown_range") or {}).get("times")
        if times and scopes.get(times) == "segment" and scopes.get(question) == "company":
            message = f"`{question}` is for the company, and `{times}` differs by segment"
            findings.add("P008", "rubric", ("values", question, "unknown_range"), message)
    current = (world.rubric.get("mix") or {}).get("current")
    if current and scopes.get(current) == "segment":
        findings.add("P008", "rubric", ("mix", "current"), f"today's mix is the company's, and `{current}` differs")


def _company_thing(site: Site, world: World, scopes: Mapping[str, Scope]) -> str:
    """Return what a site belongs to, where that must not differ by segment; else the empty text."""
    if site.use == "asking":
        return f"`{site.owner}`" if scopes.get(site.owner) == "company" else ""
    kind, _, key = site.owner.partition(".")
    if kind == "gate":
        gate = world.gates[key]
        nodes = [node for group in ("caps", "raises") for node in gate.get(group) or {} if node in world.sums]
        capped = next((node for node in nodes if scopes.get(node) == "company"), "")
        return f"the gated sum `{capped}`" if capped else ""
    if kind == "decision" and world.decisions[key].get("role") in ("headline", "route"):
        return f"the {world.decisions[key]['role']}"
    return ""


def _check_not_applicable(sites: tuple[Site, ...], world: World, findings: Findings) -> None:
    """Note questions that may be not applicable and are read by a gate, itself or through quantities."""
    reads: dict[str, set[str]] = {}
    for site in sites:
        reads.setdefault(site.owner, set()).update(name.id for name in names_in(site.tree))
    for question, path in world.places.items():
        if not world.questions[question].get("na"):
            continue
        gates = [key for key in reads if key.startswith("gate.") and question in _reached(key, reads, world)]
        if gates:
            gate = gates[0].partition(".")[2]
            message = f"the gate `{gate}` reads this, so not applicable would open it"
            findings.add("P022", "questionnaire", (*path, "na"), message, "take `na` out, or add an option for it")


def _reached(key: str, reads: Mapping[str, set[str]], world: World) -> set[str]:
    """Return every id that something reads, through quantities."""
    found: set[str] = set()
    todo = [key]
    while todo:
        for name in reads.get(todo.pop(), set()) - found:
            found.add(name)
            if name in world.derived:
                todo.append(name)
    return found
