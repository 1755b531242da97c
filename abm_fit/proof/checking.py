"""`check_pack`: everything that can be said of a rubric before anyone answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

from abm_fit.pack.model import Pack
from abm_fit.proof.accepting import accepted, stale
from abm_fit.proof.coverage import dead_questions, quick_shares, unranged_gate_inputs
from abm_fit.proof.deciding import idle_gates
from abm_fit.proof.everything import Everything
from abm_fit.proof.findings import Falling, Finding, Findings, Reach
from abm_fit.proof.influencing import too_large
from abm_fit.proof.locating import located
from abm_fit.proof.monotone import falling_pairs, misshaped
from abm_fit.proof.proving import impossible_words, proved_lines
from abm_fit.proof.reaching import Reaching
from abm_fit.proof.rising import unproved_quantities
from abm_fit.proof.running import Worked, case_paths, failed, work
from abm_fit.proof.shares import Shares, shares_of
from abm_fit.proof.side_by_side import Run, in_turn
from abm_fit.proof.warning import warnings_of
from abm_fit.scoring.rounding import shown

_UNREACHED = {
    "verdict": "ABM-C003",
    "band": "ABM-C004",
    "gate": "ABM-C005",
    "pattern": "ABM-C006",
    "decision": "ABM-C007",
    "advice": "ABM-C008",
    "refusal": "ABM-C009",
}


def check_pack(
    pack: Pack, folder: Path | None = None, *, cases: bool = True, mutate: bool = False, run: Run = in_turn
) -> Findings:
    """Check a pack.

    Args:
        pack: A loaded pack.
        folder: Where its files are, for the worked cases and line numbers.
        cases: Whether to run the worked cases.
        mutate: Whether to look for small changes of the rubric that no case notices; slow.
        run: What does the pieces of work that are independent of each other.
    """
    everything = Everything(pack)
    paths = case_paths(folder) if (cases or mutate) and folder is not None else []
    pieces: list[Callable[[], Shares | Worked]] = [partial(shares_of, everything)]
    done = run(pieces + [partial(work, pack, path) for path in paths])
    shares = next(each for each in done if isinstance(each, Shares))
    worked = [each for each in done if isinstance(each, Worked)]
    reaching = _reached(everything, worked)
    reach = reaching.table(impossible_words(everything, shares.rates, shares.exact, reaching.missing))
    falling = falling_pairs(pack)
    quick = quick_shares(pack)
    found = [finding for each in worked for finding in each.unreadable]
    found += [finding for each in worked for finding in failed(each)]
    found += [*_unreached(reach), *_falling(falling), *_shapes(pack), *_dead(pack), *_quick(pack, quick)]
    found += [*_unranged(pack), *_turning(pack), *_idle(pack, worked, reach)]
    found += warnings_of(pack, shares.influence, shares.firing)
    found += stale(pack, found)
    return Findings(
        pack.id,
        pack.version,
        findings=located([accepted(pack, finding) for finding in found], folder),
        reach=reach,
        influence=shares.influence,
        base_rates=shares.rates,
        cases=tuple(each.run for each in worked if each.run is not None),
        falling=falling,
        quick=quick,
        proved=proved_lines(pack, reach, found, everything),
        left_out=tuple(_left_out(pack, shares, too_large(everything))),
        mutations=_unnoticed(pack, worked, run) if mutate else None,
    )


def _reached(everything: Everything, worked: Sequence[Worked]) -> Reaching:
    """Find out who hears what a pack can say: its cases first, then companies built for what is still missing."""
    reaching = Reaching(everything.pack)
    for each in worked:
        reaching.add(each.path.stem, each.told)
    reaching.construct(everything)
    return reaching


def _unnoticed(pack: Pack, worked: Sequence[Worked], run: Run) -> tuple[str, ...]:
    from abm_fit.proof.mutating import unnoticed

    return unnoticed(pack, [each.path for each in worked if each.run is not None and each.run.passed], run)


def _left_out(pack: Pack, shares: Shares, axes: tuple[str, ...]) -> Iterator[str]:
    """Say what was not worked out, so that no figure and no warning about it means nothing."""
    if pack.rubric.verdict is not None and not shares.rates:
        yield "How often each verdict comes up: too many answers count in two places."
    if axes:
        yield f"Influence beside points, and with it W2: too many parts and questions in {', '.join(axes)}."
    if gates := [gate for gate in pack.rubric.gates if gate not in shares.firing]:
        yield f"How often these gates fire, and with it W3: {', '.join(gates)}."


def _unreached(reach: tuple[Reach, ...]) -> Iterator[Finding]:
    for item in reach:
        if item.state == "impossible":
            message = f"no answers lead to the {item.kind} {item.id}: proved"
            yield Finding(
                _UNREACHED[item.kind], "error", message, "Move the threshold in its way, or drop it.", item.id
            )
        elif item.state == "not found":
            message = (
                f"no company was found that is told the {item.kind} {item.id}; this is no proof that there is none"
            )
            remedy = "Write a case that shows it, or move the threshold in its way."
            yield Finding(_UNREACHED[item.kind], "warning", message, remedy, item.id)


def _falling(falling: tuple[Falling, ...]) -> Iterator[Finding]:
    tables = dict.fromkeys(pair.node for pair in falling)
    for table in tables:
        pairs = [pair for pair in falling if pair.node == table]
        first = pairs[0]
        message = (
            f"{table} is not monotone: {len(pairs)} pairs of neighbouring inputs, the first {first.better} "
            f"({first.context}): {first.before} becomes {first.after}"
        )
        remedy = "Change the rows, or say `monotone: false` where it is meant."
        yield Finding("ABM-C010", "error", message, remedy, table)


def _shapes(pack: Pack) -> Iterator[Finding]:
    for question, shape in misshaped(pack):
        message = f"the values of {question} are not {shape}, as its shape declares"
        yield Finding("ABM-C014", "error", message, "Mend the values, or declare the shape that is meant.", question)


def _dead(pack: Pack) -> Iterator[Finding]:
    for question in dead_questions(pack):
        message = f"{question} decides nothing: it can move no band, and nothing else reads it"
        yield Finding("ABM-C011", "error", message, "Drop the question, or let something read it.", question)


def _quick(pack: Pack, quick: Mapping[str, Fraction]) -> Iterator[Finding]:
    rules = pack.rubric.coverage
    for node, share in quick.items():
        axis = pack.rubric.sums[node].role == "axis"
        least = rules.quick_axis if axis else rules.quick_dimension
        if share * 100 < least:
            percent = shown(share * 100, [Fraction(least)])
            message = f"the quick walk asks {percent} % of the points of {node}; it promises {least} %"
            yield Finding("ABM-C012", "error", message, "Make more of its questions `quick`.", node)


def _unranged(pack: Pack) -> Iterator[Finding]:
    for question in unranged_gate_inputs(pack):
        message = f'a gate reads {question}, for which "don\'t know" leaves no bounds: the gate stays open then'
        remedy = "Give it an `unknown_range` with a source, or both bounds, or accept that the gate stays open."
        yield Finding("ABM-C013", "warning", message, remedy, question)


def _turning(pack: Pack) -> Iterator[Finding]:
    for quantity, question in unproved_quantities(pack):
        message = (
            f"{quantity} feeds a gate, but its formula does not show that it only rises or only falls in {question}"
        )
        remedy = f"Let {question} stand once in it, or give bounds that keep what it is multiplied with above nought."
        yield Finding("ABM-C016", "warning", message, remedy, quantity)


def _idle(pack: Pack, worked: Sequence[Worked], reach: tuple[Reach, ...]) -> Iterator[Finding]:
    fires = {item.id for item in reach if item.kind == "gate" and item.state == "reached"}
    for gate in idle_gates(pack, frozenset().union(*(each.deciding for each in worked))):
        if gate in fires:
            message = (
                f"no company was found whose band would be another without the gate {gate}: where it fires, the points "
                "or other gates hold as low; this is no proof that there is none"
            )
            remedy = "Drop it, or let it hold lower or fire earlier than the others; or write a case that shows it."
            yield Finding("ABM-C017", "warning", message, remedy, gate)
