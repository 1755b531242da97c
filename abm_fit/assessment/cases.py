"""Worked cases: one company in a light form, and the verdict it must get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.light import id_of, light_of, row_of, said_in
from abm_fit.assessment.model import Answer, Assessment, Respondent, Segment
from abm_fit.errors import InvalidAnswerError, InvalidFileError, Problem
from abm_fit.pack.document import Document
from abm_fit.pack.model import Pack
from abm_fit.pack.suggesting import did_you_mean
from abm_fit.wording.words import ENGLISH

SOMEBODY = Respondent("somebody", ENGLISH("answer.somebody"), "")
"""Who answers a case that names nobody."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a case must come to; what is not named is not judged. The key `""` stands for every segment."""

    verdict: Mapping[str, str] = field(default_factory=dict)
    """Segment id to outcome id; `none` for not enough evidence."""
    possible: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bands: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Sum id to segment id to band id."""
    fired: tuple[str, ...] = ()
    """Gate ids, `gate@segment` for one segment."""
    open: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    decisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Decision id to segment id to choice id; `open` where several are possible."""
    patterns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case as read."""

    assessment: Assessment
    expect: Expectation
    title: str
    about: str
    pack_id: str
    pack_version: str


def read_case(path: Path, pack: Pack) -> Case:
    """Read a case that is answered with this pack.

    Raises:
        InvalidFileError: with every problem of the file.
    """
    from abm_fit.pack.yaml_reading import read_yaml

    return case_of(read_yaml(path, what="case"), pack)


def case_of(document: Document, pack: Pack) -> Case:
    """Return the case that a document holds.

    Raises:
        InvalidFileError: with every problem: the document's shape, or where that is sound, its answers.
    """
    from abm_fit.assessment.shapes import require_shape, require_unrepeated

    require_shape(document, "case")
    for key in ("segments", "respondents"):
        require_unrepeated(document, key)
    data = document.data
    if data["pack"] != pack.id:
        problem = Problem(ENGLISH("answer_file.other_pack", pack=data["pack"]), document.file, 1, "pack")
        raise InvalidFileError((problem,), hint=ENGLISH("answer_file.pack_here", pack=pack.id))
    respondents = tuple(
        Respondent(one["id"], one["name"], one.get("role", "")) for one in data.get("respondents") or ()
    )
    segments = tuple(Segment(one["id"], one["name"]) for one in data.get("segments") or ())
    assessment = Assessment(
        id=id_of(f"{data['pack']}/{data['organisation']}/{data['period']}"),
        organisation=data["organisation"],
        period=data["period"],
        currency=data["currency"],
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        depth=data.get("depth", "full"),
        segments=segments,
        respondents=respondents or (SOMEBODY,),
        date=data["date"],
        made_up=data.get("made_up", False),
        about=data.get("about", ""),
    )
    require_roles(document, pack)
    rows = rows_of(document, assessment, pack)
    return Case(
        assessment=with_rows(assessment, rows),
        expect=expectation_of(data.get("expect") or {}),
        title=data.get("title", ""),
        about=data.get("about", ""),
        pack_id=data["pack"],
        pack_version=data["version"],
    )


def require_roles(document: Document, pack: Pack) -> None:
    """Pass a case whose people have roles that the pack knows; raises InvalidFileError with each that it does not."""
    known = [role.id for role in pack.questionnaire.roles]
    problems = []
    for place, one in enumerate(document.data.get("respondents") or ()):
        if one.get("role") and one["role"] not in known:
            line = document.line_of(("respondents", place, "role"))
            where = f"respondents › {one['id']} › role"
            hint = did_you_mean(one["role"], known, ENGLISH("answer_file.roles", known=", ".join(known)))
            message = ENGLISH("answer_file.no_role", name=one["role"])
            problems.append(Problem(message, document.file, line, where, hint))
    if problems:
        raise InvalidFileError(tuple(problems))


def rows_of(document: Document, assessment: Assessment, pack: Pack) -> list[Answer]:
    """Return the log rows of a case; raises InvalidFileError with every answer that can't be."""
    rows: list[Answer] = []
    problems: list[Problem] = []
    people = {one.id for one in assessment.respondents}
    segments = set(assessment.segment_ids)
    questions = pack.questionnaire.questions
    for said in said_in(document.data, assessment.respondents[0].id):
        place = (document.file, document.line_of(said.path), " › ".join(said.path))
        if said.question not in questions:
            hint = did_you_mean(said.question, questions)
            problems.append(Problem(ENGLISH("answer_file.no_question", name=said.question), *place, hint=hint))
        elif said.respondent not in people:
            hint = did_you_mean(said.respondent, people)
            problems.append(Problem(ENGLISH("answer_file.no_respondent", name=said.respondent), *place, hint=hint))
        elif said.segment is not None and said.segment not in segments:
            hint = did_you_mean(said.segment, segments)
            problems.append(Problem(ENGLISH("answer_file.no_segment", name=said.segment), *place, hint=hint))
        else:
            try:
                seed, at = assessment.id, f"{assessment.date}T00:00:00+00:00"
                question = questions[said.question]
                rows.append(row_of(said, question, currency=assessment.currency, seed=seed, at=at))
            except InvalidAnswerError as error:
                problems.append(Problem(error.message, *place, hint=error.hint))
    if problems:
        raise InvalidFileError(tuple(problems))
    return rows


def expectation_of(data: Mapping[str, Any]) -> Expectation:
    """Return what a case's `expect` block says."""
    gates = data.get("gates") or {}
    return Expectation(
        verdict=_by_segment(data.get("verdict")),
        possible={key: tuple(ids) for key, ids in _by_segment(data.get("possible")).items()},
        bands={node: _by_segment(bands) for node, bands in (data.get("bands") or {}).items()},
        fired=tuple(gates.get("fired") or ()),
        open=tuple(gates.get("open") or ()),
        clear=tuple(gates.get("clear") or ()),
        decisions={decision: _by_segment(choices) for decision, choices in (data.get("decisions") or {}).items()},
        patterns=data.get("patterns") or {},
    )


def _by_segment(part: Any) -> dict[str, Any]:  # noqa: ANN401  plain data of a document
    if part is None:
        return {}
    return dict(part) if isinstance(part, Mapping) else {"": part}


def case_to_data(assessment: Assessment, pack: Pack) -> dict[str, Any]:
    """Return an assessment in the light form of a case, without an `expect` block: a real session recorded."""
    by_respondent: dict[str, dict[str, Any]] = {}
    for (question_id, segment, respondent), row in sorted(
        assessment.current().items(), key=lambda item: item[1].sequence
    ):
        question = pack.questionnaire.questions.get(question_id)
        if question is None:
            continue
        part = by_respondent.setdefault(respondent, {"answers": {}})
        light = light_of(row, question, assessment.currency)
        if segment is None:
            part["answers"][question_id] = light
        else:
            part.setdefault("by_segment", {}).setdefault(segment, {})[question_id] = light
    return {
        "schema": "abm-fit/case@1",
        "pack": assessment.pack_id,
        "version": assessment.pack_version,
        "title": f"{assessment.organisation}, {assessment.period}",
        "organisation": assessment.organisation,
        "made_up": assessment.made_up,
        "currency": assessment.currency,
        "period": assessment.period,
        "date": assessment.date,
        "depth": assessment.depth,
        "segments": [{"id": one.id, "name": one.name} for one in assessment.segments],
        "respondents": [{"id": one.id, "name": one.name, "role": one.role} for one in assessment.respondents],
        "answers": {},
        "by_respondent": by_respondent,
    }
