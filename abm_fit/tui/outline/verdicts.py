"""The verdict, the mix, the other decisions, patterns and the plan, in words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from abm_fit.pack.model import Pack
from abm_fit.scoring.result import (
    Action,
    DecisionState,
    MixResult,
    MixShare,
    PatternState,
    Refused,
    Result,
    SoFar,
    Verdict,
)
from abm_fit.tui.outline.answers import question_node, segment_name, span_text
from abm_fit.tui.outline.axes import axis_nodes, reads_nodes
from abm_fit.tui.outline.node import Node, soft
from abm_fit.wording.spoken import say


def headline_text(result: Result | SoFar) -> str:
    """Return the verdict in one word or few."""
    if result.headline is not None and result.headline.label:
        return result.headline.label
    if any(verdict.status == "none" for verdict in result.verdicts):
        return say("verdicts.no_evidence")
    return say("verdicts.still_open") if result.verdicts or result.headline else say("verdicts.scores_alone")


def verdict_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return the headline and each segment's verdict."""
    lines = [Node(headline_text(result), "strong")]
    if result.headline is not None and result.headline.say:
        lines.append(Node(result.headline.say))
    for verdict in result.verdicts:
        name = segment_name(result, verdict.segment)
        line = _verdict_node(pack, result, verdict, f"{name}: " if name else "")
        lines.append(replace(line, aside=verdict.say))
    return tuple(lines)


def _verdict_node(pack: Pack, result: Result, verdict: Verdict, lead: str = "") -> Node:
    label = verdict.label or say("verdicts.none_yet")
    text = f"{lead}{label} ({say(f'verdicts.status_{verdict.status}')})"
    return Node(text, "strong", inside=partial(_verdict, pack, result, verdict))


def possible_text(pack: Pack, verdict: Verdict) -> str:
    """Return what is still possible, in words; empty where one verdict is left."""
    table = pack.rubric.verdict
    labels = {outcome.id: outcome.label for outcome in table.outcomes} if table else {}
    if len(verdict.possible) < 2:
        return ""
    return say(
        "verdicts.possible" if verdict.exact else "verdicts.possible_at_most",
        number=len(verdict.possible),
        verdicts=", ".join(labels[one] for one in verdict.possible),
    )


def _verdict(pack: Pack, result: Result, verdict: Verdict) -> tuple[Node, ...]:
    lines = []
    if verdict.text:
        lines.append(Node(verdict.text))
    if verdict.decided_early:
        lines.append(soft(say("verdicts.decided_early")))
    if possible := possible_text(pack, verdict):
        lines.append(Node(possible))
    if verdict.capped_by_quick:
        lines.append(soft(say("verdicts.quick_cap")))
    lines += [soft(text) for text in verdict.missing]
    lines += axis_nodes(pack, result, verdict.segment)
    return tuple(lines)


def share_text(share: MixShare | None) -> str:
    """Return a share of spend as a range."""
    if share is None:
        return say("verdicts.open")
    return f"{share.low} %" if share.low == share.high else say("verdicts.shares", low=share.low, high=share.high)


def mix_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return both mixes and today's; each opens to the segments and answers that it is made of."""
    mix, rule = result.mix, pack.rubric.mix
    if mix is None or rule is None:
        return ()
    if mix.now is None and mix.later is None:
        return (soft(say("verdicts.no_mix")),)
    lines = [soft(say("verdicts.mix_about", high=mix.high_word, low=mix.low_word))]
    for place, (when, share) in enumerate((("now", mix.now), ("later", mix.later))):
        inside = partial(_mix_of, pack, result, mix, place)
        lines.append(Node(say(f"verdicts.mix_{when}", share=share_text(share)), "strong", inside=inside))
    if mix.current is not None:
        today = partial(tuple, [question_node(pack, result, rule.current, None)])
        lines.append(Node(say("verdicts.mix_today", share=span_text(mix.current)), inside=today))
    for segment, (now, later) in mix.by_segment.items():
        name = segment_name(result, segment)
        if name and (now or later):
            text = say("verdicts.mix_part", part=name, now=share_text(now), later=share_text(later))
            lines.append(Node(text, inside=partial(_mix_made_of, pack, result, segment)))
    lines += [soft(text) for text in mix.floor_say]
    return tuple(lines)


