"""Running processes in turn and comparing them pair by pair, so that a drifting machine cancels out."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spent:
    """What one finished process took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, user and system, children included."""
    peak: float
    """Largest resident memory of a single process, in MiB."""


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


def once(command: Sequence[str], *, cwd: Path | None = None) -> Spent:
    """Run a command to its end and return what it took; raises CalledProcessError where it fails."""
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
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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
