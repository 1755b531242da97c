"""Answers of one kind are looked at once: every answer by itself makes the same of a gate's condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings

from abm_fit.pack.loading import load_pack
from abm_fit.pack.logic import Truth
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.values import Derived, Range
from abm_fit.proof.everything import Everything
from abm_fit.proof.kinds import Kinds
from abm_fit.scoring.analysing.conditions import Atom, atoms_of, sum_compared, take_apart
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import bands, choice, make_pack, number

DEFAULT = Path(__file__).parents[2] / "questionnaires" / "abm_fit"


def atoms_in(everything: Everything) -> Iterator[Atom]:
    """Go through the atoms of a pack's gates that hang on no sum's score."""
    pack = everything.pack
    for gate in pack.rubric.gates.values():
        for atom in atoms_of(take_apart(pack, everything.facts, gate.when, everything.home(gate.per))):
            if sum_compared(pack, atom) is None:
                yield atom


def one_by_one(everything: Everything, atom: Atom) -> dict[tuple[int, ...], Truth]:
    """Return an atom's truths with each answer given by itself."""
    keys = everything.atoms.reads(atom)
    found = {}
    for places in product(*(range(len(everything.atoms.answers(key))) for key in keys)):
        changes = {
            key: everything.tried[key][place]
            for key, place in zip(keys, places, strict=True)
            if key in everything.tried
        }
        found[places] = everything.with_answers(changes).truth(atom.expression, atom.segment, gate=True)
    return found


def chained(when: str) -> Pack:
    """Return a pack in which quantities hang on quantities, and one stands in where answers say too little."""
    parts = [
        number("n1", (0, 0), (5, 40), (10, 100)),
        number("n2"),
        number("n3", (0, 100), (10, 0)),
        choice("q1", 0, 50),
    ]
    half = Derived("half", "Half", parse_expression("(n1 + n2) / 2"))
    rate = Derived(
        "rate",
        "Rate",
        parse_expression("n2 / n3"),
        when=parse_expression("n3 >= 1"),
        otherwise=Range(Fraction(1), Fraction(2), "n1", "ours"),
    )
    both = Derived("both", "Both", parse_expression("half * rate + q1"))
    ready = Sum("ready", "Ready", {"n1": 1, "n3": 1, "q1": 1}, bands=bands(40), role="axis", kind="level")
    gate = Gate("gate", "Gate", parse_expression(when), caps={"ready": "b0"})
    rules = [rule for _, rule in parts]
    return make_pack([question for question, _ in parts], rules, [ready], gates=[gate], derived=[half, rate, both])


@settings(max_examples=60, deadline=None)
@given(drawn())
def test_conditions_hold_for_a_kind_of_answers_as_for_each_of_them(case: Drawn) -> None:
    everything = Everything(case.pack)
    everything.atoms.look_through()
    for atom in atoms_in(everything):
        assert everything.atoms.truths(atom) == one_by_one(everything, atom)


@pytest.mark.parametrize(
    "when",
    [
        "both < 12",
        "half < 4 or rate > 3",
        "both > n1",
        "half >= n1",
        "known(rate) and half > 2",
        "q1 + rate < 40",
    ],
)
def test_so_they_do_where_quantities_hang_on_quantities_and_share_answers(when: str) -> None:
    everything = Everything(chained(when))
    for atom in atoms_in(everything):
        told = everything.atoms.truths(atom)
        assert told == one_by_one(everything, atom)
        assert len(set(told.values())) > 1


def test_a_question_that_is_not_always_asked_is_never_taken_for_one_of_a_kind() -> None:
    pack = chained("half < 4")
    questions = dict(pack.questionnaire.questions)
    questions["n2"] = replace(questions["n2"], when=parse_expression("n1 > 5"))
    everything = Everything(replace(pack, questionnaire=replace(pack.questionnaire, questions=questions)))
    kinds = Kinds(everything.facts, everything.tried)
    assert kinds.sorted_for(parse_expression("half < 4")) is None
    assert kinds.sorted_for(parse_expression("n3 < 4")) is not None


def test_what_an_account_can_pay_for_is_looked_at_once_a_kind_in_the_default_pack() -> None:
    everything = Everything(load_pack(DEFAULT))
    when = everything.pack.rubric.gates["cannot_pay"].when
    group = Kinds(everything.facts, everything.tried).sorted_for(when)
    assert group is not None
    answers = sum(len(kind.places) for kind in group.kinds)
    assert answers == everything.atoms.ways(group.keys)
    assert len(group.kinds) * 3 < answers
