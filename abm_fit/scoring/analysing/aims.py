"""What changed answers are asked to move: a table or a sum, as one segment sees it, and the answers that may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from abm_fit.scoring.analysed import Step
from abm_fit.scoring.analysing.altered import with_number
from abm_fit.scoring.analysing.moves import Move, middle_of
from abm_fit.scoring.analysing.settled import band_in, changed, let_go, outcome_in
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.analysing.wording import number_of, reading_in_words
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.readings import Key


@dataclass(frozen=True, slots=True)
class Aim:
    """The word of a table or sum that a search wants changed."""

    facts: Facts
    """The answers as they stand, settled."""
    segment: str | None
    moves: Mapping[Key, Sequence[Move]]
    root: str
    """The id of the table or the sum."""

    @property
    def now(self) -> str:
        """The outcome or band as the engine scores it; empty where several are possible."""
        return word_now(self.facts, self.root, self.segment)

    @property
    def words(self) -> list[tuple[str, str]]:
        """The ids and labels of the table's outcomes or the sum's bands, in order."""
        rubric = self.facts.pack.rubric
        if self.root in rubric.tables:
            return [(outcome.id, outcome.label) for outcome in rubric.tables[self.root].outcomes]
        return [(band.id, band.label) for band in rubric.sums[self.root].bands]

    def confirmed(self, changes: Changes, word: str, facts: Facts | None = None) -> bool:
        """Tell whether the engine, scoring the changed answers, gives that outcome or band; `facts` in other facts."""
        altered = changed(
            self.facts if facts is None else facts, {key: self.moves[key][index].held for key, index in changes}
        )
        found = word_now(altered, self.root, self.segment)
        let_go(altered)
        return found == word

    def steps(self, changes: Changes, effort: Mapping[Key, int] | None = None) -> tuple[Step, ...]:
        """Say the changes in words, in asking order."""
        questions = self.facts.pack.questionnaire.questions
        order = list(questions)
        found = []
        moved = {key: self.moves[key][index].held for key, index in changes}
        for key, _ in sorted(changes, key=lambda change: order.index(change[0][0])):
            held = self.facts.held(questions[key[0]], key[1])
            moved[key] = other = self._sayable(key, held, moved)
            cost = 0 if effort is None else effort[key]
            before, after = (reading_in_words(held.question, one.reading, self.facts.currency) for one in (held, other))
            was, now = (number_of(held.question, one.reading) for one in (held, other))
            found.append(Step(*key, before, after, middle_of(held), middle_of(other), cost, was, now))
        return tuple(found)

    def _sayable(self, key: Key, held: Held, moved: Mapping[Key, Held]) -> Held:
        """Return the answer that a change leads to; an amount as the round one beyond it in the company's currency.

        Only where that one changes the word as well; else the amount as it was found.
        """
        other, currency = moved[key], self.facts.currency
        number, now = number_of(held.question, other.reading), number_of(held.question, held.reading)
        if held.question.kind != "money" or not currency.foreign or number is None or now is None:
            return other
        beyond = with_number(held, currency.beside(number.low, (now.low + now.high) / 2) * currency.rate)
        either = (changed(self.facts, {**moved, key: one}) for one in (other, beyond))
        word, word_beyond = (word_now(facts, self.root, self.segment) for facts in either)
        return beyond if word == word_beyond else other


def word_now(facts: Facts, root: str, segment: str | None) -> str:
    """Return the outcome or band as the engine scores it; empty where several are possible."""
    if root in facts.pack.rubric.tables:
        return outcome_in(facts, root, segment)
    return band_in(facts, root, segment)
