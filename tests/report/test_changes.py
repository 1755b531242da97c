"""What changed since last time is said as it was: no line is called crossed where a gate lifted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from abm_fit.assessment.model import Assessment, Quantity, Value
from abm_fit.pack.model import Pack
from abm_fit.report.context import build_context
from abm_fit.report.formatting import formatter
from abm_fit.report.markdown import markdown_report
from abm_fit.scoring.comparing import compare
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.engine import score
from abm_fit.trend_text import trend_lines


def test_a_gate_that_lifted_while_the_score_fell_is_not_called_a_line_that_the_score_crossed(
    pack: Pack, example: Assessment
) -> None:
    then: dict[str, Value] = {"overlap": Quantity(Fraction(12), Fraction(12)), "slide": "revenue"}
    before = replace(
        example,
        id="before",
        period="2026-Q3",
        log=tuple(replace(row, value=then.get(row.question, row.value)) for row in example.log),
    )
    trend = compare(pack, before, example)
    context = build_context(pack, example, score(pack, example, analyses=True), locale="de_DE", trend=trend)
    assert context.changes is not None
    readiness = next(axis for axis in trend.axes if axis.axis == "readiness")
    assert readiness.total < 0
    assert context.changes.head.title == "Two verdicts changed"
    assert any("foundation first” to “ABM is right; pilot size for now”" in note for note in context.changes.notes)
    for text in (*context.changes.notes, *trend_lines(pack, trend)):
        assert "score crossed" not in text
        assert "did not move" not in text
    assert ("Overlap of both lists", "12\N{NO-BREAK SPACE}%", "37\N{NO-BREAK SPACE}%") in context.changes.changed
    assert "| Question | Before | Now |" in markdown_report(context)


def test_a_day_is_written_in_letters_that_the_pdf_can_print() -> None:
    days = {locale: formatter(locale, Currency("USD")).day("2026-11-22") for locale in ("de_DE", "ja_JP", "zh_CN")}
    assert days == {"de_DE": "22. November 2026", "ja_JP": "2026/11/22", "zh_CN": "2026-11-22"}


def test_the_table_has_columns_for_the_effects_that_there_are_and_its_chart_says_how_many_moved(
    pack: Pack, example: Assessment
) -> None:
    before = replace(example, id="before", period="2026-Q3", log=example.log[::3] + example.log[1::3])
    result = score(pack, example, analyses=True)
    changes = build_context(pack, example, result, trend=compare(pack, before, example)).changes
    assert changes is not None
    assert changes.columns == ("Score", "Then", "Now", "Answers", "In all", "Reading")
    assert {len(row) for row in changes.rows} == {len(changes.columns)}
    assert changes.chart.title.startswith("Two of four scores moved perhaps by more than scatter, none for certain.")
