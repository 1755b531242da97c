"""The result as JSON, for other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from abm_fit.scoring.result import Result


def without_people(result: Result) -> Result:
    """Return a result that says what holds, and not who said it."""
    readings = tuple(replace(reading, said=()) for reading in result.readings)
    analyses = result.analyses
    if analyses is not None:
        from abm_fit.scoring.analysed import People

        analyses = replace(analyses, people=People())
    return replace(result, readings=readings, analyses=analyses)


def result_data(result: Result, attach: str) -> dict[str, Any]:
    """Return the result as plain data; with single persons' answers only where `attach` is `full`."""
    from abm_fit.scoring.encoding import result_to_data

    return result_to_data(result if attach == "full" else without_people(result))


def json_report(result: Result, attach: str) -> str:
    """Return the result as JSON text; `abm-fit schema result` describes it."""
    return json.dumps(result_data(result, attach), indent=2, ensure_ascii=False) + "\n"


def compact(data: Any) -> bytes:  # noqa: ANN401 - any plain data
    """Return plain data as JSON bytes that are the same for the same data."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
