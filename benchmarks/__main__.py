"""`make bench`: print every figure beside its floor. Nothing fails here; a person reads it."""

from __future__ import annotations

import sys
from importlib import import_module

GROUPS = ("commands", "scoring", "screens", "reports")
"""Modules of this folder with a `lines()`; name some on the command line to run those alone."""


def main() -> None:
    """Print the lines of the groups that were asked for."""
    for group in sys.argv[1:] or GROUPS:
        print(f"\n{group}")
        for line in import_module(f"benchmarks.{group}").lines():
            print(line, flush=True)


if __name__ == "__main__":
    main()
