"""A choice answered with several options: one of these, not sure which; kept, shown and read back as such."""

from __future__ import annotations

from typing import Literal

import pytest

from abm_fit.assessment.light import Said, light_of, row_of
from abm_fit.assessment.model import PortableFile
from abm_fit.assessment.options import options_named
from abm_fit.assessment.portable import dump_portable, portable_of
from abm_fit.assessment.showing import show_answer
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.questions import Kind, Option, Question
from abm_fit.pack.yaml_reading import read_yaml_text
from tests.assessment.workshop import asked, documents, row, said

OPTIONS = [option.id for option in asked("shared_list").options]
FORMS: tuple[Literal["yaml", "json"], ...] = ("yaml", "json")
LABELS = [option.label for option in asked("shared_list").options]


def test_several_are_kept_once_in_the_order_of_the_question() -> None:
    assert len(OPTIONS) > 2
    assert row("shared_list", (OPTIONS[1], OPTIONS[0], OPTIONS[1])).value == (OPTIONS[0], OPTIONS[1])


def test_one_alone_is_just_that_option() -> None:
    assert row("shared_list", (OPTIONS[1],)).value == OPTIONS[1]


def test_all_of_them_is_no_answer() -> None:
    given = row("shared_list", tuple(OPTIONS))
    assert (given.state, given.value) == ("dont_know", None)


def test_an_unknown_one_among_them_is_refused_with_a_guess() -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        row("shared_list", (OPTIONS[0], "som"))
    assert "`some`" in refused.value.hint


def test_it_is_said_in_words_and_comes_back_from_every_form() -> None:
    question = asked("shared_list")
    given = row("shared_list", tuple(OPTIONS[:2]), evidence="described")
    assert show_answer(question, given) == f"{LABELS[0]} or {LABELS[1]}, not sure which"
    light = light_of(given, question, "EUR")
    again = row_of(Said((), "shared_list", "ann", None, light), question, currency="EUR", seed="s", at="")
    assert (again.value, again.evidence) == (given.value, given.evidence)
    whole = said(given)
    for form in FORMS:
        text = dump_portable(PortableFile(whole, documents()), form)
        assert portable_of(read_yaml_text(text, "file.yaml")).assessment == whole


@pytest.mark.parametrize("line", ["1 or 2", "2/1", "1,2", "1 or 2 or 1"])
def test_numbers_typed_with_or_between_them_are_several(line: str) -> None:
    found = options_named(asked("shared_list"), line)
    assert isinstance(found, tuple)
    assert set(found) == set(OPTIONS[:2])


@pytest.mark.parametrize("line", ["", "0", "1 2", "1 or", "or", "1-2", "1//2", "99", "²/1"])
def test_anything_else_is_refused_and_says_what_works(line: str) -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        options_named(asked("shared_list"), line)
    assert "1 or 2" in refused.value.hint


def worded(kind: Kind = "choice") -> Question:
    labels = ("Yes", "Yes, in writing", "Local teams", "Local office", "Not yet", "2 or more", "3 or 4")
    options = tuple(Option(f"id_{place}", label) for place, label in enumerate(labels))
    return Question("q", "s", "Which?", "Which", kind, options=options)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("yes", 0),
        ("YES,  in writing", 1),
        ("yes,", 1),
        ("local t", 2),
        ("not", 4),
        ("ID_3", 3),
        ("2 or more", 5),
        ("2", 1),
        (" 7 ", 6),
    ],
)
def test_a_label_a_beginning_of_one_alone_or_an_id_is_that_option(line: str, place: int) -> None:
    assert options_named(worded(), line) == f"id_{place}"
    assert options_named(worded("many"), line) == (f"id_{place}",)


def test_what_reads_as_numbers_is_numbers_whatever_a_label_says() -> None:
    assert options_named(worded(), "3 or 4") == ("id_2", "id_3")


@pytest.mark.parametrize("line", ["local", "l", "n", "Y", "id", "2 o", "yes or not", "maybe"])
def test_words_that_several_options_begin_with_or_none_are_refused(line: str) -> None:
    with pytest.raises(InvalidAnswerError, match="no answer here"):
        options_named(worded(), line)
