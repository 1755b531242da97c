"""The terminal UI in a real pseudo-terminal: first paint, resuming, answering, moving, quitting."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.commands import ABM_FIT, EXAMPLE
from benchmarks.pseudo_terminal import Terminal, opened
from benchmarks.timing import Line, environment, median_ratio, milliseconds

EMPTY = [sys.executable, "-m", "benchmarks.floors.empty_app"]
BARE = [sys.executable, "-m", "benchmarks.floors.bare_walk"]
MARKER = b"READY-MARKER"
HOME_MARKER = b"abm-fit"
PREVIOUS_SECTION, NEXT_SECTION, BACK = b"\x1b[5~", b"\x1b[6~", b"b"
SECTIONS = 12
"""As many as there are, or more."""
SECTIONS_BEFORE = 6
"""So many sections on, the worked example asks a question that a digit answers."""
WARM_UP = 8
FRAME_SECONDS, GOLDEN = 1 / 60, 0.618
"""Keys come at every moment of a frame, evenly; at the same moment each time, what is measured would be that moment."""
WALK_MARKER = b"answered"
"""Words that are on the screen once the whole first frame of home, and of the walk, is drawn."""


def first_paint(command: Sequence[str], marker: bytes, home: Path) -> float:
    """Return the seconds from start to the marker."""
    with opened(command, home=home) as terminal:
        return terminal.wait_for(marker)


def painted_in_turn(ours: Sequence[str], marker: bytes, home: Path, runs: int = 11) -> tuple[list[float], list[float]]:
    """Return first paints of a command and of the empty app, in turn, after a warm-up each."""
    pairs = [(first_paint(ours, marker, home), first_paint(EMPTY, MARKER, home)) for _ in range(runs + 1)]
    return [one for one, _ in pairs[1:]], [other for _, other in pairs[1:]]


def keys_in_turn(
    walk: Sequence[str], keys: Sequence[bytes], home: Path, *, back: bytes = b"", presses: int = 40
) -> tuple[list[float], list[float]]:
    """Return the seconds from each key to the last byte it drew, in the walk and in the bare app, pressed in turn.

    In the walk, on a question whose options are chosen by digit. `back` is pressed after each, and not counted.
    """
    with opened(walk, home=home) as ours, opened(BARE, home=home) as bare:
        ours.wait_for(WALK_MARKER), bare.wait_for(MARKER)
        ours.settle(0.8), bare.settle(0.8)
        for key in [PREVIOUS_SECTION] * SECTIONS + [NEXT_SECTION] * SECTIONS_BEFORE:
            ours.press(key)  # it resumes at the first open question, so it is led to the first of all
        times = []
        for turn in range(presses + WARM_UP):
            key = keys[turn % len(keys)]
            times.append([pressed(terminal, key, back) for terminal in (ours, bare)])
            time.sleep(0.03 + FRAME_SECONDS * (turn * GOLDEN % 1))
        counted = times[WARM_UP:]
        return [one for one, _ in counted], [other for _, other in counted]


def pressed(terminal: Terminal, key: bytes, back: bytes) -> float:
    """Press a key, and the one that takes it back; return the seconds that the first took, or raise TimeoutError."""
    spent = terminal.press(key)
    if spent is None:
        message = f"{key!r} drew nothing"
        raise TimeoutError(message)
    if back and terminal.press(back) is None:
        raise TimeoutError("the key did not lead to another question: there was no way back")
    return spent


def stored_example(home: Path) -> str:
    """Take the example into the store of that home folder and return its id."""
    own = environment() | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    done = subprocess.run([ABM_FIT, "import", str(EXAMPLE)], env=own, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def keys_line(name: str, keys: Sequence[bytes], most: float, *, back: bytes = b"") -> Line:
    """Return the line that compares keys in the walk with the same keys in the bare app."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        ours, bare = keys_in_turn([ABM_FIT, "assess", stored_example(home)], keys, home, back=back)
    one, other = statistics.median(ours), statistics.median(bare)
    return Line(name, milliseconds(ours), milliseconds(bare), one / other, most)


def lines() -> Iterator[Line]:
    """Yield the lines of the terminal UI."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        ours, floor = painted_in_turn([ABM_FIT], HOME_MARKER, home)
        yield Line("first paint / empty app", milliseconds(ours), milliseconds(floor), median_ratio(ours, floor), 1.25)
        walk = [ABM_FIT, "assess", stored_example(home)]
        ours, floor = painted_in_turn(walk, WALK_MARKER, home)
        yield Line(
            "resumed question / empty app", milliseconds(ours), milliseconds(floor), median_ratio(ours, floor), 1.6
        )
        yield keys_line("answer to next question / bare app", [b"1", b"5"], 1.5, back=BACK)
        yield keys_line("arrow key / bare app", [b"\x1b[B", b"\x1b[A"], 1.25)
