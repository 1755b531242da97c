"""The report, written by a child process: progress lines in, files out, cancelled by ending it.

The child is this program's own command, so that what the screen offers and what a shell runs are one thing, and a
renderer that crashes or hangs takes nothing with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from abm_fit.errors import ExitCode
from abm_fit.tui.ordering import Order
from abm_fit.wording.spoken import say

GRACE_S = 3
"""How long a cancelled child may take to clear up before it is killed."""
OPENING_S = 5
"""An opener that has not given up by then is showing what it was given."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    files: tuple[Path, ...]
    problem: str = ""
    """What went wrong and what to do; empty where nothing did."""
    remarks: tuple[str, ...] = ()
    """What is worth knowing though all went well."""


def command_of(order: Order) -> list[str]:
    """Return the command line of the child; every text is an argument of its own, never a shell's."""
    command = [sys.executable, "-m", "abm_fit"]
    if order.store:
        command += ["--store", order.store]
    command += ["report", "--progress", "--format", ",".join(order.formats), "--template", order.template]
    command += ["--locale", order.locale, "--paper", order.paper, "--to", order.target]
    for option, value in (("--brand", order.brand), ("--since", order.since)):
        if value:
            command += [option, value]
    return [*command, "--", order.subject]


class Writer:
    """One child at a time."""

    def __init__(self) -> None:
        self._child: asyncio.subprocess.Process | None = None
        self.cancelled = False
        """Whether somebody ended it."""

    async def write(self, order: Order, progress: Callable[[float, str], object]) -> Outcome:
        """Run the child to its end; `progress` gets a share from 0 to 1 and what is being done."""
        self.cancelled = False
        before = _marks(order.files)
        try:
            self._child = await asyncio.create_subprocess_exec(
                *command_of(order),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
        except OSError as error:
            return Outcome((), say("ordering.not_started", why=error.strerror or error))
        try:
            said, printed = await asyncio.gather(self._listen(progress), _all_of(self._child.stdout))
            code = await self._child.wait()
        except asyncio.CancelledError:
            await self.cancel()
            raise
        finally:
            self._child = None
        files = tuple(Path(line) for line in printed.splitlines() if line and Path(line).is_file())
        if not files:
            # It did not come to its end; what it had finished by then is whole.
            files = tuple(path for path, mark in _marks(order.files).items() if before.get(path) != mark)
        if self.cancelled:
            return Outcome(files, say("ordering.cancelled"))
        if code == ExitCode.OK:
            return Outcome(files, remarks=tuple(said))
        return Outcome(files, "\n".join(said) or say("ordering.ended", code=code))

    async def cancel(self) -> None:
        """End the child, gently first."""
        child = self._child
        if child is None or child.returncode is not None:
            return
        self.cancelled = True
        with contextlib.suppress(ProcessLookupError):
            child.terminate()
            try:
                await asyncio.wait_for(child.wait(), GRACE_S)
            except TimeoutError:
                child.kill()

    async def _listen(self, progress: Callable[[float, str], object]) -> list[str]:
        said: list[str] = []
        stream = self._child.stderr if self._child else None
        while stream is not None and (raw := await stream.readline()):
            line = raw.decode("utf-8", "replace").rstrip()
            percent, _, what = line.partition(" ")
            if percent.isdigit() and int(percent) <= 100:
                progress(int(percent) / 100, what)
            elif line:
                said.append(said_here(line))
        return said


def _marks(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return of every file that is there what changes when it is written anew."""
    found = {}
    for path in files:
        with contextlib.suppress(OSError):
            known = path.stat()
            found[path] = (known.st_ino, known.st_mtime_ns)
    return found


async def _all_of(stream: asyncio.StreamReader | None) -> str:
    return (await stream.read()).decode("utf-8", "replace") if stream else ""


def said_here(line: str) -> str:
    """Return a line of the command's as the form says it, which has fields where the command has options."""
    line = line.removeprefix("abm-fit: ")
    fields = {
        "--to": say("ordering.folder"),
        "--brand": say("ordering.brand_file"),
        "--template": say("ordering.template"),
    }
    for option, field in fields.items():
        line = line.replace(say("ordering.with_option", option=option), say("ordering.in_field", field=field))
        line = line.replace(option, field)
    return line


async def opened(path: Path) -> bool:
    """Hand a file or folder to the desktop; returns whether something took it. Never waits for what was opened."""
    command = opener_for(path)
    if command is None:
        return False
    try:
        # A list, never a shell; all ends are closed, so that nothing draws over the screen.
        nothing = asyncio.subprocess.DEVNULL
        child = await asyncio.create_subprocess_exec(
            *command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return False
    try:
        return await asyncio.wait_for(child.wait(), OPENING_S) == 0
    except TimeoutError:
        return True


def opener_for(path: Path) -> list[str] | None:
    """Return the command that opens a file or folder on this machine; None where there is none, or no desktop."""
    import shutil

    if sys.platform == "darwin":
        return ["open", str(path)]
    found = shutil.which("wslview") or shutil.which("xdg-open")
    # Without a desktop xdg-open looks for a browser that draws over the terminal.
    shows = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))
    return [found, str(path)] if found and shows else None
