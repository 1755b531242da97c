"""How solid the verdict is, what would flip it, what leads to the next stage."""

from __future__ import annotations

from functools import partial

from abm_fit.pack.model import Pack
from abm_fit.scoring.analysed import Flip, Path, Solidity, Step
from abm_fit.scoring.result import Result
from abm_fit.scoring.rounding import plain
from abm_fit.tui.outline.answers import segment_name, span_text
from abm_fit.tui.outline.node import Node, soft

WORDS = {"solid": "solid", "fair": "fair", "fragile": "fragile", "open": "the band itself is still open"}


def solidity_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return one word for each axis, with the rule that gave it and the figures behind it."""
    if result.analyses is None:
        return ()
    return tuple(
        Node(
            f"{_title(pack, result, one.node, one.segment)}: {WORDS[one.word]}", "strong", partial(_figures, pack, one)
        )
        for one in result.analyses.solidity
    )


def _title(pack: Pack, result: Result, node: str, segment: str | None) -> str:
    title = pack.rubric.sums[node].title if node in pack.rubric.sums else node
    name = segment_name(result, segment)
    return f"{title}, {name}" if name else title


def _figures(pack: Pack, solidity: Solidity) -> tuple[Node, ...]:
    lines = [soft(solidity.rule)] if solidity.rule else []
    if solidity.margin_down is not None:
        lines.append(Node(f"Points down to the next band: {plain(solidity.margin_down)}"))
    if solidity.margin_up is not None:
        lines.append(Node(f"Points up to the next band: {plain(solidity.margin_up)}"))
    if solidity.radius is not None:
        lines.append(Node(f"All weights may be off by {plain(solidity.radius * 100)} % before the band changes"))
    labels = {band.id: band.label for band in pack.rubric.sums[solidity.node].bands}
    for title, shares in (("Share of all weightings", solidity.acceptability), ("Under answer noise", solidity.noise)):
        if shares:
            text = ", ".join(f"{labels.get(band, band)} {plain(share * 100)} %" for band, share in shares.items())
            lines.append(Node(f"{title}: {text}"))
    lines.append(Node(f"A change of less than {plain(solidity.detectable)} points is noise"))
    lines.append(soft("The gates are held as they are."))
    return tuple(lines)


def flip_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return the smallest changes of answers that lead to another verdict, and the cheapest way up."""
    if result.analyses is None:
        return ()
    flips = [_flip(pack, result, flip) for flip in result.analyses.flips]
    paths = [_path(pack, result, path) for path in result.analyses.paths]
    return (*flips, *paths)


def _flip(pack: Pack, result: Result, flip: Flip) -> Node:
    name = segment_name(result, flip.segment)
    changes = "1 other answer" if len(flip.steps) == 1 else f"{len(flip.steps)} other answers"
    return Node(
        f"{name + ': ' if name else ''}{changes} would make it '{flip.label}'",
        inside=partial(_steps, pack, flip.steps),
    )


def _path(pack: Pack, result: Result, path: Path) -> Node:
    name = segment_name(result, path.segment)
    steps = "1 improvement" if len(path.steps) == 1 else f"{len(path.steps)} improvements"
    return Node(
        f"{name + ': ' if name else ''}cheapest way to '{path.label}': {steps}",
        inside=partial(_steps, pack, path.steps),
    )


def _steps(pack: Pack, steps: tuple[Step, ...]) -> tuple[Node, ...]:
    questions = pack.questionnaire.questions
    return tuple(
        Node(
            f"{questions[step.question].short if step.question in questions else step.question}: "
            f"from '{step.before}' to '{step.after}'",
            spot=(step.question, step.segment) if step.question in questions else None,
        )
        for step in steps
    )


def people_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return where the people who answered differ."""
    if result.analyses is None:
        return ()
    people = result.analyses.people
    roles = {role.id: role.label for role in pack.questionnaire.roles}
    lines = []
    for one in people.agreements:
        if one.flagged and one.question in pack.questionnaire.questions:
            short = pack.questionnaire.questions[one.question].short
            name = segment_name(result, one.segment)
            said = ", ".join(f"{roles.get(role, role)} step {plain(step)}" for role, step in one.by_role.items())
            lines.append(Node(f"{short}{' (' + name + ')' if name else ''}: {said}", spot=(one.question, one.segment)))
    for view in people.roles:
        scores = ", ".join(f"{key.partition('@')[0]} {span_text(span)}" for key, span in view.scores.items())
        outcomes = "; ".join(" or ".join(labels) for labels in view.outcomes.values())
        lines.append(Node(f"{view.label} alone: {outcomes}", inside=partial(tuple, [soft(scores)])))
    return tuple(lines)
