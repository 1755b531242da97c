"""What the workbook and the files that a report carries say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORKBOOK: Mapping[str, str] = MappingProxyType(
    {
        "book.verdict": "Verdict",
        "book.answers": "Answers",
        "book.scores": "Scores",
        "book.bands": "Bands",
        "book.figures": "Economics",
        "book.people": "Each person",
        "book.how": "How to read this workbook",
        "book.about_blue": "Blue figures may be changed; everything else follows. Nothing here changes the assessment "
        "itself.",
        "book.about_scores": "{answers} holds what was said. {scores} starts from the values there (columns "
        "{low} and {high}),",
        "book.about_figures": "{figures} from the numbers there (columns {low} and {high}) and from its own constants.",
        "book.about_ends": "Low and high are the ends of what is possible, given what is not known. Where both are "
        "equal, it is known.",
        "book.about_no_limit": "“{no_limit}”: nothing bounds that answer; type a figure over it. #N/A, #VALUE! or "
        "#DIV/0!: there is no number.",
        "book.about_gates": "Gates, the verdict table and the analyses are not computed here: after a change, ask "
        "abm-fit again.",
        "book.about_amounts": "Amounts are in {own}. The rubric's own are in {base}: the rate stands at the top of "
        "{figures}, in blue.",
        "book.no_limit": "no limit",
        "book.section": "Section",
        "book.question": "Question",
        "book.segment": "Segment",
        "book.answer": "Answer",
        "book.number_low": "Number, low",
        "book.number_high": "Number, high",
        "book.unit": "Unit",
        "book.value_low": "Value, low",
        "book.value_high": "Value, high",
        "book.evidence": "Evidence",
        "book.given": "Given",
        "book.known": "Known",
        "book.days": "days",
        "book.term": "Term",
        "book.points": "Points",
        "book.applies": "Applies",
        "book.weight": "Weight",
        "book.contribution_low": "Contribution, low",
        "book.contribution_high": "Contribution, high",
        "book.band": "Band",
        "book.score": "Score",
        "book.from": "From",
        "book.total": "Total",
        "book.after_gates": "After gates, today: {band}",
        "book.figure": "Figure",
        "book.low": "Low",
        "book.high": "High",
        "book.formula": "How",
        "book.source": "Source",
        "book.rate": "Exchange rate of the rubric: {base} for 1 {own}",
        "book.pinned": "The rubric's own amounts are in {base}. Pinned.",
        "book.pinned_on": "The rubric's own amounts are in {base}. Pinned on {day}.",
        "book.person": "Person",
        "book.role": "Role",
        "book.note": "Note",
        "carried.full": "Every answer, and the questionnaire and rubric they were judged with",
        "carried.aggregated": "The answers in aggregate, without who gave them, and the questionnaire and rubric they "
        "were judged with",
        "carried.record": "How this report was made, and what came out",
    }
)
"""Sheets' names (`verdict` to `people`), how to read them, their heads, and what a PDF carries."""
