"""From what several people said to everything that the one counting answer can be."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from abm_fit.assessment.model import AGREED
from abm_fit.pack.interval import Interval
from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.heard import Voice, agreed_of, by_role
from abm_fit.scoring.held import Cell
from abm_fit.scoring.levels import (
    level_option,
    level_value,
    levels_with,
    middle,
    possible_middles,
    possible_tick_values,
    possible_ticks,
    ticked_value,
)

Basis = Literal["agreed", "authority", "one", "role_balanced", "none"]


class Counted(NamedTuple):
    """The answers that count: one list a role, and how many roles only don't know (none said anything: 0)."""

    roles: tuple[tuple[Voice, ...], ...]
    unheard: int
    basis: Basis


def counted(question: Question, voices: tuple[Voice, ...]) -> Counted:
    """Choose whose answers count: the agreed one; for facts the first authority that answered; else every role's."""
    if len(voices) == 1 and voices[0].respondent != AGREED:
        only = voices[0]
        unheard = int(not question.fact and only.row.state == "dont_know" and not only.answers)
        return Counted(((only,),), 0, "one") if only.answers else Counted((), unheard, "none")
    agreed = agreed_of(voices)
    if agreed is not None:
        return Counted(((agreed,),) if agreed.answers else (), 0, "agreed")
    roles = by_role(voices)
    answering = {role: tuple(voice for voice in heard if voice.answers) for role, heard in roles.items()}
    heard = {role: answers for role, answers in answering.items() if answers}
    if question.fact and heard:
        first = next((role for role in question.authority if role in heard), None)
        if first is not None:
            people = sum(len(answers) for answers in heard.values())
            return Counted((heard[first],), 0, "one" if people == 1 else "authority")
    only_unknown = 0
    if not question.fact:
        only_unknown = sum(
            1
            for role, said in roles.items()
            if role not in heard and any(voice.row.state == "dont_know" for voice in said)
        )
    people = sum(len(answers) for answers in heard.values())
    basis: Basis = "none" if not heard else "one" if people == 1 and not only_unknown else "role_balanced"
    return Counted(tuple(heard.values()), only_unknown, basis)


def choice_cells(question: Question, rule: ValueRule | None, heard: Counted) -> tuple[Cell, ...]:
    """Return everything that a choice can be: medians within roles, the mean over roles, options between them."""
    if len(heard.roles) == 1 and len(heard.roles[0]) == 1 and not heard.unheard:
        levels = heard.roles[0][0].levels
        if len(levels) == 1:
            option = question.options[levels[0]].id
            return (Cell(rule.options[option] if rule is not None and rule.options else None, option),)
    known = [possible_middles([voice.levels for voice in said if voice.levels]) for said in heard.roles]
    unheard = heard.unheard if known else max(heard.unheard, 1)
    cells = []
    for level in levels_with(known, unheard, len(question.options)):
        cell = Cell(level_value(question, rule, level), level_option(question, rule, level))
        if cell not in cells:
            cells.append(cell)
    return tuple(cells)


def many_cells(question: Question, rule: ValueRule | None, heard: Counted) -> tuple[Cell, ...]:
    """Return everything that a many-of answer can be.

    Ticked counts what half of the roles' voices or more tick. A role that only doesn't know leaves all open.
    """
    if heard.roles and not heard.unheard:
        ticked = _majority(question, heard)
        return (Cell(ticked_value(rule, ticked), chosen=ticked),)
    sets = possible_ticks(question)
    if sets is not None:
        return tuple(Cell(ticked_value(rule, ticked), chosen=ticked) for ticked in sets)
    if rule is None or not rule.options:
        return (Cell(None),)
    return tuple(Cell(value) for value in sorted(possible_tick_values(question, rule)))


def _majority(question: Question, heard: Counted) -> frozenset[str]:
    shares: dict[str, Fraction] = {}
    for said in heard.roles:
        for voice in said:
            for option in voice.ticked or ():
                shares[option] = shares.get(option, Fraction(0)) + Fraction(1, len(said) * len(heard.roles))
    ticked = {option for option, share in shares.items() if share >= Fraction(1, 2)}
    alone = {option.id for option in question.options if option.exclusive}
    return frozenset(ticked - alone or sorted(ticked)[:1])


def counted_number(question: Question, heard: Counted, stand_in: Interval) -> Interval:
    """Return everything that a number can be; `stand_in` is what a role that only doesn't know leaves possible."""
    ranges = [[voice.number for voice in said if voice.number is not None] for said in heard.roles]
    if not ranges:
        return stand_in
    spans = [_of_role(question, numbers) for numbers in ranges] + [stand_in] * heard.unheard
    if len(spans) == 1:
        return spans[0]
    return Interval(_mean([span.low for span in spans]), _mean([span.high for span in spans]))


def _of_role(question: Question, numbers: list[Interval]) -> Interval:
    """Return one role's number: the median; for facts given as ranges everything between the outermost ends."""
    if len(numbers) == 1:
        return numbers[0]
    lows = [number.low for number in numbers if number.low is not None]
    highs = [number.high for number in numbers if number.high is not None]
    if question.fact and any(not number.exact for number in numbers):
        return Interval(min(lows), max(highs))
    return Interval(middle(lows), middle(highs))


def _mean(ends: list[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(ends) else None
