"""Names of which one begins with all of the other: `Siemens` and `Siemens Energy`, `North Wind` and `Northwind Ltd`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

LEAST = 8
"""Letters from which run-together names count as such, so that `Alpha` is no beginning of `Alphabet`."""


class Beginnings:
    """Comparable names by place, to be searched by how they begin; quick for lists of thousands."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self._spaced = sorted((f"{name} ", place) for place, name in names.items())
        self._bare = sorted((_bare(name), place) for place, name in names.items())

    def like(self, name: str) -> set[int]:
        """Return the places of the names that begin with this one, or that this one begins with."""
        words, bare = name.split(), _bare(name)
        found = set(_longer(self._spaced, f"{name} "))
        for count in range(1, len(words)):
            found |= set(_exactly(self._spaced, f"{' '.join(words[:count])} "))
        if len(bare) >= LEAST:
            found |= set(_longer(self._bare, bare))
        for count in range(LEAST, len(bare)):
            found |= set(_exactly(self._bare, bare[:count]))
        return found


def _bare(name: str) -> str:
    return name.replace(" ", "")


def _longer(among: list[tuple[str, int]], beginning: str) -> Iterator[int]:
    at = bisect_left(among, (beginning, -1))
    while at < len(among) and among[at][0].startswith(beginning):
        yield among[at][1]
        at += 1


def _exactly(among: list[tuple[str, int]], name: str) -> Iterator[int]:
    at = bisect_left(among, (name, -1))
    while at < len(among) and among[at][0] == name:
        yield among[at][1]
        at += 1
