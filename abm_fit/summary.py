"""The result in plain text lines, for the command line, the plain walk and the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.scoring.rounding import shown
from abm_fit.summary_decisions import decision_lines, still_possible
from abm_fit.summary_text import of, segment_name, wrapped
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.pack.model import Pack
    from abm_fit.pack.nodes import Sum
    from abm_fit.scoring.measured import NodeScore, Span
    from abm_fit.scoring.result import MixShare, Result, Verdict

SHORT_SCALE = 20
"""An axis whose bands all begin below it is no scale to 100; its decimals are shown."""


def summary_lines(pack: Pack, result: Result, more: Iterable[str] = ()) -> list[str]:
    """Return the result as lines of text of at most 78 columns; `more` stands before what to do next."""
    lines = [*head(pack, result), *verdict_lines(pack, result), *axis_lines(pack, result), *table_lines(pack, result)]
    lines += [*gate_lines(result), *mix_lines(result), *decision_lines(pack, result), *pattern_lines(result)]
    return [*lines, *more, *plan_lines(pack, result), *find_out_lines(pack, result)]


def head(pack: Pack, result: Result) -> Iterator[str]:
    """Yield who this is about and under what it was judged."""
    yield f"{result.organisation} · {result.period}"
    if result.made_up:
        yield say("summary.made_up")
    yield say(
        "summary.judged_quick" if result.depth == "quick" else "summary.judged_full",
        title=pack.questionnaire.title,
        version=result.pack_version,
    )


def verdict_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield the headline and each segment's verdict in words."""
    if result.headline is not None:
        yield ""
        word = result.headline.label or say("summary.still_open", what=still_possible(pack, result.headline))
        yield from wrapped(say("summary.headline", word=word), "  ", "")
        yield from wrapped(result.headline.say)
    for verdict in result.verdicts:
        name = segment_name(result, verdict.segment)
        yield ""
        yield f"  {of(name, verdict.label or say('summary.no_verdict'))}"
        yield from wrapped(status_sentence(pack, verdict), "    ")
        yield from wrapped(verdict.say, "    ")
        yield from wrapped(verdict.text, "    ")


def status_sentence(pack: Pack, verdict: Verdict) -> str:
    """Return how sure the verdict is, and what else is still possible."""
    table = pack.rubric.verdict
    labels = {outcome.id: outcome.label for outcome in table.outcomes} if table else {}
    if verdict.status == "certain":
        return say("summary.decided_early") if verdict.decided_early else say("summary.certain")
    sentences = [say(f"summary.status_{verdict.status}")]
    others = ", ".join(labels[outcome] for outcome in verdict.possible if outcome != verdict.outcome)
    if len(verdict.possible) == len(labels) > 1:
        sentences.append(say("summary.possible_all"))
    elif others:
        sentences.append(say("summary.possible" if verdict.exact else "summary.possible_at_most", verdicts=others))
    if verdict.capped_by_quick:
        sentences.append(say("summary.quick"))
    if verdict.missing:
        sentences.append(f"{'; '.join(verdict.missing)}.")
    return " ".join(sentences)


def axis_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield each axis's score and band."""
    for axis in pack.rubric.axes:
        yield ""
        low, high = axis.poles
        yield say("summary.poles", axis=axis.title, low=low, high=high) if low else axis.title
        for node in result.nodes:
            if node.node == axis.id:
                yield from wrapped(axis_line(axis, node, segment_name(result, node.segment)), "    ", "  ")


