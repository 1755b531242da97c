"""The search for witnesses finds what somebody is told, is told by what it finds, and gives up in time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from abm_fit.assessment.cases import read_case
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.rules import Choice, Decision
from abm_fit.proof.reaching import Reaching, Target, targets, told
from abm_fit.proof.searching import MOST_LOOKED_AT, Nearest
from abm_fit.proof.wishes import wish_of
from abm_fit.proof.witness import witness
from abm_fit.scoring.engine import score
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.standing import Standing
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import choice, make_pack, number

DEFAULT = load_pack(Path(__file__).parents[2] / "questionnaires" / "abm_fit")


def is_found(pack: Pack, target: Target) -> bool:
    companies = Nearest(pack).companies(wish_of(pack, target.kind, target.id))
    return any((target.kind, target.id) in told(pack, score(pack, company)) for company in companies)


@settings(max_examples=25)
@given(drawn(most_open=0))
def test_what_one_company_is_told_is_found_for_another(company: Drawn) -> None:
    said = told(company.pack, score(company.pack, company.assessment))
    sought = [target for target in targets(company.pack) if (target.kind, target.id) in said]
    assert [target.id for target in sought if not is_found(company.pack, target)] == []


@pytest.mark.parametrize(
    "target",
    [
        "gate teams_apart",
        "advice settle_gap",
        "advice look_at_deals",
        "advice know_your_numbers",
        "advice map_room",
        "decision size.key_accounts",
    ],
)
def test_a_witness_may_take_two_people_who_differ_or_answers_not_known(target: str, tmp_path: Path) -> None:
    path = tmp_path / "witness.yaml"
    path.write_text(yaml.safe_dump(witness(DEFAULT, target), sort_keys=False), encoding="utf-8")
    kind, name = target.split()
    assert (kind, name) in told(DEFAULT, score(DEFAULT, read_case(path, DEFAULT).assessment))


def deciding(*lines: tuple[str, str | None]) -> Decision:
    choices = [Choice(name, name, None if when is None else parse_expression(when)) for name, when in lines]
    return Decision("d", "Decision", tuple(choices))


def pack_deciding(*decisions: Decision) -> Pack:
    parts = [choice("a", 0, 1, 2), choice("b", 0, 1, 2), number("n"), number("m")]
    questions, values = [question for question, _ in parts], [rule for _, rule in parts]
    return make_pack(questions, values, [], decisions={each.id: each for each in decisions})


@pytest.mark.parametrize(
    "when",
    [
        "a + b == 3",
        "n * m > 37 and n * m < 38",
        "n < m and m < n + 0.3 and n > 7",
        "count(a > 1, b > 1, n > 9, m > 9) == 3",
        "max(n, m) < 3 and min(a, b) > 1",
        "(a == 0 and b == 2 and n == m) or n > 20",
    ],
)
def test_conditions_on_several_answers_at_once_are_met_and_so_is_what_follows_on_them(when: str) -> None:
    pack = pack_deciding(
        deciding(("yes", when), ("no", None)),
        Decision(
            "e",
            "Decision that reads another",
            (Choice("after", "After", parse_expression("decision.d == 'yes'")), Choice("else", "Else", None)),
        ),
    )
    assert [target.id for target in targets(pack) if not is_found(pack, target)] == []


def test_few_answers_are_all_gone_through_where_no_single_one_brings_the_condition_nearer() -> None:
    """Nought at 3 alone, with a hollow about 15 that answers moved one by one fall into from every start."""
    code = "(a + 3 * b + 9 * c)"
    when = f"({code} - 3) * ({code} - 3) * (({code} - 15) * ({code} - 15) + 1) <= 0"
    parts = [choice(name, 0, 1, 2) for name in "abc"]
    decisions = {"d": deciding(("yes", when), ("no", None))}
    pack = make_pack([question for question, _ in parts], [rule for _, rule in parts], [], decisions=decisions)
    assert is_found(pack, Target("decision", "d.yes", "Yes"))


def test_a_question_that_is_seldom_asked_is_got_asked_first() -> None:
    asked = parse_expression("a == 0 and b == 2 and n * m > 33 and n * m < 34")
    parts = [choice("a", 0, 1, 2), choice("b", 0, 1, 2), number("n"), number("m"), number("o", when=asked)]
    decisions = {"d": deciding(("yes", "o > 9.7"), ("no", None))}
    pack = make_pack([question for question, _ in parts], [rule for _, rule in parts], [], decisions=decisions)
    assert is_found(pack, Target("decision", "d.yes", "Yes"))


def test_what_nobody_can_be_told_is_left_unknown_after_so_many_companies(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = pack_deciding(deciding(("yes", "n > m and m > n"), ("also", "n * n < m and a > 2"), ("no", None)))
    looked: list[Facts] = []

    def counted(facts: Facts) -> Standing:
        looked.append(facts)
        return Standing(facts)

    monkeypatch.setattr("abm_fit.proof.searching.Standing", counted)
    reaching = Reaching(pack)
    search = Nearest(pack)
    for target in reaching.targets[:2]:
        assert list(search.companies(wish_of(pack, target.kind, target.id))) == []
    assert 0 < len(looked) <= 2 * MOST_LOOKED_AT
    assert {item.state for item in reaching.table()} == {"not found"}


def test_decisions_that_read_decisions_are_worked_out_once_each() -> None:
    """Thirty of them, each named twice by the next, would take 2 to the thirtieth looks."""
    chain = [deciding(("yes", "n > 9.7"), ("no", None))]
    names = [f"d{place}" for place in range(30)]
    for name in names:
        when = parse_expression(f"decision.{chain[-1].id} == 'yes' or (n > 9.9 and decision.{chain[-1].id} != 'no')")
        chain.append(Decision(name, name, (Choice("yes", "Yes", when), Choice("no", "No", None))))
    pack = pack_deciding(*chain)
    assert is_found(pack, Target("decision", f"{names[-1]}.yes", "Yes"))
