"""A result as plain data for JSON, and the schema of that data.

Every exact number is written twice, as `{"value": 64.47, "exact": "6447/100"}`: `value` for reading, `exact` for
whoever computes on. Field names are those of `abm_fit.scoring.result`; a list stands for every tuple.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from abm_fit.scoring.result import Result

FORMAT = "abm-fit/result@1"
"""The value of `schema` in the data."""

_NUMBER = {
    "type": "object",
    "description": "An exact number: as a decimal for reading, and as a fraction.",
    "properties": {"value": {"type": "number"}, "exact": {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"}},
    "required": ["value", "exact"],
    "additionalProperties": False,
}
_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def result_to_data(result: Result) -> dict[str, Any]:
    """Turn a result into JSON-able data."""
    return {"schema": FORMAT, **_encoded(result)}


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of `result_to_data`."""
    parts: dict[str, Any] = {"Number": _NUMBER}
    whole = _object_schema(Result, parts)
    whole["properties"] = {"schema": {"const": FORMAT}, **whole["properties"]}
    whole["required"] = ["schema", *whole["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Result of an abm-fit assessment",
        **whole,
        "$defs": dict(sorted(parts.items())),
    }


def _encoded(value: Any) -> Any:  # noqa: ANN401 - any part of a result
    if isinstance(value, Fraction):
        return {"value": _as_float(value), "exact": str(value)}
    if is_dataclass(value):
        return {field.name: _encoded(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _encoded(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_encoded(item) for item in value]
    return value


def _as_float(value: Fraction) -> float:
    """Return the nearest decimal; the largest there is for a number beyond it, since JSON knows no infinity."""
    try:
        return float(value)
    except OverflowError:
        return 1.7976931348623157e308 if value > 0 else -1.7976931348623157e308


def _schema(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any type of a result's field
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Fraction:
        return {"$ref": "#/$defs/Number"}
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(argument, parts) for argument in arguments]}
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0], parts)}
    if origin is tuple:
        items = [_schema(argument, parts) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(arguments[1], parts)}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in parts:
            parts[hint.__name__] = {}
            parts[hint.__name__] = _object_schema(hint, parts)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"a result cannot hold {hint!r}")


def _object_schema(kind: type, parts: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip().split("\n")[0],
        "properties": {name: _schema(hints[name], parts) for name in names},
        "required": names,
        "additionalProperties": False,
    }
