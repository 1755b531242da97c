"""Axes and their parts: a score as a sum that adds up in front of the reader."""

from __future__ import annotations

import re
from functools import partial

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.measured import GateState, NodeScore, Part
from abm_fit.scoring.result import Result
from abm_fit.tui.outline.answers import amount_text, question_node, segment_name, span_text
from abm_fit.tui.outline.node import Node, soft
from abm_fit.tui.outline.scale import on_scale, scale_of
from abm_fit.wording.spoken import say


def axis_nodes(pack: Pack, result: Result, segment: str | None = None) -> tuple[Node, ...]:
    """Return each axis's score, segment by segment; with `segment`, what holds for that one."""
    return tuple(
        score_node(pack, result, node)
        for axis in pack.rubric.axes
        for node in result.nodes
        if node.node == axis.id and (segment is None or node.segment in (segment, None))
    )


def score_text(pack: Pack, result: Result, node: NodeScore) -> str:
    """Return a score with its band, or with the bands that are still possible."""
    axis = pack.rubric.sums[node.node]
    cuts = tuple(band.start for band in axis.bands)
    name = segment_name(result, node.segment)
    score = on_scale(pack, axis.id, span_text(node.score, cuts))
    head = f"{axis.title}{', ' + name if name else ''}: {score}"
    return f"{head}, {bands_text(axis, node)}" if axis.bands else head


def bands_text(axis: Sum, node: NodeScore) -> str:
    """Return the band in words, what is still possible, and what the points alone would give."""
    labels = {band.id: band.label for band in axis.bands}
    text = node.label or say("outline.or").join(labels[band] for band in node.possible) or say("axes.no_evidence")
    if node.band and node.band_by_points and node.band != node.band_by_points:
        return say("axes.by_points", band=text, by_points=labels[node.band_by_points])
    return text


def score_node(pack: Pack, result: Result, node: NodeScore) -> Node:
    """Return a weighted sum as a line that opens to its parts."""
    return Node(score_text(pack, result, node), "strong", inside=lambda: _parts(pack, result, node))


def _parts(pack: Pack, result: Result, node: NodeScore) -> tuple[Node, ...]:
    axis = pack.rubric.sums[node.node]
    lines = []
    if axis.kind == "position":
        low, high = scale_of(pack, axis.id)
        lines.append(soft(say("axes.poles", low=low, low_word=axis.poles[0], high=high, high_word=axis.poles[1])))
    lines.append(soft(say("axes.known", share=span_text_percent(node))))
    ordered = sorted(node.parts, key=lambda part: part.contribution.high, reverse=True)
    lines += [_part(pack, result, part, node.segment) for part in ordered]
    return tuple(lines)


def span_text_percent(node: NodeScore) -> str:
    """Return how much of a score is known, in percent; never 100 where something is open."""
    percent = int(node.coverage * 100)
    return f"{percent} %"


def _part(pack: Pack, result: Result, part: Part, segment: str | None) -> Node:
    points, value = span_text(part.contribution, places=1), span_text(part.value)
    counts = say("axes.part", points=points, value=value, weight=part.points)
    tail = f"   {say('axes.part_nowhere') if part.state == 'not_applicable' else counts}"
    if part.child in pack.questionnaire.questions:
        return question_node(pack, result, part.child, segment, tail)
    inner = next((node for node in result.nodes if node.node == part.child and node.segment in (segment, None)), None)
    if inner is None:
        return Node(part.title + tail)
    return Node(part.title + tail, inside=lambda: _parts(pack, result, inner))


