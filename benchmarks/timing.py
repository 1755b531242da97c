"""Running processes in turn and comparing them pair by pair, so that a drifting machine cancels out."""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spent:
    """What one finished process took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, user and system, of the process and of all that it started."""
    peak: float
    """Largest resident memory of a single one of these processes, in MiB."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the bench: a figure, its floor, their ratio and the most it may be."""

    name: str
    figure: str
    floor: str
    ratio: float | None
    most: float | None

    def __str__(self) -> str:
        """Return the line as the table prints it."""
        ratio = f"{self.ratio:5.2f}×" if self.ratio is not None else "      "
        most = f"(at most {self.most:g}×)" if self.most is not None else ""
        mark = "  TOO MUCH" if self.ratio is not None and self.most is not None and self.ratio > self.most else ""
        return f"{self.name:<46} {self.figure:>22}  floor {self.floor:>22}  {ratio} {most}{mark}"


def environment() -> dict[str, str]:
    """Return the environment of a measured process: compiled modules are kept, as they are for a user."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


_PR_SET_CHILD_SUBREAPER = 36
"""From linux/prctl.h: what descendants leave behind comes to this process, not to init."""


def once(command: Sequence[str], *, cwd: Path | None = None) -> Spent:
    """Run a command to its end and return what it took; raises CalledProcessError where it fails.

    A browser leaves its renderers behind when it ends, and nobody counts them unless somebody waits for them.
    """
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    usages = [usage, *_left_behind()]
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(
        wall,
        sum(each.ru_utime + each.ru_stime for each in usages),
        max(each.ru_maxrss for each in usages) / 1024,
    )


def _left_behind() -> Iterator[resource.struct_rusage]:
    """Wait for every process that an ended one has left behind, and yield what each took."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def paired(first: Sequence[str], second: Sequence[str], runs: int = 9) -> tuple[list[Spent], list[Spent]]:
    """Run two commands in turn after a warm-up each; return what every counted run took."""
    once(first), once(second)
    both = [(once(first), once(second)) for _ in range(runs)]
    return [one for one, _ in both], [other for _, other in both]


def median_ratio(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the median of the pairwise ratios."""
    return statistics.median(one / other for one, other in zip(first, second, strict=True))


def milliseconds(values: Sequence[float]) -> str:
    """Return the median in milliseconds, for people."""
    return f"{statistics.median(values) * 1000:.1f} ms"


def compare_processes(
    name: str, command: Sequence[str], floor: Sequence[str], *, most: float | None, runs: int = 9, cpu: bool = False
) -> Line:
    """Return the line that compares a command with its floor, by wall clock or processor time."""
    ours, theirs = paired(command, floor, runs)
    one = [spent.cpu if cpu else spent.wall for spent in ours]
    other = [spent.cpu if cpu else spent.wall for spent in theirs]
    return Line(name, milliseconds(one), milliseconds(other), median_ratio(one, other), most)
