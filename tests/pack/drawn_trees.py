"""Hypothesis strategies for expressions: any tree the language can say, and well-typed ones."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from abm_fit.pack.expression import Call, Comparison, Expression, Logical, Name, Not, Number, Operation, Word

numbers = st.builds(
    lambda whole, places: Number(Fraction(whole, 10**places)), st.integers(-(10**6), 10**6), st.integers(0, 4)
)
names = st.sampled_from([Name("acv"), Name("acv", "value"), Name("fit"), Name("wins_2"), Name("gap", "fit")])
signs = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])

formulae: st.SearchStrategy[Expression] = st.recursive(
    numbers | names,
    lambda inner: (
        st.builds(Operation, st.sampled_from(["+", "-", "*", "/"]), inner, inner)
        | st.builds(
            lambda function, parts: Call(function, tuple(parts)),
            st.sampled_from(["min", "max"]),
            st.lists(inner, min_size=2, max_size=3),
        )
    ),
    max_leaves=8,
)
"""Trees that give a number, over `names`."""

words = st.builds(
    lambda sign, word: Comparison(sign, Name("fit", "band"), Word(word)), signs, st.sampled_from(["low", "mid", "high"])
)

conditions: st.SearchStrategy[Expression] = st.recursive(
    st.builds(Comparison, signs, formulae, formulae) | words | st.just(Name("gate", "stop")),
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(
            lambda operator, parts: Logical(operator, tuple(parts)),
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=2, max_size=3),
        )
    ),
    max_leaves=5,
)
"""Trees that give a truth."""
