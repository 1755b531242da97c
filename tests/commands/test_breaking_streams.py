"""Streams that are closed, full, or speak no UTF-8: a plain word and a documented code, and data stays whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from abm_fit.errors import ExitCode
from tests.commands.running import EXAMPLE, abm_fit, in_shell

NO_UTF8: dict[str, Any] = {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("asked", ["--version", "schema case", f"export {EXAMPLE}", f"score {EXAMPLE} --json"])
def test_a_full_disk_behind_stdout_is_said(asked: str) -> None:
    done = in_shell(f"abm-fit {asked} >/dev/full")
    assert done.returncode == ExitCode.STORE
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("asked", ["schema case", "--help", "assess --plain --new Piped"])
def test_a_reader_that_has_seen_enough_is_no_failure(asked: str) -> None:
    done = in_shell(f"printf '1\\n2\\nq\\n' | abm-fit {asked} | true; echo ${{PIPESTATUS[1]}}")
    assert done.stdout.strip() == "0"
    assert "rror" not in done.stderr


def test_closed_streams_change_no_exit_code_and_talk_never_becomes_data() -> None:
    assert in_shell(f"abm-fit score {EXAMPLE} <&- >&- 2>&-").returncode == 0
    nobody = in_shell("abm-fit score Nobody 2>&-")
    assert (nobody.returncode, nobody.stdout) == (ExitCode.INPUT, "")
    assert in_shell("abm-fit assess --plain <&-").returncode == ExitCode.INPUT


def test_a_terminal_without_utf8_is_talked_to_all_the_same() -> None:
    done = abm_fit("assess", "--plain", "--new", "Ünï 😀", given="1\nb\nn schön\nv\nq\n", **NO_UTF8)
    assert done.returncode == 0, done.stderr
    listed = abm_fit("list", **NO_UTF8)
    assert (listed.returncode, listed.stderr) == (0, "")
    (item,) = json.loads(abm_fit("list", "--json", **NO_UTF8).stdout)
    assert item["rows"] == 2


def test_data_is_utf8_whatever_the_terminal_speaks() -> None:
    for asked in (("score", EXAMPLE, "--json"), ("export", EXAMPLE)):
        plain, odd = abm_fit(*asked), abm_fit(*asked, **NO_UTF8)
        assert (odd.returncode, odd.stdout) == (0, plain.stdout)
