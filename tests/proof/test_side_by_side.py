"""Work done side by side gives what it gives in turn, whatever becomes of the processes, and leaves none behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from abm_fit.pack.loading import load_pack
from abm_fit.proof.checking import check_pack
from abm_fit.proof.side_by_side import (
    PIECES_A_PROCESS,
    _done,
    _tickets,
    best_way,
    in_turn,
    may_fork,
    processors,
    side_by_side,
)
from tests.commands.running import COMMAND, ROOT

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone"),
    # What runs tests in several processes keeps a thread in each.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

SOUND = ROOT / "tests" / "data" / "invalid" / "proof" / "sound"
DEFAULT = ROOT / "questionnaires" / "abm_fit"
MANY = 3 * PIECES_A_PROCESS
"""Pieces enough for three processes."""


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_check_finds_the_same_in_any_number_of_processes() -> None:
    pack = load_pack(DEFAULT)
    in_one, in_two, in_three = (check_pack(pack, DEFAULT, run=side_by_side(most)) for most in (1, 2, 3))
    assert in_two == in_one
    assert in_three == in_one


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_so_it_does_with_small_changes_tried(processes: int) -> None:
    pack = load_pack(SOUND)
    found = check_pack(pack, SOUND, mutate=True, run=side_by_side(processes))
    assert found == check_pack(pack, SOUND, mutate=True)
    assert found.mutations


def until(wanted: Callable[[], object]) -> None:
    for _ in range(2000):
        if wanted():
            return
        time.sleep(0.01)
    pytest.fail("it did not come to that")


def who(meeting: Path) -> int:
    """Return which process this is, once three have come."""
    (meeting / str(os.getpid())).touch()
    until(lambda: len(list(meeting.iterdir())) >= 3)
    return os.getpid()


@pytest.mark.parametrize("most", [3, 9])
def test_many_pieces_are_shared_among_as_many_processes_as_are_worth_it(most: int, tmp_path: Path) -> None:
    assert len({*side_by_side(most)([partial(who, tmp_path)] * MANY)}) == 3
    assert len(list(tmp_path.iterdir())) == 3


def test_few_pieces_are_done_here() -> None:
    assert {*side_by_side(3)([os.getpid] * (2 * PIECES_A_PROCESS - 1))} == {os.getpid()}


def test_every_piece_is_done_however_many_there_are() -> None:
    pieces = [partial(int, place) for place in range(5000)]
    assert side_by_side(2)(pieces) == list(range(5000))
    assert len(dict(_done(pieces, _tickets(pieces)))) == 5000


def test_what_raises_first_is_what_comes_up() -> None:
    def piece(place: int) -> int:
        if place in (5, 17):
            raise ValueError(str(place))
        return place

    with pytest.raises(ValueError, match=r"^5$"):
        side_by_side(3)([partial(piece, place) for place in range(MANY)])


def elsewhere(act: Callable[[], object], parent: int, mark: Path) -> str:
    """Do something in a child; the parent waits for it to have come to that."""
    if os.getpid() != parent:
        mark.touch()
        act()
    until(mark.exists)
    return "done"


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def failing() -> None:
    raise MemoryError


@pytest.mark.parametrize("act", [killed, partial(os._exit, 3), failing, sys.exit])
def test_a_child_that_dies_or_raises_loses_nothing(act: Callable[[], object], tmp_path: Path) -> None:
    before = open_files()
    pieces = [partial(elsewhere, act, os.getpid(), tmp_path / "mark")] * MANY
    assert side_by_side(3)(pieces) == ["done"] * MANY
    assert open_files() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_what_cannot_travel_is_done_at_home(tmp_path: Path) -> None:
    def piece() -> Callable[[], str]:
        who(tmp_path)
        return lambda: "here"

    assert [each() for each in side_by_side(3)([piece] * MANY)] == ["here"] * MANY


def test_where_the_system_starts_no_more_processes_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_more() -> int:
        raise BlockingIOError

    before = open_files()
    monkeypatch.setattr(os, "fork", no_more)
    assert side_by_side(3)([partial(int, place) for place in range(MANY)]) == list(range(MANY))
    assert open_files() == before


def test_nothing_is_forked_beside_a_thread() -> None:
    over = Event()
    thread = Thread(target=over.wait)
    thread.start()
    try:
        assert not may_fork()
        assert best_way() is in_turn
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize(
    ("share", "many"), [("max 100000", 4), ("150000 100000", 2), ("50000 100000", 1), ("900000 100000", 4), ("", 4)]
)
def test_no_more_processors_are_used_than_the_control_group_may(
    share: str, many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3})
    assert processors(tmp_path) == 4
    for name, text in (("proc/self/cgroup", "1:net:/\n0::/a/b\n"), ("sys/fs/cgroup/a/b/cpu.max", f"{share}\n")):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert processors(tmp_path) == many


def in_session(session: int) -> set[int]:
    """Return the processes of a session that have not ended."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its, *_ = path.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(its) == session and state != "Z":
            found.add(int(path.parent.name))
    return found


SLEEPING = f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from functools import partial
from abm_fit.commands.running import run
from abm_fit.proof.side_by_side import side_by_side
from argparse import Namespace
from abm_fit.commands import check
check.run = lambda _: side_by_side(3)([partial(time.sleep, 0.3)] * 600)
sys.exit(run(Namespace(command="check", debug=False)))
"""


@contextmanager
def started(*command: str, many: int) -> Iterator[subprocess.Popen[str]]:
    """Start a command in a session of its own, wait until it has so many processes, and end whatever is left of it."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    try:
        until(lambda: len(in_session(process.pid)) >= many)
        yield process
    finally:
        for left in in_session(process.pid):
            os.kill(left, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("send", [os.killpg, os.kill])
def test_ctrl_c_ends_all_processes_without_a_traceback(send: Callable[[int, int], None]) -> None:
    with started(sys.executable, "-c", SLEEPING, many=3) as process:
        time.sleep(0.1)
        send(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 130
        assert said.startswith("Stopped.")
        assert len(said.splitlines()) == 1
        assert in_session(process.pid) == set()


def test_children_whose_parent_is_gone_go_too() -> None:
    with started(sys.executable, "-c", SLEEPING, many=3) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=30)
        until(lambda: not in_session(process.pid))


def test_ctrl_c_ends_a_long_check_of_the_default_pack() -> None:
    if processors() < 2:
        pytest.skip("there is one processor, so the command starts no other process")
    with started(*COMMAND, "check", "--mutate", many=2) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "Traceback" not in said
        assert in_session(process.pid) == set()
