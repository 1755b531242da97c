"""Whatever is in a pack's documents, they become a pack or a list of problems; never anything else."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abm_fit.errors import InvalidFileError
from abm_fit.pack.compiling import DOCUMENTS
from abm_fit.pack.loading import check_documents, read_documents

SOUND = {
    kind: document.data
    for kind, document in read_documents(
        Path(__file__).resolve().parents[1] / "data" / "invalid" / "pack" / "base"
    ).items()
}

Place = tuple[dict[str, Any] | list[Any], str | int]


def places_in(part: dict[str, Any] | list[Any]) -> Iterator[Place]:
    """Find every entry and item in plain data."""
    keys: list[Any] = list(part) if isinstance(part, dict) else list(range(len(part)))
    for key in keys:
        item = part[key]
        yield part, key
        if isinstance(item, (dict, list)):
            yield from places_in(item)


odd = st.sampled_from(
    [None, True, 0, -1, 1.5, 10**30, 1e300, "", "x", "van", "orders", "verdict", "any", "none", "low", "days > 0"]
) | st.sampled_from(
    [[], {}, [[]], ["van"], {"van": 1}, [1, 2], {"id": "van"}, "gate.no_van", "demand.band", "left", "1 / 0", "(" * 99]
)


@settings(max_examples=200)
@given(st.data())
def test_changed_documents_are_a_pack_or_a_list_of_problems(data: st.DataObject) -> None:
    documents = copy.deepcopy(SOUND)
    for _ in range(data.draw(st.integers(1, 3))):
        found = list(places_in(documents))
        holder, key = found[data.draw(st.integers(0, len(found) - 1))]
        change = data.draw(st.sampled_from(["replace", "remove", "move"]))
        if change == "remove":
            del holder[key]  # type: ignore[arg-type]  # a key of its holder
        elif change == "move":
            other, where = found[data.draw(st.integers(0, len(found) - 1))]
            holder[key] = copy.deepcopy(other[where])  # type: ignore[index]
        else:
            holder[key] = copy.deepcopy(data.draw(odd))  # type: ignore[index]
    with suppress(InvalidFileError):
        assert check_documents(documents, "a.yaml").documents == documents


def test_documents_that_are_missing_or_no_mappings_are_told() -> None:
    for kind in DOCUMENTS:
        with pytest.raises(InvalidFileError, match=kind):
            check_documents({**SOUND, kind: []})
        with pytest.raises(InvalidFileError, match=kind):
            check_documents({key: part for key, part in SOUND.items() if key != kind})
