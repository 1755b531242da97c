"""A small pack and assessment that tests of answers share: two sections, two segments, three people, every kind."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import count
from typing import Any

from abm_fit.assessment.editing import answer_row, new_assessment, with_rows
from abm_fit.assessment.model import Answer, Assessment, Respondent, Segment, State
from abm_fit.pack.compiling import compile_pack
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question

OPTIONS = [{"id": one, "label": f"It is {one}"} for one in ("none", "some", "most", "all")]


def questionnaire() -> dict[str, Any]:
    """Return the questions."""
    channels = [{"id": "events", "label": "Events"}, {"id": "mail", "label": "Mail"}]
    money: list[dict[str, Any]] = [
        {"id": "acv", "kind": "money", "per": "segment", "fact": True, "quick": True, "least": 0},
        {"id": "cycle", "kind": "days", "per": "segment", "least": 0, "na": True},
        {"id": "budget", "kind": "money", "roles": ["finance"], "least": 0},
        {"id": "margin", "kind": "percent", "least": 0, "most": 100, "quick": True},
    ]
    team: list[dict[str, Any]] = [
        {"id": "shared_list", "kind": "choice", "options": OPTIONS, "quick": True, "was": ["one_list"]},
        *({"id": f"habit_{one}", "kind": "choice", "options": OPTIONS, "na": True} for one in "abcd"),
        {
            "id": "channels",
            "kind": "many",
            "options": [*channels, {"id": "nothing", "label": "None of these", "exclusive": True}],
        },
        {"id": "people", "kind": "count", "unit": "people", "least": 1},
        {"id": "growth", "kind": "number"},
        {"id": "renewal", "kind": "date"},
        {"id": "goal", "kind": "text"},
    ]
    sections = [("money", money), ("team", team)]
    return {
        "schema": "abm-fit/questionnaire@1",
        "id": "workshop",
        "version": "1.0.0",
        "title": "A workshop",
        "about": "For tests.",
        "segments": {"one": "segment", "many": "segments"},
        "roles": [{"id": one, "label": one.title()} for one in ("sales", "marketing", "finance")],
        "sections": [
            {
                "id": section,
                "title": section.title(),
                "about": "",
                "questions": [{"ask": f"What about {one['id']}?", "short": f"The {one['id']}"} | one for one in asked],
            }
            for section, asked in sections
        ],
    }


def documents() -> dict[str, Any]:
    """Return the pack's four documents."""
    habits = {f"habit_{one}": {"options": {"none": 0, "some": 30, "most": 60, "all": 100}} for one in "abcd"}
    return {
        "questionnaire": questionnaire(),
        "rubric": {
            "schema": "abm-fit/rubric@1",
            "pack": "workshop",
            "currency": "USD",
            "rates": {"as_of": "2026-06-30", "EUR": 1.17},
            "values": habits,
        },
        "advice": {"schema": "abm-fit/advice@1", "pack": "workshop"},
        "sources": {"schema": "abm-fit/sources@1", "pack": "workshop"},
    }


def pack() -> Pack:
    """Return the pack."""
    return compile_pack(documents())


def asked(question_id: str) -> Question:
    """Return one of its questions."""
    return pack().questionnaire.questions[question_id]


def assessment() -> Assessment:
    """Return an assessment in which nothing has been said yet."""
    people = (Respondent("ann", "Ann", "sales"), Respondent("bo", "Bo", "marketing"), Respondent("cy", "Cy", ""))
    return new_assessment(
        pack(),
        assessment_id="a-1",
        organisation="Example Tools (made up)",
        period="2026-Q4",
        currency="EUR",
        date="2026-11-22",
        segments=(Segment("big", "Big ones"), Segment("small", "Small ones")),
        respondents=people,
        made_up=True,
    )


_NUMBER = count(1)


def row(question_id: str, value: Any = None, *, by: str = "ann", state: State = "answered", **more: Any) -> Answer:  # noqa: ANN401
    """Return a new row; `None` as value means the state says it all."""
    uuid = more.pop("uuid", f"u-{next(_NUMBER)}")
    question = asked(question_id)
    return answer_row(question, respondent=by, state=state, value=value, uuid=uuid, at="2026-11-22T10:00:00Z", **more)


def said(*rows: Answer) -> Assessment:
    """Return the assessment with these rows in its log."""
    return with_rows(assessment(), rows)


def tenth(number: int) -> Fraction:
    """Return so many tenths."""
    return Fraction(number, 10)


def unnumbered(rows: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return rows without their places in the log."""
    return tuple(replace(one, sequence=0) for one in rows)
