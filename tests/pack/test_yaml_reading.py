"""What people write is read strictly, and whatever is wrong with it is said with its line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.errors import InvalidFileError, Problem
from abm_fit.pack.document import exact
from abm_fit.pack.yaml_reading import read_yaml, read_yaml_text


def problems_in(text: str, file: str = "a.yaml") -> tuple[Problem, ...]:
    with pytest.raises(InvalidFileError) as caught:
        read_yaml_text(text, file)
    return caught.value.problems


def only(text: str, file: str = "a.yaml") -> Problem:
    (problem,) = problems_in(text, file)
    return problem


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("on", "on"),
        ("NO", "NO"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("2026-11-22", "2026-11-22"),
        ("1.2.3", "1.2.3"),
        ("12", 12),
        ("-3", -3),
        ("0.1", 0.1),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("~", None),
        ("", None),
    ],
)
def test_a_plain_value_means_what_it_looks_like(written: str, read: object) -> None:
    value = read_yaml_text(f"a: {written}", "a.yaml").data["a"]
    assert value == read
    assert type(value) is type(read)


def test_every_name_is_text() -> None:
    assert read_yaml_text("{1: a, true: b, 1.5: c}", "a.yaml").data == {"1": "a", "true": "b", "1.5": "c"}


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_decimal_is_exactly_what_was_written(number: Decimal) -> None:
    read = read_yaml_text(f"a: {number:f}", "a.yaml").data["a"]
    assert exact(read) == Fraction(number)


def test_a_decimal_that_cannot_be_kept_exactly_is_refused() -> None:
    assert "round it" in only("a: 0.12345678901234567890123").hint


def test_repeated_names_are_told_with_both_lines_all_at_once() -> None:
    found = problems_in("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n")
    assert [(problem.line, problem.message) for problem in found] == [
        (4, "`c` is here a second time (first on line 3)"),
        (5, "`a` is here a second time (first on line 1)"),
    ]


def test_repeated_names_in_json_are_told_with_both_lines() -> None:
    problem = only('{"a": [1,\n {"b": 1,\n "b": 2}]}', "a.json")
    assert (problem.line, problem.message) == (3, "`b` is here a second time (first on line 2)")


@pytest.mark.parametrize("deep", ["[" * 50_000, "a: " + "[" * 50_000, "- " * 50_000, "{a: " * 50_000])
def test_endless_nesting_is_refused_and_never_overflows_the_stack(deep: str) -> None:
    assert "nests" in only(deep).message or "name" in only(deep).message


def test_endless_nesting_in_json_is_refused() -> None:
    assert "nests" in only("[" * 100_000 + "]" * 100_000, "a.json").message
    assert "nests" in only('{"a":' * 25 + "1" + "}" * 25, "a.json").message


def test_a_bomb_of_aliases_is_refused_before_it_goes_off() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}]\n" for n in range(20))
    assert "anchors and aliases" in only(bomb).message


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a:\n\t- b", 2, "indent with spaces"),
        ("a: 1\nb: x: y", 2, "in quotes"),
        ("a: 'x\nb: 1", 2, ""),
        ("a: @x", 1, "in quotes"),
        ("a: !!python/object/apply:os.system [ls]", 1, "exclamation mark"),
        ("a: !x y", 1, "exclamation mark"),
        ("a: 1\n---\nb: 1", None, ""),
        ("? [a]\n: 1", 1, "quote"),
        (": 1", 1, ""),
        ("a: \x01", 1, "text file"),
        ("- a", None, ""),
        ("", None, ""),
        ("# nothing\n", None, ""),
        ("just words", None, ""),
    ],
)
def test_what_is_no_plain_mapping_is_refused_in_words(text: str, line: int | None, hint: str) -> None:
    problem = only(text)
    assert problem.line == line
    assert hint in problem.hint
    assert problem.message


@pytest.mark.parametrize("text", ['{"a": 1,}', "{'a': 1}", '{"a": NaN}', '{"a": 1e999}', "[]", "5", '{"a"'])
def test_what_is_no_plain_json_mapping_is_refused_in_words(text: str) -> None:
    assert only(text, "a.json").message


def test_a_byte_order_mark_and_windows_line_ends_are_taken_as_they_come(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c\r\n")
    document = read_yaml(path)
    assert document.data == {"a": 1, "b": ["c"]}
    assert document.line_of(("b", 0)) == 3


def test_files_that_are_no_files_are_refused_in_words(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "binary.yaml").write_bytes(b"a: 1\n\xff\xfe\x00")
    (tmp_path / "large.yaml").write_bytes(b"a: " + b"x" * 2000)
    for path, said in [
        (tmp_path, "folder"),
        (tmp_path / "none.yaml", "no such"),
        (pipe, "plain"),
        (tmp_path / "binary.yaml", "UTF-8"),
        (tmp_path / "large.yaml", "larger"),
        (Path("a\0b"), ""),
    ]:
        with pytest.raises(InvalidFileError) as caught:
            read_yaml(path, most_bytes=1000)
        assert said in str(caught.value)


def test_lines_are_the_same_in_yaml_and_json() -> None:
    data = {"a": {"b": [1, {"c": "x,y: [z]"}]}, "d": ["e", [], {}]}
    text = json.dumps(data, indent=1)
    paths: list[tuple[str | int, ...]] = [("a",), ("a", "b"), ("a", "b", 1, "c"), ("d", 2), ("a", "nowhere"), ("x",)]
    yaml, from_json = read_yaml_text(text, "a.yaml"), read_yaml_text(text, "a.json")
    assert yaml.data == from_json.data == data
    assert [yaml.line_of(path) for path in paths] == [from_json.line_of(path) for path in paths]
    assert [yaml.line_of(path) for path in paths] == [2, 3, 6, 13, 2, None]


signs = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\t\n\r\x85")
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(signs, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(signs, min_size=1, max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(signs, min_size=1, max_size=6), plain, max_size=4))
def test_json_comes_back_as_it_went(data: dict[str, Any]) -> None:
    assert read_yaml_text(json.dumps(data), "a.json").data == data
    lines = read_yaml_text(json.dumps(data, indent=1), "a.json").lines()
    assert len(lines) >= len(data)


@pytest.mark.parametrize("escape", [r"\u001b[31m", r"\u0000", r"\u009b"])
@pytest.mark.parametrize("file", ["a.yaml", "a.json"])
def test_what_steers_a_terminal_is_refused_on_its_line(escape: str, file: str) -> None:
    text = '{"name": "x",\n "other": "\\ud83d\\ude00\\n",\n "bad": "' + escape + '"}'
    if file == "a.yaml":
        text = text.replace("\\ud83d\\ude00", "")
    problem = only(text, file)
    assert (problem.line, problem.message) == (3, "a text holds a control character")


def test_half_a_surrogate_pair_is_refused_for_it_could_not_be_written_again() -> None:
    assert only('{"bad": "\\ud800"}', "a.json").message == "a text holds a control character"


@given(st.text(max_size=200))
def test_no_text_whatever_raises_anything_but_its_problems(text: str) -> None:
    for file in ("a.yaml", "a.json"):
        with suppress(InvalidFileError):
            assert isinstance(read_yaml_text(text, file).data, dict)


def test_deep_brackets_end_in_a_message_and_not_in_a_dead_process(tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text("[" * 200_000, encoding="utf-8")
    code = f"from pathlib import Path\nfrom abm_fit.pack.yaml_reading import read_yaml\nread_yaml(Path({str(path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "InvalidFileError" in done.stderr
