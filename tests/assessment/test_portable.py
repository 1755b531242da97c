"""A portable file: exported and imported nothing changes; merged, nothing is lost and nothing doubled."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.model import Answer, Assessment, PortableFile, Quantity, Respondent, Segment, State
from abm_fit.assessment.portable import blank_for_role, dump_portable, merge, portable_of, read_portable
from abm_fit.assessment.schema import json_schema
from abm_fit.errors import InvalidAnswerError, InvalidFileError
from abm_fit.pack.yaml_reading import read_yaml_text
from tests.assessment.workshop import assessment, documents, row, said, unnumbered

DATA = Path(__file__).parents[1] / "data" / "portable"
SCHEMAS = Path(__file__).parents[2] / "questionnaires" / "schema"

words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)
numbers = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=1000)
quantities = st.builds(
    lambda one, two, money: Quantity(min(one, two), max(one, two), money),
    numbers,
    numbers,
    st.sampled_from(["", "EUR"]),
)
values = quantities | words.filter(bool) | st.lists(st.sampled_from(["a", "b"]), min_size=1, unique=True).map(tuple)
evidence: st.SearchStrategy[Literal["none", "described", "shown"]] = st.sampled_from(["none", "described", "shown"])

STATES: tuple[State, ...] = ("answered", "dont_know", "not_applicable", "later", "cleared")


@st.composite
def logs(draw: st.DrawFn) -> Assessment:
    """Draw an assessment with any rows a log may hold, of questions that no pack asks among them."""
    rows = []
    for place in range(draw(st.integers(0, 5))):
        state: State = draw(st.sampled_from(STATES))
        rows.append(
            Answer(
                uuid=f"row-{place}",
                sequence=0,
                question=draw(st.sampled_from(["acv", "goal", "long_gone"])),
                respondent=draw(st.sampled_from(["ann", "bo"])),
                state=state,
                segment=draw(st.sampled_from([None, "big", "small"])),
                value=draw(values) if state == "answered" else None,
                reason=draw(words),
                evidence=draw(evidence),
                note=draw(words),
                carried=draw(st.booleans()),
                at=draw(st.sampled_from(["", "2026-11-22T10:00:00+01:00"])),
            )
        )
    return with_rows(replace(assessment(), about=draw(words)), rows)


@given(logs(), st.sampled_from(["yaml", "json"]))
def test_written_and_read_again_nothing_changes(given_: Assessment, kind: Literal["yaml", "json"]) -> None:
    file = PortableFile(given_, documents())
    text = dump_portable(file, kind)
    again = portable_of(read_yaml_text(text, "x.yaml" if kind == "yaml" else "x.json", what="assessment"))
    assert again == file
    assert dump_portable(again, kind) == text


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_hostile_text_is_only_text(kind: Literal["yaml", "json"]) -> None:
    for note in (
        "[/x]",
        "- &a *a",
        "!!python/object:os.system x",
        "{{ 7*7 }}",
        "\u202e\u0000\x1b[31m",
        "a: b\n# c",
        "東京 🙂",
    ):
        file = PortableFile(said(row("goal", "x", note=note)), documents())
        assert portable_of(read_yaml_text(dump_portable(file, kind), f"x.{kind}", what="assessment")) == file


def test_each_entry_says_its_question_in_words() -> None:
    text = dump_portable(PortableFile(said(row("goal", "grow")), documents()))
    assert "# The goal\n- uuid:" in text


@given(logs(), logs())
def test_merging_however_often_adds_each_row_once_and_loses_none(ours: Assessment, theirs: Assessment) -> None:
    theirs = replace(theirs, log=tuple(replace(one, uuid=f"their-{one.uuid}") for one in theirs.log))
    once = merge(ours, theirs)
    assert merge(merge(once, theirs), ours) == once
    assert once.log[: len(ours.log)] == ours.log
    assert unnumbered(once.log) == unnumbered((*ours.log, *theirs.log))
    assert [one.sequence for one in once.log] == list(range(1, len(once.log) + 1))


def test_merging_unites_people_and_segments() -> None:
    theirs = replace(
        said(row("goal", "grow")),
        respondents=(Respondent("di", "Di", "finance"),),
        segments=(Segment("public", "Public"),),
    )
    both = merge(assessment(), theirs)
    assert [one.id for one in both.respondents] == ["ann", "bo", "cy", "di"]
    assert both.segment_ids == ("big", "small", "public")


def test_another_assessment_or_other_questions_are_not_merged() -> None:
    with pytest.raises(InvalidAnswerError, match="another assessment"):
        merge(assessment(), replace(assessment(), id="a-2"))
    with pytest.raises(InvalidAnswerError, match="questions"):
        merge(assessment(), replace(assessment(), pack_id="other"))


def test_answers_to_an_older_version_come_along_as_they_are() -> None:
    older = replace(said(replace(row("goal", "grow"), question="gone")), pack_version="0.9.0", pack_digest="old")
    both = merge(assessment(), older)
    assert [one.question for one in both.log] == ["gone"]
    assert both.pack_digest == assessment().pack_digest


def test_a_blank_file_has_nobodys_answers_and_comes_home() -> None:
    full = said(row("goal", "grow"))
    blank = blank_for_role(full, role="sales", name="Sam", respondent_id="sam")
    assert blank.log == ()
    assert [one.name for one in blank.respondents] == ["Sam"]
    walked = with_rows(blank, [replace(row("goal", "rest", uuid="sams"), respondent="sam")])
    home = merge(full, walked)
    assert [(one.respondent, one.value) for one in home.log] == [("ann", "grow"), ("sam", "rest")]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.*")), ids=lambda path: path.name)
def test_a_bad_file_is_refused_with_file_and_line(path: Path) -> None:
    wanted = [
        line.removeprefix("# must say: ") for line in path.read_text("utf-8").splitlines() if "must say: " in line
    ]
    with pytest.raises(InvalidFileError) as refused:
        read_portable(path)
    told = [str(problem) for problem in refused.value.problems]
    assert len(told) >= len(wanted) > 0
    for part in wanted:
        assert any(part in line for line in told), told
    assert all(problem.file.endswith(path.name) for problem in refused.value.problems)
    assert all(problem.line for problem in refused.value.problems)


@pytest.mark.parametrize("kind", ["case", "assessment"])
def test_the_schema_on_disk_is_the_models_and_says_what_each_name_is(kind: str) -> None:
    schema = json_schema(kind)
    assert json.loads((SCHEMAS / f"{kind}.json").read_text("utf-8")) == schema, f"run: abm-fit schema {kind}"
    for part in (schema, *schema["$defs"].values()):
        for name, each in part.get("properties", {}).items():
            assert each.get("description"), name


def test_exact_numbers_survive() -> None:
    third = Quantity(Fraction(1, 3), Fraction(10**20, 7))
    file = PortableFile(said(row("growth", third)), documents())
    assert portable_of(read_yaml_text(dump_portable(file), "x.yaml", what="assessment")) == file
