"""What a report says: complete where something is known, silent where nothing is, and never more than the result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from pathlib import Path

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.report.context import Context, build_context
from abm_fit.report.formatting import formatter
from abm_fit.report.parts.material import Material
from abm_fit.resources import DEFAULT_PACK, packs_folder
from abm_fit.scoring.comparing import compare
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.engine import score
from abm_fit.scoring.measured import Span
from abm_fit.scoring.result import Result


@pytest.fixture(scope="module")
def result(pack: Pack, example: Assessment) -> Result:
    return score(pack, example, analyses=True)


@pytest.fixture(scope="module")
def context(pack: Pack, example: Assessment, result: Result) -> Context:
    return build_context(pack, example, result)


@pytest.fixture(scope="module")
def unknown(pack: Pack, example: Assessment) -> Context:
    bare = replace(example, log=(), segments=example.segments[:1])
    return build_context(pack, bare, score(pack, bare, analyses=True))


def texts(value: object) -> Iterator[str]:
    """Yield every text of a context."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in {"words", "theme", "brand"}:
                yield from texts(getattr(value, field.name))


def test_the_worked_example_fills_every_part(context: Context) -> None:
    empty = [field.name for field in fields(context) if not getattr(context, field.name)]
    assert set(empty) <= {"brand", "changes"}


def test_page_one_holds_what_a_cfo_asks_for(context: Context) -> None:
    front = context.front
    assert len(front.reasons) == 3
    assert len(front.steps) == 3
    assert front.arithmetic is not None
    assert len(front.arithmetic.lines) == 3
    assert front.solid is not None
    assert "points" in front.solid.text
    assert [tile.label for tile in front.mixes] == ["Today", "Next two quarters", "Destination"]
    assert all(re.fullmatch(r"\d+(–\d+)?%", tile.value) for tile in front.mixes)
    assert front.refused
    assert front.takes


def test_every_segment_stands_in_the_verdict_with_its_own_numbers(context: Context, result: Result) -> None:
    assert [row.name for row in context.front.segments] == [name for _, name in result.segments]
    assert [row.verdict for row in context.front.segments] == [verdict.label for verdict in result.verdicts]


def test_nothing_known_gets_no_verdict_but_what_to_find_out(unknown: Context) -> None:
    assert unknown.front.word == "Not enough evidence"
    assert unknown.front.mixes == ()
    assert unknown.mixes is None
    assert len(unknown.front.asks) == 6
    assert all(question.text.endswith("?") or question.text.endswith(".") for question in unknown.front.asks)
    assert unknown.front.steps_title == "The next three steps"
    assert len(unknown.front.steps) == 3
    assert all(re.fullmatch(r".+, by day \d+", step.aside) for step in unknown.front.steps)
    assert unknown.front.takes == ""


def test_what_not_to_do_and_the_limits_are_in_every_report(context: Context, unknown: Context) -> None:
    for each in (context, unknown):
        assert each.refusals.head.title.startswith("What we do not recommend, and why")
        assert each.limits.lines


def test_parts_are_numbered_without_holes(context: Context, unknown: Context) -> None:
    for each in (context, unknown):
        numbers = [head.number for head in each.heads]
        figures = [number for number in numbers if number.isdigit()]
        assert figures == [str(n) for n in range(1, len(figures) + 1)]
        letters = numbers[len(figures) :]
        assert letters == list("ABCDEFGH"[: len(letters)])
        assert len({head.id for head in each.heads}) == len(each.heads)


def test_nobody_is_named(context: Context, example: Assessment) -> None:
    said = " ".join(texts(context))
    for person in example.respondents:
        assert person.name not in said


def test_no_text_is_left_unformatted(context: Context, unknown: Context) -> None:
    for each in (context, unknown):
        for text in texts(each):
            assert "Fraction" not in text
            assert not re.search(r"\{[a-z_]+\}|\bNone\b(?! of)", text.replace("None of these", "")), text


def test_the_printed_terms_are_those_of_the_result(context: Context, result: Result) -> None:
    assert context.trace
    tables = {table.title: table for table in context.trace.tables}
    assert len(tables) == len(result.nodes)
    for node in result.nodes:
        total = sum((part.contribution.low for part in node.parts), Fraction(0))
        assert total == node.score.low
        title = node.title if node.segment is None else f"{node.title} ({dict(result.segments)[node.segment]})"
        printed = sum(float(row.contribution.partition("–")[0]) for row in tables[title].rows)
        assert printed == pytest.approx(float(node.score.low), abs=0.01 * len(node.parts))


def test_every_answer_that_was_asked_is_in_the_appendix(context: Context, result: Result) -> None:
    rows = [row for group in context.answers.groups for row in group.rows]
    assert len(rows) == sum(reading.state != "hidden" for reading in result.readings)


def test_notes_are_kept_whole(pack: Pack, example: Assessment) -> None:
    long = "A note. " * 2000
    noted = replace(example, log=(replace(example.log[0], note=long), *example.log[1:]))
    context = build_context(pack, noted, score(pack, noted))
    assert long in set(texts(context))


