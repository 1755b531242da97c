"""A result's data is plain JSON that meets its own schema, exact numbers included."""

# ruff: noqa: ANN401

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.pack.loading import load_pack
from abm_fit.scoring.encoding import FORMAT, result_schema, result_to_data
from abm_fit.scoring.engine import score

FOLDER = Path(__file__).parents[2] / "questionnaires" / "abm_fit"
CASES = sorted((FOLDER / "cases").glob("*.yaml"))
_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "number": (int, float)}


def problems(data: Any, schema: dict[str, Any], root: dict[str, Any], where: str = "$") -> list[str]:
    """Check data against the words of JSON Schema that result schemas use."""
    if "$ref" in schema:
        return problems(data, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, where)
    if "anyOf" in schema:
        found = [problems(data, one, root, where) for one in schema["anyOf"]]
        return min(found, key=len)
    if "const" in schema or "enum" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        return [] if data in allowed else [f"{where}: {data!r} is none of {allowed}"]
    kind = schema["type"]
    good = type(data) is int if kind == "integer" else isinstance(data, _TYPES[kind])  # type: ignore[arg-type]
    if not good or (kind == "number" and isinstance(data, bool)):
        return [f"{where}: {data!r} is no {kind}"]
    return _inside(data, schema, root, where)


def _inside(data: Any, schema: dict[str, Any], root: dict[str, Any], where: str) -> list[str]:
    if isinstance(data, str) and "pattern" in schema:
        return [] if re.search(schema["pattern"], data) else [f"{where}: {data!r} has the wrong form"]
    if isinstance(data, list):
        shapes = schema.get("prefixItems") or [schema["items"]] * len(data)
        if len(shapes) != len(data):
            return [f"{where}: {len(data)} items"]
        pairs = zip(data, shapes, strict=True)
        return [
            text
            for place, (item, shape) in enumerate(pairs)
            for text in problems(item, shape, root, f"{where}[{place}]")
        ]
    if not isinstance(data, dict):
        return []
    known, more = schema.get("properties", {}), schema.get("additionalProperties")
    texts = [f"{where}.{name} is missing" for name in schema.get("required", ()) if name not in data]
    for name, item in data.items():
        shape = known.get(name, more)
        texts += [f"{where}.{name} is not foreseen"] if not shape else problems(item, shape, root, f"{where}.{name}")
    return texts


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_every_bundled_case_meets_the_schema(path: Path) -> None:
    pack = load_pack(FOLDER)
    data = json.loads(json.dumps(result_to_data(score(pack, read_case(path, pack).assessment))))
    schema = result_schema()
    assert problems(data, schema, schema) == []
    assert data["schema"] == FORMAT


def test_the_check_itself_finds_what_is_wrong() -> None:
    schema = result_schema()
    pack = load_pack(FOLDER)
    data = result_to_data(score(pack, read_case(CASES[0], pack).assessment))
    data["nodes"][0]["score"]["low"]["exact"] = "0.5"
    data["mad"] = 1
    assert len(problems(data, schema, schema)) == 2


def test_numbers_are_exact_fractions_beside_their_decimals() -> None:
    pack = load_pack(FOLDER)
    result = score(pack, read_case(CASES[0], pack).assessment)
    found = result_to_data(result)["nodes"][0]["score"]["low"]
    assert Fraction(found["exact"]) == result.nodes[0].score.low
    assert found["value"] == float(result.nodes[0].score.low)