def table_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield what the tables on the way to the verdict say, or can still say."""
    if result.tables:
        yield ""
        yield say("summary.on_the_way") if pack.rubric.verdict else say("summary.tables")
    for table in result.tables:
        labels = {outcome.id: outcome.label for outcome in pack.rubric.tables[table.table].outcomes}
        says = table.label or say("summary.or").join(labels[outcome] for outcome in table.possible)
        name = segment_name(result, table.segment)
        yield from wrapped(of(f"{table.title}{' · ' + name if name else ''}", says), "    ", "  ")


def axis_line(axis: Sum, node: NodeScore, name: str) -> str:
    """Return one score with its band, or with the bands that are still possible."""
    labels = {band.id: band.label for band in axis.bands}
    cuts = tuple(band.start for band in axis.bands)
    bands = node.label or say("summary.or").join(labels[band] for band in node.possible)
    if node.band and node.band_by_points and node.band != node.band_by_points:
        bands = say("summary.by_points", bands=bands, band=labels[node.band_by_points])
    return of(name, f"{span_text(node.score, cuts, places_of(axis))}  {bands}")


def span_text(span: Span, cuts: tuple[Fraction, ...] = (), places: int = 0) -> str:
    """Return a number, or from where to where it can be; never rounded across a cut."""
    low, high = (trimmed(shown(end, cuts, places)) for end in (span.low, span.high))
    return low if span.exact else say("summary.span", low=low, high=high)


def trimmed(number: str) -> str:
    """Return a decimal without the zeros at its end."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def places_of(axis: Sum) -> int:
    """Return the decimals an axis is shown with: none on a scale to 100, two on a short one."""
    return 0 if any(band.start > SHORT_SCALE for band in axis.bands) else 2


def gate_lines(result: Result) -> Iterator[str]:
    """Yield the gates that change something or may."""
    for word in ("yes", "open"):
        gates = [gate for gate in result.gates if gate.fired == word and (gate.binds or word == "open")]
        if gates:
            yield ""
            yield say(f"summary.gates_{word}")
        for gate in gates:
            name = segment_name(result, gate.segment)
            yield from wrapped(of(name, gate.say or gate.title), "    ", "  - ")
            yield from wrapped(say("summary.lifts_when", what=gate.lifts_when) if gate.lifts_when else "", "    ")


def share_text(share: MixShare) -> str:
    """Return a share of spend as a range."""
    if share.low == share.high:
        return say("summary.share", share=share.low)
    return say("summary.shares", low=share.low, high=share.high)


def mix_lines(result: Result) -> Iterator[str]:
    """Yield both mixes."""
    mix = result.mix
    if mix is None or mix.now is None or mix.later is None:
        return
    yield ""
    yield say("summary.mix", high=mix.high_word, low=mix.low_word)
    yield f"  {say('summary.mix_shares', now=share_text(mix.now), later=share_text(mix.later))}"
    for sentence in mix.floor_say:
        yield from wrapped(sentence)


def pattern_lines(result: Result) -> Iterator[str]:
    """Yield the failure patterns that are present or possible."""
    found = [pattern for pattern in result.patterns if pattern.state != "absent"]
    if found:
        yield ""
        yield say("summary.patterns")
    for pattern in found:
        sentence = say(f"summary.pattern_{pattern.state}", pattern=pattern.title, say=pattern.say)
        yield from wrapped(sentence, "    ", "  - ")


def plan_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield the plan's steps."""
    roles = {role.id: role.label for role in pack.questionnaire.roles}
    if result.plan:
        yield ""
        yield say("summary.plan")
    for number, action in enumerate(result.plan, start=1):
        owner = roles.get(action.owner, action.owner)
        step = say.count(action.hours, "summary.step", action=action.title, owner=owner, days=action.days)
        yield from wrapped(step, "     ", f"  {number}. ")
        yield from wrapped(say("summary.done_when", what=action.done_when), "     ")


def _all_decided(pack: Pack, result: Result) -> bool:
    """Tell whether no open answer can change the verdict: where there is none, neither bands nor decisions."""
    if pack.rubric.verdict is not None:
        return all(verdict.status == "certain" for verdict in result.verdicts)
    decided = [*result.decisions, *([result.headline] if result.headline else [])]
    return all(node.band or not node.possible for node in result.nodes) and all(item.choice for item in decided)


def find_out_lines(pack: Pack, result: Result, most: int = 5) -> Iterator[str]:
    """Yield what to find out first, where something is open."""
    if _all_decided(pack, result) or not result.find_out:
        return
    yield ""
    yield say("summary.find_out")
    for key in result.find_out[:most]:
        question, _, segment = key.partition("@")
        name = segment_name(result, segment)
        yield from wrapped(of(name, pack.questionnaire.questions[question].ask), "    ", "  - ")
