"""The appendix of every answer: what was said, on what evidence, and what it counts."""

from __future__ import annotations

from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Head
from abm_fit.report.parts.values_appendix import AnswerGroup, AnswerLine, Answers
from abm_fit.scoring.measured import Reading

EVIDENCE = ("shown", "described")
"""Strongest first."""


def answers(m: Material) -> Answers:
    """Show every question that was asked, by section."""
    counted = _counted(m)
    groups = []
    for section in m.pack.questionnaire.sections:
        rows: list[AnswerLine] = []
        for id_ in section.questions:
            found = [item for item in m.result.readings if item.question == id_ and item.state != "hidden"]
            rows += [_row(m, reading, counted.get(id_, ""), first=index == 0) for index, reading in enumerate(found)]
        if rows:
            groups.append(AnswerGroup(section.title, tuple(rows)))
    title = m.words("answers.title", known=m.known, asked=m.asked)
    return Answers(
        Head("answers", m.words("answers.name"), title, m.words("answers.lede" if m.hundred else "answers.lede_own")),
        tuple(groups),
    )


def _counted(m: Material) -> dict[str, str]:
    """Return for each question the sums that it counts in, with its points."""
    found: dict[str, list[str]] = {}
    for node in m.pack.rubric.sums.values():
        for child, points in node.points.items():
            found.setdefault(child, []).append(m.words("answers.counts", title=node.title, points=points))
    return {child: "; ".join(words) for child, words in found.items()}


def _row(m: Material, reading: Reading, counts: str, *, first: bool) -> AnswerLine:
    question = m.question(reading.question)
    value = ""
    if reading.value is not None and reading.state != "not_applicable":
        value = m.words("answers.weak") if reading.weak else m.fmt.score(reading.value, fine=True)
    return AnswerLine(
        question=question.ask if first else "",
        where=m.where(reading.segment),
        answer=m.answer(reading),
        basis=_basis(m, reading),
        evidence=_evidence(m, reading),
        value=value,
        counts=counts if value else "",
        notes=tuple(dict.fromkeys(said.note for said in reading.said if said.note.strip())),
    )


def _basis(m: Material, reading: Reading) -> str:
    w = m.words
    heard = sum(said.state == "answered" for said in reading.said)
    parts: list[str] = []
    if heard > 1:
        parts.append(w(f"answers.basis_{reading.basis}", n=heard))
    if reading.state == "known" and any(said.state == "dont_know" for said in reading.said) and not _settled(reading):
        parts.append(w("answers.partly"))
    if reading.disputed:
        parts.append(w("answers.disputed"))
    if any(said.carried for said in reading.said):
        parts.append(w("answers.carried"))
    return "; ".join(parts)


def _settled(reading: Reading) -> bool:
    return reading.value is None or reading.value.exact


def _evidence(m: Material, reading: Reading) -> str:
    given = {said.evidence for said in reading.said if said.state == "answered"}
    return next((m.words(f"evidence.{kind}") for kind in EVIDENCE if kind in given), "")
