"""What a check proves, in sentences; and what it can show to be impossible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from abm_fit.pack.model import Pack
from abm_fit.proof.everything import Everything
from abm_fit.proof.findings import Finding, Reach
from abm_fit.proof.rising import read_by_gates


def base_rates(everything: Everything) -> tuple[dict[str, Fraction], bool]:
    """Return the verdicts' shares over uniform answers, and whether all answers were gone through.

    No shares where so many answers count in two places that they cannot be gone through.
    """
    table = everything.pack.rubric.verdict
    if table is None:
        return {}, False
    shares, exact = everything.rates(table.id)
    return ({outcome.id: shares.get(outcome.id, Fraction(0)) for outcome in table.outcomes} if shares else {}), exact


def impossible_words(
    everything: Everything, rates: Mapping[str, Fraction], exact: bool, missing: set[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Return the verdicts and bands missing that no answers lead to; `rates` and `exact` as `base_rates` gives them.

    Only where every number has just the values that were tried: a sum over choices and many-of answers.
    """
    table = everything.pack.rubric.verdict
    impossible: list[tuple[str, str]] = []
    if table is not None and exact and only_choices(everything, table.id):
        impossible += [("verdict", word) for word, share in rates.items() if not share]
    for axis in everything.pack.rubric.axes:
        if any(kind == "band" and name.startswith(f"{axis.id}.") for kind, name in missing):
            shares, whole = everything.rates(axis.id)
            if whole and only_choices(everything, axis.id):
                impossible += [("band", f"{axis.id}.{band.id}") for band in axis.bands if not shares.get(band.id)]
    return tuple(key for key in impossible if key in missing)


def only_choices(everything: Everything, root: str) -> bool:
    """Tell whether everything beneath a node, and all that gates read, is chosen from listed options."""
    questions = everything.pack.questionnaire.questions
    conditional = any(question.when is not None for question in questions.values())
    kinds = {questions[name].kind for name in beneath(everything.pack, root) if name in questions}
    return kinds <= {"choice"} and not conditional


def beneath(pack: Pack, name: str) -> set[str]:
    """Return the questions beneath a node, and those that gates on it read."""
    from abm_fit.scoring.facts import read_by_gates as questions_read_by_gates

    rubric = pack.rubric
    if name in rubric.sums:
        children = set(rubric.sums[name].points)
    elif name in rubric.tables:
        children = set(rubric.tables[name].inputs)
    else:
        return {name}
    found = set(questions_read_by_gates(pack))
    for child in children:
        found |= beneath(pack, child)
    return found


def proved_lines(
    pack: Pack, reach: Sequence[Reach], findings: Sequence[Finding], everything: Everything
) -> tuple[str, ...]:
    """Say what was proved, a sentence each."""
    codes = {finding.code for finding in findings}
    lines = []
    reached = sum(item.state == "reached" for item in reach)
    if reach:
        lines.append(f"{reached} of {len(reach)} things this pack can say are said: a company for each was scored.")
    if pack.rubric.tables:
        lines.append("Every combination of a table's inputs meets exactly one row: all were gone through.")
        if "ABM-C010" not in codes and any(table.monotone for table in pack.rubric.tables.values()):
            lines.append("In no table that promises it does a better input lower an outcome: all pairs were compared.")
    if "ABM-C014" not in codes:
        lines.append("Every question's values move as their shape declares.")
    if "ABM-C016" not in codes and read_by_gates(pack):
        lines.append(
            "Every quantity that a gate reads rises or falls throughout in each answer, wherever its formula counts: "
            "the formula's signs show it."
        )
    if pack.rubric.gates and codes.isdisjoint(("ABM-C005", "ABM-C017")):
        lines.append(
            "Every gate changes a band by itself, the others staying as they are: a company for each was scored."
        )
    if "ABM-C011" not in codes:
        lines.append("Every question can move a band or is read by something else.")
    quick = pack.rubric.coverage
    if "ABM-C012" not in codes and any(question.quick for question in everything.pack.questionnaire.questions.values()):
        lines.append(
            f"The quick walk asks at least {quick.quick_axis} % of every axis's points and {quick.quick_dimension} % "
            "of every dimension's."
        )
    return tuple(lines)
