"""The result: the verdict in words first; every line opens down to the answers behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen

from abm_fit.tui.bindings import Place, bindings_of
from abm_fit.tui.fitting import Piece
from abm_fit.tui.messages import JumpWanted, Wanted
from abm_fit.tui.outline.axes import axis_nodes, gate_nodes
from abm_fit.tui.outline.node import Node, soft
from abm_fit.tui.outline.solid import flip_nodes, people_nodes, solidity_nodes
from abm_fit.tui.outline.verdicts import (
    decision_nodes,
    find_out_nodes,
    mix_nodes,
    pattern_nodes,
    plan_nodes,
    refusal_nodes,
    verdict_nodes,
)
from abm_fit.tui.text import MARK, SOFT, STRONG
from abm_fit.tui.widgets.heading import Heading
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.tui.widgets.outline_list import OutlineList
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.result import Result


def result_nodes(pack: Pack, result: Result) -> tuple[Node, ...]:
    """Return the whole result as an outline, parts that have nothing to say left out."""
    parts: tuple[tuple[str, tuple[Node, ...]], ...] = (
        ("verdict", verdict_nodes(pack, result)),
        ("find_out", find_out_nodes(pack, result)),
        ("mix", mix_nodes(pack, result)),
        ("scores", axis_nodes(pack, result)),
        ("gates", gate_nodes(pack, result) if pack.rubric.gates else ()),
        ("decisions", decision_nodes(pack, result)),
        ("patterns", pattern_nodes(pack, result)),
        ("solidity", solidity_nodes(pack, result)),
        ("flips", flip_nodes(pack, result)),
        ("people", people_nodes(pack, result)),
        ("plan", plan_nodes(pack, result)),
        ("refusals", refusal_nodes(result)),
        ("limits", tuple(soft(text) for text in pack.limits)),
    )
    lines: list[Node] = []
    for name, nodes in parts:
        if nodes:
            lines += [Node(say(f"result.title.{name}"), "title"), *nodes]
    return tuple(lines)


class ResultScreen(Screen[None]):
    """What the score says, in words."""

    place: Place = "result"
    BINDINGS = bindings_of("result")
    heading = query_one(Heading)
    outline = query_one(OutlineList)

    def __init__(self, pack: Pack, result: Result) -> None:
        super().__init__()
        self._pack = pack
        self.result = result
        """What is shown."""

    def compose(self) -> ComposeResult:
        """Lay out heading, outline and keys."""
        yield Heading()
        yield OutlineList()
        yield KeyBar("result")

    def on_mount(self) -> None:
        """Show the result."""
        self.show(self.result)

    def show(self, result: Result) -> None:
        """Show another result of the same assessment (the analyses come a moment after the verdict)."""
        self.result = result
        self.heading.put(
            (
                Piece(result.organisation, STRONG, least=8),
                Piece(f" · {result.period}", SOFT, least=12),
                Piece(f" · {say('result.quick') if result.depth == 'quick' else say('result.full')}", SOFT, early=True),
                Piece(f"   {say('result.made_up')}" if result.made_up else "", MARK),
            )
        )
        self.outline.show(result_nodes(self._pack, result))

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()

    def action_report(self) -> None:
        """Ask for the report."""
        self.post_message(Wanted("report"))

    def action_copy(self) -> None:
        """Ask for the summary in the clipboard."""
        self.post_message(Wanted("copy"))

    def action_what_if(self) -> None:
        """Ask for what-if."""
        self.post_message(Wanted("what_if"))

    def action_answer(self) -> None:
        """Ask to go on answering."""
        self.post_message(Wanted("walk"))

    def action_review(self) -> None:
        """Ask for the review."""
        self.post_message(Wanted("review"))

    @on(OutlineList.Followed)
    def _follow(self, event: OutlineList.Followed) -> None:
        event.stop()
        self.post_message(JumpWanted(event.spot))
