"""What an iterator gives, to be gone through again: each item is asked for once, and only when somebody comes to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

A = TypeVar("A")


class Remembered(Generic[A]):
    """An iterator that can be gone through any number of times, at several places at once."""

    def __init__(self, source: Iterator[A]) -> None:
        self._source: Iterator[A] | None = source
        self._seen: list[A] = []

    def __iter__(self) -> Iterator[A]:
        """Go through what was seen, then through what is still to come."""
        return iter(self._seen) if self._source is None else self._going_on(self._source)

    def _going_on(self, source: Iterator[A]) -> Iterator[A]:
        place = 0
        while True:
            while place < len(self._seen):
                yield self._seen[place]
                place += 1
            try:
                self._seen.append(next(source))
            except StopIteration:
                self._source = None
                return
