"""The stage of one segment: its nodes, its open gates and its clusters of unknowns, and who depends on whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

from abm_fit.pack.expression import Expression
from abm_fit.pack.logic import Truth
from abm_fit.pack.nodes import Gate, Sum, Table
from abm_fit.scoring.bands import place_of
from abm_fit.scoring.clusters import Cluster, clusters_of
from abm_fit.scoring.entries import Token
from abm_fit.scoring.leaves import Leaves, Tree, joined, leaves_of
from abm_fit.scoring.readings import Key
from abm_fit.scoring.relations import NO_LIMIT, Row, together
from abm_fit.scoring.unknowns import Unknowns, Variable, VarKey

Effect = tuple[int, int]
"""A cap and a raise, as places of bands."""

NO_EFFECT: Effect = (NO_LIMIT, 0)


@dataclass(frozen=True, slots=True)
class OpenGate:
    """A gate that is open in this segment, and what it does where it fires."""

    state: Key | None
    """The gate and the segment that it is judged in; None for a segment's gate that acts from any segment."""
    tree: Tree
    leaves: frozenset[int]
    effects: Mapping[Key, Effect]


@dataclass(frozen=True, slots=True)
class Label:
    """What is remembered of a cluster once it is used: the truths of its leaves and, where needed, its tokens."""

    truths: tuple[bool | None, ...]
    tokens: tuple[frozenset[Token], ...] | None


