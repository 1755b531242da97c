"""Which answers a quantity hangs on, and which answers decide whether a question is asked."""

from __future__ import annotations

from abm_fit.pack.expression import Expression
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import names_in
from abm_fit.scoring.indexes import index_of


class Hanging:
    """The questions that each quantity and question of a pack hangs on, through whatever lies between."""

    def __init__(self, pack: Pack) -> None:
        """Prepare; each is worked out when first asked for."""
        self._questions, self._rubric = pack.questionnaire.questions, pack.rubric
        self._found: dict[str, frozenset[str] | None] = {}
        self._by: dict[frozenset[str], frozenset[str]] = {}
        self.conditional = tuple(question.id for question in self._questions.values() if question.when is not None)
        """The questions that are not always asked."""

    def touched(self, name: str, changed: frozenset[str]) -> bool:
        """Tell whether a quantity, or whether and how a question is read, may hang on one of the changed questions."""
        reads = self.reads(name)
        return reads is None or not reads.isdisjoint(changed)

    def touched_by(self, changed: frozenset[str]) -> frozenset[str]:
        """Return the quantities and the questions not always asked that may hang on one of the changed questions."""
        if changed not in self._by:
            names = (*self._rubric.derived, *self.conditional)
            self._by[changed] = frozenset(name for name in names if self.touched(name, changed))
        return self._by[changed]

    def reads(self, name: str) -> frozenset[str] | None:
        """Return the questions that a quantity or question hangs on; None where something else decides, too."""
        if name not in self._found:
            self._found[name] = self._reads(name, set())
        return self._found[name]

    def _reads(self, name: str, seen: set[str]) -> frozenset[str] | None:
        """Return the questions read; None where something else than answers and policy is read."""
        if name in seen:
            return frozenset()
        seen.add(name)
        if name in self._rubric.policy:
            return frozenset()
        parts: list[Expression] = []
        others: list[str] = []
        found: set[str] = set()
        if (question := self._questions.get(name)) is not None:
            found.add(name)
            parts += [] if question.when is None else [question.when]
            rule = self._rubric.values.get(name)
            stand_in = None if rule is None else rule.unknown_range
        elif (quantity := self._rubric.derived.get(name)) is not None:
            parts += [quantity.formula] if quantity.when is None else [quantity.formula, quantity.when]
            stand_in = quantity.otherwise
        else:
            return None
        others += [stand_in.times] if stand_in is not None and stand_in.times else []
        others += [each.id for part in parts for each in names_in(part)]
        for other in others:
            more = self._reads(other, seen)
            if more is None:
                return None
            found |= more
        return frozenset(found)


def hanging_of(pack: Pack) -> Hanging:
    """Return what hangs on what in a pack, worked out once."""
    return index_of(pack).once("hanging", "", lambda: Hanging(pack))
