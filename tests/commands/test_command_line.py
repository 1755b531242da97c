"""The command line as a shell sees it: data on stdout, talk on stderr, few exit codes, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from abm_fit.cli import COMMANDS, build_parser
from abm_fit.errors import ExitCode

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "questionnaires" / "abm_fit" / "cases"
EXAMPLE = CASES / "example.yaml"


def abm_fit(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "abm_fit", *map(str, arguments)],
        cwd=cwd or ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_every_command_shows_a_real_example(name: str) -> None:
    done = abm_fit(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"abm-fit {name}" in done.stdout.split("example:")[1]


@pytest.mark.parametrize("arguments", [["--bogus"], ["a", "--debug=1"], ["--help"]])
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_says_the_same_whether_the_others_are_known_or_not(
    name: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for others in (True, False):
        with pytest.raises(SystemExit) as stop:
            build_parser(only=name, others=others).parse_args([name, *arguments])
        said.append((stop.value.code, capsys.readouterr()))
    assert said[0] == said[1]


def test_an_unknown_command_is_told_every_one_there_is() -> None:
    done = abm_fit("scroe", "score")
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, "")
    assert all(name in done.stderr for name in COMMANDS)


def test_a_command_closes_the_store_it_opened(tmp_path: Path) -> None:
    store = tmp_path / "answers.db"
    for arguments in (("import", EXAMPLE), ("list",), ("score", "Alderbrook Example Maintenance (made up) 2026-Q4")):
        assert abm_fit(*arguments, ABM_FIT_STORE=str(store)).returncode == 0
        assert list(tmp_path.iterdir()) == [store], "SQLite's own files go when the last one closes the store"


def test_without_a_terminal_the_screens_say_what_to_do_instead() -> None:
    done = abm_fit()
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, "")
    assert "abm-fit assess --plain" in done.stderr


def test_score_prints_the_verdict_alone_on_stdout() -> None:
    done = abm_fit("score", EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "made up" in done.stdout.lower()


def test_score_json_is_one_document_that_keeps_to_its_schema() -> None:
    document = json.loads(abm_fit("score", EXAMPLE, "--json").stdout)
    schema = json.loads(abm_fit("schema", "result").stdout)
    assert set(schema["required"]) <= set(document) <= set(schema["properties"])


@pytest.mark.parametrize(
    "kind", ["questionnaire", "rubric", "advice", "sources", "case", "assessment", "brand", "result"]
)
def test_every_kind_of_file_has_a_schema(kind: str) -> None:
    done = abm_fit("schema", kind)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["properties"]


BAD_FILES = {
    "broken": ("answers: [1, 2\n", "line"),
    "unknown_key": ("schema: abm-fit/case@1\npack: abm_fit\nversion: 1.0.0\norganization: Acme\n", "organisation"),
    "duplicate_key": ("schema: abm-fit/case@1\npack: abm_fit\npack: abm_fit\n", "second time"),
    "another_kind": ("schema: abm-fit/advice@1\npack: abm_fit\nadvice: []\n", "advice"),
    "future": ("schema: abm-fit/case@99\npack: abm_fit\n", "newer"),
    "no_mapping": ("- 1\n- 2\n", "mapping"),
    "empty": ("", "empty"),
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_a_bad_file_gets_one_message_with_its_place_and_a_way_out(name: str, tmp_path: Path) -> None:
    text, word = BAD_FILES[name]
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    done = abm_fit("score", path)
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert "Traceback" not in done.stderr
    assert str(path) in done.stderr
    assert word in done.stderr


def test_several_problems_of_one_file_are_told_together(tmp_path: Path) -> None:
    wrong = "answers: {no_such_question: 1, nor_this: 2}\n"
    text = EXAMPLE.read_text(encoding="utf-8").replace("answers: {}\n", wrong, 1)
    path = tmp_path / "two.yaml"
    path.write_text(text, encoding="utf-8")
    done = abm_fit("score", path)
    assert done.returncode == ExitCode.INPUT
    assert "no_such_question" in done.stderr
    assert "nor_this" in done.stderr


def test_a_name_that_nothing_goes_by_is_said_plainly() -> None:
    done = abm_fit("score", "Nobody 2020-Q1")
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert "Nobody 2020-Q1" in done.stderr


def test_an_unwritable_place_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine", encoding="utf-8")
    done = abm_fit("export", EXAMPLE, "--to", in_the_way / "out.yaml")
    assert (done.returncode, done.stdout) == (ExitCode.STORE, "")
    assert in_the_way.read_text(encoding="utf-8") == "mine"


def test_an_unusable_store_is_said_plainly(tmp_path: Path) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("these are my notes\n" * 50, encoding="utf-8")
    done = abm_fit("--store", str(wrong), "list")
    assert (done.returncode, done.stdout) == (ExitCode.STORE, "")
    assert "Traceback" not in done.stderr
    assert wrong.read_text(encoding="utf-8").startswith("these are my notes")


def test_a_colleague_answers_on_their_own_machine_and_is_merged_back(tmp_path: Path) -> None:
    home, away = str(tmp_path / "home.db"), str(tmp_path / "away.db")
    taken = abm_fit("--store", home, "import", EXAMPLE)
    assert taken.returncode == 0, taken.stderr
    name = taken.stdout.strip()
    blank = tmp_path / "for-sales.yaml"
    sent = abm_fit("--store", home, "export", name, "--blank", "--for", "sales", "--name", "Ana", "--to", blank)
    assert sent.returncode == 0, sent.stderr
    walked = subprocess.run(
        [sys.executable, "-m", "abm_fit", "--store", away, "assess", str(blank), "--plain"],
        cwd=ROOT,
        input="1\n2\nq\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert walked.returncode == 0, walked.stderr
    first = abm_fit("--store", home, "import", blank)
    assert first.returncode == 0, first.stderr
    assert "2 new entries" in first.stderr
    again = abm_fit("--store", home, "import", blank)
    assert "0 new entries" in again.stderr


def test_exporting_and_importing_again_changes_nothing(tmp_path: Path) -> None:
    for ending in ("yaml", "json"):
        one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
        assert abm_fit("export", EXAMPLE, "--to", one).returncode == 0
        assert abm_fit("--store", tmp_path / f"{ending}.db", "import", one).returncode == 0
        stored = json.loads(abm_fit("--store", tmp_path / f"{ending}.db", "list", "--json").stdout)
        assert abm_fit("--store", tmp_path / f"{ending}.db", "export", stored[0]["id"], "--to", two).returncode == 0
        assert one.read_text(encoding="utf-8") == two.read_text(encoding="utf-8")


def test_the_default_pack_checks_clean() -> None:
    done = abm_fit("check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_completion_is_printed_for_every_shell() -> None:
    for shell in ("bash", "zsh", "tcsh"):
        done = abm_fit("completion", shell)
        assert done.returncode == 0
        assert "abm-fit" in done.stdout or "abm_fit" in done.stdout


def test_a_euro_company_s_summary_speaks_of_euros(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    case = (CASES / "fits_but_unbuilt.yaml").read_text(encoding="utf-8").replace("currency: USD", "currency: EUR")
    file.write_text(case, encoding="utf-8")
    short, full = (abm_fit("score", file, "--pack", CASES.parent, *more) for more in ((), ("--full",)))
    assert (short.returncode, full.returncode) == (0, 0)
    assert "€70,000" in full.stdout
    assert "USD" not in short.stdout + full.stdout
    assert "$" not in short.stdout + full.stdout
    whole = json.loads(abm_fit("score", file, "--pack", CASES.parent, "--json").stdout)
    assert (whole["currency"], whole["shown_in"]) == ("USD", {"code": "EUR", "rate": {"value": 1.15, "exact": "23/20"}})