class Stage:
    """Everything that decides the bands of a segment (None: the company's alone)."""

    def __init__(
        self,
        unknowns: Unknowns,
        segment: str | None,
        gates: tuple[Gate, ...],
        probe: tuple[Gate, str | None] | None = None,
        matters: Callable[[Gate, Key], bool] = lambda _, __: True,
    ) -> None:
        """Set the stage with the gates that act.

        Args:
            unknowns: What is open.
            segment: The segment, or None for the company's sums and tables alone.
            gates: The gates that act.
            probe: A gate that is only looked at, in a segment.
            matters: Whether a gate can change a sum's band at all; where it can't, nobody needs to know its truth.
        """
        self._matters = matters
        facts = unknowns.facts
        rubric = facts.pack.rubric
        self.facts, self.segment, self.unknowns = facts, segment, unknowns
        self.leaves = Leaves(self.unknowns)
        nodes: list[Sum | Table] = [*rubric.sums.values(), *rubric.tables.values()]
        self.nodes: dict[Key, Sum | Table] = {
            (node.id, facts.home(node.per, segment)): node
            for node in nodes
            if segment is not None or node.per == "company"
        }
        self.fixed: dict[Key, Effect] = {}
        self.gates: list[OpenGate] = []
        self.seen: dict[int, set[Truth]] = {}
        """What each open gate turned out to be, in some row."""
        for gate in gates:
            self._add(gate)
        if probe is not None:
            tree = self.tree(probe[0].when, probe[1])
            self.gates.append(OpenGate((probe[0].id, probe[1]), tree, leaves_of(tree), {}))
        self._take_nodes_read()
        self.parents = self._parents()
        scored = [v for key in self.nodes for v in self._scored(key)]
        own = {number: leaf for number, leaf in enumerate(self.leaves.all) if leaf.reads and not leaf.mixed}
        self.clusters = clusters_of(self.unknowns, scored, own)
        self.cluster_of: dict[VarKey, int] = {
            variable.key: number for number, found in enumerate(self.clusters) for variable in found.variables
        }
        self.leaf_cluster = {leaf: number for number, found in enumerate(self.clusters) for leaf in found.leaves}
        self.users = self._users()
        self.labels = [self._labels(number, found) for number, found in enumerate(self.clusters)]

    def tree(self, condition: Expression, segment: str | None) -> Tree:
        """Turn a gate's condition into a tree over this stage's leaves."""
        return self.leaves.tree(condition, segment, gate=True)

    def child(self, name: str, parent: Key) -> Key:
        """Return the key of a node that another one is made of."""
        return (name, self.facts.home(self._node(name).per, parent[1]))

    def _node(self, name: str) -> Sum | Table:
        rubric = self.facts.pack.rubric
        return rubric.sums[name] if name in rubric.sums else rubric.tables[name]

    def variable(self, name: str, parent: Key) -> Variable | None:
        """Return a question that a node is made of as a variable; None where nothing about it is open."""
        return self.unknowns.answer(self.facts.pack.questionnaire.questions[name], parent[1])

    def _take_nodes_read(self) -> None:
        """Take in the nodes of other segments that leaves read, with all that they are made of."""
        waiting = [leaf.node for leaf in self.leaves.all if leaf.node is not None]
        while waiting:
            key = waiting.pop()
            self.nodes.setdefault(key, self._node(key[0]))
            waiting += [self.child(name, key) for name in self.children(key) if not self._asked(name)]

    def _asked(self, name: str) -> bool:
        return name in self.facts.pack.questionnaire.questions

    def children(self, key: Key) -> tuple[str, ...]:
        """Return the ids of what a node is made of."""
        node = self.nodes[key]
        return tuple(node.points) if isinstance(node, Sum) else node.inputs

    def ancestors(self, key: Key) -> frozenset[Key]:
        """Return a node and everything made of it."""
        found, waiting = {key}, [key]
        while waiting:
            for parent in self.parents.get(waiting.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return frozenset(found)

    def gates_reading(self, leaves: frozenset[int]) -> frozenset[int]:
        """Return the numbers of the open gates that read one of the leaves."""
        return frozenset(number for number, gate in enumerate(self.gates) if gate.leaves & leaves)

    def leaves_on(self, key: Key) -> frozenset[int]:
        """Return the leaves that read a node's score and that some gate here reads."""
        used = frozenset().union(*(gate.leaves for gate in self.gates))
        return frozenset(number for number in used if self.leaves.all[number].node == key)

    def _add(self, gate: Gate) -> None:
        """Take a gate in, once for each set of homes of the sums it acts on."""
        by_tree: dict[tuple[Tree, Key | None], dict[Key, Effect]] = {}
        for name in dict.fromkeys((*gate.caps, *gate.raises)):
            node = self.facts.pack.rubric.sums[name]
            key = (name, self.facts.home(node.per, self.segment))
            if key not in self.nodes or not self._matters(gate, key):
                continue
            effect = (
                place_of(node, gate.caps[name]) if name in gate.caps else NO_LIMIT,
                place_of(node, gate.raises[name]) if name in gate.raises else 0,
            )
            state = None if gate.per == "segment" and key[1] is None else (gate.id, self.facts.home(gate.per, key[1]))
            by_tree.setdefault((self._tree_for(gate, key), state), {})[key] = effect
        for (tree, state), effects in by_tree.items():
            if isinstance(tree, bool):
                for key, effect in effects.items() if tree else ():
                    self.fixed[key] = together(self.fixed.get(key, NO_EFFECT), effect)
            else:
                self.gates.append(OpenGate(state, tree, leaves_of(tree), effects))

    def _tree_for(self, gate: Gate, key: Key) -> Tree:
        """Return the condition as it acts on a sum: on a company's sum a segment's gate acts from any segment."""
        if gate.per == "company":
            return self.tree(gate.when, None)
        if key[1] is not None:
            return self.tree(gate.when, key[1])
        return joined("or", [self.tree(gate.when, segment) for segment in self.facts.segments])

    def _parents(self) -> dict[Key, list[Key]]:
        parents: dict[Key, list[Key]] = {}
        for key in self.nodes:
            for name in self.children(key):
                if not self._asked(name):
                    parents.setdefault(self.child(name, key), []).append(key)
        return parents

    def _scored(self, key: Key) -> list[Variable]:
        found = [self.variable(name, key) for name in self.children(key) if self._asked(name)]
        return [variable for variable in found if variable is not None]

    def _users(self) -> dict[int, dict[Key, list[VarKey]]]:
        """Return for each cluster the nodes that use its variables."""
        users: dict[int, dict[Key, list[VarKey]]] = {}
        for key in self.nodes:
            for variable in self._scored(key):
                users.setdefault(self.cluster_of[variable.key], {}).setdefault(key, []).append(variable.key)
        return users

    def told_apart(self, number: int) -> bool:
        """Tell whether a cluster's tokens are used in several places, which must agree on them."""
        users = self.users.get(number, {})
        uses = sum(len(keys) for keys in users.values())
        return uses > 1 and not (len(users) == 1 and isinstance(self.nodes[next(iter(users))], Sum))

    def carried(self, number: int) -> bool:
        """Tell whether anything else depends on what a cluster is."""
        return self.told_apart(number) or bool(self.gates_reading(frozenset(self.clusters[number].leaves)))

    def rows_of(self, number: int) -> list[tuple[Row, Label]]:
        """Return a row for every label of a cluster; where nothing depends on it, it needs no fact."""
        carried = self.carried(number)
        return [
            (frozenset(((("cluster", number), place),)) if carried else frozenset(), label)
            for place, label in enumerate(self.labels[number])
        ]

    def tokens_by_row(self, number: int) -> list[tuple[Row, tuple[frozenset[Token], ...]]]:
        """Return every combination of tokens that a cluster can give, with the row that it goes with."""
        found = []
        for row, label in self.rows_of(number):
            for entry in self.clusters[number].entries:
                if label.truths != entry.truths:
                    continue
                if label.tokens is None:
                    found.append((row, entry.tokens))
                elif all(own <= whole for own, whole in zip(label.tokens, entry.tokens, strict=True)):
                    found.append((row, label.tokens))
        return list(dict.fromkeys(found))

    def _labels(self, number: int, cluster: Cluster) -> tuple[Label, ...]:
        """Return the labels of a cluster: the truths alone where one node uses it, else the tokens, too."""
        if not self.told_apart(number):
            return tuple(dict.fromkeys(Label(entry.truths, None) for entry in cluster.entries))
        uses = [key for keys in self.users[number].values() for key in keys]
        shared = [uses.count(variable.key) > 1 for variable in cluster.variables]
        labels: dict[Label, None] = {}
        for entry in cluster.entries:
            sets = [
                [frozenset((token,)) for token in sorted(found, key=_none_first)] if apart else [found]
                for found, apart in zip(entry.tokens, shared, strict=True)
            ]
            for tokens in product(*sets):
                labels[Label(entry.truths, tokens)] = None
        return tuple(labels)


def _none_first(token: Token) -> tuple[bool, int]:
    return (token is not None, token or 0)
