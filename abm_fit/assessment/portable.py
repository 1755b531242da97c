"""The portable file: an assessment and its pack in one YAML or JSON file; written and read again, nothing changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast

from abm_fit.assessment.exact_numbers import number_of, text_of
from abm_fit.assessment.model import Answer, Assessment, PortableFile, Quantity, Respondent, Segment, Value
from abm_fit.errors import InvalidAnswerError, InvalidFileError, Problem
from abm_fit.pack.document import Document
from abm_fit.wording.words import ENGLISH

MOST_BYTES = 16 * 1024 * 1024
"""The largest portable file that is read."""
SCHEMA = "abm-fit/assessment@1"


def read_portable(path: Path) -> PortableFile:
    """Read a portable file; raises InvalidFileError with every problem."""
    from abm_fit.pack.yaml_reading import read_yaml

    return portable_of(read_yaml(path, what="assessment", most_bytes=MOST_BYTES))


def portable_of(document: Document) -> PortableFile:
    """Return the portable file that a document holds; raises InvalidFileError with every problem."""
    from abm_fit.assessment.shapes import require_shape, require_unrepeated

    require_shape(document, "assessment")
    for key in ("segments", "respondents"):
        require_unrepeated(document, key)
    data = document.data
    rows = _rows(document)
    assessment = Assessment(
        id=data["id"],
        organisation=data["organisation"],
        period=data["period"],
        currency=data["currency"],
        pack_id=data["pack"]["id"],
        pack_version=data["pack"]["version"],
        pack_digest=data["pack"]["digest"],
        depth=data.get("depth", "full"),
        segments=tuple(Segment(one["id"], one["name"]) for one in data.get("segments") or ()),
        respondents=tuple(
            Respondent(one["id"], one["name"], one.get("role", "")) for one in data.get("respondents") or ()
        ),
        log=tuple(sorted(rows, key=lambda row: row.sequence)),
        date=data["date"],
        made_up=data.get("made_up", False),
        follows=data.get("follows", ""),
        about=data.get("about", ""),
    )
    return PortableFile(assessment, data.get("documents") or {})


def _rows(document: Document) -> list[Answer]:
    rows: list[Answer] = []
    problems: list[Problem] = []
    uuids: set[str] = set()
    sequences: set[int] = set()
    for index, part in enumerate(document.data.get("log") or ()):
        place = (document.file, document.line_of(("log", index)), f"log › {index + 1}")
        try:
            row = row_of_data(part)
        except ValueError:
            problems.append(Problem(ENGLISH("answer_file.this_no_number"), *place))
            continue
        if wrong := _wrong_in(row):
            problems.append(Problem(wrong, *place))
        if row.uuid in uuids or row.sequence in sequences:
            problems.append(Problem(ENGLISH("answer_file.twice"), *place))
        uuids.add(row.uuid)
        sequences.add(row.sequence)
        rows.append(row)
    if problems:
        raise InvalidFileError(tuple(problems))
    return rows


def _wrong_in(row: Answer) -> str:
    """Return what makes a row impossible whatever the pack asks; empty where nothing does."""
    if (row.state == "answered") != (row.value is not None):
        missing = row.state == "answered"
        return ENGLISH("answer_file.value_missing" if missing else "answer_file.value_unwanted", state=row.state)
    if isinstance(row.value, Quantity) and row.value.low > row.value.high:
        return ENGLISH("answer_file.backwards")
    return ""


def row_of_data(part: Mapping[str, Any]) -> Answer:
    """Return a log row from plain data; raises ValueError where a number is none."""
    return Answer(
        uuid=part["uuid"],
        sequence=part["sequence"],
        question=part["question"],
        respondent=part["respondent"],
        state=part["state"],
        segment=part.get("segment"),
        value=value_of_data(part.get("value")),
        reason=part.get("reason", ""),
        evidence=part.get("evidence", "none"),
        note=part.get("note", ""),
        carried=part.get("carried", False),
        at=part.get("at", ""),
    )


def value_of_data(part: Any) -> Value | None:  # noqa: ANN401  plain data
    """Return a value from plain data; raises ValueError where a number is none."""
    if isinstance(part, Mapping):
        return Quantity(number_of(part["low"]), number_of(part["high"]), part.get("currency", ""))
    return tuple(part) if isinstance(part, list) else cast("str | None", part)


def data_of_value(value: Value | None) -> Any:  # noqa: ANN401  plain data
    """Return a value as plain data; `value_of_data` reads it back."""
    if isinstance(value, Quantity):
        ends = {"low": text_of(value.low), "high": text_of(value.high)}
        return ends | ({"currency": value.currency} if value.currency else {})
    return list(value) if isinstance(value, tuple) else value


def data_of_row(row: Answer) -> dict[str, Any]:
    """Return a log row as plain data, leaving out what is empty."""
    part: dict[str, Any] = {"uuid": row.uuid, "sequence": row.sequence, "question": row.question}
    part |= {"segment": row.segment} if row.segment is not None else {}
    part |= {"respondent": row.respondent, "state": row.state}
    part |= {"value": data_of_value(row.value)} if row.value is not None else {}
    for name, empty in (("reason", ""), ("evidence", "none"), ("note", ""), ("carried", False), ("at", "")):
        if getattr(row, name) != empty:
            part[name] = getattr(row, name)
    return part


def data_of(file: PortableFile) -> dict[str, Any]:
    """Return a portable file as plain data."""
    assessment = file.assessment
    return {
        "schema": SCHEMA,
        "id": assessment.id,
        "organisation": assessment.organisation,
        "period": assessment.period,
        "date": assessment.date,
        "currency": assessment.currency,
        "depth": assessment.depth,
        "made_up": assessment.made_up,
        "about": assessment.about,
        "follows": assessment.follows,
        "pack": {"id": assessment.pack_id, "version": assessment.pack_version, "digest": assessment.pack_digest},
        "segments": [{"id": one.id, "name": one.name} for one in assessment.segments],
        "respondents": [{"id": one.id, "name": one.name, "role": one.role} for one in assessment.respondents],
        "log": [data_of_row(row) for row in assessment.log],
        "documents": dict(file.documents),
    }


Form = Literal["yaml", "json"]


def form_of_path(path: Path) -> Form:
    """Return the form that a file's name asks for."""
    return "json" if path.suffix.lower() == ".json" else "yaml"


