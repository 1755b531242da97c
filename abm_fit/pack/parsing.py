"""Conditions and formulae from text to tree, by recursive descent over a list of tokens."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.expression import (
    FUNCTIONS,
    INSTEAD,
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
from abm_fit.pack.tokens import NO_POWERS, ExpressionError, Token, tokens_of

LONGEST = 2000
"""Characters a condition may have."""

DEEPEST = 40
"""How deep brackets, calls and signs may nest."""

PREFIXES: frozenset[str] = frozenset({"gate", "decision", "gap"})
"""Names that mean nothing without an id after the dot."""


def parse_expression(text: str) -> Expression:
    """Parse a condition or formula.

    Raises:
        ExpressionError: The text is empty, too long, nested too deep or breaks the grammar.
    """
    if len(text) > LONGEST:
        raise ExpressionError(
            f"the condition is longer than {LONGEST} characters", LONGEST + 1, hint="split it into derived quantities"
        )
    return _Parser(tokens_of(text), len(text) + 1).whole()


class _Parser:
    """One pass over the tokens; each method reads one level of the grammar, loosest first."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        if not self._tokens:
            raise ExpressionError("the condition is empty", 1)
        tree = self._either()
        if self._at < len(self._tokens):
            raise self._unexpected("an operator such as `and`, `<` or `+`")
        return tree

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _column(self) -> int:
        return self._tokens[self._at].column if self._at < len(self._tokens) else self._end

    def _take(self, *texts: str) -> str:
        """Step over the next token where it is one of these, and return it; else the empty text."""
        if self._peek() not in texts or not self._peek():
            return ""
        self._at += 1
        return self._tokens[self._at - 1].text

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise self._unexpected(f"`{text}`")

    def _unexpected(self, wanted: str) -> ExpressionError:
        found = self._peek()
        if not found:
            return ExpressionError(f"the condition ends where {wanted} should follow", self._end)
        return ExpressionError(f"`{found}` stands where {wanted} should", self._column())

    def _either(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError(
                f"brackets nest more than {DEEPEST} deep", self._column(), hint="split it into derived quantities"
            )
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Logical("or", tuple(parts))

    def _both(self) -> Expression:
        parts = [self._negated()]
        while self._take("and"):
            parts.append(self._negated())
        return parts[0] if len(parts) == 1 else Logical("and", tuple(parts))

    def _negated(self) -> Expression:
        count = 0
        while self._take("not"):
            count += 1
            if count > DEEPEST:
                raise ExpressionError("too many `not` in a row", self._column())
        tree = self._compared()
        for _ in range(count):
            tree = Not(tree)
        return tree

    def _compared(self) -> Expression:
        left = self._added()
        sign = self._take("<", "<=", "==", "!=", ">=", ">")
        if not sign:
            return left
        tree = Comparison(sign, left, self._added())  # type: ignore[arg-type]  # one of the signs just listed
        if self._peek() in {"<", "<=", "==", "!=", ">=", ">"}:
            raise ExpressionError(
                "two comparisons in a row", self._column(), hint="join them with `and`: `0 < x and x < 10`"
            )
        return tree

    def _added(self) -> Expression:
        tree = self._multiplied()
        while sign := self._take("+", "-"):
            tree = Operation(sign, tree, self._multiplied())  # type: ignore[arg-type]  # one of the signs just listed
        return tree

    def _multiplied(self) -> Expression:
        tree = self._signed()
        while sign := self._take("*", "/"):
            if sign == "*" and self._peek() == "*":
                raise ExpressionError("`**` is not understood", self._column() - 1, hint=NO_POWERS)
            tree = Operation(sign, tree, self._signed())  # type: ignore[arg-type]  # one of the signs just listed
        return tree

    def _signed(self) -> Expression:
        count = 0
        while self._take("-"):
            count += 1
            if count > DEEPEST:
                raise ExpressionError("too many `-` in a row", self._column())
        tree = self._atom()
        for _ in range(count):
            tree = Number(-tree.value) if isinstance(tree, Number) else Operation("-", Number(Fraction(0)), tree)
        return tree

    def _atom(self) -> Expression:
        if self._take("("):
            tree = self._either()
            self._expect(")")
            return tree
        if self._at >= len(self._tokens):
            raise self._unexpected("a number, a name or a bracket")
        token = self._tokens[self._at]
        if token.kind == "number":
            self._at += 1
            return Number(Fraction(token.text))
        if token.kind == "word":
            self._at += 1
            return Word(token.text[1:-1])
        if token.kind == "name" and token.text not in {"and", "or", "not"}:
            self._at += 1
            return self._named(token)
        raise self._unexpected("a number, a name or a bracket")

    def _named(self, token: Token) -> Expression:
        """Read a name, or a call where a bracket follows."""
        head, _, attribute = token.text.partition(".")
        if self._peek() == "(":
            if token.text not in FUNCTIONS:
                hint = INSTEAD.get(token.text, f"there are: {', '.join(FUNCTIONS)}")
                raise ExpressionError(f"`{token.text}` is no function", token.column, hint=hint)
            return self._called(token)
        if token.text in FUNCTIONS:
            raise ExpressionError(f"`{token.text}` is a function and needs brackets", token.column)
        if head in FUNCTIONS or (head in PREFIXES and not attribute):
            raise ExpressionError(f"`{token.text}` is no name", token.column, hint=f"`{head}` is reserved")
        return Name(head, attribute)

    def _called(self, token: Token) -> Expression:
        self._expect("(")
        arguments = [self._either()]
        while self._take(","):
            arguments.append(self._either())
        self._expect(")")
        count = len(arguments)
        if token.text in {"min", "max"}:
            if count < 2:
                raise ExpressionError(f"`{token.text}` takes two arguments or more", token.column)
        elif token.text != "count" and count != (2 if token.text == "chosen" else 1):
            wanted = "a question and an option" if token.text == "chosen" else "one argument"
            raise ExpressionError(f"`{token.text}` takes {wanted}, not {count}", token.column)
        if token.text == "chosen" and not (isinstance(arguments[0], Name) and isinstance(arguments[1], Word)):
            raise ExpressionError(
                "`chosen` takes a question and a quoted option", token.column, hint='chosen(channels, "events")'
            )
        if token.text == "known" and not isinstance(arguments[0], Name):
            raise ExpressionError("`known` takes a question's name", token.column, hint="known(acv)")
        return Call(token.text, tuple(arguments))
