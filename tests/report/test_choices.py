"""Decisions beside the main verdict: what is the same is said once, and what is open is not said as decided."""

from __future__ import annotations

from abm_fit.report.context import Context
from abm_fit.report.parts.material import Material


def test_what_is_decided_the_same_for_several_segments_is_said_once(
    reported: dict[str, tuple[Material, Context]],
) -> None:
    m, context = reported["example"]
    assert context.choices
    sizes = [choice for choice in context.choices.choices if choice.where]
    assert [choice.where for choice in sizes] == ["Large plant operators, Mid-sized manufacturers", "Workshops"]
    assert len({(choice.label, choice.say) for choice in sizes}) == len(sizes)
    assert len([state for state in m.result.decisions if state.segment]) == len(m.result.segments)


def test_an_open_decision_is_called_open_and_names_once_what_it_can_still_be(
    reported: dict[str, tuple[Material, Context]],
) -> None:
    _, context = reported["golden_g_nothing_known"]
    assert context.choices
    platform = next(choice for choice in context.choices.choices if not choice.decided)
    assert platform.label == "Open"
    assert platform.say == "What is not known decides between “Not needed”, “Evaluate platforms” and “Not yet”."
