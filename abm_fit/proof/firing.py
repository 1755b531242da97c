"""How often each gate fires over uniform answers: exact, from the answers and sums that its condition reads."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

from abm_fit.pack.logic import Truth
from abm_fit.pack.nodes import Gate
from abm_fit.proof.everything import Everything
from abm_fit.scoring.analysing.conditions import Atom, atoms_of, questions_read, sum_compared, take_apart, truth_given
from abm_fit.scoring.held import Held

MOST = 20_000
"""Gates that hang on more combinations of answers are left out."""


def firing_shares(everything: Everything) -> dict[str, Fraction]:
    """Return the share of uniform answers for which each gate fires, for the gates that can be gone through."""
    found = {}
    for gate in everything.pack.rubric.gates.values():
        share = _share(everything, gate)
        if share is not None:
            found[gate.id] = share
    return found


def _share(everything: Everything, gate: Gate) -> Fraction | None:
    pack, facts = everything.pack, everything.facts
    condition = take_apart(pack, facts, gate.when, everything.home(gate.per))
    atoms = list(dict.fromkeys(atoms_of(condition)))
    summed = [atom for atom in atoms if sum_compared(pack, atom) is not None]
    plain = [atom for atom in atoms if atom not in summed]
    keys = sorted({key for atom in plain for key in questions_read(facts, atom) if key in everything.tried}, key=str)
    if prod(len(everything.tried[key]) for key in keys) > MOST:
        return None
    chances = [_sum_chance(everything, atom) for atom in summed]
    fired = total = Fraction(0)
    memory: dict[tuple[Atom, tuple[int, ...]], Truth] = {}
    reads = {
        atom: [keys.index(key) for key in sorted(questions_read(facts, atom), key=str) if key in keys] for atom in plain
    }
    for places in product(*(range(len(everything.tried[key])) for key in keys)):
        known: dict[Atom, Truth] = {}
        for atom in plain:
            own = tuple(places[at] for at in reads[atom])
            if (atom, own) not in memory:
                changes: dict[tuple[str, str | None], Held] = {
                    keys[at]: everything.tried[keys[at]][places[at]] for at in reads[atom]
                }
                altered = everything.with_answers(changes)
                memory[(atom, own)] = altered.truth(atom.expression, atom.segment, gate=True)
            known[atom] = memory[(atom, own)]
        total += 1
        fired += _given_sums(condition, known, summed, chances)
    return fired / total if total else None


def _given_sums(condition: object, known: dict[Atom, Truth], summed: list[Atom], chances: list[Fraction]) -> Fraction:
    """Return the chance that a condition holds, its sums being independent of each other and of the answers."""
    share = Fraction(0)
    for truths in product((True, False), repeat=len(summed)):
        chance = Fraction(1)
        for truth, yes in zip(truths, chances, strict=True):
            chance *= yes if truth else 1 - yes
        decided: dict[Atom, Truth] = {
            atom: "yes" if truth else "no" for atom, truth in zip(summed, truths, strict=True)
        }
        if chance and truth_given(condition, {**known, **decided}) == "yes":  # type: ignore[arg-type]
            share += chance
    return share


def _sum_chance(everything: Everything, atom: Atom) -> Fraction:
    """Return the share of uniform answers for which a comparison of a sum's score holds."""
    return everything.search(lifted=frozenset(everything.pack.rubric.gates)).chance(atom)
