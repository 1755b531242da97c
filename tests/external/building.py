"""Companies for the published packs: plain answers in, an assessment out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from abm_fit.assessment.model import Answer, Assessment, Quantity, Respondent, Value
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack

PACKS = Path(__file__).parent / "packs"


def published(name: str) -> Pack:
    """Load one of the packs beside this file."""
    return load_pack(PACKS / name)


def assessment_of(pack: Pack, said: Mapping[str, Mapping[str, str | int]], roles: Mapping[str, str]) -> Assessment:
    """Return an assessment from each person's answers; `roles` holds who answers, in which role."""
    rows: list[Answer] = []
    for person, answers in said.items():
        for question, answer in answers.items():
            value: Value = Quantity(Fraction(answer), Fraction(answer)) if isinstance(answer, int) else answer
            rows.append(Answer(f"{person}-{question}", len(rows) + 1, question, person, "answered", None, value))
    return Assessment(
        id="published",
        organisation="Published example",
        period="any",
        currency=pack.rubric.currency,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        respondents=tuple(Respondent(person, person, role) for person, role in roles.items()),
        log=tuple(rows),
        made_up=True,
    )


def alone(pack: Pack, answers: Mapping[str, str | int]) -> Assessment:
    """Return an assessment that one person answered."""
    return assessment_of(pack, {"one": answers}, {"one": "anyone"})
