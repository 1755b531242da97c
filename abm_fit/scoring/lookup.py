"""Decision tables with unique hits."""

from __future__ import annotations

from collections.abc import Mapping

from abm_fit.pack.nodes import Table


def outcome_of(table: Table, cells: Mapping[str, str]) -> str:
    """Return the outcome of the row that a combination of inputs meets.

    Raises:
        LookupError: No row covers the combination; a linted pack has none such.
    """
    for row in table.rows:
        if all(cells[name] in covered for name, covered in row.cells.items()):
            return row.then
    raise LookupError(f"no row of the table {table.id} covers {dict(cells)}")
