"""Page one: the verdict, the mixes, what stands beside them, why, the arithmetic, and what to do next."""

from __future__ import annotations

from abm_fit.report.parts.arithmetic import arithmetic_of, said
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.reasons import reasons
from abm_fit.report.parts.solid import front_solid
from abm_fit.report.parts.values import Front, Head, Item, SegmentLine, Tile
from abm_fit.scoring.measured import NodeScore, Span
from abm_fit.scoring.result import DecisionState, MixShare, Verdict

STEPS = 3
"""Next steps on page one."""

ASKS, ASKS_OPEN = 3, 6
"""Things to find out where there is no plan, and where there is no verdict yet."""

REFUSED = 4
"""Things not recommended on page one; all of them have a part of their own."""

CHOICES_NAMED = 3
"""Choices of an open decision that are named in its heading; more are named in the text beneath."""

MOST_TILES = 3
"""Tiles beside the mixes."""


def front(m: Material) -> Front:
    """Fill page one."""
    result, w = m.result, m.words
    return Front(
        head=Head("verdict", w("front.name"), headline(m)),
        word=headline_word(m),
        route=result.route.label if result.route else "",
        axis_titles=tuple(axis.title for axis in m.pack.rubric.axes if _per_segment(m, axis.id)),
        segment_word=m.pack.questionnaire.segment_word,
        segments=tuple(_segment(m, verdict) for verdict in result.verdicts),
        tiles=_tiles(m),
        mixes=_mixes(m),
        mix_title=w("front.mix", high=result.mix.high_word) if result.mix else "",
        share_titles=_share_titles(m),
        reasons=reasons(m),
        arithmetic=arithmetic_of(m, m.lead_segment),
        arithmetic_title=_arithmetic_title(m),
        steps=_steps(m),
        steps_title=w.count(min(len(result.plan), STEPS), "front.steps"),
        asks=_asks(m),
        solid=front_solid(m),
        refused=_refused(m),
        takes=takes(m),
        effort=_effort(m),
        notices=_notices(m),
    )


def headline(m: Material) -> str:
    """Say the verdict in a sentence."""
    verdicts, found = m.result.verdicts, m.result.headline
    if not verdicts:
        return (found.say or found.label if found else "") or _bands_alone(m)
    if undecided(m):
        return m.words("front.none")
    if len(verdicts) == 1:
        return verdicts[0].say or verdicts[0].label or m.pack.questionnaire.title
    if found and found.say:
        return found.say
    return m.listed([f"{m.where(item.segment)}: {item.label}" for item in verdicts if item.label])


def headline_word(m: Material) -> str:
    """Say the verdict in a word or two."""
    found = m.result.headline
    if undecided(m):
        return m.words("front.none_word")
    if found and (len(m.result.verdicts) != 1 or not m.result.verdicts[0].label):
        return found.label or m.either(choice_labels(m, found))
    return m.result.verdicts[0].label if m.result.verdicts else ""


def choice_labels(m: Material, state: DecisionState) -> list[str]:
    """Name the choices of a decision that are still possible."""
    choices = m.pack.rubric.decisions[state.decision].choices
    return [choice.label for choice in choices if choice.id in state.possible]


def decision_word(m: Material, state: DecisionState) -> str:
    """Name what a decision says, or what it may still say."""
    if state.label:
        return state.label
    labels = [m.words("quoted", name=name) for name in choice_labels(m, state)]
    return m.words("may_be", labels=m.either(labels)) if len(labels) <= CHOICES_NAMED else m.words("may_be_many")


def undecided(m: Material) -> bool:
    """Tell whether there is not enough evidence for any verdict."""
    return bool(m.result.verdicts) and all(verdict.status == "none" for verdict in m.result.verdicts)


def _bands_alone(m: Material) -> str:
    found = [node for axis in m.pack.rubric.axes for node in m.nodes(axis.id)]
    if found:
        return m.listed([_said(m, node) for node in found])
    decisions = [
        m.words("front.band", title=m.named(item.decision, item.segment), band=decision_word(m, item))
        for item in m.result.decisions
    ]
    return m.listed(decisions) or m.pack.questionnaire.title


def _said(m: Material, node: NodeScore) -> str:
    title = m.named(node.node, node.segment)
    if m.band(node):
        return m.words("front.band", title=title, band=m.band(node))
    return m.words("front.bare", title=title, score=m.score(node))


def _per_segment(m: Material, axis: str) -> bool:
    return any(node.segment is not None for node in m.nodes(axis))


def _arithmetic_title(m: Material) -> str:
    economics = m.pack.rubric.economics
    return m.words("front.arithmetic" if economics and economics.tiers else "front.sums")


