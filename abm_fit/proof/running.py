"""A pack's worked cases, scored, and held against the verdict that each must get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from abm_fit.assessment.cases import Case, read_case
from abm_fit.errors import InvalidFileError
from abm_fit.pack.model import Pack
from abm_fit.proof.findings import CaseRun, Finding
from abm_fit.proof.judging import judge
from abm_fit.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Scored:
    """A worked case with its result."""

    name: str
    case: Case
    result: Result

    @property
    def run(self) -> CaseRun:
        """Return how it came out."""
        mismatches = judge(self.case, self.result)
        return CaseRun(self.name, self.case.title, not mismatches, mismatches)


def score_cases(pack: Pack, folder: Path) -> tuple[tuple[Scored, ...], tuple[Finding, ...]]:
    """Score every case of a pack's folder; those that can't be read are findings."""
    from abm_fit.scoring.engine import score

    scored, findings = [], []
    for path in sorted((folder / "cases").glob("*.yaml")):
        try:
            case = read_case(path, pack)
        except InvalidFileError as error:
            findings += list(_unreadable(path, error))
            continue
        scored.append(Scored(path.stem, case, score(pack, case.assessment)))
    return tuple(scored), tuple(findings)


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


def failed(scored: Scored, folder: Path) -> Finding | None:
    """Return the finding of a case that came out otherwise than it must."""
    run = scored.run
    if run.passed:
        return None
    return Finding(
        "ABM-C001",
        "error",
        f"the case {run.name} comes out otherwise: {'; '.join(run.mismatches)}",
        "Mend the rubric, or where the case is wrong its `expect`.",
        run.name,
        str(folder / "cases" / f"{run.name}.yaml"),
        1,
    )
