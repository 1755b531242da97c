"""Answers that decide whether other questions are asked at all, and what becomes of those when they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.settled import changed
from abm_fit.scoring.analysing.shape import leaves_beneath
from abm_fit.scoring.analysing.stretches import Stretches
from abm_fit.scoring.facts import Facts, read_by_gates
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.readings import Key


class Switches:
    """The moves that make a question asked, or no longer asked, that counts for a table or a sum."""

    def __init__(self, facts: Facts, segment: str | None, moves: Mapping[Key, Sequence[Move]], root: str) -> None:
        """Try every move of the questions that conditions of other questions hang on, one by one."""
        self._facts = facts
        self._segment = segment
        self._hung = index_of(facts.pack).once("hung", root, lambda: _hung(facts, root))
        self._groups: dict[Key, list[list[int]]] = {}
        for key, found in moves.items():
            hung = self._hung.get(key[0], ()) if found else ()
            if hung:
                groups: dict[tuple[str, ...], list[int]] = {self._shown(facts, hung): []}
                for index, shown in enumerate(self._after(key, found, hung)):
                    groups.setdefault(shown, []).append(index)
                self._groups[key] = list(groups.values())[1:]

    def of(self, key: Key) -> Sequence[Sequence[int]]:
        """Return the places of a question's moves after which others are asked than before; alike ones together."""
        return self._groups.get(key, ())

    def answered(self, key: Key, after: Facts) -> bool:
        """Tell whether every question that is asked `after` a move of this one has an answer to go by."""
        held = (
            after.held(after.pack.questionnaire.questions[name], self._segment) for name in self._hung.get(key[0], ())
        )
        return all(each.shown == "no" or each.reading.state == "known" for each in held)

    def _after(self, key: Key, moves: Sequence[Move], hung: Sequence[str]) -> list[tuple[str, ...]]:
        """Return after each move whether the questions that hang on it are asked."""
        return Stretches().each(
            moves,
            lambda answer: self._shown(changed(self._facts, {key: answer}), hung),
            lambda shown: "open" not in shown,
        )

    def _shown(self, facts: Facts, names: Sequence[str]) -> tuple[str, ...]:
        questions = [facts.pack.questionnaire.questions[name] for name in names]
        return tuple(
            facts.truth(question.when, facts.home(question.per, self._segment))
            for question in questions
            if question.when is not None
        )


def _hung(facts: Facts, root: str) -> Mapping[str, tuple[str, ...]]:
    """Return, by question, the others that may not be asked for its answer, and that count for a table or a sum."""
    pack, hanging = facts.pack, hanging_of(facts.pack)
    counted = {name for name, _ in leaves_beneath(facts, root, None)} | read_by_gates(pack)
    conditional = [name for name in hanging.conditional if name in counted]
    hung = {
        question: tuple(
            name for name in conditional if name != question and hanging.touched(name, frozenset((question,)))
        )
        for question in pack.questionnaire.questions
    }
    return {question: names for question, names in hung.items() if names}
