"""Whether everything that a pack can say is said to somebody: witnesses first, exhaustion where it is exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.proof.answers import LEVELS, company, profile
from abm_fit.proof.everything import Everything
from abm_fit.proof.findings import Reach
from abm_fit.proof.searching import Nearest
from abm_fit.proof.wishes import wish_of
from abm_fit.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a pack can say."""

    kind: str
    id: str
    """A band is `sum.band`, a choice `decision.choice`."""
    label: str


Said = tuple[str, str]
"""The kind and id of a target that somebody is told."""


def targets(pack: Pack) -> tuple[Target, ...]:
    """Return everything that a pack can say, in file order."""
    rubric = pack.rubric
    found = [Target("band", f"{axis.id}.{band.id}", band.label) for axis in rubric.axes for band in axis.bands]
    if rubric.verdict is not None:
        found += [Target("verdict", outcome.id, outcome.label) for outcome in rubric.verdict.outcomes]
    found += [Target("gate", gate.id, gate.title) for gate in rubric.gates.values()]
    found += [Target("pattern", pattern.id, pattern.title) for pattern in rubric.patterns.values()]
    for decision in rubric.decisions.values():
        found += [Target("decision", f"{decision.id}.{choice.id}", choice.label) for choice in decision.choices]
    found += [Target("advice", item.id, item.title) for item in pack.advice]
    return (*found, *(Target("refusal", item.id, item.title) for item in pack.refusals))


def told(pack: Pack, result: Result) -> set[Said]:
    """Return the kind and id of everything that a result says for certain."""
    axes = {axis.id for axis in pack.rubric.axes}
    found = {("band", f"{node.node}.{node.band}") for node in result.nodes if node.node in axes and node.band}
    found |= {("verdict", verdict.outcome) for verdict in result.verdicts if verdict.status == "certain"}
    found |= {("gate", state.gate) for state in result.gates if state.fired == "yes"}
    found |= {("pattern", state.pattern) for state in result.patterns if state.state == "present"}
    named = [state for state in (result.headline, result.route, *result.decisions) if state is not None]
    found |= {("decision", f"{state.decision}.{state.choice}") for state in named if state.choice}
    found |= {("advice", action.advice) for action in result.plan}
    return found | {("refusal", item.id) for item in result.refusals}


class Reaching:
    """Collects witnesses until nothing is left to be said, or nothing more is found."""

    def __init__(self, pack: Pack, wanted: Sequence[Target] | None = None) -> None:
        """Start with nothing witnessed; `wanted` is what is looked for, everything unless given."""
        self.pack = pack
        self.targets = targets(pack) if wanted is None else wanted
        self.witnesses: dict[Said, str] = {}
        """What the company is called that is told each; for those built here, see `companies`."""
        self.companies: dict[Said, Assessment] = {}
        self._wanted = {(target.kind, target.id) for target in self.targets}

    @property
    def missing(self) -> set[Said]:
        """What nobody was told yet."""
        return self._wanted - set(self.witnesses)

    def add(self, name: str, said: AbstractSet[Said]) -> None:
        """Take what a company was told."""
        for key in said & self._wanted:
            self.witnesses.setdefault(key, name)

    def construct(self, everything: Everything) -> None:
        """Try companies that stand at one level throughout, then search for each target that is still missing."""
        for level, segment_level in _levels():
            if not any(kind in ("band", "verdict") for kind, _ in self.missing):
                break
            self._try(company(self.pack, profile(self.pack, level, segment_level)))
        for target in self.targets:
            if (target.kind, target.id) in self.missing and target.kind in ("band", "verdict"):
                self._search(everything, target)
        search = Nearest(self.pack)
        for target in self.targets:
            if (target.kind, target.id) in self.missing:
                for assessment in search.companies(wish_of(self.pack, target.kind, target.id)):
                    self._try(assessment)
                    if (target.kind, target.id) not in self.missing:
                        break

    def _search(self, everything: Everything, target: Target) -> None:
        """Look through all answers at once for a band or an outcome."""
        table = self.pack.rubric.verdict
        root, word = (table.id, target.id) if target.kind == "verdict" and table else target.id.split(".")
        answers = everything.told(root, word)
        if answers is not None:
            self._try(company(self.pack, answers))

    def _try(self, assessment: Assessment) -> None:
        from abm_fit.scoring.engine import score

        said = told(self.pack, score(self.pack, assessment))
        self.companies = dict.fromkeys(said & self.missing, assessment) | self.companies
        self.add("constructed", said)

    def table(self, impossible: Sequence[Said] = ()) -> tuple[Reach, ...]:
        """Return every target with its witness."""
        return tuple(self._reach(target, (target.kind, target.id) in impossible) for target in self.targets)

    def _reach(self, target: Target, impossible: bool) -> Reach:
        witness = self.witnesses.get((target.kind, target.id))
        if witness is not None:
            return Reach(target.kind, target.id, target.label, "reached", witness)
        return Reach(target.kind, target.id, target.label, "impossible" if impossible else "not found")


def _levels() -> Iterator[tuple[int, int]]:
    for level in range(LEVELS):
        yield level, level
    for level in range(LEVELS):
        for segment_level in range(LEVELS):
            if level != segment_level:
                yield level, segment_level
