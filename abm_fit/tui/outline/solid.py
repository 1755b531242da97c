"""How solid the verdict is, what would flip it, what leads to the next stage."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial

from abm_fit.pack.model import Pack
from abm_fit.scoring.analysed import Agreement, Flip, Path, RoleView, Solidity, Step
from abm_fit.scoring.result import Result
from abm_fit.scoring.rounding import plain
from abm_fit.tui.outline.answers import question_node, segment_name, span_text
from abm_fit.tui.outline.node import Node, soft
from abm_fit.tui.outline.scale import of_scale

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
            parts = [f"{labels.get(band, band)} {share_words(share)}" for band, share in shares.items() if share > 0]
            lines.append(Node(f"{title}: {', '.join(parts)}"))
    lines.append(Node(f"A change of less than {plain(solidity.detectable)} points is noise"))
    lines.append(soft("These figures hold the gates as they are."))
    return tuple(lines)


def share_words(share: Fraction) -> str:
    """Return a share in percent; what is not quite all or not quite none says so."""
    percent = plain(share * 100)
    if share < 1 and percent.startswith("100"):
        return "nearly 100 %"
    return "hardly any" if share > 0 and not percent.strip("0.") else f"{percent} %"


def flip_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return the smallest changes of answers that lead to another verdict, and the cheapest way up."""
    if result.analyses is None:
        return ()
    alike: dict[tuple[str | None, str, int], list[Flip]] = {}
    for flip in result.analyses.flips:
        alike.setdefault((flip.segment, flip.label, len(flip.steps)), []).append(flip)
    flips = [_flips(pack, result, same) for same in alike.values()]
    paths = [_path(pack, result, path) for path in result.analyses.paths]
    return (*flips, *paths)


def _flips(pack: Pack, result: Result, flips: list[Flip]) -> Node:
    """Return the changes that lead to the same verdict as one line; where each is one answer, it names them."""
    first = flips[0]
    name = segment_name(result, first.segment)
    head = f"{name + ': ' if name else ''}'{first.label}'"
    if len(first.steps) == 1:
        steps = tuple(flip.steps[0] for flip in flips)
        return Node(f"{head} with 1 other answer: {_asked(pack, steps, ' or ')}", inside=partial(_steps, pack, steps))
    if len(flips) == 1:
        text = f"{head} with {len(first.steps)} other answers: {_asked(pack, first.steps, ' and ')}"
        return Node(text, inside=partial(_steps, pack, first.steps))
    return Node(
        f"{head} with {len(first.steps)} other answers, in {len(flips)} ways",
        inside=lambda: tuple(
            Node(_asked(pack, flip.steps, " and "), inside=partial(_steps, pack, flip.steps)) for flip in flips
        ),
    )


def _asked(pack: Pack, steps: tuple[Step, ...], last: str) -> str:
    """Return the names of the questions that change."""
    questions = pack.questionnaire.questions
    names = [questions[step.question].short if step.question in questions else step.question for step in steps]
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


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
    """Return where the people who answered differ, and what each role alone would have got."""
    if result.analyses is None:
        return ()
    people = result.analyses.people
    apart = [_apart(pack, result, one) for one in people.agreements if one.flagged]
    return (*[line for line in apart if line], *[_alone(pack, result, view) for view in people.roles])


def _apart(pack: Pack, result: Result, one: Agreement) -> Node | None:
    """Return a question on which people differ, by the numbers that its options have on the screen."""
    question = pack.questionnaire.questions.get(one.question)
    if question is None:
        return None
    roles = {role.id: role.label for role in pack.questionnaire.roles}
    name = segment_name(result, one.segment)
    said = ", ".join(f"{roles.get(role, role)} {plain(step + 1)}" for role, step in one.by_role.items())
    text = f"{question.short}{' (' + name + ')' if name else ''}: {said} (of {len(question.options)} options)"
    return replace(question_node(pack, result, one.question, one.segment), text=text)


def _alone(pack: Pack, result: Result, view: RoleView) -> Node:
    """Return in a line whether a role alone would have got the same, with its verdicts and scores inside."""
    table = pack.rubric.verdict
    labels = {outcome.id: outcome.label for outcome in table.outcomes} if table else {}
    together = {verdict.segment or "whole": {labels[one] for one in verdict.possible} for verdict in result.verdicts}
    other = [key for key, said in view.outcomes.items() if together.get(key) not in (None, set(said))]
    names = [segment_name(result, key) for key in other]
    where = f" for {', '.join(names)}" if all(names) else ""
    text = f"{view.label} alone: {f'another verdict{where}' if other else 'the same verdict'}"
    return Node(text, inside=partial(_alone_inside, pack, result, view))


def _alone_inside(pack: Pack, result: Result, view: RoleView) -> tuple[Node, ...]:
    lines = []
    for key, said in view.outcomes.items():
        name = segment_name(result, key)
        lines.append(Node(f"{name + ': ' if name else ''}{' or '.join(said)}"))
    for key, span in view.scores.items():
        axis, _, segment = key.partition("@")
        lines.append(soft(f"{_title(pack, result, axis, segment or None)}: {span_text(span)}{of_scale(pack, axis)}"))
    return tuple(lines)
