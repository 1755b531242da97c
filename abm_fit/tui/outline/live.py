"""The result beside the question: needle, level, gates and what is still possible, in few lines."""

from __future__ import annotations

from textual.content import Content

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.measured import NodeScore, Span
from abm_fit.scoring.result import Result, SoFar
from abm_fit.tui.outline.answers import segment_name, span_text
from abm_fit.tui.outline.axes import bands_text
from abm_fit.tui.outline.verdicts import headline_text, possible_text, share_text
from abm_fit.tui.text import COOL, MARK, SOFT, STRONG, joined, one_line, plain, short, stacked
from abm_fit.wording.spoken import say

MOST_NAMED = 2
"""Of more bands or verdicts only the number is said: their names would push the rest off the panel."""
NAME_WIDTH = 24
"""Cells of a segment's name in a line of the narrow panel."""


def live_content(pack: Pack, result: Result | SoFar, base: Result | None = None, *, title: str = "") -> Content:
    """Return the live result, with what moved against another one; `title` is what else its title says."""
    lines = [
        joined([plain(say("so_far.title"), f"{STRONG} {MARK}"), plain(title, SOFT)]),
        one_line(headline_text(result), STRONG),
    ]
    if base is not None:
        same = headline_text(base) == headline_text(result)
        words = say("so_far.as_saved") if same else say("so_far.saved", verdict=headline_text(base))
        lines.append(one_line(words, SOFT))
    for axis in pack.rubric.axes:
        for node in result.nodes:
            if node.node == axis.id:
                lines += _axis_lines(result, axis, node, base)
    firing = [gate for gate in result.gates if gate.fired == "yes" and gate.binds]
    lines += [Content("")] if firing else []
    for gate in firing:
        name = segment_name(result, gate.segment)
        stop = f"{gate.title}{' (' + name + ')' if name else ''}"
        lines.append(one_line(f"! {say('so_far.stopped', gate=stop)}", MARK))
    waiting = sum(gate.fired == "open" for gate in result.gates)
    if waiting:
        lines.append(plain(say.count(waiting, "so_far.waiting"), SOFT))
    lines += _verdict_lines(pack, result)
    if result.mix is not None and result.mix.now is not None:
        share = share_text(result.mix.now)
        lines.append(one_line(say("so_far.mix", share=share, word=result.mix.high_word)))
    return stacked(lines)


def brief_content(pack: Pack, result: Result | SoFar, base: Result | None = None, *, title: str = "") -> Content:
    """Return the live result in as few lines as can be, for a narrow screen."""
    saved = headline_text(base) if base else ""
    was = f"  ({say('so_far.saved', verdict=saved)})" if saved and saved != headline_text(result) else ""
    lines = [
        joined(
            [
                plain(f"{say('so_far.brief') + title:<8}", MARK),
                one_line(headline_text(result), STRONG),
                one_line(was, MARK),
            ]
        )
    ]
    for axis in pack.rubric.axes:
        cuts = tuple(band.start for band in axis.bands)
        for node in result.nodes:
            if node.node == axis.id:
                name = short(segment_name(result, node.segment), NAME_WIDTH)
                head = f" {axis.title}{', ' + name if name else ''} {span_text(node.score, cuts)}"
                tail = f" {_bands(axis, node)}{_moved(node, base)}"
                lines.append(joined([scale(node.score, axis, 20), one_line(head, STRONG), one_line(tail, SOFT)]))
    stops = [gate.title for gate in result.gates if gate.fired == "yes" and gate.binds]
    if stops:
        lines.append(one_line(say("so_far.stopped_by", gates="; ".join(dict.fromkeys(stops))), MARK))
    return stacked(lines)


def _verdict_lines(pack: Pack, result: Result | SoFar) -> list[Content]:
    lines = [Content("")]
    for verdict in result.verdicts:
        name = segment_name(result, verdict.segment)
        label = verdict.label or say("so_far.no_verdict")
        lines.append(joined([one_line(f"{name}: " if name else "", SOFT), one_line(label)]))
        if len(verdict.possible) > MOST_NAMED:
            words = say("so_far.verdicts" if verdict.exact else "so_far.verdicts_at_most", number=len(verdict.possible))
            lines.append(one_line(words, SOFT))
        elif possible := possible_text(pack, verdict):
            lines.append(one_line(possible, SOFT))
    return lines


def _bands(axis: Sum, node: NodeScore) -> str:
    """Return the band, or those still possible; where they are many, how many."""
    many = len(node.possible) > MOST_NAMED
    return say("so_far.bands", number=len(node.possible)) if many else bands_text(axis, node)


def _axis_lines(result: Result | SoFar, axis: Sum, node: NodeScore, base: Result | None) -> list[Content]:
    name = segment_name(result, node.segment)
    cuts = tuple(band.start for band in axis.bands)
    title = f"{axis.title}{', ' + name if name else ''}  {span_text(node.score, cuts)}"
    moved = _moved(node, base)
    lines = [Content(""), joined([one_line(title, STRONG), plain(moved, MARK)])]
    lines.append(scale(node.score, axis))
    lines.append(one_line(_bands(axis, node), SOFT))
    return lines


def _moved(node: NodeScore, base: Result | None) -> str:
    if base is None:
        return ""
    try:
        before = base.node(node.node, node.segment)
    except KeyError:
        return ""
    return "" if before.score == node.score else f"  {say('so_far.was', score=span_text(before.score))}"


def scale(span: Span, axis: Sum, width: int = 34) -> Content:
    """Return a 0 to 100 scale: `◆` at the score, `▒` from the lowest to the highest possible, `│` where bands meet.

    A level is filled up to its lowest possible.
    """
    low, high = int(span.low * (width - 1) / 100), int(span.high * (width - 1) / 100)
    cuts = {int(band.start * (width - 1) / 100) for band in axis.bands if band.start > 0}
    needle = "◆" if low == high else "▒"
    below, above = ("─", "─") if axis.kind == "position" else ("█", "░")
    cells = [
        needle if low <= at <= high else "│" if at in cuts else below if at < low else above for at in range(width)
    ]
    return joined(
        [
            plain("".join(cells[:low]), SOFT),
            plain("".join(cells[low : high + 1]), COOL),
            plain("".join(cells[high + 1 :]), SOFT),
        ]
    )
