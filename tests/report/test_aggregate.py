"""What a PDF carries scores exactly as the real answers do, and names nobody."""

from __future__ import annotations

import pytest

from abm_fit.assessment.model import AGREED, PortableFile
from abm_fit.assessment.portable import dump_portable, portable_of
from abm_fit.pack.model import Pack
from abm_fit.pack.yaml_reading import read_yaml_text
from abm_fit.report.aggregate import aggregate
from abm_fit.report.data import result_data
from abm_fit.report.differences import OF_PEOPLE, differences
from abm_fit.scoring.engine import score
from tests.report.random_assessments import random_assessment


@pytest.mark.parametrize("seed", range(40))
def test_aggregated_answers_give_the_same_result(pack: Pack, seed: int) -> None:
    assessment = random_assessment(pack, seed)
    real = result_data(score(pack, assessment), "aggregated")
    stand_in = result_data(score(pack, aggregate(pack, assessment)), "aggregated")
    assert list(differences(stand_in, real, OF_PEOPLE)) == []


@pytest.mark.parametrize("seed", range(5))
def test_nothing_private_is_left(pack: Pack, seed: int) -> None:
    assessment = random_assessment(pack, seed)
    carried = dump_portable(PortableFile(aggregate(pack, assessment), {}), "json")
    for private in ("a private", "private words", "Person "):
        assert private not in carried
    real = {person.id for person in assessment.respondents}
    assert {row.respondent for row in aggregate(pack, assessment).log} & real == set()
    assert assessment.id not in carried


def test_a_single_person_of_a_role_is_not_told_apart_where_no_gap_is_read(pack: Pack) -> None:
    assessment = random_assessment(pack, 7)
    kept = aggregate(pack, assessment)
    roles = {person.role for person in kept.respondents if person.id != AGREED}
    assert roles & {role.id for role in pack.questionnaire.roles} <= {
        *(pack.rubric.gap_between or ()),
        *(question.authority[0] for question in pack.questionnaire.questions.values() if question.authority),
    }


@pytest.mark.parametrize("seed", range(5))
def test_it_survives_being_written_and_read(pack: Pack, seed: int) -> None:
    kept = aggregate(pack, random_assessment(pack, seed))
    text = dump_portable(PortableFile(kept, pack.documents), "json")
    again = portable_of(read_yaml_text(text, "x.json", most_bytes=1 << 24)).assessment
    assert score(pack, again) == score(pack, kept)
