"""Every sentence that a report asks for is there, with values for its places, and none is kept that nobody asks for."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from abm_fit.resources import templates_folder
from abm_fit.wording.en.common import TEXTS as JOINING
from abm_fit.wording.words import LANGUAGES, words_for
from tests.wording.keys import asked_of_report, problem_of
from tests.wording.sentences import files_under
from tests.wording.test_words import PACKAGE

TEXTS = words_for("en").texts
CODE = files_under([PACKAGE / "report"])
TEMPLATES = sorted(templates_folder().rglob("*.j2"))
ASKED = [asked for file in (*CODE, *TEMPLATES) for asked in asked_of_report(file)]
FILES = sorted(file.stem for file in (PACKAGE / "wording" / "en").glob("report_*.py"))
SHEETS = ("book.verdict", "book.answers", "book.scores", "book.bands", "book.figures", "book.people")


def test_every_sentence_that_a_report_asks_for_is_there_with_values_for_its_places() -> None:
    assert len(ASKED) > 250
    assert {asked.file.suffix for asked in ASKED} == {".py", ".j2"}
    assert [problem for asked in ASKED if (problem := problem_of(asked, TEXTS))] == []


def strings_in(file: Path) -> set[str]:
    """Return every whole string of a file: keys stand in tables, too."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        found = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    else:
        found = [node.value for node in Environment(autoescape=True).parse(text).find_all(nodes.Const)]
    return {value for value in found if isinstance(value, str)}


def test_no_sentence_is_kept_that_no_report_asks_for() -> None:
    named = {text for file in (*CODE, *TEMPLATES) for text in strings_in(file)}
    counted = {f"{name}.{ending}" for name in named for ending in ("one", "many")}
    begun = tuple(asked.key for asked in ASKED if not asked.whole)
    idle = TEXTS.keys() - JOINING.keys() - named - counted
    assert sorted(key for key in idle if not key.startswith(begun)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_of_the_report_stands_in_two_files(language: str) -> None:
    parts = [import_module(f"abm_fit.wording.{language}.{name}") for name in FILES]
    apart = [value for part in parts for name, value in vars(part).items() if name.isupper()]
    keys = [key for part in apart for key in part]
    assert len(keys) == len(set(keys)) > 200
    assert all(words_for(language).texts[key] == part[key] for part in apart for key in part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_excel_takes_what_sheets_are_called(language: str) -> None:
    names = [words_for(language)(key) for key in SHEETS]
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\") or name.strip("' ") != name] == []
