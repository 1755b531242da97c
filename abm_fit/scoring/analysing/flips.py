"""What would flip it: the smallest sets of answers that, had we misheard them, lead to another verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from abm_fit.scoring.analysed import Flip, Step
from abm_fit.scoring.analysing.leading import leads_elsewhere
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move, error_moves
from abm_fit.scoring.analysing.search import Search
from abm_fit.scoring.analysing.settled import band_in, changed, outcome_in
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.analysing.wording import reading_in_words
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.layers import Layers, State
from abm_fit.scoring.readings import Key

_CANDIDATES = 1000
"""Of the sets of the smallest size about so many are compared by how far they move the answers."""

_TOGETHER = 2
"""Sets of up to so many changes are worked out at once: the search for pairs finds what one change does, too."""

_SHOWN = 3
"""How many sets are told for each other verdict: those that move the answers least."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was worked out for one segment and holds for the others, too."""

    moves: dict[Key, Sequence[Move]] = field(default_factory=dict)
    raises: dict[Key, Sequence[Move]] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)


def flips_of(facts: Facts, segment: str | None, known: Known | None = None) -> tuple[Flip, ...]:
    """Return the smallest sets that lead to every other verdict; without a table, to every other band of each axis.

    `facts` are settled: open answers stand at the middle of what they can be. Exact over single options, over the
    ticks of many-of questions, and over the round numbers of a curve's own and neighbouring stretches. Answers of
    other segments, what people said to each other (gaps) and whether a question is asked stay as they are.
    """
    rubric = facts.pack.rubric
    known = known or Known()
    moves = moves_in(facts, segment, known.moves)
    found: list[Flip] = []
    roots = [rubric.verdict.id] if rubric.verdict else [axis.id for axis in rubric.axes if axis.bands]
    for root in roots:
        per = rubric.tables[root].per if root in rubric.tables else rubric.sums[root].per
        if is_home(facts, per, segment):
            found += _deepened(facts, segment, moves, root, known.memory)
    return tuple(sorted(found, key=lambda flip: len(flip.steps)))


def is_home(facts: Facts, per: str, segment: str | None) -> bool:
    """Tell whether something of a scope is judged here; in a pack without segments everything is judged once."""
    return (per == "segment") == (segment is not None) or not facts.pack.questionnaire.has_segments


def moves_in(
    facts: Facts, segment: str | None, known: dict[Key, Sequence[Move]] | None = None
) -> dict[Key, Sequence[Move]]:
    """Return the error moves of the company's answers and one segment's; `known` keeps them."""
    known = {} if known is None else known
    found: dict[Key, Sequence[Move]] = {}
    for question in facts.pack.questionnaire.questions.values():
        home = facts.home(question.per, segment)
        if question.per == "segment" and home is None:
            continue
        held = facts.held(question, home)
        if held.applies and not held.weak:
            key = (question.id, home)
            found[key] = known[key] = known[key] if key in known else error_moves(held)
    return found


def _deepened(
    facts: Facts, segment: str | None, moves: Mapping[Key, Sequence[Move]], root: str, memory: Memory
) -> tuple[Flip, ...]:
    """Allow one change more at a time, until sets lead to an earlier and to a later word, or one more found none."""
    now = word_now(facts, root, segment)
    if not now:
        return ()
    order = [word for word, _ in words_of(facts, root)]
    found: dict[str, list[Flip]] = {}
    first = 0
    limit = facts.pack.rubric.robustness.flips_most
    search, layers = None, None
    for most in range(1, limit + 1):
        if search is None or layers is None or most > search.most:
            if most == _TOGETHER + 1 and not found and not leads_elsewhere(facts, segment, moves, root, now):
                break
            search = Search(facts, segment, moves, min(limit, max(most, _TOGETHER)), memory=memory)
            layers = search.run(root)
        fresh = list(_flips(search, layers, most, root, now, frozenset(found)))
        for flip in fresh:
            found.setdefault(flip.to, []).append(flip)
        first = first or (most if found else 0)
        sides = {order.index(word) > order.index(now) for word in found}
        if len(sides) == 2 or (first and most > first):
            break
    return tuple(flip for word in sorted(found, key=order.index) for flip in found[word])


