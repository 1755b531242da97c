"""Why a PDF could not be made, in words that say what to do."""

from __future__ import annotations

import signal

from abm_fit.errors import RenderError
from abm_fit.report.libraries import INSTALL_LINE

OUT_OF_MEMORY = ("failed to allocate", "cannot allocate memory", "memoryerror", "out of memory", "creating thread")
"""How libraries say that there was no memory left, in lower case."""


def explain(kind: str, detail: str, status: int | None, said: str, seconds: int, memory_mib: int) -> RenderError:
    """Return the error for how the render child ended.

    Args:
        kind: the child's own word for it, `late` where the parent stopped it, empty where it died without a word.
        detail: what the child added.
        status: its exit status, negative for a signal.
        said: what it printed on stderr.
        seconds: the bound on time it had.
        memory_mib: the bound on memory it had.
    """
    if not kind:
        kind, detail = cause_of_death(status, said)
    lines = {
        "libraries": (
            f"The PDF could not be made: a system library is missing ({detail}).",
            f"Type: {INSTALL_LINE}",
        ),
        "blocked": (
            f"The PDF was not made: the report asked for something it may not read. {detail}.",
            "A template may only use files of its own folder, as asset:NAME.",
        ),
        "late": (
            f"The PDF was stopped after {seconds} seconds, the most that one may take.",
            "Very long notes make it slow; leave some out. The HTML holds everything.",
        ),
        "memory": (
            f"The PDF was stopped at {memory_mib} MiB of memory, the most that one may take.",
            "Very long notes make it large; leave some out. The HTML holds everything.",
        ),
        "nested": (
            "The PDF could not be made: the template nests its parts too deeply.",
            "Nest fewer tables and boxes in the template.",
        ),
        "layout": (
            f"The PDF could not be made: {detail}.",
            "Mend the template, or use one of ours: consulting, one-page, workshop.",
        ),
    }
    message, hint = lines.get(
        kind,
        (f"The PDF could not be made: {detail}.", "The HTML holds the same report. abm-fit doctor looks for causes."),
    )
    return RenderError(message, hint=hint)


def cause_of_death(status: int | None, said: str) -> tuple[str, str]:
    """Return the kind and the detail for a child that died without a word."""
    number = -status if status is not None and status < 0 else 0
    if number == getattr(signal, "SIGXCPU", -1):
        return "late", ""
    if any(sign in said.lower() for sign in OUT_OF_MEMORY):
        return "memory", ""
    if number == getattr(signal, "SIGKILL", -1):
        return "died", "the system stopped it, most likely for want of memory"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    last = lines[-1][:300] if lines else "it gave no reason"
    return "died", f"its process ended early ({last})"
