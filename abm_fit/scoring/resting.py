"""Which answers a score, a band, an outcome or a gate rests on, through whatever lies between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from abm_fit.pack.expression import Expression, Name
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import names_in
from abm_fit.scoring.indexes import index_of

Kind = Literal["name", "score", "band", "outcome", "gate", "decision"]
"""What is asked about; a `name` is a question or a derived quantity."""

_KINDS: tuple[Kind, ...] = ("name", "score", "band", "outcome", "gate")

Touched = Mapping[Kind, frozenset[str]]
"""Names by kind: of some findings of them nothing can be taken over."""

Node = tuple[Kind, str]

GAP = "gap"
"""The name under which conditions read how far two roles are apart; no question has it."""


class Resting:
    """The questions that every finding of a pack rests on; what people said of each other (gaps) apart."""

    def __init__(self, pack: Pack) -> None:
        """Prepare; each is worked out when first asked for."""
        self._questions, self._rubric = pack.questionnaire.questions, pack.rubric
        self._found: dict[Node, frozenset[str]] = {}
        self._by_question: dict[Kind, dict[str, frozenset[str]]] = {}

    def touched(self, changed: frozenset[str]) -> Touched:
        """Return, by kind, the names of which a finding may differ when the `changed` questions are answered otherwise.

        `GAP` among them: what people said of each other is otherwise, too.
        """
        if not self._by_question:
            self._by_question = {kind: self._turned_round(kind) for kind in _KINDS}
        found: dict[Kind, frozenset[str]] = {}
        for kind, resting in self._by_question.items():
            found[kind] = frozenset[str]().union(*[resting[name] for name in changed if name in resting])
        return found

    def _turned_round(self, kind: Kind) -> dict[str, frozenset[str]]:
        """Return, by question, the names of a kind that rest on it."""
        rubric = self._rubric
        names: Mapping[Kind, Iterable[str]] = {
            "name": (*self._questions, *rubric.derived),
            "score": rubric.sums,
            "band": rubric.sums,
            "outcome": rubric.tables,
            "gate": rubric.gates,
            "decision": rubric.decisions,
        }
        found: dict[str, set[str]] = {}
        for name in names[kind]:
            for question in self._all((kind, name)):
                found.setdefault(question, set()).add(name)
        return {question: frozenset(resting) for question, resting in found.items()}

    def on(self, node: Node) -> frozenset[str]:
        """Return the questions that a finding rests on."""
        return self._all(node) - {GAP}

    def _all(self, node: Node) -> frozenset[str]:
        if node not in self._found:
            seen = {node}
            waiting = [node]
            while waiting:
                new = [each for each in self._next(waiting.pop()) if each not in seen]
                seen.update(new)
                waiting += new
            names = {name for kind, name in seen if kind == "name"}
            self._found[node] = frozenset(name for name in names if name in self._questions or name == GAP)
        return self._found[node]

    def _next(self, node: Node) -> Iterator[Node]:
        kind, name = node
        rubric = self._rubric
        if kind == "score":
            for child in rubric.sums[name].points:
                yield ("score", child) if child in rubric.sums else self._input(child)
            # How much is known of a level without points is how much is known of what its gates read.
            yield from () if rubric.sums[name].points else self._gates_on(name)
        elif kind == "band":
            yield ("score", name)
            yield from self._gates_on(name)
        elif kind == "outcome":
            yield from (self._input(child) for child in rubric.tables[name].inputs)
        elif kind == "gate":
            yield from self._read([rubric.gates[name].when])
        elif kind == "decision":
            yield from self._read(choice.when for choice in rubric.decisions[name].choices if choice.when is not None)
        else:
            yield from self._of_name(name)

    def _gates_on(self, name: str) -> Iterator[Node]:
        gates = self._rubric.gates.values()
        return (("gate", gate.id) for gate in gates if name in gate.caps or name in gate.raises)

    def _input(self, child: str) -> Node:
        """Return what a table reads of a child, or a sum of a child that is no sum."""
        if child in self._rubric.sums:
            return ("band", child)
        return ("outcome", child) if child in self._rubric.tables else ("name", child)

    def _of_name(self, name: str) -> Iterator[Node]:
        """Go through what a question's reading, or a derived quantity, hangs on."""
        quantity, rule = self._rubric.derived.get(name), self._rubric.values.get(name)
        question = self._questions.get(name)
        stand_in = quantity.otherwise if quantity is not None else rule.unknown_range if rule is not None else None
        if stand_in is not None and stand_in.times:
            yield ("name", stand_in.times)
        if quantity is not None:
            yield from self._read(part for part in (quantity.formula, quantity.when) if part is not None)
        elif question is not None and question.when is not None:
            yield from self._read([question.when])

    def _read(self, expressions: Iterable[Expression]) -> Iterator[Node]:
        for expression in expressions:
            yield from (self._read_name(name) for name in names_in(expression))

    def _read_name(self, name: Name) -> Node:
        if name.id == "gate":
            return ("gate", name.attribute)
        if name.id == "decision":
            return ("decision", name.attribute)
        if name.id in self._rubric.sums:
            return ("band" if name.attribute == "band" else "score", name.id)
        return ("outcome", name.id) if name.id in self._rubric.tables else ("name", name.id)


def resting_of(pack: Pack) -> Resting:
    """Return what rests on what in a pack, worked out once."""
    return index_of(pack).once("resting", "", lambda: Resting(pack))
