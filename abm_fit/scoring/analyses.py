"""Everything that goes beyond the bare score, put together for one result."""

from __future__ import annotations

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring.analysed import Analyses, Flip, Path
from abm_fit.scoring.analysing.asking import next_questions
from abm_fit.scoring.analysing.evidenced import evidenced_scores
from abm_fit.scoring.analysing.flips import Known, flips_of
from abm_fit.scoring.analysing.paths import paths_of
from abm_fit.scoring.analysing.people import people_of
from abm_fit.scoring.analysing.settled import let_go, outcome_in, outlined, settled
from abm_fit.scoring.analysing.slips import Slips
from abm_fit.scoring.analysing.solidity import solidity_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.result import Result
from abm_fit.scoring.standing import Standing


def analyse(pack: Pack, assessment: Assessment, result: Result, standing: Standing | None = None) -> Analyses:
    """Work out how solid a result is, what would flip it, what to ask next, and where people differ.

    `result` is what `score(pack, assessment)` gave, and `standing` what it was read off, where that is still at hand.
    Exact, without sampling.
    """
    facts = outlined(Facts(pack, assessment), quick=result.depth == "quick") if standing is None else standing.facts
    stands, known = settled(facts), Known()
    flips, paths = changes_of(stands, result, known)
    slips = Slips(stands, known, quick=result.depth == "quick")
    solidity = solidity_of(pack, result, slips)
    slips.let_go()
    known.let_go()
    let_go(stands)
    return Analyses(
        solidity=solidity,
        flips=flips,
        paths=paths,
        next_questions=next_questions(facts, result),
        people=people_of(facts, assessment, result),
        evidenced=evidenced_scores(facts, assessment),
    )


def changes_of(facts: Facts, result: Result, known: Known) -> tuple[tuple[Flip, ...], tuple[Path, ...]]:
    """Return the flips and the paths of every segment whose verdict is named.

    In `facts` open answers stand at the middle of what they can be; where that gives another verdict than the one
    named, nothing is said.
    """
    flips: list[Flip] = []
    paths: list[Path] = []
    table = facts.pack.rubric.verdict
    for segment in dict.fromkeys((*facts.segments, None)):
        if table is not None:
            named = next((verdict.outcome for verdict in result.verdicts if verdict.segment == segment), "")
            if not named or outcome_in(facts, table.id, segment) != named:
                continue
        flips += flips_of(facts, segment, known)
        paths += paths_of(facts, segment, known)
    return tuple(flips), tuple(paths)
