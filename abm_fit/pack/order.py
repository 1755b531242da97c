"""The order in which things that read each other can be computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def in_order(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the graph's keys, each after those it reads, else as listed; members of a cycle come as they are met."""
    done: dict[str, None] = {}
    begun: set[str] = set()

    def visit(key: str) -> None:
        if key in begun or key not in graph:
            return
        begun.add(key)
        for child in graph[key]:
            visit(child)
        done[key] = None

    for key in graph:
        visit(key)
    return tuple(done)


def cycles_in(graph: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return cycles, each beginning with the member that is listed first; disjoint ones are all found."""
    found: list[tuple[str, ...]] = []
    done: set[str] = set()

    def visit(key: str, trail: tuple[str, ...]) -> None:
        if key in trail:
            found.append(trail[trail.index(key) :])
            return
        if key in done or key not in graph:
            return
        for child in graph[key]:
            visit(child, (*trail, key))
        done.add(key)

    for key in graph:
        visit(key, ())
    unique: dict[frozenset[str], tuple[str, ...]] = {}
    for cycle in found:
        unique.setdefault(frozenset(cycle), cycle)
    return tuple(unique.values())
