"""The result in plain text lines, for the command line, the plain walk and the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.scoring.rounding import shown
from abm_fit.summary_decisions import decision_lines, still_possible
from abm_fit.summary_text import segment_name, wrapped

if TYPE_CHECKING:
    from abm_fit.pack.model import Pack
    from abm_fit.pack.nodes import Sum
    from abm_fit.scoring.measured import NodeScore, Span
    from abm_fit.scoring.result import MixShare, Result, Verdict

SHORT_SCALE = 20
"""An axis whose bands all begin below it is no scale to 100; its decimals are shown."""
STATUS_WORDS = {"certain": "certain", "provisional": "provisional", "none": "not enough evidence"}


def summary_lines(pack: Pack, result: Result, more: Iterable[str] = ()) -> list[str]:
    """Return the result as lines of text of at most 78 columns; `more` stands before what to do next."""
    lines = [*head(pack, result), *verdict_lines(pack, result), *axis_lines(pack, result), *table_lines(pack, result)]
    lines += [*gate_lines(result), *mix_lines(result), *decision_lines(pack, result), *pattern_lines(result)]
    return [*lines, *more, *plan_lines(pack, result), *find_out_lines(pack, result)]


def head(pack: Pack, result: Result) -> Iterator[str]:
    """Yield who this is about and under what it was judged."""
    yield f"{result.organisation} · {result.period}"
    if result.made_up:
        yield "A made-up example, for illustration."
    depth = "quick walk" if result.depth == "quick" else "full walk"
    yield f"{pack.questionnaire.title} {result.pack_version}, {depth}"


def verdict_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield the headline and each segment's verdict in words."""
    if result.headline is not None:
        yield ""
        word = result.headline.label or f"Still open: {still_possible(pack, result.headline)}"
        yield from wrapped(word, "  ", "VERDICT: ")
        yield from wrapped(result.headline.say)
    for verdict in result.verdicts:
        name = segment_name(result, verdict.segment)
        label = verdict.label or "No verdict yet"
        yield ""
        yield f"  {name}: {label}" if name else f"  {label}"
        yield from wrapped(status_sentence(pack, verdict), "    ")
        yield from wrapped(verdict.say, "    ")
        yield from wrapped(verdict.text, "    ")


def status_sentence(pack: Pack, verdict: Verdict) -> str:
    """Return how sure the verdict is, and what else is still possible."""
    table = pack.rubric.verdict
    labels = {outcome.id: outcome.label for outcome in table.outcomes} if table else {}
    word = STATUS_WORDS[verdict.status].capitalize()
    if verdict.status == "certain":
        return f"{word}: already decided, whatever the open answers are." if verdict.decided_early else f"{word}."
    others = [labels[outcome] for outcome in verdict.possible if outcome != verdict.outcome]
    at_most = "" if verdict.exact else " (at most these)"
    also = f" Still possible{at_most}: {', '.join(others)}." if others else ""
    if len(verdict.possible) == len(labels) > 1:
        also = " Every verdict is still possible."
    quick = " A quick walk says no more than this; the full one may." if verdict.capped_by_quick else ""
    missing = f" {'; '.join(verdict.missing)}." if verdict.missing else ""
    return f"{word}.{also}{quick}{missing}"


def axis_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield each axis's score and band."""
    for axis in pack.rubric.axes:
        yield ""
        poles = f" (0 {axis.poles[0]}, 100 {axis.poles[1]})" if axis.poles[0] else ""
        yield f"{axis.title}{poles}"
        for node in result.nodes:
            if node.node == axis.id:
                yield from wrapped(axis_line(axis, node, segment_name(result, node.segment)).lstrip(), "    ", "  ")


