"""How each role rates the parts of a level axis, and what counts only with evidence."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.commands.subjects import pack_folder
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.scoring.analysed import Analyses, RoleLevel
from abm_fit.scoring.engine import score
from abm_fit.scoring.measured import Span


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The default pack."""
    return load_pack(pack_folder(None))


def case(pack: Pack, name: str) -> Assessment:
    """Return a worked case of the default pack."""
    return read_case(pack_folder(None) / "cases" / f"{name}.yaml", pack).assessment


def analysed(pack: Pack, assessment: Assessment) -> Analyses:
    """Return what goes beyond the bare score."""
    analyses = score(pack, assessment, analyses=True).analyses
    assert analyses is not None
    return analyses


def by_role(pack: Pack, assessment: Assessment) -> dict[tuple[str, str], RoleLevel]:
    """Return how each role rates each part."""
    return {(view.role, level.node): level for view in analysed(pack, assessment).people.roles for level in view.levels}


def test_a_role_rates_a_part_by_its_own_answers_weighted_by_their_points(pack: Pack) -> None:
    found = by_role(pack, case(pack, "golden_h_two_pictures"))
    # A list of their own (20 × 6), unseen follow-up (0 × 5), judged on leads (0 × 3), over 14 points; of account data
    # one answer out of five judgements (20). The overlap of lists is a fact: it is nobody's opinion.
    assert found["sales", "alignment"] == RoleLevel("alignment", None, span(120, 14), 3, 3)
    assert found["sales", "data"] == RoleLevel("data", None, span(20), 1, 5)
    assert found["marketing", "alignment"] == RoleLevel("alignment", None, span(100), 3, 3)
    assert ("sales", "measurement") not in found


def test_what_another_role_says_moves_no_level_of_ones_own(pack: Pack) -> None:
    both = case(pack, "golden_h_two_pictures")
    before = by_role(pack, both)
    without = replace(both, log=tuple(row for row in both.log if (row.respondent, row.question) != ("cmo", "one_list")))
    after = by_role(pack, without)
    assert {key: level for key, level in after.items() if key[0] == "sales"} == {
        key: level for key, level in before.items() if key[0] == "sales"
    }
    assert after["marketing", "alignment"].own == 2


def test_counting_only_evidence_asks_no_other_questions_than_the_result(pack: Pack) -> None:
    """An answer without evidence that decides what is asked must not open the whole scale: the weights stay."""
    found = analysed(pack, case(pack, "example")).evidenced["readiness"]
    claimed = score(pack, case(pack, "example")).node("readiness").score
    assert Fraction(0) < found.low <= claimed.low
    assert claimed.high <= found.high < Fraction(100)


def span(number: int, over: int = 1) -> Span:
    """Return an exact value."""
    return Span(Fraction(number, over), Fraction(number, over))
