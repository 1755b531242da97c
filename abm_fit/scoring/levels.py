"""Options as levels: medians over people, means over roles, and the exact value of a level between options."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import floor

from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule

_ENUMERATED = 10
"""Up to so many options every combination of ticks is listed one by one."""


def middle(numbers: Sequence[Fraction]) -> Fraction:
    """Return the median."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def level_value(question: Question, rule: ValueRule | None, level: Fraction) -> int | Fraction | None:
    """Return the value of a level, exactly on the line between the two options' values; None if unscored."""
    if rule is None or not rule.options:
        return None
    values = [rule.options[option.id] for option in question.options]
    below = floor(level)
    if level == below:
        return values[below]
    return values[below] + (values[below + 1] - values[below]) * (level - below)


def level_option(question: Question, rule: ValueRule | None, level: Fraction) -> str:
    """Return the option that a level reaches: itself, or the nearer of two whose value is not above the level's."""
    below = floor(level)
    if level == below or rule is None or not rule.options:
        return question.options[below].id
    value = level_value(question, rule, level)
    assert value is not None
    pair = question.options[below : below + 2]
    reached = [option.id for option in pair if rule.options[option.id] <= value]
    return max(reached, key=lambda option: rule.options[option], default=pair[0].id)


def possible_middles(said: Sequence[tuple[int, ...]]) -> frozenset[Fraction]:
    """Return every median that people can have who each hold one level or several (ascending) possible."""
    if all(len(levels) == 1 for levels in said):
        return frozenset((middle([Fraction(levels[0]) for levels in said]),))
    every = sorted({level for levels in said for level in levels})
    half, odd = divmod(len(said), 2)
    found = {Fraction(level) for level in every if _in_the_middle(said, level, half if odd else half - 1)}
    pairs = () if odd else combinations(every, 2)
    return frozenset(found | {Fraction(low + high, 2) for low, high in pairs if _astride(said, low, high, half)})


def _in_the_middle(said: Sequence[tuple[int, ...]], level: int, room: int) -> bool:
    """Tell whether at most `room` people can be below a level, and at most so many above it."""
    below = sum(1 for levels in said if levels[-1] < level)
    above = sum(1 for levels in said if levels[0] > level)
    elsewhere = sum(1 for levels in said if level not in levels)
    return below <= room and above <= room and elsewhere <= 2 * room


def _astride(said: Sequence[tuple[int, ...]], low: int, high: int, half: int) -> bool:
    """Tell whether half of the people can be at `low` and beneath, half at `high` and above, somebody at each."""
    under = [levels for levels in said if levels[-1] < high]
    over = [levels for levels in said if levels[0] > low]
    free = [levels for levels in said if levels[0] <= low and levels[-1] >= high]
    if len(under) + len(over) + len(free) > len(said):
        return False  # somebody is between the two whatever they mean
    take_low = 0 if any(low in levels for levels in under) else 1
    take_high = 0 if any(high in levels for levels in over) else 1
    at_low = [low in levels for levels in free]
    at_high = [high in levels for levels in free]
    if (take_low and not any(at_low)) or (take_high and not any(at_high)):
        return False
    if take_low and take_high and sum(a or b for a, b in zip(at_low, at_high, strict=True)) < 2:
        return False
    return len(under) + take_low <= half and len(over) + take_high <= half


def levels_with(known: Sequence[frozenset[Fraction]], unheard: int, options: int) -> tuple[Fraction, ...]:
    """Return every level that a mean over roles can have, ascending, where so many roles could still say any option."""
    count = len(known) + unheard
    sums = {Fraction(0)}
    for middles in known:
        sums = {total + level for total in sums for level in middles}
    extras = range(unheard * (options - 1) + 1)
    return tuple(sorted({(total + extra) / count for total in sums for extra in extras}))


def ticked_value(rule: ValueRule | None, ticked: frozenset[str]) -> int | None:
    """Return the value of a set of ticked options; None if unscored."""
    if rule is None or not rule.options:
        return None
    values = [rule.options[option] for option in ticked]
    if rule.many == "count":
        total = sum(1 for value in values if value)
    elif rule.many == "sum":
        total = sum(values)
    else:
        total = (max if rule.many == "max" else min)(values, default=0)
    return total if rule.many_most is None else min(total, rule.many_most)


def possible_ticks(question: Question) -> tuple[frozenset[str], ...] | None:
    """Return every set of ticks that may be given; None where there are too many to list."""
    alone = [frozenset((option.id,)) for option in question.options if option.exclusive]
    free = [option.id for option in question.options if not option.exclusive]
    if len(free) > _ENUMERATED:
        return None
    sets = [frozenset(chosen) for size in range(1, len(free) + 1) for chosen in combinations(free, size)]
    return tuple(alone + sets if alone else [frozenset(), *sets])


def possible_tick_values(question: Question, rule: ValueRule) -> frozenset[int]:
    """Return every value that a set of ticks can have, without listing the sets."""
    values = {rule.options[option.id] for option in question.options if option.exclusive}
    free = [rule.options[option.id] for option in question.options if not option.exclusive]
    if rule.many in ("max", "min"):
        return frozenset(values | set(free) | (set() if values else {0}))
    sums = {0}
    for value in free:
        sums |= {total + (int(value != 0) if rule.many == "count" else value) for total in sums}
    if values and all(free):
        sums.discard(0)  # nothing ticked is said by the exclusive option
    most = rule.many_most
    return frozenset(values | {total if most is None else min(total, most) for total in sums})