def _mix_of(pack: Pack, result: Result, mix: MixResult, place: int) -> tuple[Node, ...]:
    """Return each segment's share now (0) or later (1), down to its verdict and weight."""
    step = pack.rubric.mix.step if pack.rubric.mix else 1
    several = len(mix.by_segment) > 1
    lines = [soft(say("verdicts.mix_parts", step=step))] if several else []
    for segment, shares in mix.by_segment.items():
        name = segment_name(result, segment) or say("verdicts.mix_whole")
        inside = partial(_mix_made_of, pack, result, segment)
        lines.append(Node(f"{name}: {share_text(shares[place])}", inside=inside))
    return (*lines, *[soft(text) for text in mix.floor_say])


def _mix_made_of(pack: Pack, result: Result, segment: str) -> tuple[Node, ...]:
    """Return what a segment's share of the mix is read off: its verdict, and what it weighs."""
    verdicts = [verdict for verdict in result.verdicts if verdict.segment in (segment, None)]
    weight = reads_nodes(pack, result, (pack.rubric.mix.weight,), segment) if pack.rubric.mix else ()
    return (*[_verdict_node(pack, result, verdict) for verdict in verdicts], *weight)


def decision_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return the verdicts that stand beside the main one."""
    shown = ([result.route] if result.route else []) + list(result.decisions)
    return tuple(
        Node(
            f"{one.title}{_of(result, one.segment)}: {one.label or say('verdicts.open')}",
            "strong",
            inside=partial(_decision, pack, result, one),
        )
        for one in shown
    )


def _of(result: Result, segment: str | None) -> str:
    name = segment_name(result, segment)
    return f" ({name})" if name else ""


def _decision(pack: Pack, result: Result, decision: DecisionState) -> tuple[Node, ...]:
    lines = [Node(decision.say)] if decision.say else []
    if not decision.choice:
        labels = {choice.id: choice.label for choice in pack.rubric.decisions[decision.decision].choices}
        lines.append(Node(say("verdicts.choices", choices=", ".join(labels[one] for one in decision.possible))))
    for what, text in (("until", decision.until), ("instead", decision.instead), ("again", decision.again)):
        if text:
            lines.append(soft(say(f"verdicts.decision_{what}", text=text)))
    return (*lines, *reads_nodes(pack, result, decision.reads, decision.segment))


def pattern_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return every failure pattern: present, possible or absent."""
    order = {"present": 0, "possible": 1, "absent": 2}
    return tuple(
        Node(
            say(f"verdicts.pattern_{pattern.state}", pattern=f"{pattern.title}{_of(result, pattern.segment)}"),
            "mark" if pattern.state == "present" else "line" if pattern.state == "possible" else "soft",
            inside=partial(_pattern, pack, result, pattern),
        )
        for pattern in sorted(result.patterns, key=lambda pattern: order[pattern.state])
    )


def _pattern(pack: Pack, result: Result, pattern: PatternState) -> tuple[Node, ...]:
    lines = [Node(pattern.say)] if pattern.say else []
    return (*lines, *reads_nodes(pack, result, pattern.reads, pattern.segment))


def plan_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return what to do next, each step with owner, hours and when it is done."""
    roles = {role.id: role.label for role in pack.questionnaire.roles}
    return tuple(
        Node(
            say.count(
                action.hours,
                "verdicts.action",
                number=number,
                action=action.title,
                owner=roles.get(action.owner, action.owner),
                day=action.days,
            ),
            inside=partial(_action, action),
        )
        for number, action in enumerate(result.plan, start=1)
    )


def _action(action: Action) -> tuple[Node, ...]:
    lines = [Node(action.do)]
    for what, text in (
        ("why", action.why),
        ("cost", action.cost),
        ("done", action.done_when),
        ("stop", action.stop_when),
    ):
        if text:
            lines.append(soft(say(f"verdicts.action_{what}", text=text)))
    return tuple(lines)


def refusal_nodes(result: Result) -> tuple[Node, ...]:
    """Return what is not recommended, and why."""
    return tuple(Node(refused.title, inside=partial(_refusal, refused)) for refused in result.refusals)


def _refusal(refused: Refused) -> tuple[Node, ...]:
    lines = [Node(refused.why)]
    for what, text in (("until", refused.until), ("instead", refused.instead), ("again", refused.again)):
        if text:
            lines.append(soft(say(f"verdicts.refusal_{what}", text=text)))
    return tuple(lines)


def find_out_nodes(pack: Pack, result: Result, most: int = 8) -> tuple[Node, ...]:
    """Return the open questions that move the verdict most."""
    lines = []
    for key in result.find_out[:most]:
        question, _, segment = key.partition("@")
        if question in pack.questionnaire.questions:
            lines.append(question_node(pack, result, question, segment or None))
    return tuple(lines)
