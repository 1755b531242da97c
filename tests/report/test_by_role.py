"""Readiness as each role sees it stands in the report where two roles or more judged something."""

from __future__ import annotations

from abm_fit.report.context import Context
from abm_fit.report.markdown import markdown_report
from abm_fit.report.parts.material import Material


def test_each_role_has_a_cell_a_part_with_how_much_of_it_it_judged(
    reported: dict[str, tuple[Material, Context]],
) -> None:
    (level,) = reported["golden_h_two_pictures"][1].levels
    assert level.by_role is not None
    first = "Sales and marketing 63: Sales (3/3) 9, Marketing (3/3) 100."
    assert first in level.by_role.alt
    assert "Measurement 100: Sales –, Marketing (3/3) 100." in level.by_role.alt
    assert first in markdown_report(reported["golden_h_two_pictures"][1])


def test_one_person_alone_gets_no_heat_map_by_role(reported: dict[str, tuple[Material, Context]]) -> None:
    material, context = reported["reference_tool_4k"]
    assert len([person for person in material.assessment.respondents if person.role]) < 2
    assert [level.by_role for level in context.levels] == [None]
