"""Assessments with several people, drawn at random: every state, ranges, currencies, agreed values."""

from __future__ import annotations

import random
from fractions import Fraction

from abm_fit.assessment.model import AGREED, Answer, Assessment, Quantity, Respondent, Segment, State, Value
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question


def random_assessment(pack: Pack, seed: int) -> Assessment:
    """Return an assessment; the same seed gives the same one."""
    chance = random.Random(seed)
    roles = [role.id for role in pack.questionnaire.roles]
    people = tuple(Respondent(f"p{n}", f"Person {n}", chance.choice(roles)) for n in range(chance.randint(1, 5)))
    segments = tuple(Segment(f"s{n}", f"Segment {n}") for n in range(chance.randint(0, 3)))
    log: list[Answer] = []
    for question in pack.questionnaire.questions.values():
        for person in (*(one.id for one in people), AGREED):
            if person == AGREED and chance.random() < 0.9:
                continue
            for segment in (None, *(one.id for one in segments)) if question.per == "segment" else (None,):
                state, value = random_answer(question, chance)
                if state:
                    log.append(
                        Answer(
                            uuid=f"u{len(log)}",
                            sequence=len(log) + 1,
                            question=question.id,
                            respondent=person,
                            state=state,
                            segment=segment,
                            value=value,
                            reason="a private reason" if state == "not_applicable" else "",
                            note="a private note",
                        )
                    )
    return Assessment(
        id=f"random-{seed}",
        organisation="Random Example (made up)",
        period="2026-Q4",
        currency="GBP",
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        segments=segments,
        respondents=people,
        log=tuple(log),
        date="2026-11-22",
        made_up=True,
    )


def random_answer(question: Question, chance: random.Random) -> tuple[State | None, Value | None]:
    """Return a state and, where there is one, a value; no state: not answered at all."""
    drawn = chance.random()
    if drawn < 0.3:
        return None, None
    state: State = "dont_know" if drawn < 0.4 else "later" if drawn < 0.45 else "not_applicable"
    if drawn < 0.5:
        return state, None
    return "answered", random_value(question, chance)


def random_value(question: Question, chance: random.Random) -> Value:
    """Return an answer that the question takes."""
    if question.kind == "choice":
        first, second = chance.choice(question.options).id, chance.choice(question.options).id
        unsure = chance.random() < 0.1 and first != second and len(question.options) > 2
        return (first, second) if unsure else first
    if question.kind == "many":
        free = [option.id for option in question.options if not option.exclusive]
        alone = [option.id for option in question.options if option.exclusive]
        if alone and chance.random() < 0.2:
            return (chance.choice(alone),)
        return tuple(chance.sample(free, chance.randint(1, len(free))))
    if not question.numeric:
        return "private words"
    ends = sorted(chance.randint(int(question.least or 0), int(question.most or 500_000)) for _ in range(2))
    low = ends[0] if chance.random() < 0.3 else ends[1]
    currency = chance.choice(("USD", "EUR", "")) if question.kind == "money" else ""
    return Quantity(Fraction(low), Fraction(ends[1]), currency)
