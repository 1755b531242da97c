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
from abm_fit.tui.outline.scale import on_scale
from abm_fit.wording.spoken import say


def solidity_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return one word for each axis, with the rule that gave it and the figures behind it."""
    if result.analyses is None:
        return ()
    return tuple(
        Node(
            f"{_title(pack, result, one.node, one.segment)}: {say(f'solid.word_{one.word}')}",
            "strong",
            partial(_figures, pack, one),
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
        lines.append(Node(say("solid.down", points=plain(solidity.margin_down))))
    if solidity.margin_up is not None:
        lines.append(Node(say("solid.up", points=plain(solidity.margin_up))))
    if solidity.radius is not None:
        lines.append(Node(say("solid.radius", percent=plain(solidity.radius * 100))))
    labels = {band.id: band.label for band in pack.rubric.sums[solidity.node].bands}
    for under, shares in (("weightings", solidity.acceptability), ("noise", solidity.noise)):
        if shares:
            parts = [f"{labels.get(band, band)} {share_words(share)}" for band, share in shares.items() if share > 0]
            lines.append(Node(say(f"solid.under_{under}", shares=", ".join(parts))))
    lines.append(Node(say("solid.detectable", points=plain(solidity.detectable))))
    lines.append(soft(say("solid.gates_held")))
    return tuple(lines)


def share_words(share: Fraction) -> str:
    """Return a share in percent; what is not quite all or not quite none says so."""
    percent = plain(share * 100)
    if share < 1 and percent.startswith("100"):
        return say("solid.nearly_all")
    return say("solid.hardly_any") if share > 0 and not percent.strip("0.") else f"{percent} %"


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
    lead, count = f"{name}: " if name else "", len(first.steps)
    if count > 1 < len(flips):
        return Node(
            lead + say("solid.flip_ways", verdict=first.label, answers=count, ways=len(flips)),
            inside=lambda: tuple(
                Node(_asked(pack, flip.steps, "and"), inside=partial(_steps, pack, flip.steps)) for flip in flips
            ),
        )
    steps = first.steps if count > 1 else tuple(flip.steps[0] for flip in flips)
    asked = _asked(pack, steps, "and" if count > 1 else "or")
    text = lead + say.count(count, "solid.flip", verdict=first.label, questions=asked)
    return Node(text, inside=partial(_steps, pack, steps))


def _asked(pack: Pack, steps: tuple[Step, ...], last: str) -> str:
    """Return the names of the questions that change."""
    questions = pack.questionnaire.questions
    names = [questions[step.question].short if step.question in questions else step.question for step in steps]
    return say.joined(names, last)


def _path(pack: Pack, result: Result, path: Path) -> Node:
    name = segment_name(result, path.segment)
    text = say.count(len(path.steps), "solid.path", verdict=path.label)
    return Node(f"{name + ': ' if name else ''}{text}", inside=partial(_steps, pack, path.steps))


def _steps(pack: Pack, steps: tuple[Step, ...]) -> tuple[Node, ...]:
    questions = pack.questionnaire.questions
    return tuple(
        Node(
            say(
                "solid.step",
                question=questions[step.question].short if step.question in questions else step.question,
                before=step.before,
                after=step.after,
            ),
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
    asked = f"{question.short}{' (' + name + ')' if name else ''}"
    text = say("solid.apart", question=asked, said=said, options=len(question.options))
    return replace(question_node(pack, result, one.question, one.segment), text=text)


def _alone(pack: Pack, result: Result, view: RoleView) -> Node:
    """Return in a line whether a role alone would have got the same, with its verdicts and scores inside."""
    table = pack.rubric.verdict
    labels = {outcome.id: outcome.label for outcome in table.outcomes} if table else {}
    together = {verdict.segment or "whole": {labels[one] for one in verdict.possible} for verdict in result.verdicts}
    other = [key for key, said in view.outcomes.items() if together.get(key) not in (None, set(said))]
    names = [segment_name(result, key) for key in other]
    if other and all(names):
        text = say("solid.alone_other_for", role=view.label, segments=", ".join(names))
    else:
        text = say("solid.alone_other" if other else "solid.alone_same", role=view.label)
    return Node(text, inside=partial(_alone_inside, pack, result, view))


def _alone_inside(pack: Pack, result: Result, view: RoleView) -> tuple[Node, ...]:
    lines = []
    for key, said in view.outcomes.items():
        name = segment_name(result, key)
        lines.append(Node(f"{name + ': ' if name else ''}{say('outline.or').join(said)}"))
    for key, span in view.scores.items():
        axis, _, segment = key.partition("@")
        title = _title(pack, result, axis, segment or None)
        lines.append(soft(f"{title}: {on_scale(pack, axis, span_text(span))}"))
    return tuple(lines)
