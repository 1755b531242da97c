"""In a real terminal: killed in the middle nothing is lost, and a crash shows no answers."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
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

    def __init__(self, *command: str) -> None:
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LINES="24", COLUMNS="80", TEXTUAL_ANIMATIONS="none")
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

    def kill(self) -> None:
        """End it as the machine would when it takes no more."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.end)

    def exit_code(self) -> int:
        """Read to the end and return the exit status."""
        while True:
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