def _flips(search: Search, layers: Layers, size: int, root: str, now: str, told: frozenset[str]) -> Iterator[Flip]:
    """Yield the flips of one size, to words not told yet."""
    by_word: dict[str, list[State]] = {}
    for state in layers.final:
        word = search.word(root, state[0])
        if state[1] == size and word not in told and word != now:
            by_word.setdefault(word, []).append(state)
    for word, label in words_of(search.facts, root):
        if word in by_word:
            for changes in _nearest(search, layers, by_word[word]):
                if confirmed(search, root, changes, word):
                    yield Flip(search.segment, root, word, label, steps_of(search, changes))


def words_of(facts: Facts, root: str) -> list[tuple[str, str]]:
    """Return the ids and labels of a table's outcomes or a sum's bands, in order."""
    rubric = facts.pack.rubric
    if root in rubric.tables:
        return [(outcome.id, outcome.label) for outcome in rubric.tables[root].outcomes]
    return [(band.id, band.label) for band in rubric.sums[root].bands]


def word_now(facts: Facts, root: str, segment: str | None) -> str:
    """Return the outcome or band as the engine scores it; empty where several are possible."""
    if root in facts.pack.rubric.tables:
        return outcome_in(facts, root, segment)
    return band_in(facts, root, segment)


def _nearest(search: Search, layers: Layers, states: list[State]) -> list[Changes]:
    """Return the sets that move the answers least; of the same questions only the nearest one."""
    best: dict[tuple[Key, ...], tuple[tuple[Fraction, Fraction], Changes]] = {}
    moved: dict[tuple[Key, int], tuple[Fraction, Fraction]] = {}
    each = max(_CANDIDATES // len(states), _SHOWN)
    for state in sorted(states, key=str):
        for changes in islice(search.changes(layers, state), each):
            for change in changes:
                if change not in moved:
                    moved[change] = distance(search, *change)
            questions = tuple(sorted((key for key, _ in changes), key=str))
            far = sum((moved[change][0] for change in changes), Fraction(0))
            by = sum((moved[change][1] for change in changes), Fraction(0))
            if questions not in best or (far, by) < best[questions][0]:
                best[questions] = ((far, by), changes)
    ranked = sorted(best.items(), key=lambda item: (item[1][0], str(item[0])))
    return [changes for _, (_, changes) in ranked[:_SHOWN]]


def distance(search: Search, key: Key, index: int) -> tuple[Fraction, Fraction]:
    """Return by how many value points an answer moves; and of a number, by what part of its curve's length."""
    held = search.facts.held(search.facts.pack.questionnaire.questions[key[0]], key[1])
    move = search.moves[key][index]
    before, after = held.reading, move.held.reading
    value = before.value
    points = abs(move.value - (Fraction(0) if value is None else (value.low + value.high) / 2))
    curve = held.rule.curve if held.rule is not None else None
    if curve is None or before.number is None or after.number is None:
        return points, Fraction(0)
    length = abs(curve.points[-1][0] - curve.points[0][0]) or Fraction(1)
    return points, abs(after.number.low - (before.number.low + before.number.high) / 2) / length


def confirmed(search: Search, root: str, changes: Changes, word: str) -> bool:
    """Tell whether the engine, scoring the changed answers, gives that outcome or band."""
    altered = changed(search.facts, {key: search.moves[key][index].held for key, index in changes})
    return word_now(altered, root, search.segment) == word


def steps_of(search: Search, changes: Changes, effort: Mapping[Key, int] | None = None) -> tuple[Step, ...]:
    """Say the changes in words, in asking order."""
    questions = search.facts.pack.questionnaire.questions
    order = list(questions)
    steps = []

    def said(answer: Held) -> str:
        return reading_in_words(answer.question, answer.reading, search.facts.pack.rubric.currency)

    for key, index in sorted(changes, key=lambda change: order.index(change[0][0])):
        held, move = search.facts.held(questions[key[0]], key[1]), search.moves[key][index]
        value = held.reading.value
        before = Fraction(0) if value is None else (value.low + value.high) / 2
        cost = 0 if effort is None else effort[key]
        steps.append(Step(key[0], key[1], said(held), said(move.held), before, move.value, cost))
    return tuple(steps)
