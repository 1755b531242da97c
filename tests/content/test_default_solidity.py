"""No company of the default pack reads a solid band that one neighbouring answer would change."""

from __future__ import annotations

from abm_fit.assessment.cases import read_case
from abm_fit.pack.model import Pack
from abm_fit.resources import DEFAULT_PACK, packs_folder
from abm_fit.scoring.analysed import Step
from abm_fit.scoring.analysing.altered import with_option
from abm_fit.scoring.analysing.settled import band_in, changed, settled
from abm_fit.scoring.engine import score
from abm_fit.scoring.facts import Facts

CASES = sorted((packs_folder() / DEFAULT_PACK / "cases").glob("*.yaml"))


def test_an_axis_that_a_flip_of_one_neighbouring_option_moves_is_fragile(default_pack: Pack) -> None:
    moved = 0
    for case in CASES:
        assessment = read_case(case, default_pack).assessment
        analyses = score(default_pack, assessment, analyses=True).analyses
        assert analyses is not None
        facts = settled(Facts(default_pack, assessment))
        words = {(one.node, one.segment): one.word for one in analyses.solidity}
        for flip in analyses.flips:
            option = _neighbour(default_pack, flip.steps[0]) if len(flip.steps) == 1 else None
            if option is None:
                continue
            step = flip.steps[0]
            held = facts.held(default_pack.questionnaire.questions[step.question], step.segment)
            after = changed(facts, {(step.question, step.segment): with_option(held, option)})
            for (axis, segment), word in words.items():
                if segment in (None, flip.segment) and band_in(after, axis, segment) != band_in(facts, axis, segment):
                    moved += 1
                    assert word in ("fragile", "open"), (case.stem, axis, step)
    assert moved > 15


def _neighbour(pack: Pack, step: Step) -> str | None:
    """Return the option that a step leads to, where it is next to the one that stands."""
    options = pack.questionnaire.questions[step.question].options
    places = {option.label: place for place, option in enumerate(options)}
    before, after = places.get(step.before), places.get(step.after)
    return options[after].id if before is not None and after is not None and abs(before - after) == 1 else None