def gate_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return the gates that stop something or may, with what lifts them."""
    firing = [gate for gate in result.gates if gate.fired == "yes"]
    open_ones = [gate for gate in result.gates if gate.fired == "open"]
    lines = [_gate(pack, result, gate) for gate in sorted(firing, key=lambda gate: not gate.binds)]
    lines += [_gate(pack, result, gate) for gate in open_ones]
    if not lines:
        return (soft(say("axes.no_gate")),)
    caps, raises = (any(getattr(gate, way) for gate in pack.rubric.gates.values()) for way in ("caps", "raises"))
    about = say("axes.gates_both") if caps and raises else say("axes.gates_raise") if raises else say("axes.gates_cap")
    return (soft(about), *lines)


def _gate(pack: Pack, result: Result, gate: GateState) -> Node:
    name = segment_name(result, gate.segment)
    does = "caps" if gate.caps else "raises"
    how = "maybe" if gate.fired != "yes" else "now" if gate.binds else "idle"
    return Node(
        say(f"axes.gate_{does}_{how}", gate=f"{gate.title}{' (' + name + ')' if name else ''}"),
        "mark" if gate.binds and gate.fired == "yes" else "line",
        inside=lambda: _gate_inside(pack, result, gate),
    )


def _gate_inside(pack: Pack, result: Result, gate: GateState) -> tuple[Node, ...]:
    lines = [soft(gate.say)] if gate.say else []
    for node, band in gate.caps.items():
        labels = {one.id: one.label for one in pack.rubric.sums[node].bands} if node in pack.rubric.sums else {}
        lines.append(soft(say("axes.no_higher", band=labels.get(band, band))))
    for node, band in pack.rubric.gates[gate.gate].raises.items():
        raised = pack.rubric.sums[node]
        label = next(one.label for one in raised.bands if one.id == band)
        lines.append(soft(say("axes.at_least", score=raised.title, band=label)))
    if gate.lifts_when:
        lines.append(Node(say("axes.lifts_when", what=gate.lifts_when)))
    return (*lines, *reads_nodes(pack, result, gate.reads, gate.segment))


def reads_nodes(pack: Pack, result: Result, reads: tuple[str, ...], segment: str | None) -> tuple[Node, ...]:
    """Return what a rule reads: questions, quantities and scores, each down to its answers."""
    lines = []
    for name in reads:
        if name in pack.questionnaire.questions:
            per_segment = pack.questionnaire.questions[name].per == "segment"
            wanted = [segment] if segment is not None or not per_segment else [one for one, _ in result.segments]
            lines += [question_node(pack, result, name, one) for one in wanted]
        elif name in pack.rubric.derived or name in pack.rubric.policy:
            lines += quantity_nodes(pack, result, name, segment)
        elif name in pack.rubric.sums:
            lines += [
                score_node(pack, result, node)
                for node in result.nodes
                if node.node == name and (segment is None or node.segment in (segment, None))
            ]
    return tuple(lines)


def quantity_nodes(pack: Pack, result: Result, name: str, segment: str | None) -> list[Node]:
    """Return a computed quantity with its formula and what it was computed from."""
    lines: list[Node] = []
    for item in result.quantities:
        if item.id == name and (segment is None or item.segment in (segment, None)):
            amount = amount_text(item.span, item.unit, result.shown_in) if item.span else say("outline.not_known")
            if item.assumed:
                amount = say("axes.assumed", amount=amount)
            who = segment_name(result, item.segment)
            reads = _formula_reads(pack, name)
            formula = soft(f"= {formula_text(pack, item.formula)}" if item.formula else say("axes.constant"))
            text = f"{item.title}{' (' + who + ')' if who else ''}: {amount}"
            lines.append(Node(text, inside=partial(_computed, pack, result, formula, reads, item.segment)))
    return lines


def formula_text(pack: Pack, formula: str) -> str:
    """Return a formula with the names of what it reads instead of the pack's ids; functions and numbers stay."""
    rubric = pack.rubric
    titled = (rubric.derived, rubric.policy, rubric.sums, rubric.gates)

    def named(found: re.Match[str]) -> str:
        if found[0] in pack.questionnaire.questions:
            return f"“{pack.questionnaire.questions[found[0]].short}”"
        return next((f"“{table[found[0]].title}”" for table in titled if found[0] in table), found[0])

    return re.sub(r"[A-Za-z_]\w*", named, formula)


def _computed(
    pack: Pack, result: Result, formula: Node, reads: tuple[str, ...], segment: str | None
) -> tuple[Node, ...]:
    return (formula, *reads_nodes(pack, result, reads, segment))


def _formula_reads(pack: Pack, name: str) -> tuple[str, ...]:
    derived = pack.rubric.derived.get(name)
    if derived is None:
        return ()
    from abm_fit.pack.trees import names_in

    return tuple(dict.fromkeys(one.id for one in names_in(derived.formula)))