def table_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield what the tables on the way to the verdict say, or can still say."""
    if result.tables:
        yield ""
        yield "On the way to the verdict" if pack.rubric.verdict else "What the tables say"
    for table in result.tables:
        labels = {outcome.id: outcome.label for outcome in pack.rubric.tables[table.table].outcomes}
        says = table.label or " or ".join(labels[outcome] for outcome in table.possible)
        name = segment_name(result, table.segment)
        yield from wrapped(f"{table.title}{' · ' + name if name else ''}: {says}", "    ", "  ")


def axis_line(axis: Sum, node: NodeScore, name: str) -> str:
    """Return one score with its band, or with the bands that are still possible."""
    labels = {band.id: band.label for band in axis.bands}
    cuts = tuple(band.start for band in axis.bands)
    bands = node.label or " or ".join(labels[band] for band in node.possible)
    capped = ""
    if node.band and node.band_by_points and node.band != node.band_by_points:
        capped = f" (by points alone: {labels[node.band_by_points]})"
    return f"  {name + ': ' if name else ''}{span_text(node.score, cuts, places_of(axis))}  {bands}{capped}"


def span_text(span: Span, cuts: tuple[Fraction, ...] = (), places: int = 0) -> str:
    """Return a number, or from where to where it can be; never rounded across a cut."""
    low, high = (trimmed(shown(end, cuts, places)) for end in (span.low, span.high))
    return low if span.exact else f"{low} to {high}"


def trimmed(number: str) -> str:
    """Return a decimal without the zeros at its end."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def places_of(axis: Sum) -> int:
    """Return the decimals an axis is shown with: none on a scale to 100, two on a short one."""
    return 0 if any(band.start > SHORT_SCALE for band in axis.bands) else 2


def gate_lines(result: Result) -> Iterator[str]:
    """Yield the gates that change something or may."""
    for word, title in (
        ("yes", "Gates that decide a band"),
        ("open", "Gates that may, depending on what is open"),
    ):
        gates = [gate for gate in result.gates if gate.fired == word and (gate.binds or word == "open")]
        if gates:
            yield ""
            yield title
        for gate in gates:
            name = segment_name(result, gate.segment)
            yield from wrapped(f"{name + ': ' if name else ''}{gate.say or gate.title}", "    ", "  - ")
            yield from wrapped(f"Lifts when: {gate.lifts_when}" if gate.lifts_when else "", "    ")


def share_text(share: MixShare) -> str:
    """Return a share of spend as a range."""
    return f"{share.low} %" if share.low == share.high else f"{share.low} to {share.high} %"


def mix_lines(result: Result) -> Iterator[str]:
    """Yield both mixes."""
    mix = result.mix
    if mix is None or mix.now is None or mix.later is None:
        return
    yield ""
    yield f"Share of programme spend for {mix.high_word} (the rest: {mix.low_word})"
    yield f"  next two quarters {share_text(mix.now)}, to grow into {share_text(mix.later)}"
    for sentence in mix.floor_say:
        yield from wrapped(sentence)


def pattern_lines(result: Result) -> Iterator[str]:
    """Yield the failure patterns that are present or possible."""
    found = [pattern for pattern in result.patterns if pattern.state != "absent"]
    if found:
        yield ""
        yield "Failure patterns"
    for pattern in found:
        yield from wrapped(f"{pattern.title}: {pattern.state}. {pattern.say}", "    ", "  - ")


def plan_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield the plan's steps."""
    roles = {role.id: role.label for role in pack.questionnaire.roles}
    if result.plan:
        yield ""
        yield "What to do next"
    for number, action in enumerate(result.plan, start=1):
        yield from wrapped(
            f"{action.title} ({roles.get(action.owner, action.owner)}, {action.hours} hours, by day {action.days})",
            "     ",
            f"  {number}. ",
        )
        yield from wrapped(f"Done when: {action.done_when}", "     ")


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
    yield "Find out first"
    for key in result.find_out[:most]:
        question, _, segment = key.partition("@")
        name = segment_name(result, segment)
        yield from wrapped(f"{name + ': ' if name else ''}{pack.questionnaire.questions[question].ask}", "    ", "  - ")
