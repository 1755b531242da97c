"""Whatever a database complains of, it is said which store it is and what to do."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DataError, OperationalError

from abm_fit.errors import StoreError
from abm_fit.store.troubles import MEANINGS, translated

PLACE = "/home/me/{0}.sqlite3"
"""Data, not a template."""


@pytest.mark.parametrize("complaint", [*MEANINGS, "something nobody has thought of"])
@pytest.mark.parametrize("kind", [OperationalError, DataError])
def test_every_complaint_has_words_and_a_way_out(
    complaint: str, kind: type[OperationalError] | type[DataError]
) -> None:
    with pytest.raises(StoreError) as told, translated(PLACE):
        raise kind("INSERT of an answer", {}, Exception(f"FATAL: {complaint.capitalize()} (5)"))
    assert PLACE in told.value.message or "disk" in told.value.message
    assert told.value.hint.endswith(".")
    assert "INSERT" not in str(told.value)
