"""Two account lists: what is the same, what is doubtful, and the share of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from abm_fit.assessment.model import Quantity
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.beginnings import Beginnings
from abm_fit.tui.company_names import comparable
from abm_fit.tui.overlap import Comparison, compare, read_line, read_list
from tests.tui.conftest import press, screen_text, type_text, walking


def compared(first: str, second: str) -> Comparison:
    return compare(read_list(first), read_list(second))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Example GmbH & Co. KG", "ACME EXAMPLE"),
        ("Société Générique S.A.", "societe generique"),
        ("The Example Company, Inc.", "example"),
        ("Straße Beispiel AG", "Strasse Beispiel"),
    ],
)
def test_spelling_and_legal_form_make_no_other_account(one: str, other: str) -> None:
    assert comparable(one.partition(",")[0]) == comparable(other)


def test_a_line_is_a_name_a_domain_or_both() -> None:
    assert read_line("Acme Example; https://www.acme.example/de").domain == "acme.example"
    assert read_line("acme.example").name == ""
    assert read_line('"Acme Example",acme.example,Berlin').name == "acme example"


def test_same_domain_is_the_same_account_whatever_it_is_called() -> None:
    assert compared("Acme Works, acme.example", "Totally Different, acme.example").jaccard == 1


def test_jaccard_is_both_over_either() -> None:
    found = compared("Alder\nBirch\nCedar", "Birch\nCedar\nDouglas")
    assert (found.both, found.either) == (2, 4)
    assert found.jaccard == Fraction(1, 2)


def test_doubtful_pairs_are_put_before_people_and_count_only_when_confirmed() -> None:
    found = compared("Mueller Foerdertechnik", "Muller Fordertechnik")
    assert found.both == 0
    assert [(pair.first, pair.second) for pair in found.doubtful] == [(0, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Siemens AG", "siemens energy"), ("Alder Group Services", "Alder"), ("Northwind Traders", "North Wind Inc")],
)
def test_a_part_of_a_company_or_a_name_cut_short_is_put_before_people(one: str, other: str) -> None:
    found = compared(one, other)
    assert found.both == 0
    assert [(pair.first, pair.second) for pair in found.doubtful] == [(0, 0)]


def test_a_word_that_goes_on_is_another_word() -> None:
    assert compared("Alpha\nNorth Star", "Alphabet\nSouth Star").doubtful == ()


def test_lists_of_thousands_are_compared_before_anybody_would_wonder() -> None:
    names = [f"{word}{number} Example" for number in range(2500) for word in ("alder", "birch")]
    first, second = read_list("\n".join(names)), read_list("\n".join(f"{name} Works" for name in names))
    began = process_time()
    found = Beginnings({place: account.name for place, account in enumerate(second)})
    assert all(place in found.like(account.name) for place, account in enumerate(first))
    assert process_time() - began < 5


def test_unlike_names_are_no_question() -> None:
    assert compared("Northwind Example", "Fernhill Example Works").doubtful == ()


def test_an_account_written_twice_is_one() -> None:
    assert len(read_list("Acme GmbH\nACME\nacme AG")) == 1


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_compared_and_the_share_stays_between_none_and_all(first: str, second: str) -> None:
    found = compared(first, second)
    assert found.jaccard is None or 0 <= found.jaccard <= 1


@given(st.lists(st.sampled_from(["Alder", "Birch", "Cedar", "Douglas", "Elm"]), max_size=8))
def test_a_list_overlaps_wholly_with_itself(names: list[str]) -> None:
    text = "\n".join(names)
    assert compared(text, text).jaccard in (None, 1)


async def test_the_share_becomes_the_answer_with_evidence_and_the_lists_are_not_kept(
    new_app: Callable[[], AbmFitApp], pack: Pack
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "m")
        from abm_fit.tui.screens.overlap import OverlapScreen

        screen = app.screen
        assert isinstance(screen, OverlapScreen)
        screen.first.text = "Alder Example\nBirch Example\nMueller Foerdertechnik\n[/x] Cedar"
        screen.second.text = "Alder Example Ltd\nMuller Fordertechnik\nElm Example"
        await press(pilot, "f2")
        assert "17 % overlap" in screen_text(app)
        await press(pilot, "y")
        assert "40 % overlap" in screen_text(app)
        await press(pilot, "f4")
        answer = walk.session.answer_at(("overlap", None))
        assert answer is not None
        assert answer.value == Quantity(Fraction(40), Fraction(40))
        assert answer.evidence == "shown"
        assert "Alder" not in answer.note


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.P. Møller – Mærsk A/S", "AP Moller Maersk"),
        ("Krones Sp. z o.o.", "KRONES"),
        ("Škoda Auto s.r.o.", "Skoda Auto"),
        ("İstanbul Çelik", "Istanbul Celik A.Ş."),
        ("トヨタ自動車株式会社", "トヨタ自動車"),
        ("华为技术有限公司", "华为技术"),
        ("삼성전자 주식회사", "삼성전자"),
    ],
)
def test_legal_forms_and_letters_of_other_countries_make_no_other_account(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_a_japanese_letter_with_its_voice_mark_is_another_letter() -> None:
    assert comparable("ガス") != comparable("カス")


def test_a_domain_alone_is_put_beside_the_name_it_is_made_of() -> None:
    compared = compare(read_list("Société Générale SA"), read_list("societegenerale.com"))
    assert [pair.likeness for pair in compared.doubtful] == [100]


def test_a_line_of_column_names_is_no_account() -> None:
    assert [account.name for account in read_list("Company,Website\nFernhill Ltd,fernhill.com")] == ["fernhill"]
    assert [account.name for account in read_list("Fernhill Ltd\nCompany")] == ["fernhill", "company"]


def test_a_files_colour_sequences_are_no_part_of_a_name() -> None:
    assert [account.name for account in read_list("\x1b[31mRed Kite\x1b[0m Corp\n\x1b]0;title\x07Fernhill")] == [
        "red kite",
        "fernhill",
    ]


def test_an_account_that_found_its_like_is_asked_about_no_more() -> None:
    compared = compare(read_list("Nordwind Robotik"), read_list("Nordwind Robotics\nNordwind Robotix"))
    assert len(compared.undecided(set())) == 2
    first = compared.doubtful[0]
    decided = replace(compared, confirmed=frozenset({(first.first, first.second)}))
    assert decided.undecided(set()) == ()
    assert decided.both == 1


async def test_a_loaded_file_is_compared_and_a_decision_can_be_taken_back(
    new_app: Callable[[], AbmFitApp], pack: Pack, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_bytes("\ufeffCompany,Website\r\n\x1b[31mNordwind Robotics\x1b[0m,\r\n".encode())
    async with new_app().run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "m")
        await type_text(pilot, "Nordwind Robotik")
        await press(pilot, "tab", "f3")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "list.csv")
        await press(pilot, "enter", "f2")
        assert "1 doubtful" in screen_text(pilot.app)
        await press(pilot, "y")
        assert "100 % overlap" in screen_text(pilot.app)
        await press(pilot, "u")
        assert "0 % overlap" in screen_text(pilot.app)
        assert "Nordwind Robotik  =?  Nordwind Robotics" in screen_text(pilot.app)
