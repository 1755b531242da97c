"""Tables: every combination of inputs meets exactly one row."""

from __future__ import annotations

from itertools import product
from math import prod

from abm_fit.pack.document import Path
from abm_fit.pack.fields import Part
from abm_fit.pack.judging import ANY
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.questions import check_unique
from abm_fit.pack.lint.world import World

MOST_CELLS = 20_000
"""Combinations a table may have."""

_NAMED = 3
"""Combinations named in a message."""


def check_tables(world: World, findings: Findings) -> None:
    """Note tables with unknown words, gaps or overlaps."""
    routes = _route_choices(world)
    for key, table in world.tables.items():
        outcomes = [(outcome["id"], ("tables", key, "outcomes", at)) for at, outcome in enumerate(table["outcomes"])]
        check_unique([(name, (*path, "id")) for name, path in outcomes], "rubric", findings)
        for at, outcome in enumerate(table["outcomes"]):
            _check_outcome(outcome, ("tables", key, "outcomes", at), routes, findings)
        sound = _check_inputs(key, table, world, findings)
        if _check_rows(key, table, world, findings) and sound:
            _check_cells(key, table, world, findings)


def _route_choices(world: World) -> tuple[str, ...]:
    found = (part for part in world.decisions.values() if part.get("role") == "route")
    return tuple(choice["id"] for part in found for choice in part["choices"])


def _check_outcome(outcome: Part, path: Path, routes: tuple[str, ...], findings: Findings) -> None:
    if outcome["id"] in (ANY, "none"):
        message = f"`{outcome['id']}` means something else in tables and cases"
        findings.add("P010", "rubric", (*path, "id"), message, "choose another id")
    for route in outcome.get("texts") or {}:
        if route not in routes:
            findings.unknown("P024", "rubric", (*path, "texts", route), route, routes, "choice of a route decision")
    for key in ("now", "later"):
        if key in outcome and outcome[key][0] > outcome[key][1]:
            findings.add("P017", "rubric", (*path, key), "the first percentage is above the second")


def _check_inputs(key: str, table: Part, world: World, findings: Findings) -> bool:
    good = True
    for at, name in enumerate(table["inputs"]):
        path: Path = ("tables", key, "inputs", at)
        if world.cells_of(name):
            continue
        good = False
        if name in (*world.sums, *world.questions):
            hint = "give the sum bands, or use a choice question"
            findings.add("P023", "rubric", path, f"`{name}` has nothing that a table could list", hint)
        else:
            known = [other for other in (*world.sums, *world.tables, *world.questions) if world.cells_of(other)]
            findings.unknown("P023", "rubric", path, name, known, "sum with bands, choice question or table")
    if good and prod(len(world.cells_of(name)) for name in table["inputs"]) > MOST_CELLS:
        message = f"the table has more than {MOST_CELLS:,} combinations"
        findings.add("P023", "rubric", ("tables", key, "inputs"), message, "split it into two tables")
        return False
    return good


def _check_rows(key: str, table: Part, world: World, findings: Findings) -> bool:
    """Note words that a row does not know; whether all were known."""
    outcomes = world.cells_of(key)
    good = True
    for at, row in enumerate(table["rows"]):
        path: Path = ("tables", key, "rows", at)
        if "then" not in row:
            findings.add("P024", "rubric", path, "this row has no `then`")
            good = False
        for name, cell in row.items():
            listed = [cell] if isinstance(cell, str) else cell
            if name == "then":
                known, what = outcomes, f"outcome of `{key}`"
            elif name not in table["inputs"]:
                findings.unknown("P024", "rubric", (*path, name), name, table["inputs"], f"input of `{key}`")
                good = False
                continue
            else:
                known, what = (*world.cells_of(name), ANY), f"band, option or outcome of `{name}`"
            for word in listed:
                if word not in known:
                    findings.unknown("P024", "rubric", (*path, name), word, known, what)
                    good = False
            if name == "then" and not isinstance(cell, str):
                findings.add("P024", "rubric", (*path, name), "a row has one outcome")
                good = False
    return good


def _check_cells(key: str, table: Part, world: World, findings: Findings) -> None:
    """Go through every combination; name the first few that no row or more than one row covers."""
    inputs = table["inputs"]
    domains = [world.cells_of(name) for name in inputs]
    rows = [
        [_covered(row.get(name, ANY), domain) for name, domain in zip(inputs, domains, strict=True)]
        for row in table["rows"]
    ]
    missing: list[str] = []
    doubled: dict[int, list[str]] = {}
    for cell in product(*domains):
        hits = [at for at, row in enumerate(rows) if all(word in words for word, words in zip(cell, row, strict=True))]
        shown = " + ".join(f"{name} {word}" for name, word in zip(inputs, cell, strict=True))
        if not hits:
            missing.append(shown)
        elif len(hits) > 1:
            doubled.setdefault(hits[1], []).append(f"{shown} (rows {hits[0] + 1} and {hits[1] + 1})")
    if missing:
        message = f"{_counted(missing)} no row: {_listed(missing)}"
        findings.add("P025", "rubric", ("tables", key, "rows"), message, "add a row, or widen one")
    for at, cells in doubled.items():
        message = f"{_counted(cells)} two rows: {_listed(cells)}"
        findings.add("P026", "rubric", ("tables", key, "rows", at), message, "narrow one of them")


def _covered(cell: str | list[str], domain: tuple[str, ...]) -> frozenset[str]:
    listed = [cell] if isinstance(cell, str) else cell
    return frozenset(domain) if ANY in listed else frozenset(listed)


def _counted(cells: list[str]) -> str:
    return "1 combination meets" if len(cells) == 1 else f"{len(cells)} combinations meet"


def _listed(cells: list[str]) -> str:
    rest = len(cells) - _NAMED
    return "; ".join(cells[:_NAMED]) + (f"; and {rest} more" if rest > 0 else "")
