"""Who said what: the current rows of an assessment, by question and segment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from abm_fit.assessment.model import AGREED, Answer, Assessment, Quantity
from abm_fit.pack.interval import Interval, exactly
from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule

Rows = dict[str, dict[str | None, dict[str, Answer]]]
"""Current rows by question, by segment (None: for all), by respondent."""

_GIVEN = ("answered", "dont_know", "not_applicable")


class Voice(NamedTuple):
    """One person's current row, read with the pack's eyes."""

    respondent: str
    role: str
    row: Answer
    level: int | None = None
    """Choice: the option's position, where it is one."""
    levels: tuple[int, ...] = ()
    """Choice: the positions of all options that the person holds possible, ascending."""
    ticked: frozenset[str] | None = None
    """Many-of: the ticked options, former ids read as the present ones."""
    number: Interval | None = None
    """Numeric: in base currency for money."""
    readable: bool = True
    """Whether the row's value is one that the question takes; what isn't counts as not answered."""

    @property
    def answers(self) -> bool:
        """Whether this is an answer that the pack can read."""
        return self.row.state == "answered" and self.readable


class Heard:
    """Every current row, found by question and segment without going through the log again."""

    def __init__(
        self, assessment: Assessment, rates: Mapping[str, Fraction], currency: str, rows: Rows | None = None
    ) -> None:
        """Prepare; `rows` are the assessment's current ones, where somebody has gathered them already."""
        self._roles = {person.id: person.role for person in assessment.respondents}
        order = [person.id for person in assessment.respondents]
        self._place = {respondent: place for place, respondent in enumerate([*order, AGREED])}
        self._rates = {**rates, currency: Fraction(1)}
        self._own_currency = assessment.currency
        self._rows = _by_question(assessment.current().values()) if rows is None else rows
        self._places: dict[str, dict[str, int]] = {}
        self._voices: dict[tuple[str, str | None], tuple[Voice, ...]] = {}
        self.steps: dict[tuple[str, str | None], dict[str, Fraction]] = {}
        """Each role's median in option steps, where somebody asked for it (`gaps`)."""

    def rows_with(self, log: Iterable[Answer], differing: frozenset[str]) -> Rows:
        """Return the current rows where a `log` holds all that is said of the `differing` questions; others as here."""
        latest = {row.key: row for row in log if row.question in differing}
        kept = {question: rows for question, rows in self._rows.items() if question not in differing}
        return kept | _by_question(row for row in latest.values() if row.state != "cleared")

    def take_over(self, before: Heard, differing: frozenset[str]) -> None:
        """Take over what people said of all but the `differing` questions; the people themselves are the same."""
        self._voices = {key: voices for key, voices in before._voices.items() if key[0] not in differing}
        self.steps = {key: steps for key, steps in before.steps.items() if key[0] not in differing}

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of all questions with a current row, sorted."""
        return tuple(sorted(self._rows))

    def voices(self, question: Question, segment: str | None) -> tuple[Voice, ...]:
        """Return the rows that speak to a question in a segment, in the order of the respondents.

        Rows under a former id count where the same person has none under the present one.
        """
        key = (question.id, segment)
        if key not in self._voices:
            self._voices[key] = self._gathered(question, segment)
        return self._voices[key]

    def _gathered(self, question: Question, segment: str | None) -> tuple[Voice, ...]:
        found: dict[str, Answer] = {}
        for name in (*reversed(question.was), question.id):
            rows = self._rows.get(name, {})
            for wanted in (None, segment) if question.per == "segment" else (None,):
                found.update(rows.get(wanted, {}))
        if len(found) < 2:
            return tuple(self._voice(question, row) for row in found.values())
        ordered = sorted(found.items(), key=lambda item: (self._place.get(item[0], len(self._place)), item[0]))
        return tuple(self._voice(question, row) for _, row in ordered)

    def _places_of(self, question: Question) -> dict[str, int]:
        """Return the place of every option under its present id and its former ones."""
        if question.id not in self._places:
            self._places[question.id] = {
                name: place for place, option in enumerate(question.options) for name in (*option.was, option.id)
            }
        return self._places[question.id]

    def _voice(self, question: Question, row: Answer) -> Voice:
        role = self._roles.get(row.respondent, "")
        value = row.value if row.state == "answered" else None
        if question.numeric:
            number = self._in_base(question, value) if isinstance(value, Quantity) else None
            return Voice(row.respondent, role, row, number=number, readable=number is not None)
        places = self._places_of(question)
        if question.kind == "many":
            given = value if isinstance(value, tuple) else ()
            ticked = frozenset(question.options[places[option]].id for option in given if option in places)
            readable = isinstance(value, tuple) and bool(ticked or not value)
            return Voice(row.respondent, role, row, ticked=ticked if readable else None, readable=readable)
        if question.kind == "choice":
            return self._choosing(question, places, role, row)
        return Voice(row.respondent, role, row, readable=isinstance(value, str))

    def _choosing(self, question: Question, places: Mapping[str, int], role: str, row: Answer) -> Voice:
        """Read a choice: one option, or several of which one is it; where any may be it, the person doesn't know."""
        value = row.value if row.state == "answered" else None
        given = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        known = all(option in places for option in given)
        levels = tuple(sorted({places[option] for option in given})) if known else ()
        if len(levels) == len(question.options) > 1:
            return Voice(row.respondent, role, replace(row, state="dont_know", value=None))
        level = levels[0] if len(levels) == 1 else None
        return Voice(row.respondent, role, row, level=level, levels=levels, readable=bool(levels))

    def _in_base(self, question: Question, value: Quantity) -> Interval | None:
        """Convert money by the rubric's pinned rate; None where it has no rate for the currency."""
        rate = Fraction(1) if question.kind != "money" else self._rates.get(value.currency or self._own_currency)
        if rate is None:
            return None
        low = value.low if rate == 1 else value.low * rate
        if value.low == value.high:
            return exactly(low)
        return Interval(low, value.high if rate == 1 else value.high * rate)


