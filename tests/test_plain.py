"""The plain walk: the same walk, line by line; every answer is safe before the next question is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from abm_fit.assessment.model import Answer, Assessment
from abm_fit.assessment.walk import Walk, start_walk
from abm_fit.pack.nodes import Sum
from abm_fit.pack.questions import Section
from abm_fit.plain import Plain
from abm_fit.scoring.visibility import hidden_questions
from tests.assessment.examples import example
from tests.scoring.small_packs import answered, bands, choice, make_pack, table


class Session:
    """A plain walk fed with lines, with what it printed and what it saved."""

    def __init__(self, *lines: str, respondent: str = "marketing_lead", confirm: bool = False) -> None:
        pack, assessment = example()
        self.saved: list[Answer] = []
        self.printed: list[str] = []
        self._lines: Iterator[str] = iter(lines)
        self._numbers: Iterator[int] = iter(range(1, 10_000))
        empty = replace(assessment, log=())
        walk = start_walk(pack, empty, respondent, hidden_questions(pack, empty))
        self.plain = Plain(
            walk=walk,
            keep=self.keep,
            read=self.read,
            write=self.printed.append,
            new_uuid=lambda: f"u{next(self._numbers)}",
            now=lambda: "2026-11-22T10:00:00+00:00",
            confirm=confirm,
        )

    def read(self, _prompt: str) -> str:
        """Give the next line, as a terminal would."""
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None

    def keep(self, rows: tuple[Answer, ...]) -> tuple[Answer, ...]:
        """Save rows, as a store would."""
        numbered = tuple(replace(row, sequence=len(self.saved) + 1 + place) for place, row in enumerate(rows))
        self.saved += numbered
        return numbered

    def run(self) -> Walk:
        """Walk to the end of the lines."""
        return self.plain.run()

    @property
    def assessment(self) -> Assessment:
        """Return where the walk left the answers."""
        return self.plain.walk.assessment

    @property
    def text(self) -> str:
        """Return everything printed."""
        return "\n".join(self.printed)


def test_a_digit_answers_and_goes_on() -> None:
    session = Session("2", "q")
    walk = session.run()
    assert [(row.question, row.value) for row in session.saved] == [("stage", "early")]
    assert walk.spot != ("stage", None)


def test_the_end_of_the_lines_is_no_error_and_loses_nothing() -> None:
    session = Session("2", "d")
    session.run()
    assert [row.state for row in session.saved] == ["answered", "dont_know"]


def test_words_of_an_option_answer_and_what_was_taken_is_said() -> None:
    label = {option.id: option.label for option in example()[0].questionnaire.questions["stage"].options}["early"]
    session = Session(label.upper(), "q")
    session.run()
    assert [(row.question, row.value) for row in session.saved] == [("stage", "early")]
    assert f"= {label}" in session.printed


def test_a_letter_of_the_walk_stays_one_whatever_the_options_are_called() -> None:
    session = Session("d", "s", "N")
    session.run()
    assert [row.state for row in session.saved] == ["dont_know"]


@pytest.mark.parametrize("line", ["2 or 3", "3/2", "2,3", "3 OR 2 or 3"])
def test_not_sure_which_of_two_is_an_answer_and_is_said_back(line: str) -> None:
    session = Session(line, "b", "q")
    session.run()
    assert [(row.state, row.value) for row in session.saved] == [("answered", ("early", "mature"))]
    assert sum(", not sure which" in printed for printed in session.printed) == 2


def test_back_undo_and_redo() -> None:
    session = Session("2", "b", "3", "u", "r", "q")
    session.run()
    assert [row.value for row in session.saved] == ["early", "mature", "early", "mature"]
    assert session.assessment.current()["stage", None, "marketing_lead"].value == "mature"


def test_an_amount_is_echoed_in_full_and_can_be_taken_back() -> None:
    session = Session("j yearly marketing", "1.2m", "no", "1.3m", "", "q", confirm=True)
    session.run()
    assert "= 1,200,000 USD" in session.text
    assert [str(row.value) for row in session.saved if row.question == "budget"] == [
        "Quantity(low=Fraction(1300000, 1), high=Fraction(1300000, 1), currency='USD')"
    ]


def test_note_and_evidence_stand_beside_the_answer() -> None:
    session = Session("2", "b", "n seen on [/x] {{ 1 }}", "e", "q")
    session.run()
    last = session.assessment.current()["stage", None, "marketing_lead"]
    assert (last.value, last.note, last.evidence) == ("early", "seen on [/x] {{ 1 }}", "described")


@pytest.mark.parametrize("line", ["7", "abc", "1 2", "1 or", "1,9", "x no", "n too early", "e", "²", "9" * 5000])
def test_what_is_no_answer_is_said_and_saves_nothing(line: str) -> None:
    session = Session(line, "q")
    session.run()
    assert session.saved == []
    assert len(session.printed) > 5


def test_a_section_is_walked_segment_after_segment_and_said_so() -> None:
    session = Session("j possible accounts", "100", "q")
    session.run()
    assert "Who could buy · Large plant operators" in session.text
    assert session.saved[0].segment == "plants"


def test_help_open_and_verdict_can_be_asked_for_at_any_time() -> None:
    session = Session("h", "o", "v", "?", "q")
    session.run()
    assert "Why we ask" in session.text
    assert "Programme stage" in session.text
    assert "No verdict yet" in session.text
    assert "come back later" in session.text


def test_everything_can_be_answered_and_then_it_ends_by_itself() -> None:
    session = Session(*["d"] * 200)
    walk = session.run()
    assert walk.open_spots() == ()
    assert "Everything is answered" in session.text


def test_a_carried_answer_is_confirmed_with_enter() -> None:
    session = Session("", "q")
    row = Answer("old", 1, "stage", "marketing_lead", "answered", value="early", note="kept", carried=True)
    walk = session.plain.walk
    session.plain.walk = replace(walk, assessment=replace(walk.assessment, log=(row,)), spot=("stage", None))
    session.saved.append(row)
    session.run()
    confirmed = session.saved[-1]
    assert (confirmed.value, confirmed.note, confirmed.carried) == ("early", "kept", False)


def test_the_shortest_way_asks_what_narrows_most_and_stops_once_the_verdict_is_decided() -> None:
    parts = [choice("minor", 0, 100), choice("major", 0, 50, 100)]
    ready = Sum("ready", "Ready", {"minor": 1, "major": 5}, bands=bands(40), role="axis", kind="level")
    verdict = table("verdict", ("ready", 2), role="verdict")
    pack = make_pack([question for question, _ in parts], [rule for _, rule in parts], [ready], tables=[verdict])
    sections = (Section("s", "S", "", ("minor", "major")),)
    pack = replace(pack, questionnaire=replace(pack.questionnaire, sections=sections))
    session = Session("3", "1")
    session.plain.walk = start_walk(pack, answered(pack, {}), "r", frozenset())
    session.plain.shortest = True
    session.run()
    assert [(row.question, row.value) for row in session.saved] == [("major", "o2")]
    printed = "\n".join(session.printed)
    assert "2 verdicts are possible; after this answer at most 1." in printed
    assert "The verdict is decided: no open answer can change it." in printed
