"""What a cluster of linked unknowns can be, as sets that go together."""

from __future__ import annotations

from dataclasses import dataclass

from abm_fit.scoring.subjects import Cut

Token = int | None
"""What a variable gives to a sum or a table: a curve's value, a cell's place, or None where it isn't asked."""


Sets = tuple[frozenset[Token], ...]
Truths = tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Sets of tokens, any of which can go together, and the truth of each leaf there (None: either)."""

    tokens: Sets
    """One set a variable, in the cluster's order; empty for a number without a value."""
    truths: Truths


def condensed(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Say the same with fewer entries: unite those that differ in one set, drop those that another one holds."""
    rows = list(entries)
    for place in range(len(entries[0].tokens) if entries else 0):
        united: dict[tuple[Sets, Sets, Truths], frozenset[Token]] = {}
        for row in rows:
            rest = (row.tokens[:place], row.tokens[place + 1 :], row.truths)
            united[rest] = united.get(rest, frozenset()) | row.tokens[place]
        rows = [Entry((*before, found, *after), truths) for (before, after, truths), found in united.items()]
    return tuple(row for row in rows if not any(_holds(other, row) for other in rows))


def _holds(other: Entry, row: Entry) -> bool:
    return (
        other is not row
        and other.truths == row.truths
        and all(own <= whole for own, whole in zip(row.tokens, other.tokens, strict=True))
    )


def told_apart(tokens: frozenset[Token], cuts: list[Cut]) -> list[tuple[frozenset[Token], dict[int, bool]]]:
    """Group tokens by what they make of the cuts of their scored value."""
    groups: dict[tuple[bool, ...], set[Token]] = {}
    for token in tokens if cuts else ():
        # What isn't asked compares with nothing.
        truths = tuple(token is not None and cut.holds((token > cut.at) - (token < cut.at)) for cut in cuts)
        groups.setdefault(truths, set()).add(token)
    if not groups:
        return [(tokens, {})]
    return [
        (frozenset(found), {cut.leaf: truth for cut, truth in zip(cuts, truths, strict=True)})
        for truths, found in groups.items()
    ]
