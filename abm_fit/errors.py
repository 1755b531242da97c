"""What can go wrong for a user, in plain words: one base class, and every problem of a file at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What a command's exit status means. Documented in README; keep it few."""

    OK = 0
    """The command did what it was asked."""
    FOUND = 1
    """`check` or `verify` ran and found something wrong."""
    USAGE = 2
    """The command line itself was off."""
    INPUT = 3
    """A file, a name or an answer could not be used."""
    STORE = 4
    """The store, or a place to write to, could not be used."""
    RENDER = 5
    """The PDF could not be made; the HTML was written all the same."""
    CRASH = 70
    """A mistake of ours. Confirmed answers are saved; the log says where it happened."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in something a person wrote.

    `where` is the path inside the file in words (`questions › acv › options`), `line` counts from 1. `code` is
    stable (`ABM-P012`) for findings that docs and tests name.
    """

    message: str
    file: str = ""
    line: int | None = None
    where: str = ""
    hint: str = ""
    code: str = ""

    def __str__(self) -> str:
        """Return `file:line: where: message (hint) [code]`, leaving out what is not known."""
        place = f"{self.file}:{self.line}" if self.file and self.line else self.file
        head = ": ".join(part for part in (place, self.where) if part)
        tail = f" ({self.hint})" if self.hint else ""
        mark = f" [{self.code}]" if self.code else ""
        return f"{head}: {self.message}{tail}{mark}" if head else f"{self.message}{tail}{mark}"


class AbmFitError(Exception):
    """Something a user can cause and can mend: what happened, what to do, and the exit status."""

    exit_code: ExitCode = ExitCode.INPUT

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What happened and where, in one sentence."""
        self.hint = hint
        """What to do about it."""

    def __str__(self) -> str:
        """Return the message and, on a line of its own, the hint."""
        return f"{self.message}\n{self.hint[0].upper()}{self.hint[1:]}" if self.hint else self.message


class InvalidFileError(AbmFitError):
    """A file that a person wrote breaks its format; carries every problem found, not the first."""

    def __init__(self, problems: tuple[Problem, ...], *, hint: str = "") -> None:
        super().__init__("\n".join(str(problem) for problem in problems), hint=hint)
        self.problems = problems
        """All problems, in the order of the file."""


class UsageError(AbmFitError):
    """Options were given that don't go together."""

    exit_code = ExitCode.USAGE


class InvalidAnswerError(AbmFitError):
    """An answer was given that the question does not take."""


class NotFoundError(AbmFitError):
    """A name was given that nothing goes by."""


class StoreError(AbmFitError):
    """The store could not be opened, read or written."""

    exit_code = ExitCode.STORE


class UnwritableError(AbmFitError):
    """A file could not be written where it was asked for."""

    exit_code = ExitCode.STORE


class RenderError(AbmFitError):
    """The PDF could not be made."""

    exit_code = ExitCode.RENDER
