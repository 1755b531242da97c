"""What is said of results that are open: what they can still be, and which answer would narrow it most."""

from __future__ import annotations

from collections.abc import Sequence

from abm_fit.report.parts.material import NAMED_MOST, Material
from abm_fit.scoring.analysed import Solidity
from abm_fit.scoring.measured import NodeScore


def still_open(m: Material, solidity: Sequence[Solidity]) -> str:
    """Name the results that are not decided, with the bands that each can still have; no margin belongs to these."""
    nodes = {(node.node, node.segment): node for node in m.result.nodes}
    items = [
        m.words("solid.open_item", title=m.named(item.node, item.segment), bands=open_bands(m, node))
        for item in solidity
        if item.word == "open" and (node := nodes.get((item.node, item.segment)))
    ]
    return m.words("solid.still_open", items="; ".join(items))


def open_bands(m: Material, node: NodeScore) -> str:
    """Name two bands that are possible, or say how many are."""
    if len(node.possible) <= NAMED_MOST:
        return m.either([m.band_label(node.node, band) for band in node.possible])
    return m.words("solid.bands", word=m.words.number(len(node.possible)))


def next_question(m: Material) -> str:
    """Say which answer narrows an open verdict most; nothing where none is sure to."""
    found = m.result.analyses.next_questions if m.result.analyses else ()
    if not found:
        return ""
    lead = next((item for item in found if item.narrows == m.lead_segment), found[0])
    where = m.where(lead.narrows)
    return m.words(
        "solid.ask",
        question=m.named(lead.question, None if lead.segment == lead.narrows else lead.segment),
        where=f" ({where})" if where else "",
        worst=m.words.number(lead.worst),
        now=m.words.number(lead.now),
    )
