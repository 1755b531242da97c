"""Why a PDF could not be made, in words that say what to do."""

from __future__ import annotations

import signal
from typing import Literal

from abm_fit.errors import RenderError
from abm_fit.report.libraries import INSTALL_LINE
from abm_fit.report.templates import our_templates
from abm_fit.wording.spoken import say

OUT_OF_MEMORY = ("failed to allocate", "cannot allocate memory", "memoryerror", "out of memory", "creating thread")
"""How libraries say that there was no memory left, in lower case."""

KINDS = frozenset({"libraries", "blocked", "late", "memory", "nested", "layout"})
"""Causes that have words of their own."""

Refusal = Literal["foreign", "kind", "absent"]
"""Why an address is not fetched: it has no scheme of ours, is no kind of file that reports use, or isn't there."""


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
    known = kind if kind in KINDS else "other"
    places = {
        "detail": detail,
        "seconds": seconds,
        "memory": memory_mib,
        "install": INSTALL_LINE,
        "ours": ", ".join(our_templates()),
    }
    return RenderError(say(f"failure.what_{known}", **places), hint=say(f"failure.hint_{known}", **places))


def cause_of_death(status: int | None, said: str) -> tuple[str, str]:
    """Return the kind and the detail for a child that died without a word."""
    number = -status if status is not None and status < 0 else 0
    if number == getattr(signal, "SIGXCPU", -1):
        return "late", ""
    if any(sign in said.lower() for sign in OUT_OF_MEMORY):
        return "memory", ""
    if number == getattr(signal, "SIGKILL", -1):
        return "died", say("failure.stopped")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    last = lines[-1][:300] if lines else say("failure.no_reason")
    return "died", say("failure.ended", said=last)
