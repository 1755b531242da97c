"""The engine: one bare score, every analysis of one assessment, the proof of the default pack."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator

from abm_fit.commands.running import SELDOM
from abm_fit.commands.subjects import open_file, pack_folder
from abm_fit.pack.loading import load_pack
from abm_fit.proof.checking import check_pack
from abm_fit.proof.side_by_side import processors_here
from abm_fit.scoring.engine import score
from benchmarks.commands import ABM_FIT, EXAMPLE
from benchmarks.timing import Line, milliseconds, once

MOST_MS_A_SEGMENT = 50
MOST_CHECK_SECONDS = 2
CHECKS = 5


def timed(work: Callable[[], object], runs: int) -> list[float]:
    """Return the seconds of each run after one warm-up."""
    work()
    return [seconds_of(work) for _ in range(runs)]


def seconds_of(work: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def lines() -> Iterator[Line]:
    """Yield the lines of the engine, with garbage looked for as seldom as where a command scores a file."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield from scored()
    finally:
        gc.set_threshold(*usual)
    yield from checked()


def scored() -> Iterator[Line]:
    """Yield the lines of a bare score, and of what every analysis adds to it: one with them less one without."""
    pack, assessment = open_file(EXAMPLE, None)
    segments = len(score(pack, assessment, analyses=True).segments)
    bare, more = [], []
    for _ in range(15):
        bare.append(seconds_of(lambda: score(pack, assessment)))
        more.append(seconds_of(lambda: score(pack, assessment, analyses=True)) - bare[-1])
    yield Line("score, in process", milliseconds(bare), "", None, None)
    yield Line(
        "every analysis / bare score",
        milliseconds(more),
        milliseconds(bare),
        statistics.median(more) / statistics.median(bare),
        None,
    )
    each = statistics.median(more) * 1000 / segments
    yield Line(f"  a segment, of {segments}", f"{each:.1f} ms", f"{MOST_MS_A_SEGMENT} ms", each / MOST_MS_A_SEGMENT, 1)


def checked() -> Iterator[Line]:
    """Yield the lines of checking the default pack: the bound is for the command as a person waits for it."""
    once([ABM_FIT, "check"])
    spent = [once([ABM_FIT, "check"]) for _ in range(CHECKS)]
    wall = [each.wall for each in spent]
    seconds = statistics.median(wall)
    bound = f"{MOST_CHECK_SECONDS} s"
    yield Line("abm-fit check, from start to end", milliseconds(wall), bound, seconds / MOST_CHECK_SECONDS, 1)
    yield Line(
        f"  processor time of all processes, {processors_here()} at once",
        milliseconds([each.cpu for each in spent]),
        "",
        None,
        None,
    )
    folder = pack_folder(None)
    alone = timed(lambda: check_pack(load_pack(folder), folder), CHECKS)
    yield Line("  the same check in one process, once started", milliseconds(alone), "", None, None)