def _by_question(rows: Iterable[Answer]) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(row.question, {}).setdefault(row.segment, {})[row.respondent] = row
    return found


def agreed_of(voices: Iterable[Voice]) -> Voice | None:
    """Return what the room agreed on, where it did."""
    return next((voice for voice in voices if voice.respondent == AGREED and voice.row.state in _GIVEN), None)


def by_role(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    """Group the people's rows by role, without the agreed one; roles sorted."""
    grouped: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.respondent != AGREED:
            grouped.setdefault(voice.role, []).append(voice)
    return dict(sorted(grouped.items()))


def is_disputed(question: Question, rule: ValueRule | None, voices: Iterable[Voice]) -> bool:
    """Tell whether people are too far apart for their middle to stand for them.

    Numbers: the highest is at least 1.5 times the lowest. Judgements: the average deviation about the median exceeds
    a sixth of the number of options (Burke & Dunlap 2002).
    """
    heard = [voice for voice in voices if voice.respondent != AGREED and voice.answers]
    if len(heard) < 2:
        return False
    numbers = [
        end for voice in heard if voice.number for end in (voice.number.low, voice.number.high) if end is not None
    ]
    if question.numeric:
        lows = [voice.number.low for voice in heard if voice.number and voice.number.low is not None]
        highs = [voice.number.high for voice in heard if voice.number and voice.number.high is not None]
        # Ranges that overlap do not contradict each other.
        return len(numbers) > 2 and max(lows) >= min(highs) * Fraction(3, 2) and max(lows) != min(highs)
    said = [voice.levels for voice in heard if voice.levels]
    if len(said) < 2 or rule is None:
        return False
    if question.fact:
        return not set(said[0]).intersection(*said[1:])
    # Who isn't sure is read as near to the others as can be; the median is the centre of the least deviation.
    centres = range(len(question.options))
    least = min(sum(min(abs(level - centre) for level in levels) for levels in said) for centre in centres)
    return Fraction(least, len(said)) > Fraction(len(question.options), 6)
