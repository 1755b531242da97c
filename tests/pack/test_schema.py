"""Shapes: the JSON Schemas on disk are today's, and what differs from a shape is told in plain words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from abm_fit.pack.document import Document
from abm_fit.pack.schema import KINDS, json_schema, shape_problems
from abm_fit.pack.suggesting import did_you_mean
from abm_fit.pack.yaml_reading import read_yaml_text

SCHEMAS = Path(__file__).resolve().parents[2] / "questionnaires" / "schema"

RUBRIC = """\
schema: abm-fit/rubric@1
pack: 5
currency: usd
mix:
rates: {as_of: 2026-01-01, eur: 1, GBP: x, USD: -1}
sums:
  Fit: {points: {a: 0}, role: axis}
tables:
  v: {title: 7, inputs: [a], outcomes: [{id: q, label: true, now: [1]}], rows: [{a: 5, then: q}]}
values:
  x: {curve: [[1, 2], [1]], many: sumn}
gates: []
decisions:
  p: {title: P, choices: [{id: zz, lable: A, label: A}]}
"""


def document(text: str) -> Document:
    return read_yaml_text(text, "f.yaml")


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_on_disk_is_the_models(kind: str) -> None:
    written = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    assert written == json_schema(kind), f"run: abm-fit schema {kind} > questionnaires/schema/{kind}.json"


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_in_a_schema_is_described(kind: str) -> None:
    schema = json_schema(kind)
    for part in (schema, *schema["$defs"].values()):
        for name, each in part.get("properties", {}).items():
            assert each.get("description"), name


def test_all_differences_are_told_at_once_in_words_with_their_lines() -> None:
    told = [(problem.line, problem.where, problem.message) for problem in shape_problems("rubric", document(RUBRIC))]
    assert told == [
        (2, "pack", "`5` should be text"),
        (3, "currency", "`usd` is no currency"),
        (4, "mix", "there is no value here"),
        (5, "rates › eur", "`eur` is no currency"),
        (5, "rates › GBP", "`x` should be a number"),
        (5, "rates › USD", "`-1` should be more than 0"),
        (7, "sums › Fit", "`Fit` is no id"),
        (9, "tables › v › title", "`7` should be text"),
        (9, "tables › v › outcomes › q › label", "`true` should be text"),
        (9, "tables › v › outcomes › q › now", "this list should hold at least 2"),
        (9, "tables › v › rows › 1 › a", "`5` should be text"),
        (11, "values › x › many", "`sumn` is not one of: sum, max, min, count"),
        (11, "values › x › curve › 2", "this list should hold at least 2"),
        (12, "gates", "`[…]` should be a mapping of `name: value`"),
        (14, "decisions › p › choices › zz", "`lable` is not known here"),
    ]


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        ("schema: abm-fit/rubrik@1", "no kind of file", "did you mean `abm-fit/rubric@1`?"),
        ("schema: abm-fit/advice@1", "this is an advice file", "a rubric file is wanted"),
        ("schema: abm-fit/case@1", "this is a case file", "a rubric file is wanted"),
        ("schema: abm-fit/rubric@2", "newer abm-fit", "update abm-fit"),
        ("schema: 5", "no kind of file", "write `schema: abm-fit/rubric@1`"),
        ("a: 1", "is missing", "begin the file with"),
    ],
)
def test_a_file_of_another_kind_or_time_is_told_so_and_nothing_else(line: str, said: str, hint: str) -> None:
    (problem,) = shape_problems("rubric", document(line))
    assert said in problem.message
    assert hint in problem.hint
    assert problem.line == 1


def test_a_guess_is_only_made_where_something_is_near() -> None:
    assert did_you_mean("tilte", ["title", "id"]) == "did you mean `title`?"
    assert did_you_mean("zzz", ["title", "id"], "known: id") == "known: id"


def test_a_comma_that_ends_a_text_too_early_is_told_as_what_it_is() -> None:
    text = "schema: abm-fit/sources@1\npack: a\nsources:\n  - {id: x, title: So, and so, grade: A, date: 2026, says: x}"
    (problem,) = shape_problems("sources", document(text))
    assert problem.line == 4
    assert "a comma ends a text" in problem.hint
