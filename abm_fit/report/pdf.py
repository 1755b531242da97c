"""Finished HTML to a tagged, archival PDF (PDF/UA-1 and PDF/A-3a at once), in a process of its own.

The same HTML, attachments and date give the same bytes, with the same versions of WeasyPrint, Pango and HarfBuzz.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from abm_fit.errors import RenderError
from abm_fit.report.failures import explain
from abm_fit.report.files import replacing
from abm_fit.report.libraries import INSTALL_LINE, Missing, probe
from abm_fit.wording.spoken import say

__all__ = ["INSTALL_LINE", "Attached", "Limits", "Missing", "Progress", "Rendered", "probe", "write_pdf"]

Progress = Callable[[float, str], None]
"""Called with the share that is done, 0 to 1, and what is being done. Raising from it cancels."""

CHILD = Path(__file__).with_name("child.py")

PATIENCE = 3
"""By the clock, a render may take so many times the processor time it has: a machine may be busy with other things."""

LAST_STEP = 7
SHARES = {1: 0.05, 2: 0.1, 3: 0.15, 4: 0.25, 5: 0.35, 6: 0.8, LAST_STEP: 0.95}
"""What share of a report of fifteen pages is done when WeasyPrint begins a step of its."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one render may take before it is stopped."""

    seconds: int = 60
    """Of processor time; of the clock, `PATIENCE` times as many."""
    memory_mib: int = 2048
    """Of address space."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that the PDF carries."""

    name: str
    about: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """What came of a render."""

    pages: int
    warnings: tuple[str, ...]
    """What WeasyPrint did not understand in the template; at most fifty."""


def write_pdf(
    html: str,
    target: Path,
    *,
    template_folder: Path | Sequence[Path],
    created: date,
    assets: Mapping[str, bytes] | None = None,
    attachments: Sequence[Attached] = (),
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Rendered:
    """Render HTML into a PDF file, which appears whole or not at all.

    The HTML reaches `asset:NAME`: a file in `template_folder` (the first that has it, where there are several) or one
    of `assets`. Whatever else it asks for stops the render. `created` stands in the metadata and is midnight, UTC.

    Raises:
        RenderError: a system library is missing, a bound was hit, or the HTML can't be laid out.
        UnwritableError: the target can't be written.
    """
    limits = limits or Limits()
    folders = [template_folder] if isinstance(template_folder, Path) else list(template_folder)
    with replacing(target) as draft, tempfile.TemporaryDirectory(prefix="abm-fit-") as scratch:
        places = {"output": str(draft.resolve()), "scratch": scratch}
        job = packed(html, places, folders, created, assets or {}, attachments, limits)
        environment = child_environment(folders, created, Path(scratch))
        with running_child(environment) as (child, complaints):
            return Conversation(child, complaints, limits, progress).hold(job)


def packed(
    html: str,
    places: Mapping[str, str],
    folders: Sequence[Path],
    created: date,
    assets: Mapping[str, bytes],
    attachments: Sequence[Attached],
    limits: Limits,
) -> bytes:
    """Return the job as the child reads it: a line of JSON, then the bytes it counts."""
    body = html.encode("utf-8", "replace")
    head = {
        "html": len(body),
        **places,
        "folders": [str(folder.resolve()) for folder in folders],
        "assets": [[name, len(content)] for name, content in assets.items()],
        "attachments": [[item.name, item.about, len(item.content)] for item in attachments],
        "created": created.isoformat(),
        "seconds": limits.seconds,
        "memory_mib": limits.memory_mib,
    }
    parts = [json.dumps(head).encode() + b"\n", body, *assets.values(), *(item.content for item in attachments)]
    return b"".join(parts)


def child_environment(folders: Sequence[Path], created: date, scratch: Path) -> dict[str, str]:
    """Return the child's environment: the clock stands still, and only the template's own fonts exist.

    A template without a font folder gets the system's fonts.
    """
    stamp = str((created - date(1970, 1, 1)).days * 86400)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": stamp, "TMPDIR": str(scratch)}
    fonts = [folder.resolve() / "fonts" for folder in folders if (folder / "fonts").is_dir()]
    if fonts:
        from xml.sax.saxutils import escape

        listed = "".join(f"<dir>{escape(str(path))}</dir>" for path in fonts)
        config = scratch / "fonts.conf"
        config.write_text(
            f'<?xml version="1.0"?><fontconfig>{listed}<cachedir>{escape(str(scratch))}</cachedir></fontconfig>',
            encoding="utf-8",
        )
        environment["FONTCONFIG_FILE"] = str(config)
    return environment


@contextlib.contextmanager
def running_child(environment: dict[str, str]) -> Any:  # noqa: ANN401 - a pair; see the body
    """Start the child; give it and the file that takes its complaints; see to it that it is gone afterwards."""
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and file, no words of a user
            [sys.executable, "-I", str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=environment,
        )
        try:
            yield child, complaints
        finally:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                with contextlib.suppress(OSError):
                    if pipe:
                        pipe.close()
            child.wait()


class Conversation:
    """One job given to a child, up to its last word."""

    def __init__(
        self, child: subprocess.Popen[bytes], complaints: IO[bytes], limits: Limits, progress: Progress | None
    ) -> None:
        self._child = child
        self._complaints = complaints
        self._limits = limits
        self._progress = progress or (lambda _done, _what: None)
        self._late = False

    def hold(self, job: bytes) -> Rendered:
        """Send the job, pass the progress on, and return what came of it.

        Raises:
            RenderError: nothing came of it.
        """
        watch = threading.Timer(self._limits.seconds * PATIENCE, self._stop)
        watch.daemon = True
        watch.start()
        try:
            self._send(job)
            last = self._listen()
            if "pages" in last:
                return Rendered(last["pages"], tuple(last["warnings"]))
            self._child.wait()
        finally:
            watch.cancel()
        raise self._failure(last)

    def _stop(self) -> None:
        self._late = True
        self._child.kill()

    def _send(self, job: bytes) -> None:
        stdin = self._child.stdin
        if stdin is None:
            raise RenderError(say("failure.no_work"))
        with contextlib.suppress(BrokenPipeError):  # it died at once: its exit says why
            stdin.write(job)
            stdin.flush()  # and stays open: when it closes, the child leaves

    def _listen(self) -> dict[str, Any]:
        """Return the child's last word, or nothing where it died without one."""
        told = 0.0
        for line in self._child.stdout or ():
            message: dict[str, Any] = json.loads(line)
            if "step" not in message:
                return message
            share, what = progress_of(message["step"], message["page"])
            if share > told:  # pages are laid out again until the page numbers in the text are right
                told = share
                self._progress(share, what)
        return {}

    def _failure(self, last: dict[str, Any]) -> RenderError:
        self._complaints.seek(0)
        said = self._complaints.read(20_000).decode("utf-8", "replace")
        seconds, memory = self._limits.seconds * (PATIENCE if self._late else 1), self._limits.memory_mib
        kind = "late" if self._late else last.get("failed", "")
        return explain(kind, last.get("detail", ""), self._child.returncode, said, seconds, memory)


def progress_of(step: int, page: int) -> tuple[float, str]:
    """Return the share that is done when WeasyPrint says so, and the words for it.

    Its steps: 1 read, 2 style sheets, 3 styles, 4 boxes, 5 layout page by page, 6 drawing, 7 metadata.
    """
    if step == 5 and page:
        return 0.35 + 0.4 * (1 - 0.9**page), say("making.page", page=page)
    known = step if step in SHARES else LAST_STEP
    return SHARES[known], say(f"making.step_{known}")
