"""Conditions parse to the tree they mean, print back to themselves, and say where they break."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.pack.expression import FUNCTIONS, Call, Comparison, Expression, Logical, Name, Not, Number, Operation
from abm_fit.pack.parsing import DEEPEST, LONGEST, parse_expression
from abm_fit.pack.tokens import ExpressionError
from abm_fit.pack.trees import names_in, unparse
from tests.pack.drawn_trees import conditions, formulae

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a + b * c", Operation("+", A, Operation("*", B, C))),
        ("a - b - c", Operation("-", Operation("-", A, B), C)),
        ("(a + b) / c", Operation("/", Operation("+", A, B), C)),
        ("-a * b", Operation("*", Operation("-", Number(Fraction(0)), A), B)),
        ("a < -0.5", Comparison("<", A, Number(Fraction(-1, 2)))),
        ("not a == b", Not(Comparison("==", A, B))),
        ("a and b or c", Logical("or", (Logical("and", (A, B)), C))),
        ("a and (b or c)", Logical("and", (A, Logical("or", (B, C))))),
        ("min(a, b, 3)", Call("min", (A, B, Number(Fraction(3))))),
        ("any(fit.band\n  >= 'mid')", parse_expression('any(fit.band >= "mid")')),
    ],
)
def test_precedence_is_the_usual_one(text: str, tree: Expression) -> None:
    assert parse_expression(text) == tree


@given(formulae | conditions)
def test_printing_and_parsing_gives_the_same_tree(tree: Expression) -> None:
    assert parse_expression(unparse(tree)) == tree


@given(st.text(max_size=60) | st.text("ab1.<>=!&|+-*/()\"' ,andortnmi", max_size=40))
def test_no_text_whatever_raises_anything_but_its_column(text: str) -> None:
    with suppress(ExpressionError):
        tree = parse_expression(text)
        assert parse_expression(unparse(tree)) == tree


@given(st.text(max_size=60))
def test_a_column_lies_in_the_text_or_just_behind_it(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(f"{text} @")
    assert 1 <= caught.value.column <= len(text) + 2


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("a = 3", 3, "=="),
        ("a && b", 3, "and"),
        ("a || b", 3, "or"),
        ("a <> b", 4, ""),
        ("a => b", 3, ">="),
        ("ACV < 3", 1, "lower-case"),
        ("a < 3%", 6, "percent points"),
        ("a < .5", 5, "0.5"),
        ("a < 1e5", 5, "plain number"),
        ("a.b.c < 1", 1, "one dot"),
        ("0 < a < 10", 7, "and"),
        ("a < ", 5, ""),
        ("a b", 3, ""),
        ("(a", 3, ""),
        ("a)", 2, ""),
        ("", 1, ""),
        ("min(a)", 1, ""),
        ("known(a + b)", 1, "known(acv)"),
        ("chosen(a, b)", 1, "events"),
        ("median(a)", 1, "min"),
        ("sum(a)", 1, "total"),
        ("if(a > 3, 1, 0)", 1, "count(not c)"),
        ("a > 3 ? 1 : 0", 7, "count(not c)"),
        ("round(a)", 1, "nothing is rounded"),
        ("2 * a ** 2", 7, "no powers"),
        ("a ^ 2", 3, "no powers"),
        ("abs(a)", 1, "max(x, -x)"),
        ("gate < 3", 1, "reserved"),
        ("any.x < 3", 1, "reserved"),
        ("min < 3", 1, ""),
        ("'x", 1, "closing quote"),
        ("a ≥ 3", 3, ">="),
        ("a == “x”", 6, "plain quotes"),
    ],
)
def test_a_break_is_told_with_its_column_and_a_way_out(text: str, column: int, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert caught.value.column == column
    assert hint in caught.value.hint


@pytest.mark.parametrize("text", ["(" * 5000, "-" * 1999, "not " * 499, "min(1," * 300, "a" * (LONGEST + 1)])
def test_depth_and_length_are_bounded(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_expression(text)


def test_as_deep_as_allowed_is_read() -> None:
    depth = DEEPEST - 1
    assert parse_expression("(" * depth + "a" + ")" * depth) == A


def test_names_come_once_in_reading_order() -> None:
    tree = parse_expression("b + a * b < min(c, 2) and gate.x")
    assert names_in(tree) == (B, A, C, Name("gate", "x"))


def test_every_function_of_the_language_is_read() -> None:
    for function in FUNCTIONS:
        arguments = {"min": "a, b", "max": "a, b", "chosen": 'a, "b"'}.get(function, "a")
        tree = parse_expression(f"{function}({arguments})")
        assert isinstance(tree, Call)
        assert tree.function == function
