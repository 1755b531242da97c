"""What changed answers make of conditions, each worked out once for the answers that it reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abm_fit.pack.interval import exactly
from abm_fit.pack.logic import Truth, as_number, compare
from abm_fit.scoring.analysing.conditions import Atom, value_compared
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.settled import changed
from abm_fit.scoring.analysing.stretches import Stretches
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing


class Truths:
    """The truths of atoms over the answers of one search."""

    def __init__(self, standing: Standing, memory: Memory) -> None:
        """Prepare; `memory` keeps the truths for other searches."""
        self._standing = standing
        self._facts = standing.facts
        self._memory = memory
        self._altered: dict[tuple[int, ...], tuple[Facts, object]] = {}
        self._stretches = Stretches()
        self._stands: dict[Key, Held] = {}

    def held(self, key: Key) -> Held:
        """Return an answer as it stands."""
        if key not in self._stands:
            self._stands[key] = self._facts.held(self._facts.pack.questionnaire.questions[key[0]], key[1])
        return self._stands[key]

    def given(self, atom: Atom, reads: Sequence[Key], changes: Mapping[Key, Held]) -> Truth:
        """Return an atom's truth with some of the answers that it `reads` changed."""
        answers = [(changes.get(key) or self.held(key)).reading for key in reads]
        return self._memory.truth(atom, answers, lambda: self._with(atom, changes))

    def by_move(self, atom: Atom, reads: Sequence[Key], key: Key, moves: Sequence[Move]) -> Sequence[Truth]:
        """Return an atom's truth after each of a question's moves, and last as the answer stands."""
        held = [self.held(read) for read in reads]
        place = (atom.text, atom.segment, key, id(moves), *map(id, held))
        if place not in self._memory.by_move:
            stands = self.given(atom, reads, {})
            if self.held(key).question.numeric:
                found = self._stretches.each(moves, lambda answer: self._with(atom, {key: answer}), _certain)
            else:
                found = self._by_value(atom, reads, key, moves) or [
                    self.given(atom, reads, {key: move.held}) for move in moves
                ]
            self._memory.by_move[place] = ((*found, stands), (moves, held))
        return self._memory.by_move[place][0]

    def _by_value(self, atom: Atom, reads: Sequence[Key], key: Key, moves: Sequence[Move]) -> list[Truth]:
        """Return an atom's truth after each move where it compares the value of an answer that is always asked for.

        Nothing need be put together then. Empty where it is not of that form.
        """
        facts, question = self._facts, self.held(key).question
        if len(reads) > 1 or question.when is not None or not all(move.plain for move in moves):
            return []
        compared = value_compared(facts.pack, atom, key[0])
        if compared is None:
            return []
        sign, other = compared
        limit = as_number(facts.names(atom.segment, gate=True).means(other))
        return [compare(sign, exactly(move.value), limit) for move in moves]

    def _with(self, atom: Atom, changes: Mapping[Key, Held]) -> Truth:
        """Evaluate an atom with some answers changed; atoms share the facts that hold the same answers."""
        facts = self._facts
        if changes:
            which = tuple(map(id, changes.values()))
            if which not in self._altered:
                self._altered[which] = changed(facts, changes), tuple(changes.values())
                self._altered[which][0].findings = self._standing
            facts = self._altered[which][0]
        return facts.truth(atom.expression, atom.segment, gate=True)


def _certain(truth: Truth) -> bool:
    return truth != "open"
