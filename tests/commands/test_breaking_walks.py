"""Walks that are cut off and files that arrive at once: no confirmed answer is lost, none counts twice."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from abm_fit.errors import ExitCode
from tests.commands.running import COMMAND, EXAMPLE, ROOT, abm_fit


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
def test_a_walk_cut_off_keeps_every_confirmed_answer(name: str) -> None:
    with subprocess.Popen(
        [*COMMAND, "assess", "--plain", "--new", "Acme"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as walk:
        assert walk.stdin is not None
        assert walk.stdout is not None
        walk.stdin.write("1\n2\n")
        walk.stdin.flush()
        while "(2 of " not in walk.stdout.readline():
            assert walk.poll() is None
        walk.send_signal(getattr(signal, name))
        _, said = walk.communicate(timeout=20)
    assert "Traceback" not in said
    (item,) = json.loads(abm_fit("list", "--json").stdout)
    assert item["rows"] == 2


def test_the_same_file_taken_in_by_several_at_once_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert abm_fit("export", EXAMPLE, "--to", path).returncode == 0
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([*COMMAND, "import", str(path)], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [each.communicate(timeout=60)[1] for each in running]
    assert [each.returncode for each in running] == [0, 0, 0], said
    (item,) = json.loads(abm_fit("list", "--json").stdout)
    assert item["rows"] == len(json.loads(path.read_text(encoding="utf-8"))["log"])


def test_one_bad_file_among_several_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path, bad = tmp_path / "a.json", tmp_path / "b.json"
    assert abm_fit("export", EXAMPLE, "--to", path).returncode == 0
    data = json.loads(path.read_text(encoding="utf-8"))
    data["documents"]["rubric"]["currency"] = "EUR"
    bad.write_text(json.dumps(data), encoding="utf-8")
    done = abm_fit("import", path, bad)
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert json.loads(abm_fit("list", "--json").stdout) == []


@pytest.mark.parametrize("room", [0, 5000])
def test_no_room_on_the_disk_is_said_and_leaves_no_half_file(room: int, tmp_path: Path) -> None:
    for asked in (
        ("export", str(EXAMPLE), "--to", str(tmp_path / "out" / "a.yaml")),
        ("report", str(EXAMPLE), "--format", "html", "--to", str(tmp_path / "out")),
        ("assess", "--plain", "--new", "Acme"),
    ):
        done = subprocess.run(
            [*COMMAND, *asked],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        )
        assert (done.returncode, done.stdout) == (ExitCode.STORE, ""), done.stderr
        assert "our mistake" not in done.stderr
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_report_told_to_stop_leaves_nothing_running_and_no_half_pdf(name: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "report", str(EXAMPLE), "--to", str(tmp_path), "--progress"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as report:
        assert report.stderr is not None
        while int(report.stderr.readline().split()[0]) < 20:  # percent; the PDF's own process runs by then
            assert report.poll() is None
        started = Path(f"/proc/{report.pid}/task/{report.pid}/children").read_text(encoding="ascii").split()
        report.send_signal(getattr(signal, name))
        said, talk = report.communicate(timeout=20)
    assert (report.returncode, said) == (128 + getattr(signal, name), "")
    assert "Traceback" not in talk
    assert started
    assert not [pid for pid in started if Path("/proc", pid).exists()]
    assert not list(tmp_path.glob("*.pdf"))
    assert [path.suffix for path in tmp_path.iterdir()] == [".html"]


@pytest.mark.parametrize(("table", "column"), [("assessments", "header"), ("answers", "row")])
def test_a_damaged_entry_of_the_store_is_said(table: str, column: str, tmp_path: Path) -> None:
    import sqlite3

    place = tmp_path / "store.db"
    assert abm_fit("--store", place, "assess", "--plain", "--new", "Acme", given="1\nq\n").returncode == 0
    with sqlite3.connect(place) as connection:
        connection.execute(f"UPDATE abm_fit_{table} SET {column} = '{{'")
    connection.close()
    done = abm_fit("--store", place, "score", "Acme")
    assert (done.returncode, done.stdout) == (ExitCode.STORE, "")
    assert "can't be read" in done.stderr


def test_a_session_without_segments_written_as_a_case_can_be_read_again(tmp_path: Path) -> None:
    walked = abm_fit("assess", "--plain", "--new", "Acme", given="j new revenue should\n20\nq\n")
    assert "answered" in walked.stdout, walked.stderr
    case = tmp_path / "case.yaml"
    assert abm_fit("export", "Acme", "--case", "--to", case).returncode == 0
    assert "whole:" in case.read_text(encoding="utf-8")
    assert abm_fit("score", case).stdout == abm_fit("score", "Acme").stdout
