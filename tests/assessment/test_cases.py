"""Worked cases in their light form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from abm_fit.assessment.cases import Case, case_to_data, read_case
from abm_fit.assessment.schema import json_schema
from abm_fit.errors import InvalidFileError
from abm_fit.resources import packs_folder
from tests.assessment.examples import FOLDER, example

SMALL: dict[str, Any] = {
    "schema": "abm-fit/case@1",
    "pack": "abm_fit",
    "version": "1.0.0",
    "organisation": "Tiny Example (made up)",
    "currency": "USD",
    "period": "2026-Q4",
    "date": "2026-11-22",
    "answers": {"stage": "early"},
}


def read(data: dict[str, Any], folder: Path) -> Case:
    """Read a case from data, through a file."""
    path = folder / "case.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return read_case(path, example()[0])


WRONG: list[tuple[dict[str, Any], list[str]]] = [
    ({"answers": {"stagee": "early"}}, ["stagee", "Did you mean 'stage'"]),
    ({"answers": {"stage": "earlyy"}}, ["earlyy", "Did you mean 'early'"]),
    ({"answers": {"patience": "long"}}, ["no number"]),
    ({"answers": {"channels": "email"}}, ["list of options"]),
    ({"by_segment": {"nowhere": {"acv": 1}}}, ["no segment 'nowhere'"]),
    ({"by_respondent": {"nobody": {"answers": {"stage": "early"}}}}, ["no respondent 'nobody'"]),
    ({"colour": "red"}, ["colour"]),
    ({"currency": "dollars"}, ["dollars"]),
    ({"answers": {"nope": 1, "nada": 2}}, ["nope", "nada"]),
    ({"pack": "another"}, ["another"]),
]


@pytest.mark.parametrize(("changes", "words"), WRONG)
def test_every_problem_is_told_with_its_line(changes: dict[str, Any], words: list[str], tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError) as caught:
        read(SMALL | changes, tmp_path)
    for word in words:
        assert word in str(caught.value)
    assert all(problem.line for problem in caught.value.problems)


def test_the_same_case_gives_the_same_ids(tmp_path: Path) -> None:
    assert read(SMALL, tmp_path).assessment == read(SMALL, tmp_path).assessment


def test_a_recorded_session_reads_back_to_the_same_answers(tmp_path: Path) -> None:
    pack, assessment = example()
    again = read(case_to_data(assessment, pack), tmp_path).assessment
    ours = {
        key: (row.state, row.value, row.reason, row.evidence, row.note) for key, row in assessment.current().items()
    }
    theirs = {key: (row.state, row.value, row.reason, row.evidence, row.note) for key, row in again.current().items()}
    assert ours == theirs


@pytest.mark.parametrize("kind", ["case", "assessment"])
def test_the_schema_beside_the_packs_is_the_one_we_have(kind: str) -> None:
    kept = json.loads((packs_folder() / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    assert kept == json_schema(kind)


def test_every_bundled_case_reads() -> None:
    for path in sorted((FOLDER / "cases").glob("*.yaml")):
        assert read_case(path, example()[0]).assessment.log
