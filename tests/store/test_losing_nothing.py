"""No confirmed answer is lost: not by kill -9, by two at once, by a full disk, nor while the store is out of reach."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import Queue, get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from abm_fit.assessment.model import Answer, PortableFile
from abm_fit.errors import StoreError
from abm_fit.store.opening import open_store, sqlite_engine
from abm_fit.store.spool import hold, hold_new, replay, spool_place, waiting
from abm_fit.store.store import Store
from tests.assessment.workshop import assessment, documents, row, said

Open = Callable[[str], Store]
ADDING = str(Path(__file__).with_name("adding.py"))


def adding(url: str, name: str, how_many: int, **more: Callable[[], None]) -> subprocess.Popen[str]:
    command = [sys.executable, ADDING, url, name, str(how_many)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload, no-any-return]


def test_what_was_said_to_be_kept_survives_kill_9(url: str, opened: Open) -> None:
    opened(url).create(assessment(), documents())
    process = adding(url, "x", 100_000)
    assert process.stdout is not None
    kept = [process.stdout.readline().strip() for _ in range(20)]
    process.kill()
    kept += [line for line in process.stdout.read().splitlines() if line]
    process.wait()
    process.stdout.close()
    log = opened(url).load("a-1").log
    assert {one.uuid for one in log} >= set(kept)
    assert [one.sequence for one in log] == list(range(1, len(log) + 1))


def test_two_processes_at_once_both_keep_everything(url: str, opened: Open) -> None:
    opened(url).create(assessment(), documents())
    both = [adding(url, name, 25) for name in ("x", "y")]
    for process in both:
        out, _ = process.communicate(timeout=60)
        assert len(out.split()) == 25
    log = opened(url).load("a-1").log
    assert {one.uuid for one in log} == {f"{name}-{number}" for name in ("x", "y") for number in range(25)}
    assert [one.sequence for one in log] == list(range(1, 51))


def test_first_openings_at_once_make_one_store(url: str, opened: Open) -> None:
    code = f"""
