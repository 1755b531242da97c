"""`check_pack`: everything that can be said of a rubric before anyone answers it."""

from __future__ import annotations

from pathlib import Path

from abm_fit.pack.model import Pack
from abm_fit.proof.findings import Finding, Findings
from abm_fit.proof.reaching import Reaching
from abm_fit.proof.running import Scored, failed, score_cases


def check_pack(pack: Pack, folder: Path | None = None, *, cases: bool = True, mutate: bool = False) -> Findings:
    """Check a pack.

    Args:
        pack: A loaded pack.
        folder: Where its files are, for the worked cases and line numbers.
        cases: Whether to run the worked cases.
        mutate: Whether to look for small changes of the rubric that no case notices; slow.
    """
    found: list[Finding] = []
    scored: tuple[Scored, ...] = ()
    if (cases or mutate) and folder is not None:
        scored, unreadable = score_cases(pack, folder)
        found += unreadable
        found += [finding for each in scored if (finding := failed(each, folder)) is not None]
    reaching = Reaching(pack)
    for each in scored:
        reaching.add(each.name, each.case.assessment, each.result)
    reaching.construct()
    return Findings(
        pack.id,
        pack.version,
        findings=tuple(found),
        reach=reaching.table(),
        cases=tuple(each.run for each in scored),
    )
