"""The result as an outline: every figure opens down to the answers behind it, in words that people know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from abm_fit.assessment.model import Assessment, Quantity
from abm_fit.pack.model import Pack
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.outline.node import Node
from abm_fit.tui.outline.solid import share_words
from abm_fit.tui.screens.result import ResultScreen, result_nodes
from tests.tui.conftest import press, screen_text, walking

OPENED = 9
"""Deeper than any line of the example's result is."""


@pytest.fixture(scope="module")
def result(pack: Pack, example: Assessment) -> Result:
    """Return the worked example's result, analyses included."""
    return score(pack, example, analyses=True)


@pytest.fixture(scope="module")
def nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return its outline."""
    return result_nodes(pack, result)


def part(nodes: tuple[Node, ...], title: str) -> list[Node]:
    """Return the lines below a heading."""
    start = next(at for at, node in enumerate(nodes) if node.tone == "title" and node.text == title)
    end = next((at for at in range(start + 1, len(nodes)) if nodes[at].tone == "title"), len(nodes))
    return list(nodes[start + 1 : end])


def below(node: Node, depth: int = 0) -> Iterator[Node]:
    """Yield a line and everything that it opens to."""
    yield node
    if node.inside is not None and depth < OPENED:
        for child in node.inside():
            yield from below(child, depth + 1)


@pytest.mark.parametrize(
    "title", ["Verdict", "Mix", "Scores", "Gates", "Decisions of their own", "What would change it"]
)
def test_every_line_with_a_figure_opens_down_to_a_question(nodes: tuple[Node, ...], title: str) -> None:
    for node in part(nodes, title):
        if re.search(r"\d", node.text) and node.tone != "soft":
            assert any(line.spot is not None for line in below(node)), node.text


def test_no_two_lines_of_what_would_change_it_read_the_same(nodes: tuple[Node, ...]) -> None:
    texts = [node.text for node in part(nodes, "What would change it")]
    assert len(texts) > 4
    assert len(set(texts)) == len(texts)


def test_changes_that_lead_to_the_same_verdict_are_one_line_with_all_of_them_inside(
    result: Result, nodes: tuple[Node, ...]
) -> None:
    assert result.analyses is not None
    alone = {flip.steps[0].after for flip in result.analyses.flips if len(flip.steps) == 1}
    lines = [line.text for node in part(nodes, "What would change it") for line in below(node)]
    for after in alone:
        assert any(f"to '{after}'" in line for line in lines), after


def test_a_formula_names_what_it_reads(pack: Pack, nodes: tuple[Node, ...]) -> None:
    rubric = pack.rubric
    ids = {*rubric.derived, *rubric.policy, *rubric.sums, *pack.questionnaire.questions}
    formulas = [line.text for node in nodes for line in below(node) if line.text.startswith("= ")]
    assert formulas
    for formula in formulas:
        assert not ids & set(re.findall(r"\w+", re.sub("“[^”]*”", "", formula))), formula


def test_one_of_something_is_not_written_as_many(nodes: tuple[Node, ...]) -> None:
    lines = [line.text for node in nodes for line in below(node)]
    assert any("People who approve or veto (Workshops): 1" in line for line in lines)
    assert not [line for line in lines if re.search(r"(?<![\d.,])1 (people|departments|regions|depths|days)\b", line)]


def test_a_role_alone_is_set_beside_the_verdict_of_all(nodes: tuple[Node, ...]) -> None:
    lines = {node.text: node for node in part(nodes, "Where people differ")}
    other = lines["Sales alone: another verdict for Large plant operators, Mid-sized manufacturers"]
    assert "Marketing alone: the same verdict" in lines
    inside = [line.text for line in below(other)]
    assert "Large plant operators: ABM is right; foundation first" in inside
    assert "Readiness: 37 of 100" in inside


def test_options_on_which_people_differ_are_counted_as_on_the_screen(pack: Pack, nodes: tuple[Node, ...]) -> None:
    line = next(node for node in part(nodes, "Where people differ") if node.text.startswith("One account list"))
    assert line.text == "One account list: Marketing 4, Revenue operations 3, Sales 2 (of 5 options)"
    fourth = pack.questionnaire.questions["one_list"].options[3].label
    assert any(one.text.startswith(f"Marketing: {fourth}") for one in below(line))


def test_a_share_is_never_rounded_to_all_or_none() -> None:
    assert share_words(Fraction(1)) == "100 %"
    assert share_words(Fraction(999_999, 1_000_000)) == "nearly 100 %"
    assert share_words(Fraction(1, 1_000_000)) == "hardly any"
    assert share_words(Fraction(1, 4)) == "25 %"


def test_one_segment_alone_has_a_mix_that_opens_too(pack: Pack, example: Assessment) -> None:
    alone = replace(example, segments=example.segments[:1])
    for node in part(result_nodes(pack, score(pack, alone)), "Mix"):
        if node.tone == "strong":
            assert any(line.spot is not None for line in below(node)), node.text


def in_euros(assessment: Assessment) -> Assessment:
    """Return an assessment whose company typed its amounts in euros."""
    log = tuple(
        replace(row, value=replace(row.value, currency="EUR"))
        if isinstance(row.value, Quantity) and row.value.currency
        else row
        for row in assessment.log
    )
    return replace(assessment, currency="EUR", log=log)


def test_a_euro_company_reads_euros_wherever_a_line_opens(pack: Pack, example: Assessment) -> None:
    nodes = result_nodes(pack, score(pack, in_euros(example), analyses=True))
    texts = [line.text for node in nodes for line in below(node)]
    for typed in ("First-year value (Large plant operators): 165,000 EUR", ": 260,000 EUR"):
        assert [text for text in texts if typed in text], typed
    assert [text for text in texts if "from '165,000 EUR' to '" in text]
    assert [text for text in texts if text.endswith(": 522 EUR")]
    assert not [text for text in texts if "USD" in text or "$" in text]


async def test_the_result_s_screen_shows_euros_to_a_euro_company(
    new_app: Callable[[], AbmFitApp], pack: Pack, example: Assessment
) -> None:
    async with new_app().run_test(size=(120, 200)) as pilot:
        await walking(pilot, pack, in_euros(example))
        await press(pilot, "ctrl+r")
        screen = pilot.app.screen
        assert isinstance(screen, ResultScreen)
        for words in ("Fit, Large", "First-year value"):
            lines = screen.outline.lines()
            screen.outline.highlighted = next(
                at for at, line in enumerate(lines) if line.strip("▸▾ ").startswith(words)
            )
            await press(pilot, "enter")
        text = screen_text(pilot.app)
        assert "165,000 EUR" in text
        assert "USD" not in text


async def test_what_a_verdict_means_stays_right_below_it_when_it_is_opened(
    new_app: Callable[[], AbmFitApp], pack: Pack, example: Assessment
) -> None:
    async with new_app().run_test(size=(100, 40)) as pilot:
        await walking(pilot, pack, example)
        await press(pilot, "ctrl+r", "enter")
        text = screen_text(pilot.app)
        said, inside = text.index("ABM suits this segment well."), text.index("Fit, Large plant operators: 87 of 100")
        assert text.index("Large plant operators: ABM is right") < said < inside