def test_a_made_up_company_is_marked_and_a_real_one_is_not(pack: Pack, example: Assessment, result: Result) -> None:
    assert build_context(pack, example, result).meta.made_up
    assert build_context(pack, example, replace(result, made_up=False)).meta.made_up == ""


def test_without_analyses_the_report_leaves_out_what_they_would_say(pack: Pack, example: Assessment) -> None:
    context = build_context(pack, example, score(pack, example))
    assert context.solid is None
    assert context.front.solid is None


def test_changes_add_up_as_printed(pack: Pack, example: Assessment, result: Result) -> None:
    before = replace(example, log=tuple(row for row in example.log if row.question != "one_list"), period="2026-Q3")
    context = build_context(pack, example, result, trend=compare(pack, before, example))
    assert context.changes is not None
    assert "2026-Q3" in context.changes.head.name
    for row in context.changes.rows:
        *effects, total = (float(cell.replace("−", "-")) for cell in row[3:-1])
        assert sum(effects) == pytest.approx(total, abs=0.2)
    assert any("One account list" in line[0] for line in context.changes.changed)


def test_a_pack_of_one_axis_without_segments_reports_too() -> None:
    folder = Path(__file__).resolve().parents[1] / "data" / "packs" / "repair_cafe"
    pack = load_pack(folder)
    case = read_case(min((folder / "cases").glob("*.yaml")), pack)
    context = build_context(pack, case.assessment, score(pack, case.assessment, analyses=True))
    assert context.fit is None
    assert context.mixes is None
    assert context.money is None
    assert len(context.levels) == 1
    assert not re.search(r"\bABM\b|account|segment", " ".join(texts(context)))


@pytest.mark.parametrize("name", ["golden_g_nothing_known", "ideal_but_4k", "three_thousand_known", "two_businesses"])
def test_titles_are_sentences_for_very_different_companies(pack: Pack, name: str) -> None:
    assessment = read_case(packs_folder() / DEFAULT_PACK / "cases" / f"{name}.yaml", pack).assessment
    context = build_context(pack, assessment, score(pack, assessment))
    for head in (context.front.head, *context.heads):
        assert head.title[:1].isupper() or head.title[:1].isdigit(), head
        assert "  " not in head.title


@pytest.mark.parametrize(
    ("locale", "money", "score_", "day"),
    [
        ("en_US", "$1,234,000", "39.99", "November 22, 2026"),
        ("de_DE", "1.234.000\N{NO-BREAK SPACE}$", "39,99", "22. November 2026"),
        (
            "fr_CH",
            "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}$US",
            "39,99",
            "22 novembre 2026",
        ),
    ],
)
def test_numbers_are_written_as_in_the_locale(locale: str, money: str, score_: str, day: str) -> None:
    fmt = formatter(locale, Currency("USD"))
    assert fmt.money(Fraction(1_234_000)) == money
    assert fmt.score(Span(Fraction(3999, 100), Fraction(3999, 100)), [Fraction(40)]) == score_
    assert fmt.day("2026-11-22") == day


def test_what_was_answered_is_written_exactly_and_what_is_computed_is_not_rounded_across_a_cost() -> None:
    fmt = formatter("en_US", Currency("USD"))
    answered = Span(Fraction(1_234_567), Fraction(1_234_567))
    assert fmt.quantity(answered, "money") == "$1,234,567"
    assert fmt.about(answered) == "$1,230,000"
    below = Span(Fraction(24_961, 10), Fraction(24_961, 10))
    assert fmt.about(below) == "$2,500"
    assert fmt.about(below, [Fraction(2500)]) == "$2,496"
    hair = Span(Fraction(59_999, 100), Fraction(59_999, 100))
    assert fmt.about(hair, [Fraction(600)]) == "$599.99"


@pytest.mark.parametrize("locale", ["en_US", "de_DE"])
def test_one_is_counted_in_the_singular(locale: str) -> None:
    fmt = formatter(locale, Currency("USD"))
    one = Span(Fraction(1), Fraction(1))
    assert [fmt.quantity(one, unit) for unit in ("people", "companies", "days", "")] == [
        "1 person",
        "1 company",
        "1 day",
        "1",
    ]
    assert fmt.quantity(Span(Fraction(1), Fraction(3)), "people") == "1–3 people"


def test_a_charts_title_is_a_sentence_about_what_it_shows(reported: dict[str, tuple[Material, Context]]) -> None:
    titles: dict[str, set[str]] = {}
    for _, context in reported.values():
        parts = [context.fit, context.mixes, context.money, context.plan, context.solid, *context.levels]
        charts = [chart for part in parts for chart in (getattr(part, "chart", None), getattr(part, "grid", None))]
        charts += context.fit.charts if context.fit else ()
        for chart in charts:
            if chart is not None:
                assert chart.title.endswith("."), chart.title
                assert "{" not in chart.title
                titles.setdefault(chart.id, set()).add(chart.title)
    assert all(len(different) > 3 for different in titles.values()), titles
