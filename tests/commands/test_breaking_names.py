"""Names, paths and options that can't be: refused in a sentence before anything is stored or written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from abm_fit.errors import ExitCode
from tests.commands.running import EXAMPLE, abm_fit

LONG = "x" * 5000


@pytest.mark.parametrize(
    "asked",
    [
        ("score", LONG),
        ("score", ""),
        ("score", EXAMPLE, "--pack", LONG),
        ("report", EXAMPLE, "--template", LONG, "--format", "html"),
        ("assess", LONG, "--plain"),
        ("check", LONG),
        ("--store", "~nobody-of-this-name/x/y", "score", "Nobody"),
    ],
)
def test_a_name_that_can_be_none_is_said_plainly(asked: tuple[str, ...], tmp_path: Path) -> None:
    done = abm_fit(*asked, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert "our mistake" not in done.stderr


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (("--role", "unknown"), ExitCode.INPUT),
        (("--as", "x" * 300), ExitCode.INPUT),
        (("--locale", "xx_YY"), ExitCode.INPUT),
        (("--currency", "nonsense"), ExitCode.INPUT),
        (("--segment", ""), ExitCode.INPUT),
        (("--segment", "a", "--segment", "A"), ExitCode.INPUT),
        (("--from", "Acme"), ExitCode.USAGE),
        (("Acme",), ExitCode.USAGE),
    ],
)
def test_a_wrong_option_begins_no_assessment(wrong: tuple[str, ...], code: ExitCode) -> None:
    done = abm_fit("assess", "--plain", "--new", "Acme", *wrong, given="1\nq\n")
    assert done.returncode == code, done.stderr
    assert json.loads(abm_fit("list", "--json").stdout) == []


def test_a_folder_that_has_an_assessments_name_does_not_stand_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "Acme").mkdir()
    assert abm_fit("assess", "--plain", "--new", "Acme", given="1\nq\n", cwd=tmp_path).returncode == 0
    assert abm_fit("score", "Acme", cwd=tmp_path).returncode == 0


def test_a_number_as_long_as_an_answer_may_be_is_shown_and_kept() -> None:
    digits = "1" * 30
    done = abm_fit("assess", "--plain", "--new", "Acme", given=f"j marketing spend\n{digits}\nq\n")
    assert done.returncode == 0, done.stderr
    assert digits in done.stdout.replace(",", "")


def test_what_steers_a_terminal_does_not_get_into_names_and_notes() -> None:
    done = abm_fit("assess", "--plain", "--new", "Ac\x1b[31mme\u009b", given="1\nb\nn a\x1b[2Jb\x07\nq\n")
    assert done.returncode == 0, done.stderr
    (item,) = json.loads(abm_fit("list", "--json").stdout)
    assert item["organisation"] == "Ac[31mme"
    exported = abm_fit("export", "Ac[31mme").stdout
    assert "a[2Jb" in exported
    assert "\x1b" not in exported


@pytest.mark.parametrize("content", ["x", "my notes\n", "SQLite"])
def test_a_store_never_writes_over_a_file_of_another_kind(content: str, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text(content, encoding="utf-8")
    done = abm_fit("--store", other, "assess", "--plain", "--new", "Acme", given="1\nq\n")
    assert (done.returncode, done.stdout) == (ExitCode.STORE, "")
    assert other.read_text(encoding="utf-8") == content


def test_a_pipe_where_a_file_should_be_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    (tmp_path / "pack").mkdir()
    os.mkfifo(tmp_path / "pack" / "questionnaire.yaml")
    brand = tmp_path / "brand.yaml"
    brand.write_text(f"schema: abm-fit/brand@1\nlogo: {{file: {pipe}}}\n", encoding="utf-8")
    for asked in (
        ("score", pipe),
        ("verify", pipe),
        ("score", EXAMPLE, "--pack", tmp_path / "pack"),
        ("report", EXAMPLE, "--brand", brand, "--format", "html", "--to", tmp_path / "out"),
    ):
        done = abm_fit(*asked)
        assert (done.returncode, done.stdout) == (ExitCode.INPUT, ""), asked
    assert abm_fit("--store", pipe, "list").returncode == ExitCode.STORE


def test_a_case_with_a_role_that_there_is_none_of_is_told_with_all_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace("role: sales}", "role: sale}").replace("role: revops}", "role: x}")
    path.write_text(text, encoding="utf-8")
    done = abm_fit("score", path)
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert "there is no role 'sale' (did you mean `sales`?)" in done.stderr
    assert "there is no role 'x'" in done.stderr
    path.write_text(EXAMPLE.read_text(encoding="utf-8").replace(", role: sales}", "}"), encoding="utf-8")
    assert abm_fit("score", path).returncode == 0
