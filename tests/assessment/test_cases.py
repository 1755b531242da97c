"""Worked cases in the light form: read exactly, refused with every problem, recorded from a real session."""

from __future__ import annotations

import uuid
from fractions import Fraction
from pathlib import Path

import pytest

from abm_fit.assessment.cases import Case, case_of, case_to_data, read_case
from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.light import NAMESPACE, id_of
from abm_fit.assessment.model import Quantity
from abm_fit.assessment.yaml_writing import dump_yaml
from abm_fit.errors import InvalidFileError
from abm_fit.pack.yaml_reading import read_yaml_text
from tests.assessment.workshop import assessment, pack, row

HEAD = """schema: abm-fit/case@1
pack: workshop
version: 1.0.0
title: Small but keen
organisation: Example Tools (made up)
made_up: true
currency: EUR
period: 2026-Q4
date: 2026-11-22
segments: [{id: big, name: Big ones}]
respondents: [{id: lead, name: Lead, role: marketing}, {id: vp, name: VP, role: sales}]
"""
ANSWERS = """answers:
  shared_list: some
  budget: 400000
  margin: "60..75"
  goal: later
  channels: [events, mail]
  habit_a: {not_applicable: Nobody does}
  habit_b: {value: most, evidence: shown, note: Saw it}
  growth: -2.5
by_segment:
  big: {acv: "250000 USD"}
by_respondent:
  vp: {answers: {shared_list: dont_know}}
expect:
  verdict: {big: pilot}
  bands: {fit: {big: abm}, readiness: pilot}
  gates: {fired: [too_small@big]}
"""


def case(text: str = HEAD + ANSWERS) -> Case:
    return case_of(read_yaml_text(text, "c.yaml", what="case"), pack())


def test_every_light_form_is_read_as_it_says() -> None:
    found = {(row.question, row.respondent): row for row in case().assessment.log}
    assert found["shared_list", "lead"].value == "some"
    assert found["budget", "lead"].value == Quantity(Fraction(400000), Fraction(400000), "EUR")
    assert found["margin", "lead"].value == Quantity(Fraction(60), Fraction(75))
    assert found["goal", "lead"].state == "later"
    assert found["channels", "lead"].value == ("events", "mail")
    assert (found["habit_a", "lead"].state, found["habit_a", "lead"].reason) == ("not_applicable", "Nobody does")
    assert (found["habit_b", "lead"].evidence, found["habit_b", "lead"].note) == ("shown", "Saw it")
    assert found["growth", "lead"].value == Quantity(Fraction(-5, 2), Fraction(-5, 2))
    assert found["acv", "lead"].value == Quantity(Fraction(250000), Fraction(250000), "USD")
    assert found["acv", "lead"].segment == "big"
    assert found["shared_list", "vp"].state == "dont_know"


def test_expectations_are_by_segment_or_for_all() -> None:
    expect = case().expect
    assert expect.verdict == {"big": "pilot"}
    assert expect.bands == {"fit": {"big": "abm"}, "readiness": {"": "pilot"}}
    assert expect.fired == ("too_small@big",)


def test_the_same_case_gives_the_same_ids() -> None:
    assert case() == case()
    assert len({row.uuid for row in case().assessment.log}) == len(case().assessment.log)


@pytest.mark.parametrize("place", ["", "abm_fit/Müller 東京 (made up)/2026-Q4", "acv/big/lead/[1, 2]" * 50])
def test_an_id_is_the_uuid_that_the_standard_library_makes_of_a_place(place: str) -> None:
    assert id_of(place) == str(uuid.uuid5(uuid.UUID(bytes=NAMESPACE), place))


def test_a_corrected_answer_is_another_row() -> None:
    ids = {row.question: row.uuid for row in case().assessment.log if row.respondent == "lead"}
    corrected = case(HEAD + ANSWERS.replace("shared_list: some", "shared_list: all", 1))
    changed = {
        row.question for row in corrected.assessment.log if row.respondent == "lead" and row.uuid not in ids.values()
    }
    assert changed == {"shared_list"}


def test_every_wrong_answer_is_told_at_once_with_its_line_and_a_guess() -> None:
    wrong = """answers:
  shared_lst: some
  habit_a: som
  budget: lots
  margin: 300
by_segment:
  bigg: {acv: 5}
by_respondent:
  vpp: {answers: {goal: grow}}
"""
    with pytest.raises(InvalidFileError) as refused:
        case(HEAD + wrong)
    told = [(problem.line, problem.hint) for problem in refused.value.problems]
    assert [line for line, _ in told] == [13, 14, 15, 16, 18, 20]
    hints = " ".join(hint for _, hint in told)
    for guess in ("`shared_list`", "`some`", "`big`", "`vp`"):
        assert guess in hints


def test_a_case_of_another_pack_or_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match="workshop"):
        case(HEAD.replace("pack: workshop", "pack: garage"))
    with pytest.raises(InvalidFileError):
        case(HEAD + "exspect: {}\n")
    with pytest.raises(InvalidFileError):
        read_case(tmp_path / "none.yaml", pack())


def test_a_session_recorded_as_a_case_says_the_same() -> None:
    money = Quantity(Fraction(10), Fraction(25, 2), "USD")
    session = with_rows(
        assessment(),
        [
            row("shared_list", "some", note="so they say", evidence="described"),
            row("shared_list", "all", by="bo"),
            row("acv", money, segment="big"),
            row("cycle", state="not_applicable", reason="none"),
            row("channels", ("mail",)),
            row("goal", state="dont_know"),
            row("growth", Quantity(Fraction(5, 2), Fraction(5, 2))),
            row("habit_a", "all"),
            row("habit_a", state="cleared"),
        ],
    )
    text = dump_yaml(case_to_data(session, pack()))
    again = case_of(read_yaml_text(text, "c.yaml", what="case"), pack()).assessment
    before, after = session.current(), again.current()
    assert before.keys() == after.keys()
    for key, one in before.items():
        other = after[key]
        assert (one.state, one.value, one.reason, one.evidence, one.note) == (
            (other.state, other.value, other.reason, other.evidence, other.note)
        )