def _segment(m: Material, verdict: Verdict) -> SegmentLine:
    mix = m.result.mix
    now, later = mix.by_segment.get(verdict.segment or "", (None, None)) if mix else (None, None)
    weight = mix.weights.get(verdict.segment or "") if mix else None
    axes = [axis.id for axis in m.pack.rubric.axes if _per_segment(m, axis.id)]
    nodes = [m.result.node(axis, verdict.segment) for axis in axes]
    return SegmentLine(
        name=m.segment_names.get(verdict.segment or "", m.result.organisation),
        weight=_weight(m, weight),
        verdict=verdict_word(m, verdict),
        decided=bool(verdict.label),
        say=verdict.say,
        status=status(m, verdict),
        scores=tuple(f"{m.score(node)} · {m.band(node)}" for node in nodes),
        now=_share(m, now),
        later=_share(m, later),
    )


def verdict_word(m: Material, verdict: Verdict) -> str:
    """Name a verdict; without one, that there is none yet."""
    return verdict.label or m.words("front.none_word")


def status(m: Material, verdict: Verdict) -> str:
    """Say why a verdict is not certain; nothing where it is."""
    if verdict.status == "certain":
        return ""
    if verdict.status == "none":
        rules = [m.localised(rule) for rule in verdict.missing]
        return m.words("front.missing", rules="; ".join(rules)) if rules else ""
    table = m.pack.rubric.verdict
    others = [item for item in verdict.possible if item != verdict.outcome]
    labels = [m.band_label(table.id, item) for item in others] if table else list(others)
    if not labels:
        return m.words("front.provisional")
    return m.words("front.provisional_or", labels=m.either(labels))


def _weight(m: Material, weight: Span | None) -> str:
    mix = m.pack.rubric.mix
    if weight is None or mix is None:
        return ""
    return m.words("front.weight_of", name=m.name_of(mix.weight), weight=m.span(weight, "percent"))


def _share(m: Material, share: MixShare | None) -> str:
    return m.share(share.low, share.high) if share else m.words("none")


def _tiles(m: Material) -> tuple[Tile, ...]:
    tiles: list[Tile] = []
    for axis in m.pack.rubric.axes:
        for node in m.nodes(axis.id):
            if node.segment is None or not m.result.verdicts:
                title = m.named(node.node, node.segment)
                tiles.append(Tile(title, m.score(node), m.band(node), strong=True))
    decisions = [item for item in m.result.decisions if item.segment is None]
    tiles += [Tile(item.title, decision_word(m, item)) for item in decisions]
    return tuple(tiles[:MOST_TILES])


def _mixes(m: Material) -> tuple[Tile, ...]:
    mix, w = m.result.mix, m.words
    if mix is None or mix.now is None:
        return ()
    tiles = [Tile(w("mix.now"), _share(m, mix.now), strong=True), Tile(w("mix.later"), _share(m, mix.later))]
    if mix.current is not None:
        tiles.insert(0, Tile(w("mix.today"), m.span(mix.current, "percent")))
    return tuple(tiles)


def _share_titles(m: Material) -> tuple[str, ...]:
    mix = m.result.mix
    if mix is None or mix.now is None:
        return ()
    return m.words("front.share_now", high=mix.high_word), m.words("front.share_later", high=mix.high_word)


def _asks(m: Material) -> tuple[Item, ...]:
    most = ASKS_OPEN if undecided(m) else 0 if m.result.plan else ASKS
    return tuple(asked(m, key) for key in m.result.find_out[:most])


def asked(m: Material, key: str) -> Item:
    """Name an open question, and ask it."""
    return Item(m.key_name(key), m.question(key.partition("@")[0]).ask)


def _steps(m: Material) -> tuple[Item, ...]:
    return tuple(
        Item(action.title, action.done_when, m.words("front.owner", owner=m.role(action.owner), days=action.days))
        for action in m.result.plan[:STEPS]
    )


def _effort(m: Material) -> str:
    hours = sum(action.hours for action in m.result.plan)
    if not hours:
        return ""
    key = "front.effort_beside" if takes(m) else "front.effort"
    return m.words.count(len(m.result.plan), key, hours=m.hours(hours))


def _refused(m: Material) -> tuple[str, ...]:
    """Name what is not recommended, as far as there is room, and say how much more there is."""
    titles = [item.title for item in m.result.refusals]
    more = len(titles) - REFUSED
    if more > 0:
        titles[REFUSED:] = [m.words("front.refused_more", word=m.words.number(more))]
    return tuple(titles)


def takes(m: Material) -> str:
    """Say what the programme costs for the segment that weighs most, unless its verdict is to leave it."""
    economics, table = m.pack.rubric.economics, m.pack.rubric.verdict
    verdict = next((item for item in m.result.verdicts if item.segment in {m.lead_segment, None}), None)
    if economics is None or table is None or verdict is None or verdict.outcome in {"", table.outcomes[0].id}:
        return ""
    money = {item.id for item in m.result.quantities if item.unit == "money"}
    lines = [statement for statement in economics.capacity if money & set(statement.needs)]
    return next(iter(said(m, lines[:1], m.lead_segment)), "")


def _notices(m: Material) -> tuple[str, ...]:
    notes: list[str] = []
    if m.result.depth == "quick":
        notes.append(m.words("front.quick_depth"))
    certain = all(item.status == "certain" for item in m.result.verdicts)
    if certain and any(item.decided_early for item in m.result.verdicts):
        notes.append(m.words("front.decided_early"))
    return tuple(notes)
