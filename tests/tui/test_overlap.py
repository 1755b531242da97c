"""Two account lists: what is the same, what is doubtful, and the share of both."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.model import Quantity
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.overlap import Comparison, comparable, compare, read_line, read_list
from tests.tui.conftest import press, screen_text, walking


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
