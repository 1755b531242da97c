"""Companies made of chosen answers: what a proof tries, and the case documents that witness it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction

from abm_fit.assessment.model import Answer, Assessment, Key, Quantity, Respondent, Segment, Value
from abm_fit.pack.conditions import compared_with
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.levels import possible_ticks, ticked_value

Answers = Mapping[str, Value]
"""Question id to its answer, the same in every segment."""


class Without(Enum):
    """What is said where no answer is given."""

    NOT_APPLICABLE = "not_applicable"
    DONT_KNOW = "dont_know"


Given = Value | Without
"""An answer, or why there is none."""

PROOF = Respondent("proof", "Proof", "")
"""Who answers where one person does."""

LEVELS = 5
"""Steps of a profile, from the lowest to the highest answers."""

_FEW = 12
"""At most so many sets of ticks are tried for one many-of question."""


def candidates(pack: Pack, question: Question, *, literals: bool = True) -> tuple[Value, ...]:
    """Return the answers that a proof tries, from the lowest value to the highest; empty for dates and texts.

    Options one by one. Of a number: its curve's break-points, and a bound where they lie beyond it; without a curve its
    sourced range and its bounds; and where conditions compare it with a literal, that number and its neighbours
    (`literals`; else only where it has no curve).
    """
    place = f"{question.id} {literals}"
    return index_of(pack).once("candidates", place, lambda: _candidates(pack, question, literals=literals))


def _candidates(pack: Pack, question: Question, *, literals: bool) -> tuple[Value, ...]:
    rule = pack.rubric.values.get(question.id)
    if question.kind == "choice":
        options = [option.id for option in question.options]
        return tuple(sorted(options, key=lambda option: rule.options.get(option, 0)) if rule is not None else options)
    if question.kind == "many":
        sets = possible_ticks(question) or tuple(frozenset((option.id,)) for option in question.options)
        by_value: dict[int, frozenset[str]] = {}
        for ticked in sets:
            by_value.setdefault(ticked_value(rule, ticked) or 0, ticked)
        chosen = [by_value[value] for value in sorted(by_value)][:_FEW]
        order = [option.id for option in question.options]
        return tuple(tuple(sorted(ticked, key=order.index)) for ticked in chosen)
    if not question.numeric:
        return ()
    currency = pack.rubric.currency if question.kind == "money" else ""
    return tuple(Quantity(number, number, currency) for number in numbers(pack, question, literals=literals))


def numbers(pack: Pack, question: Question, *, literals: bool = True) -> tuple[Fraction, ...]:
    """Return the numbers that a proof tries, ascending by value where the question is scored."""
    rule = pack.rubric.values.get(question.id)
    marks: set[Fraction] = set()
    if rule is not None and rule.curve is not None:
        from abm_fit.scoring.curves import marks_of

        marks |= {_within(question, x) for x in marks_of(rule.curve)}
    else:
        marks |= {Fraction(0), Fraction(100_000) if question.kind == "money" else Fraction(10)}
        marks |= {end for end in (question.least, question.most) if end is not None}
        if rule is not None and rule.unknown_range is not None and not rule.unknown_range.times:
            marks |= {rule.unknown_range.low, rule.unknown_range.high}
    if literals or rule is None or rule.curve is None:
        marks |= _literals(pack, question.id)
    inside = [number for number in marks if _allowed(question, number)]
    if rule is not None and rule.curve is not None:
        from abm_fit.scoring.curves import value_at

        curve = rule.curve
        return tuple(sorted(inside, key=lambda number: (value_at(curve, number), number)))
    return tuple(sorted(inside))


def _within(question: Question, number: Fraction) -> Fraction:
    """Return the allowed number nearest to a break-point, so that the stretch before or after it is tried too."""
    if question.least is not None and number < question.least:
        return question.least
    return question.most if question.most is not None and number > question.most else number


def _allowed(question: Question, number: Fraction) -> bool:
    whole = question.kind not in ("count", "days") or number.denominator == 1
    low = question.least is None or number >= question.least
    return whole and low and (question.most is None or number <= question.most)


def _literals(pack: Pack, question: str) -> set[Fraction]:
    """Return the numbers that conditions compare a question with, and their neighbours."""
    return index_of(pack).once("literals", "", lambda: _compared(pack)).get(question, set())


def _compared(pack: Pack) -> dict[str, set[Fraction]]:
    """Return, by name, the numbers that conditions compare something with, and their neighbours."""
    return {
        name: {value + step for value in values for step in (-1, 0, 1)} for name, values in compared_with(pack).items()
    }


def profile(pack: Pack, level: int, segment_level: int | None = None, *, literals: bool = True) -> dict[str, Value]:
    """Return answers that all stand at one level, 0 lowest to `LEVELS` − 1 highest; segments may stand at another."""
    found: dict[str, Value] = {}
    for question in pack.questionnaire.questions.values():
        tried = candidates(pack, question, literals=literals)
        if tried:
            at = segment_level if question.per == "segment" and segment_level is not None else level
            found[question.id] = tried[(len(tried) - 1) * at // (LEVELS - 1)]
    return found


def company(pack: Pack, answers: Answers, title: str = "Constructed") -> Assessment:
    """Return an assessment of a made-up company with these answers, given by one person."""
    return company_of(pack, {(question, None, PROOF.id): value for question, value in answers.items()}, title=title)


def company_of(
    pack: Pack,
    answers: Mapping[Key, Given],
    people: Sequence[Respondent] = (PROOF,),
    segments: Sequence[str] = (),
    title: str = "Constructed",
) -> Assessment:
    """Return a made-up company whose people and segments may differ."""
    rows = [_row(f"{title}-{place}", place, *item) for place, item in enumerate(answers.items(), start=1)]
    return Assessment(
        id="00000000-0000-0000-0000-000000000000",
        organisation=f"{title} (made up)",
        period="any",
        currency=pack.rubric.currency,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        segments=tuple(Segment(segment, segment.capitalize()) for segment in segments),
        respondents=tuple(people),
        log=tuple(rows),
        date="2000-01-01",
        made_up=True,
    )


def _row(uuid: str, place: int, key: Key, given: Given) -> Answer:
    question, segment, person = key
    if given is Without.NOT_APPLICABLE:
        return Answer(uuid, place, question, person, "not_applicable", segment, reason="Made up")
    if given is Without.DONT_KNOW:
        return Answer(uuid, place, question, person, "dont_know", segment)
    return Answer(uuid, place, question, person, "answered", segment, given)
