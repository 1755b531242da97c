"""One definite state of affairs to change from: what is known, and the middle of what is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from abm_fit.pack.model import Pack
from abm_fit.scoring.analysing.altered import Altered, with_number, with_option, with_ticks
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing


def settled(facts: Facts) -> Facts:
    """Return the facts with every open answer at the middle of what it can be; weak and hidden ones stay."""
    changes: dict[Key, Held] = {}
    for question in facts.pack.questionnaire.questions.values():
        for key in facts.keys(question):
            held = facts.held(question, key[1])
            if held.applies and not held.weak:
                middle = _middle(facts, held, key[1])
                if middle is not None:
                    changes[key] = middle
    found = Altered(facts, changes)
    standing_of(found)
    return found


def _middle(facts: Facts, held: Held, segment: str | None) -> Held | None:
    if held.question.numeric:
        number = facts.number(held.question, segment)
        if number.exact or number.low is None or number.high is None:
            return None
        return with_number(held, (number.low + number.high) / 2)
    if len(held.cells) < 2:
        return None
    values = [cell.value for cell in held.cells if cell.value is not None]
    target = Fraction(min(values) + max(values)) / 2 if values else Fraction(0)
    cell = min(held.cells, key=lambda cell: abs((cell.value or 0) - target))
    if held.question.kind == "many":
        return with_ticks(held, cell.chosen or frozenset(), cell.value)
    return with_option(held, cell.option)


def outlined(facts: Facts, *, quick: bool) -> Facts:
    """Return the facts with what intervals say of verdicts or bands worked out, for facts like them to take over."""
    rubric, possible = facts.pack.rubric, Standing(facts, quick=quick).possible
    for root in (rubric.verdict,) if rubric.verdict is not None else [axis for axis in rubric.axes if axis.bands]:
        for segment in facts.segments if root.per == "segment" else (None,):
            possible.at_most(root.id, segment)
    return facts


def standing_of(facts: Facts) -> Standing:
    """Return how things stand under some facts; worked out once, and no more of it than changed answers touch."""
    known = known_of(facts)
    if known is not None:
        return known
    found = Standing(facts)
    if isinstance(facts, Altered):
        take_over(found, facts.base, facts.fresh)
    return found


def take_over(standing: Standing, base: Facts, fresh: frozenset[str]) -> None:
    """Take over what rests on nothing `fresh`, where it was worked out how things stand under the `base`."""
    before = known_of(base)
    if before is not None:
        standing.take_over(before, fresh)


def known_of(facts: Facts) -> Standing | None:
    """Return how things stand under some facts where that was worked out for them; None where it was not."""
    found = facts.findings
    return found if isinstance(found, Standing) and found.facts is facts else None


def let_go(facts: Facts) -> None:
    """Forget what was found of some facts, once nobody asks any more."""
    known = known_of(facts)
    if known is not None:
        known.let_go()


def outcome_in(facts: Facts, table: str, segment: str | None) -> str:
    """Return the outcome of a table, scored by the engine; empty where several are possible."""
    found = standing_of(facts).outcome(table, segment).possible
    return next(iter(found)) if len(found) == 1 else ""


def band_in(facts: Facts, node: str, segment: str | None) -> str:
    """Return the band of a sum after gates, scored by the engine; empty where several are possible."""
    found = standing_of(facts).band(node, segment).possible
    return next(iter(found)) if len(found) == 1 else ""


def changed(facts: Facts, changes: Mapping[Key, Held]) -> Facts:
    """Return the facts with these answers changed as well."""
    already = facts.changes if isinstance(facts, Altered) else {}
    return Altered(facts, {**already, **changes})


def without_effect(facts: Facts, gates: frozenset[str]) -> Facts:
    """Return the facts under a rubric in which these gates act on nothing."""
    found = changed(facts, {})
    found.pack = index_of(facts.pack).once("idle", ", ".join(sorted(gates)), lambda: _with_idle(facts.pack, gates))
    found.index = index_of(found.pack)
    standing = Standing(found)
    if not found.index.inner_tables:
        # A table that a sum adds up may have another value where gates act on nothing; answers alone have not.
        take_over(standing, facts, frozenset())
    return found


def _with_idle(pack: Pack, gates: frozenset[str]) -> Pack:
    idle = {name: replace(pack.rubric.gates[name], caps={}, raises={}) for name in gates}
    return replace(pack, rubric=replace(pack.rubric, gates={**pack.rubric.gates, **idle}))