import sys
sys.path.insert(0, ".")
import abm_fit.store.spool, abm_fit.store.store
from abm_fit.store.opening import open_store
print("ready", flush=True)
sys.stdin.readline()
open_store({url!r})
"""
    here = Path(__file__).parents[2]
    several = [
        subprocess.Popen(
            [sys.executable, "-c", code], cwd=here, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(6)
    ]
    for process in several:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in several:
        process.communicate("now\n", timeout=60)
    assert [process.returncode for process in several] == [0] * len(several)
    assert opened(url).summaries() == ()


def _switched(folder: str, several: Barrier, told: Queue[str]) -> None:
    try:
        for number in range(40):
            several.wait()
            engine = sqlite_engine(Path(folder) / f"{number}.db")
            engine.connect().close()
            engine.dispose()
    except OperationalError as error:
        several.abort()
        told.put(str(error))
    told.put("")


def test_a_new_file_opened_by_several_at_the_same_moment_is_locked_for_none(tmp_path: Path) -> None:
    context = get_context("fork")
    several, told = context.Barrier(4), context.Queue()
    processes = [context.Process(target=_switched, args=(str(tmp_path), several, told)) for _ in range(4)]
    for process in processes:
        process.start()
    assert [told.get(timeout=60) for _ in processes] == [""] * 4
    for process in processes:
        process.join()


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path, opened: Open) -> None:
    place = str(tmp_path / "a.db")
    store = opened(place)
    store.create(assessment(), documents())
    store.close()
    process = adding(place, "x", 1000, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000,) * 2))
    lines = process.communicate(timeout=60)[0].splitlines()
    assert lines[-1].startswith("refused: ")
    assert {one.uuid for one in opened(place).load("a-1").log} == set(lines[:-1])


def test_answers_that_waited_are_taken_in_at_the_next_opening(tmp_path: Path, opened: Open) -> None:
    place = str(tmp_path / "a.db")
    first = opened(place)
    first.create(said(row("goal", "grow")), documents())
    late = [row("goal", "rest", note="\n\0 {"), row("people", state="dont_know")]
    spool = spool_place(place)
    for one in late:
        hold(spool, "a-1", [one])
    assert waiting(spool) == 2
    again = opened(place)
    assert again.recovered == 2
    assert [one.uuid for one in again.load("a-1").log[1:]] == [one.uuid for one in late]
    assert not spool.exists()
    assert opened(place).recovered == 0


def test_a_new_assessment_waits_too_with_its_answers(tmp_path: Path, opened: Open) -> None:
    place = str(tmp_path / "a.db")
    hold_new(spool_place(place), PortableFile(assessment(), documents()))
    hold(spool_place(place), "a-1", [row("goal", "grow")])
    assert [one.value for one in opened(place).load("a-1").log] == ["grow"]


def test_taking_in_twice_after_a_crash_adds_nothing_twice(tmp_path: Path, opened: Open) -> None:
    place = str(tmp_path / "a.db")
    store = opened(place)
    store.create(assessment(), documents())
    spool = spool_place(place)
    hold(spool, "a-1", [row("goal", "grow")])
    content = spool.read_bytes()
    assert replay(spool, store) == 1
    spool.write_bytes(content)
    assert replay(spool, store) == 0
    assert len(store.load("a-1").log) == 1


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_a_line_cut_off_by_a_crash_takes_no_other_with_it(tmp_path: Path, opened: Open, cut: int) -> None:
    place = str(tmp_path / "a.db")
    opened(place).create(assessment(), documents())
    spool = spool_place(place)
    hold(spool, "a-1", [row("goal", "grow")])
    whole = spool.read_bytes()
    spool.write_bytes(whole + whole[:-cut])
    hold(spool, "a-1", [row("goal", "rest")])
    assert [one.value for one in opened(place).load("a-1").log] == ["grow", "rest"]


def test_what_the_store_does_not_take_goes_on_waiting(tmp_path: Path, opened: Open) -> None:
    place = str(tmp_path / "a.db")
    opened(place).create(assessment(), documents())
    spool = spool_place(place)
    hold(spool, "elsewhere", [row("goal", "grow")])
    hold(spool, "a-1", [row("goal", "rest")])
    assert opened(place).recovered == 1
    assert waiting(spool) == 1


@pytest.mark.parametrize(
    "line", ['{"assessment": "a-1"}', '{"row": 5, "assessment": "a-1"}', '{"file": {}}', "[]", "x", "{}"]
)
def test_a_line_changed_by_hand_stops_nothing(tmp_path: Path, opened: Open, line: str) -> None:
    place = str(tmp_path / "a.db")
    opened(place).create(assessment(), documents())
    spool_place(place).write_text(line + "\n")
    hold(spool_place(place), "a-1", [row("goal", "grow")])
    assert opened(place).recovered == 1


def test_a_store_that_can_not_be_opened_leaves_what_waits(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("no database " * 100)
    hold(spool_place(str(path)), "a-1", [row("goal", "grow")])
    with pytest.raises(StoreError):
        open_store(str(path))
    assert waiting(spool_place(str(path))) == 1


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="neither") as refused:
        hold(tmp_path / "file" / "spool", "a-1", [row("goal", "grow")])
    assert refused.value.hint


def test_no_password_is_in_the_name_of_the_waiting_file() -> None:
    assert "s3cret" not in str(spool_place("postgresql://ann:s3cret@host/x"))


def test_numbers_are_given_by_the_store_not_by_who_waited(tmp_path: Path, opened: Open) -> None:
    place = str(tmp_path / "a.db")
    opened(place).create(said(row("goal", "grow"), row("goal", "rest")), documents())
    stale: Answer = replace(row("goal", "last"), sequence=1)
    hold(spool_place(place), "a-1", [stale])
    assert [one.value for one in opened(place).load("a-1").log] == ["grow", "rest", "last"]
