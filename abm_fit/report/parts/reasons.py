"""The three reasons on page one, read off what binds, what pulls and what holds back."""

from __future__ import annotations

from collections.abc import Iterator

from abm_fit.report.parts.extremes import highest, lowest
from abm_fit.report.parts.material import NAMED_MOST, Material
from abm_fit.report.parts.values import Item
from abm_fit.scoring.measured import GateState, NodeScore, Part

MOST = 3
BINDING = 2
"""Gates among the reasons, at most, so that what pulls and what holds back are still said."""


def reasons(m: Material) -> tuple[Item, ...]:
    """Return up to three reasons, the most compelling first."""
    found = [*_gates(m), *_positions(m), *_levels(m), *_patterns(m), *_payers(m)]
    return tuple(found[:MOST])


def _gates(m: Material) -> Iterator[Item]:
    seen: dict[str, list[GateState]] = {}
    for gate in m.result.gates:
        if gate.fired == "yes" and gate.binds:
            seen.setdefault(gate.gate, []).append(gate)
    for states in list(seen.values())[:BINDING]:
        places = [place for state in states if (place := m.where(state.segment))]
        yield Item(states[0].title, states[0].say, m.listed(places))


def _positions(m: Material) -> Iterator[Item]:
    for axis in m.pack.rubric.axes:
        if axis.kind != "position":
            continue
        nodes = m.nodes(axis.id)
        lead = next((node for node in nodes if node.segment == m.lead_segment), nodes[0] if nodes else None)
        if lead is not None:
            yield _position(m, lead, axis.poles)


def _position(m: Material, node: NodeScore, poles: tuple[str, str]) -> Item:
    w = m.words
    high, low = strongest(node, up=True), strongest(node, up=False)
    toward_high = bool(high) and (m.middle(node.score) >= 50 or not low)
    leading, other = (high, low) if toward_high else (low, high)
    pole = poles[1] if toward_high else poles[0]
    title = w(
        "reason.position",
        title=m.named(node.node, node.segment),
        score=m.score(node),
        of=m.of_scale(node.node),
        band=m.then_band(node),
    )
    if not leading:
        return Item(title, w("reason.no_pull"))
    words = w.count(len(leading[:2]), "reason.pulls", items=m.quoted(leading[:2]), pole=pole)
    if other:
        words += " " + w.count(len(other[:2]), "reason.against", items=m.quoted(other[:2]))
    return Item(title, words)


def strongest(node: NodeScore, *, up: bool) -> list[Part]:
    """Return the terms that pull a position up (or down) for certain, the strongest first."""
    pulling: list[tuple[float, Part]] = []
    for part in node.parts:
        if part.value is None:
            continue
        pull = part.value.low - 50 if up else 50 - part.value.high
        if pull > 0:
            pulling.append((float(part.points * pull), part))
    return [part for _, part in sorted(pulling, key=lambda item: -item[0])]


def _levels(m: Material) -> Iterator[Item]:
    for axis in m.pack.rubric.axes:
        if axis.kind == "position":
            continue
        for node in m.nodes(axis.id):
            title = m.words(
                "reason.level",
                title=m.named(node.node, node.segment),
                score=m.score(node),
                of=m.of_scale(node.node),
                band=m.then_band(node),
            )
            yield Item(title, _order(m, [part for part in node.parts if part.value is not None]))


LOWEST, HIGHEST = ("reason.lowest", "reason.lowest_many"), ("reason.highest", "reason.highest_many")
"""Keys for parts that are named, and for more than are."""


def _order(m: Material, parts: list[Part]) -> str:
    """Say which parts are the lowest and the highest, where no open answer can change that."""
    if len(parts) < 2:
        return ""
    least, best = lowest(m, parts), highest(m, parts)
    if len(least) == len(parts):
        return m.words("reason.even", score=_values(m, least[:1]))
    said = [_named(m, keys, found) for keys, found in ((LOWEST, least), (HIGHEST, best)) if found]
    return " ".join(said) or m.words("reason.no_order")


def _named(m: Material, keys: tuple[str, str], parts: list[Part]) -> str:
    """Name up to two parts with their value; of more, say how many they are."""
    key = keys[len(parts) > NAMED_MOST]
    names = m.listed([part.title for part in parts])
    return m.words(key, parts=names, word=m.words.number(len(parts)), value=_values(m, parts[:1]))


def _values(m: Material, parts: list[Part]) -> str:
    return next((m.value(part.child, part.value) for part in parts if part.value is not None), "")


def _patterns(m: Material) -> Iterator[Item]:
    for pattern in m.result.patterns:
        if pattern.state == "present":
            yield Item(pattern.title, pattern.say, m.where(pattern.segment))


def _payers(m: Material) -> Iterator[Item]:
    """Say which depth an account of the heaviest segment pays for, where one certainly does."""
    economics = m.pack.rubric.economics
    for tier in reversed(economics.tiers if economics else ()):
        try:
            ratio, able, cost = (
                m.result.quantity(id_, m.lead_segment) for id_ in (tier.ratio, tier.affordable, tier.cost)
            )
        except KeyError:
            continue
        if ratio.span and ratio.span.low >= 1 and able.span and cost.span:
            title = m.words("reason.pays", tier=tier.label.split(",")[0])
            text = m.words("reason.pays_text", able=m.quantity(able), cost=m.quantity(cost))
            yield Item(title, text, m.where(m.lead_segment))
            return
