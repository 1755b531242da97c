"""In a real terminal: however it ends nothing is lost, the terminal is given back, and a crash shows no answers."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import termios
import time
from pathlib import Path

import pytest

from abm_fit.assessment.model import Quantity
from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.screens.setup import EVERY_ROLE, Form

PATIENCE_S = 20


class Terminal:
    """A program in a pseudo-terminal of 80 by 24."""

    def __init__(self, *command: str, **environment: str) -> None:
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LINES="24", COLUMNS="80", TEXTUAL_ANIMATIONS="none")
            os.environ.update(environment)
            os.execv(command[0], command)
        self.drawn = b""

    def wait_for(self, words: bytes) -> None:
        """Wait until the words were drawn."""
        end = time.monotonic() + PATIENCE_S
        while words not in self.drawn:
            assert time.monotonic() < end, re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b" ", self.drawn)[-3000:]
            if select.select([self.end], [], [], 0.2)[0]:
                try:
                    self.drawn += os.read(self.end, 65536)
                except OSError:
                    break
        assert words in self.drawn

    def type(self, keys: bytes) -> None:
        """Send keys, forgetting what was drawn before."""
        self.drawn = b""
        os.write(self.end, keys)

    def modes(self) -> list[object]:
        """Return what the terminal does with keys, as a shell would find it."""
        return termios.tcgetattr(self.end)[:4]

    def kill(self) -> None:
        """End it as the machine would when it takes no more."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.end)

    def exit_code(self, modes: list[object] | None = None) -> int:
        """Read to the end and return the exit status; the terminal has to be left in these modes, where given."""
        end = time.monotonic() + PATIENCE_S
        while True:
            if modes and b"\x1b[?1049l" in self.drawn:
                assert self.modes() == modes
                modes = None
            if not select.select([self.end], [], [], 0.2)[0]:
                assert time.monotonic() < end, "it goes on"
                continue
            try:
                read = os.read(self.end, 65536)
            except OSError:
                break
            if not read:
                break
            self.drawn += read
        _, status = os.waitpid(self.pid, 0)
        os.close(self.end)
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def place(tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store with one new assessment in it."""
    place = tmp_path / "store.sqlite3"
    monkeypatch.setenv("ABM_FIT_STORE", str(place))
    store = open_store(str(place))
    form = Form("Fernhill Example", "2026-Q4", "USD", role=EVERY_ROLE)
    store.create(assessment_from(pack, form, "fernhill", "2026-11-22"), pack.documents)
    store.close()
    return place


def test_what_was_said_to_be_saved_survives_kill_nine_and_the_place_too(place: Path) -> None:
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    terminal.wait_for(b"answered")
    terminal.type(b"1")
    terminal.wait_for(b"saved")
    terminal.type(b"d")
    terminal.wait_for(b"How much does marketing")
    time.sleep(0.5)
    terminal.kill()
    store = open_store(str(place))
    assert [row.question for row in store.load("fernhill").log] == ["stage", "reason"]
    store.close()
    again = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    again.wait_for(b"How much does marketing")
    again.kill()


def answers(place: Path) -> list[str]:
    """Return the questions that are answered in the store."""
    store = open_store(str(place))
    found = [row.question for row in store.load("fernhill").log]
    store.close()
    return found


GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""The shell's own screen, its cursor, its mouse, its way of pasting."""


def test_what_is_answered_in_the_moment_of_quitting_is_there_and_so_is_the_terminal(place: Path) -> None:
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    before = terminal.modes()
    terminal.wait_for(b"answered")
    assert terminal.modes() != before
    terminal.type(b"1q")
    assert terminal.exit_code(before) == 0
    assert [code for code in GIVEN_BACK if code not in terminal.drawn] == []
    assert answers(place) == ["stage"]


def test_quitting_does_not_wait_for_the_reader_of_keys(place: Path) -> None:
    program = (
        "import sys, time\n"
        "from textual.drivers.linux_driver import LinuxDriver\n"
        "usual = LinuxDriver.run_input_thread\n"
        "def slow(self):\n"
        "    usual(self)\n"
        "    time.sleep(600)\n"
        "LinuxDriver.run_input_thread = slow\n"
        "from abm_fit.tui import app\n"
        "sys.exit(app.run())\n"
    )
    terminal = Terminal(sys.executable, "-c", program)
    before = terminal.modes()
    terminal.wait_for(b"Quit")
    terminal.type(b"q")
    assert terminal.exit_code(before) == 0
    assert place.exists()


def test_told_to_end_it_saves_first_and_gives_the_terminal_back(place: Path) -> None:
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    before = terminal.modes()
    terminal.wait_for(b"answered")
    terminal.type(b"1")
    terminal.wait_for(b"saved")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.exit_code(before) == -signal.SIGTERM
    assert [code for code in GIVEN_BACK if code not in terminal.drawn] == []
    assert answers(place) == ["stage"]


def test_behind_a_closed_window_nothing_is_left_running_and_the_last_answer_is_there(place: Path) -> None:
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    terminal.wait_for(b"answered")
    terminal.type(b"1")
    terminal.wait_for(b"saved")
    os.close(terminal.end)
    until = time.monotonic() + PATIENCE_S
    while os.waitpid(terminal.pid, os.WNOHANG) == (0, 0):
        assert time.monotonic() < until
        time.sleep(0.02)
    assert answers(place) == ["stage"]


def alive(pid: int) -> bool:
    """Whether a process is still there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("ending", ["ctrl+q", "SIGTERM"])
def test_a_report_that_is_being_written_ends_with_the_program(place: Path, tmp_path: Path, ending: str) -> None:
    pid = tmp_path / "pid"
    child = (
        "import os, pathlib, sys, time\n"
        f"pathlib.Path({str(pid)!r}).write_text(str(os.getpid()))\n"
        "print('40 laying out', file=sys.stderr, flush=True)\n"
        "time.sleep(600)\n"
    )
    program = (
        "import sys\n"
        "from abm_fit.tui import app, reporting\n"
        f"reporting.command_of = lambda order: [sys.executable, '-c', {child!r}]\n"
        "sys.exit(app.run(open_name='fernhill'))\n"
    )
    terminal = Terminal(sys.executable, "-c", program)
    terminal.wait_for(b"answered")
    terminal.type(b"\x05")
    terminal.wait_for(b"Formats")
    terminal.type(b"\x1bOQ")
    terminal.wait_for(b"Laying out")
    if ending == "SIGTERM":
        os.kill(terminal.pid, signal.SIGTERM)
    else:
        terminal.type(b"\x11")
    assert terminal.exit_code() == (-signal.SIGTERM if ending == "SIGTERM" else 0)
    assert place.exists()
    until = time.monotonic() + PATIENCE_S
    while alive(int(pid.read_text())):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_quitting_ends_with_zero_and_a_crash_with_seventy_and_no_answer_on_the_screen(place: Path) -> None:
    quiet = Terminal(sys.executable, "-m", "abm_fit")
    quiet.wait_for(b"Quit")
    quiet.type(b"q")
    assert quiet.exit_code() == 0
    program = (
        "import sys\n"
        "from abm_fit.tui import app\n"
        "def broken(self):\n"
        "    answer = 'our margin is 4.2 percent'\n"
        "    raise RuntimeError(answer)\n"
        "app.AbmFitApp.action_toggle_theme = broken\n"
        "sys.exit(app.run())\n"
    )
    crashing = Terminal(sys.executable, "-c", program)
    crashing.wait_for(b"Quit")
    crashing.type(b"\x1b[20~")
    assert crashing.exit_code() == 70
    assert b"Every answer you confirmed is saved" in crashing.drawn
    assert b"crashes.log" in crashing.drawn
    assert b"margin is" not in crashing.drawn
    assert b"Traceback" not in crashing.drawn
    assert place.exists()


def test_keys_that_come_all_at_once_meet_the_question_that_each_was_meant_for(place: Path) -> None:
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    terminal.wait_for(b"answered")
    # Two picked, three typed (one of them mended), a note in its own window, and one more picked.
    terminal.type(b"12180k\r7\x7f5\r13\rb\x14from the CRM\x1bOQs40\r2")
    terminal.wait_for(b"7 of")
    terminal.type(b"\x11")
    assert terminal.exit_code() == 0
    store = open_store(str(place))
    answers = {row.question: row for row in store.load("fernhill").log}
    store.close()
    said = {name: row.value.low if isinstance(row.value, Quantity) else row.value for name, row in answers.items()}
    assert said == {
        "stage": "not_running",
        "reason": "competitor",
        "budget": 180_000,
        "marketers": 5,
        "sellers": 13,
        "abm_share": 40,
        "lead_budget": "partly",
    }
    assert answers["sellers"].note == "from the CRM"


def test_a_locale_without_utf8_shows_the_same_screens(place: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill", **plain)
    terminal.wait_for("○ Yes".encode())
    terminal.type(b"q")
    assert terminal.exit_code() == 0
    assert b"\\u2" not in terminal.drawn


def test_a_terminal_that_cannot_draw_gets_lines(place: Path) -> None:
    screens = Terminal(sys.executable, "-m", "abm_fit", TERM="dumb")
    assert screens.exit_code() == 2
    assert b"abm-fit assess --plain" in screens.drawn
    lines = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill", TERM="dumb")
    lines.wait_for(b"Do you run account-based marketing today?")
    lines.kill()
    assert b"\x1b[" not in lines.drawn
