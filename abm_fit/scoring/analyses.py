"""Everything that goes beyond the bare score, put together for one result."""

from __future__ import annotations

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring.analysing.evidenced import evidenced_scores
from abm_fit.scoring.analysing.people import people_of
from abm_fit.scoring.analysing.solidity import solidity_of
from abm_fit.scoring.result import Analyses, Result


def analyse(pack: Pack, assessment: Assessment, result: Result) -> Analyses:
    """Work out how solid a result is, what would flip it, what to ask next, and where people differ.

    `result` is what `score(pack, assessment)` gave. Exact, without sampling.
    """
    return Analyses(
        solidity=solidity_of(pack, result),
        people=people_of(pack, assessment, result),
        evidenced=evidenced_scores(pack, assessment),
    )
