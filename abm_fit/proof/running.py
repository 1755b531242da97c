"""A pack's worked cases, scored, and held against the verdict that each must get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from abm_fit.assessment.cases import read_case
from abm_fit.errors import InvalidFileError
from abm_fit.pack.model import Pack
from abm_fit.proof.deciding import deciding_gates
from abm_fit.proof.findings import CaseRun, Finding
from abm_fit.proof.judging import judge
from abm_fit.proof.reaching import Said, told


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a worked case."""

    path: Path
    run: CaseRun | None
    """Whether it came out as it must; None where it can't be read."""
    told: frozenset[Said] = frozenset()
    """What it is told for certain."""
    deciding: frozenset[str] = frozenset()
    """The gates without which some band would be another."""
    unreadable: tuple[Finding, ...] = ()


def case_paths(folder: Path) -> list[Path]:
    """Return the files of a pack's worked cases."""
    return sorted((folder / "cases").glob("*.yaml"))


def work(pack: Pack, path: Path) -> Worked:
    """Score a case and see whether it comes out as it must."""
    from abm_fit.scoring.engine import score

    try:
        case = read_case(path, pack)
    except InvalidFileError as error:
        return Worked(path, None, unreadable=tuple(_unreadable(path, error)))
    result = score(pack, case.assessment)
    mismatches = judge(case, result)
    run = CaseRun(path.stem, case.title, not mismatches, mismatches)
    return Worked(path, run, frozenset(told(pack, result)), frozenset(deciding_gates(pack, result)))


def _unreadable(path: Path, error: InvalidFileError) -> Iterator[Finding]:
    for problem in error.problems:
        yield Finding(
            "ABM-C002",
            "error",
            f"the case {path.stem} can't be read: {problem.where + ': ' if problem.where else ''}{problem.message}",
            problem.hint or "Mend the case, or take it out of the folder.",
            path.stem,
            problem.file or str(path),
            problem.line,
        )


def failed(worked: Worked) -> Iterator[Finding]:
    """Yield the finding of a case that came out otherwise than it must."""
    run = worked.run
    if run is not None and not run.passed:
        yield Finding(
            "ABM-C001",
            "error",
            f"the case {run.name} comes out otherwise: {'; '.join(run.mismatches)}",
            "Mend the rubric, or where the case is wrong its `expect`.",
            run.name,
            str(worked.path),
            1,
        )
