"""Whether better answers can lower a result: tables cell by cell, option values and curves by their declared shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from math import prod

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Outcome, Table
from abm_fit.proof.findings import Falling
from abm_fit.scoring.lookup import outcome_of

ENUMERATED = 20_000
"""Up to so many combinations of answers beneath a table of tables are gone through one by one."""


def falling_pairs(pack: Pack) -> tuple[Falling, ...]:
    """Return every pair of neighbouring inputs where the better one gets a lower outcome.

    A table that hangs on choices alone, through whatever tables, is gone through answer by answer; any other cell by
    cell over its own inputs, whose order is that of their bands, options or outcomes. Only tables that promise it.
    """
    found: list[Falling] = []
    beneath = {child for table in pack.rubric.tables.values() for child in table.inputs}
    for table in pack.rubric.tables.values():
        if not table.monotone:
            continue
        leaves = _leaves(pack, table)
        if leaves is not None and prod(map(len, leaves.values())) <= ENUMERATED:
            if table.id not in beneath:
                found += _pairs(table, leaves, lambda words, table=table: _through(pack, table, words))
        else:
            own = {name: _words(pack, name) for name in table.inputs}
            found += _pairs(table, own, lambda words, table=table: outcome_of(table, words))
    return tuple(found)


def _leaves(pack: Pack, table: Table) -> dict[str, Sequence[str]] | None:
    """Return the choices a table hangs on with their options; None where it hangs on a sum."""
    found: dict[str, Sequence[str]] = {}
    for name in table.inputs:
        if name in pack.rubric.sums:
            return None
        if name in pack.rubric.tables:
            inner = _leaves(pack, pack.rubric.tables[name])
            if inner is None:
                return None
            found |= inner
        else:
            found[name] = _words(pack, name)
    return found


def _words(pack: Pack, name: str) -> Sequence[str]:
    """Return the words of an input, from the lowest."""
    rubric = pack.rubric
    if name in rubric.sums:
        return [band.id for band in rubric.sums[name].bands]
    if name in rubric.tables:
        return [outcome.id for outcome in rubric.tables[name].outcomes]
    return [option.id for option in pack.questionnaire.questions[name].options]


def _through(pack: Pack, table: Table, words: Mapping[str, str]) -> str:
    tables = pack.rubric.tables
    cells = {name: _through(pack, tables[name], words) if name in tables else words[name] for name in table.inputs}
    return outcome_of(table, cells)


def _pairs(table: Table, inputs: Mapping[str, Sequence[str]], outcome: object) -> Iterator[Falling]:
    assert callable(outcome)
    by_id = {item.id: (place, item) for place, item in enumerate(table.outcomes)}
    results = {cell: outcome(dict(zip(inputs, cell, strict=True))) for cell in product(*inputs.values())}
    for place, (name, words) in enumerate(inputs.items()):
        following = dict(pairwise(words))
        for cell, before in results.items():
            better = following.get(cell[place])
            if better is None:
                continue
            after = results[(*cell[:place], better, *cell[place + 1 :])]
            if _lower(by_id[after], by_id[before]):
                others = [f"{other} {word}" for other, word in zip(inputs, cell, strict=True) if other != name]
                step = f"{name}: {cell[place]} to {better}"
                yield Falling(table.id, step, ", ".join(others), before, after)


def _lower(after: tuple[int, Outcome], before: tuple[int, Outcome]) -> bool:
    """Tell whether an outcome is lower in some ranked component, or without ranks in the table's own order."""
    if before[1].ranks and after[1].ranks:
        return any(after[1].ranks.get(name, 0) < rank for name, rank in before[1].ranks.items())
    return after[0] < before[0]


def misshaped(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Return the questions whose values do not move as their shape declares, and how they should."""
    found = []
    for rule in pack.rubric.values.values():
        question = pack.questionnaire.questions[rule.question]
        if rule.curve is not None:
            values = [value for _, value in rule.curve.points]
        elif question.kind == "choice" and rule.options:
            values = [rule.options[option.id] for option in question.options]
        else:
            continue
        if not _has_shape(values, rule.shape):
            found.append((question.id, rule.shape))
    return tuple(found)


def _has_shape(values: Sequence[int], shape: str) -> bool:
    steps = [after - before for before, after in pairwise(values)]
    if shape == "rising":
        return all(step >= 0 for step in steps)
    if shape == "falling":
        return all(step <= 0 for step in steps)
    if shape == "peaked":
        turn = values.index(max(values))
        return all(step >= 0 for step in steps[:turn]) and all(step <= 0 for step in steps[turn:])
    return True
