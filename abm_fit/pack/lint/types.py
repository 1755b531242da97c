"""What every condition and formula gives: number, word or truth; unknown names and words are noted on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from abm_fit.pack.expression import (
    OVER_SEGMENTS,
    Call,
    Comparison,
    Expression,
    Logical,
    Name,
    Not,
    Number,
    Operation,
    Word,
)
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.quoting import by_value, unquoted
from abm_fit.pack.lint.sites import Site
from abm_fit.pack.lint.world import World
from abm_fit.pack.trees import unparse

_WORDS = {"number": "a number", "truth": "a condition", "word": "a word", "quoted": "a quoted word"}


@dataclass(frozen=True, slots=True)
class Type:
    """What an expression gives; for words, which there are and whether they have an order."""

    kind: Literal["number", "truth", "word", "quoted"]
    words: tuple[str, ...] = ()
    ordered: bool = False
    what: str = ""
    """What the words are: "band of `fit`"."""


NUMBER = Type("number")
TRUTH = Type("truth")


@dataclass(frozen=True, slots=True)
class Typing:
    """Finds the types in one condition or formula."""

    site: Site
    world: World
    findings: Findings

    def check(self) -> None:
        """Note everything that is wrong with the site."""
        self._want(self.site.wants, self.site.tree)

    def _add(self, code: str, message: str, hint: str = "") -> None:
        self.findings.add(code, self.site.document, self.site.path, message, hint)

    def _unknown(self, code: str, word: str, known: tuple[str, ...], what: str) -> None:
        self.findings.unknown(code, self.site.document, self.site.path, word, known, what)

    def _want(self, kind: Literal["number", "truth"], tree: Expression) -> None:
        found = self._type(tree)
        if found is not None and found.kind != kind:
            hint = "compare it with something" if kind == "truth" else ""
            if kind == "number" and found.kind == "truth":
                hint = "count(...) makes a number of it: 1 where it holds, else 0"
            self._add("P005", f"`{unparse(tree)}` is {_WORDS[found.kind]} where {_WORDS[kind]} is needed", hint)

    def _type(self, tree: Expression) -> Type | None:
        """Return a tree's type; None where something in it was noted already."""
        match tree:
            case Number():
                return NUMBER
            case Word(text=text):
                return Type("quoted", (text,))
            case Name():
                return self._name(tree)
            case Operation(left=left, right=right):
                self._want("number", left)
                self._want("number", right)
                return NUMBER
            case Logical(parts=parts):
                for part in parts:
                    self._want("truth", part)
                return TRUTH
            case Not(part=part):
                self._want("truth", part)
                return TRUTH
            case Comparison():
                self._comparison(tree)
                return TRUTH
            case Call():
                return self._call(tree)

    def _comparison(self, tree: Comparison) -> None:
        for name, hint in unquoted(self.world, tree):
            self._add("P003", f"`{name.id}` is no question, quantity, sum or table", hint)
            return
        left, right = self._type(tree.left), self._type(tree.right)
        if left is None or right is None or (left == NUMBER and right == NUMBER):
            return
        if left.kind == "quoted":
            left, right = right, left
        if left.kind == "word" and right.kind == "quoted":
            if right.words[0] not in left.words:
                self._unknown("P004", right.words[0], left.words, left.what)
            elif not left.ordered and tree.operator not in ("==", "!="):
                self._add("P005", f"a {left.what} has no order: `{tree.operator}` means nothing", "use == or !=")
            return
        if left.kind == "word" and right.kind == "word" and left.words == right.words:
            return
        hint = "options are compared by their value, a number" if "number" in (left.kind, right.kind) else ""
        hint = by_value(self.world, tree) or hint
        self._add("P005", f"`{unparse(tree)}` compares {_WORDS[left.kind]} with {_WORDS[right.kind]}", hint)

    def _call(self, tree: Call) -> Type | None:
        first = tree.arguments[0]
        if tree.function == "known" and isinstance(first, Name):
            if first.id in self.world.derived and not first.attribute:
                hint = f"`{first.id} >= 0 or {first.id} < 0` holds wherever it is a number"
                self._add("P003", f"`known` asks about questions, and `{first.id}` is a quantity", hint)
            elif first.id not in self.world.questions or first.attribute:
                self._unknown("P003", unparse(first), tuple(self.world.questions), "question")
            return TRUTH
        if tree.function == "chosen" and isinstance(first, Name):
            self._chosen(first, tree.arguments[1])
            return TRUTH
        if tree.function in OVER_SEGMENTS and not self.world.knows_segments:
            self._add("P008", f"`{tree.function}` goes over segments, and this pack has none", "say it without")
        wanted: Literal["number", "truth"] = "truth" if tree.function in ("any", "all", "count") else "number"
        for argument in tree.arguments:
            self._want(wanted, argument)
        return TRUTH if tree.function in ("any", "all") else NUMBER

    def _chosen(self, name: Name, option: Expression) -> None:
        many = tuple(key for key, question in self.world.questions.items() if question["kind"] == "many")
        if name.id not in many or name.attribute:
            self._unknown("P003", unparse(name), many, "many-of question")
        elif isinstance(option, Word) and option.text not in self.world.options_of(name.id):
            self._unknown("P004", option.text, self.world.options_of(name.id), f"option of `{name.id}`")

    def _name(self, name: Name) -> Type | None:
        world = self.world
        if name.id == "gate":
            return self._prefixed(name, tuple(world.gates), "gate", TRUTH)
        if name.id == "decision":
            choices = tuple(choice["id"] for choice in world.decisions.get(name.attribute, {}).get("choices") or ())
            kind = Type("word", choices, what=f"choice of `{name.attribute}`")
            return self._prefixed(name, tuple(world.decisions), "decision", kind)
        if name.id == "gap":
            return self._gap(name)
        if name.id in world.questions:
            return self._question(name)
        if name.id in world.sums:
            return self._sum(name)
        if name.id not in (*world.tables, *world.derived, *world.policy):
            self._unknown("P003", name.id, world.names(), "question, quantity, sum or table")
            return None
        if name.attribute:
            self._add("P003", f"`{name.id}` has no `.{name.attribute}`", f"write `{name.id}`")
            return None
        if name.id in world.tables:
            return Type("word", world.cells_of(name.id), ordered=True, what=f"outcome of `{name.id}`")
        return NUMBER

    def _prefixed(self, name: Name, known: tuple[str, ...], what: str, kind: Type) -> Type | None:
        if name.attribute not in known:
            self._unknown("P003", name.attribute, known, what)
            return None
        return kind

    def _gap(self, name: Name) -> Type | None:
        if not self.world.rubric.get("gap_between"):
            self._add("P003", "a gap is read, and the rubric names no two roles", "write `gap_between: [role, role]`")
            return None
        return self._prefixed(name, (*self.world.questions, *self.world.sums), "question or sum", NUMBER)

    def _question(self, name: Name) -> Type | None:
        world, numeric = self.world, self.world.is_numeric(name.id)
        if name.attribute not in ("", "value"):
            self._add("P003", f"the question `{name.id}` has no `.{name.attribute}`", f"write `{name.id}`")
            return None
        if name.attribute and not numeric:
            self._add("P003", f"`{name.id}` is its value already", f"write `{name.id}`")
            return None
        if (name.attribute or not numeric) and not world.has_value(name.id):
            kind = world.questions[name.id]["kind"]
            if kind in ("date", "text"):
                hint = f"a {kind} is never compared: ask known({name.id}), or ask for days or a choice instead"
            else:
                hint = f"give it {'a curve' if numeric else 'options'} under `values`, or ask known({name.id})"
            self._add("P005", f"the answer to `{name.id}` has no value", hint)
            return None
        return NUMBER

    def _sum(self, name: Name) -> Type | None:
        bands = self.world.bands_of(name.id)
        if name.attribute == "band" and bands:
            return Type("word", bands, ordered=True, what=f"band of `{name.id}`")
        if name.attribute:
            hint = "" if name.attribute == "band" else f"write `{name.id}` or `{name.id}.band`"
            self._add("P003", f"`{name.id}` has no `.{name.attribute}`", hint or "give the sum bands")
            return None
        if not self.world.sums[name.id].get("points"):
            self._add("P005", f"`{name.id}` has no points, so it has no score", f"write `{name.id}.band`")
            return None
        return NUMBER
