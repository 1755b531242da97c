"""The portable file holds everything, merges without loss, and refuses what it can't read."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.model import Answer, Evidence, PortableFile, Quantity, State
from abm_fit.assessment.portable import (
    blank_for_role,
    data_of_row,
    dump_portable,
    merge,
    read_portable,
    row_of_data,
)
from abm_fit.errors import InvalidAnswerError, InvalidFileError
from tests.assessment.examples import example, said

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)
quantities = st.tuples(st.fractions(), st.fractions()).map(
    lambda ends: Quantity(min(ends), max(ends), "EUR" if ends[0] > 1 else "")
)
rows = st.builds(
    Answer,
    uuid=st.uuids().map(str),
    sequence=st.integers(1, 10**6),
    question=st.sampled_from(["acv", "stage", "channels"]),
    respondent=st.sampled_from(["a", "b"]),
    state=st.sampled_from(get_args(State)),
    segment=st.none() | st.just("s1"),
    value=st.none() | texts | st.lists(texts.filter(bool), min_size=1, max_size=3).map(tuple) | quantities,
    reason=texts,
    evidence=st.sampled_from(get_args(Evidence)),
    note=texts,
    carried=st.booleans(),
    at=texts,
)


@given(rows)
def test_a_row_written_and_read_is_the_same_row(row: Answer) -> None:
    assert row_of_data(json.loads(json.dumps(data_of_row(row)))) == row


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_file_written_and_read_is_the_same_file(kind: Literal["yaml", "json"], tmp_path: Path) -> None:
    pack, assessment = example()
    hostile = said("h", "one_list", "own")
    hostile = replace(hostile, note="[/x] {{ 7*7 }} =1+1 \u202e مرحبا 日本 🎯 'quoted' # no comment\nsecond: line")
    assessment = replace(assessment, log=(*assessment.log, replace(hostile, sequence=len(assessment.log) + 1)))
    path = tmp_path / f"file.{kind}"
    path.write_text(dump_portable(PortableFile(assessment, pack.documents), kind), encoding="utf-8")
    assert read_portable(path) == PortableFile(assessment, pack.documents)


def test_a_yaml_file_says_which_question_each_entry_answers() -> None:
    pack, assessment = example()
    assert "# Shared list\n- uuid:" in dump_portable(PortableFile(assessment, pack.documents)) or (
        f"# {pack.questionnaire.questions['one_list'].short}\n- uuid:"
        in dump_portable(PortableFile(assessment, pack.documents))
    )


def test_merging_adds_what_is_new_however_often() -> None:
    _, assessment = example()
    mine = replace(assessment, log=assessment.log[:60])
    theirs = replace(assessment, log=assessment.log[40:])
    once = merge(mine, theirs)
    assert {row.uuid for row in once.log} == {row.uuid for row in assessment.log}
    assert merge(once, theirs) == once
    assert once.log[:60] == mine.log


def test_a_blank_file_has_nobodys_answers_and_merges_back() -> None:
    _, assessment = example()
    blank = blank_for_role(assessment, role="sales", name="Ana", respondent_id="r1")
    assert blank.log == ()
    assert [one.name for one in blank.respondents] == ["Ana"]
    answered = replace(blank, log=(Answer("n1", 1, "one_list", "r1", "answered", value="own"),))
    merged = merge(assessment, answered)
    assert merged.log[-1].respondent == "r1"
    assert merged.log[-1].sequence == len(assessment.log) + 1
    assert "Ana" in [one.name for one in merged.respondents]


def test_another_assessments_file_is_not_merged() -> None:
    _, assessment = example()
    with pytest.raises(InvalidAnswerError, match="another assessment"):
        merge(assessment, replace(assessment, id="other"))


BROKEN = {
    "value": ({"low": "x", "high": "1"}, "number"),
    "state": ("maybe", "maybe"),
    "sequence": (0, "0"),
    "colour": ("red", "colour"),
}


@pytest.mark.parametrize("key", sorted(BROKEN))
def test_a_broken_entry_is_named_with_its_line(key: str, tmp_path: Path) -> None:
    part, word = BROKEN[key]
    pack, assessment = example()
    data = json.loads(dump_portable(PortableFile(assessment, pack.documents), "json"))
    data["log"][3][key] = part
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        read_portable(path)
    assert word in str(caught.value)
    assert all(problem.line for problem in caught.value.problems)


def test_an_entry_that_stands_twice_is_refused(tmp_path: Path) -> None:
    pack, assessment = example()
    data = json.loads(dump_portable(PortableFile(assessment, pack.documents), "json"))
    data["log"].append(data["log"][0])
    path = tmp_path / "twice.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InvalidFileError, match="twice"):
        read_portable(path)


def test_exact_numbers_survive() -> None:
    third = Quantity(Fraction(1, 3), Fraction(2, 3))
    row = replace(said("x", "acv"), value=third)
    assert row_of_data(data_of_row(replace(row, sequence=1))).value == third