def dump_portable(file: PortableFile, kind: Form = "yaml") -> str:
    """Return a portable file as text; in YAML each entry has its question's short name as a comment."""
    data = data_of(file)
    if kind == "json":
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    from abm_fit.assessment.yaml_writing import dump_yaml

    log = data.pop("log")
    documents = data.pop("documents")
    head = dump_yaml(data)
    body = "log: []\n" if not log else "log:\n" + "".join(_commented(log, _names(documents)))
    return head + body + dump_yaml({"documents": documents})


def _names(documents: Mapping[str, Any]) -> dict[str, str]:
    sections = documents.get("questionnaire", {}).get("sections", ())
    return {question["id"]: question["short"] for section in sections for question in section["questions"]}


def _commented(log: list[dict[str, Any]], names: Mapping[str, str]) -> Iterator[str]:
    from abm_fit.assessment.yaml_writing import dump_yaml

    for row in log:
        name = " ".join(names.get(row["question"], "").split())
        if name:
            yield f"# {name}\n"
        yield dump_yaml([row])


def merge(assessment: Assessment, other: Assessment) -> Assessment:
    """Return the assessment with the other's unseen rows, respondents and segments; merging again changes nothing.

    Answers given under another version of the pack come along too; what this version does not ask stays as orphans.

    Raises:
        InvalidAnswerError: the two are not the same assessment, or were answered with different packs.
    """
    if assessment.id != other.id:
        raise InvalidAnswerError(
            ENGLISH("answer_file.other_assessment", organisation=other.organisation, period=other.period),
            hint=ENGLISH("answer_file.by_itself"),
        )
    if assessment.pack_id != other.pack_id:
        raise InvalidAnswerError(
            ENGLISH("answer_file.other_questions", theirs=other.pack_id, ours=assessment.pack_id),
            hint=ENGLISH("answer_file.where_used"),
        )
    from abm_fit.assessment.editing import with_rows

    seen = {row.uuid for row in assessment.log}
    fresh = [replace(row, sequence=0) for row in other.log if row.uuid not in seen]
    people = {one.id for one in assessment.respondents}
    parts = {one.id for one in assessment.segments}
    widened = replace(
        assessment,
        respondents=(*assessment.respondents, *(one for one in other.respondents if one.id not in people)),
        segments=(*assessment.segments, *(one for one in other.segments if one.id not in parts)),
    )
    return with_rows(widened, fresh)


def blank_for_role(assessment: Assessment, *, role: str, name: str, respondent_id: str) -> Assessment:
    """Return the same assessment with nobody's answers and one new respondent, for a colleague to walk."""
    return replace(assessment, log=(), respondents=(Respondent(respondent_id, name, role),))
