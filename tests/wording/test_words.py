"""Sentences stand in one place, by key, and every key is asked for with the values it has places for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from abm_fit.wording.spoken import spoken_language
from abm_fit.wording.words import ENGLISH, LANGUAGES, language_of, words_for
from tests.wording.keys import PLACES, Asked, asked_in, problem_of
from tests.wording.sentences import files_under

PACKAGE = Path(__file__).resolve().parents[2] / "abm_fit"
ENGLISH_FOLDER = PACKAGE / "wording" / "en"
SPOKEN = sorted(
    file.stem for file in ENGLISH_FOLDER.glob("*.py") if not file.stem.startswith(("report", "__", "common"))
)
"""The subjects of screens, commands and the engine; the report asks for its words through its context."""


def texts_of(language: str, subject: str) -> dict[str, str]:
    """Return a file of words."""
    return dict(import_module(f"abm_fit.wording.{language}.{subject}").TEXTS)


ASKED = [asked for file in files_under([PACKAGE]) for asked in asked_in(file)]


@pytest.mark.parametrize("subject", SPOKEN)
def test_every_key_begins_with_the_name_of_its_file(subject: str) -> None:
    assert [key for key in texts_of("en", subject) if not key.startswith(f"{subject}.")] == []


def test_every_sentence_asked_for_is_there_with_places_for_what_is_put_in() -> None:
    assert ASKED
    assert [
        problem for asked in ASKED if (problem := problem_of(asked, texts_of("en", asked.key.partition(".")[0])))
    ] == []


@pytest.mark.parametrize("subject", SPOKEN)
def test_no_sentence_is_kept_that_nobody_asks_for(subject: str) -> None:
    whole = {key for asked in ASKED if asked.whole for key in _of_call(asked)}
    begun = tuple(asked.key for asked in ASKED if not asked.whole)
    assert [key for key in texts_of("en", subject) if key not in whole and not key.startswith(begun)] == []


def _of_call(asked: Asked) -> tuple[str, ...]:
    return (f"{asked.key}.one", f"{asked.key}.many") if asked.counted else (asked.key,)


@pytest.mark.parametrize("subject", [*SPOKEN, "report", "common"])
def test_a_brace_in_a_sentence_is_a_place_and_nothing_else(subject: str) -> None:
    assert [key for key, text in texts_of("en", subject).items() if set("{}") & set(PLACES.sub("", text))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_files_keys_and_places(language: str) -> None:
    files = sorted(file.stem for file in ENGLISH_FOLDER.glob("[a-z]*.py"))
    assert sorted(file.stem for file in (PACKAGE / "wording" / language).glob("[a-z]*.py")) == files
    for subject in (*SPOKEN, "report", "common"):
        english, theirs = texts_of("en", subject), texts_of(language, subject)
        assert theirs.keys() == english.keys()
        for key, text in theirs.items():
            assert set(PLACES.findall(text)) == set(PLACES.findall(english[key])), key


def test_a_language_that_there_is_none_of_falls_back_to_english() -> None:
    assert words_for("xx_XX").language == language_of("xx") == "en"


def test_the_screen_speaks_the_language_of_the_environment() -> None:
    assert spoken_language({"LC_ALL": "", "LANG": "en_GB.UTF-8"}) == "en"
    assert spoken_language({}) == "en"


def test_a_key_that_there_is_none_of_is_an_error_and_no_empty_place_on_a_screen() -> None:
    for key in ("home.no_such", "no_such_file.at_all", "nothing"):
        with pytest.raises(KeyError):
            ENGLISH(key)


def test_words_never_read_a_value_as_a_sentence() -> None:
    assert words_for("en")("quoted", name="{0.__class__} {other}") == "“{0.__class__} {other}”"
    assert ENGLISH("home.archived_show", number="{home.new}") == "Archived ({home.new})"
