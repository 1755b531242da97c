"""`abm-fit schema`: the JSON Schema of every kind of file, for editors and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abm_fit.commands.writing import print_json
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_schema.example")

KINDS = ("questionnaire", "rubric", "advice", "sources", "case", "assessment", "brand", "result")
"""Every kind of file that people or programs read or write."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the kind of file."""
    parser.add_argument("kind", choices=KINDS, metavar=say("cli.a_name"), help=", ".join(KINDS))


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of one of `KINDS`."""
    if kind in {"case", "assessment"}:
        from abm_fit.assessment.schema import json_schema as of_assessment

        return of_assessment(kind)
    if kind == "brand":
        from abm_fit.report.brand import json_schema as of_brand

        return of_brand()
    if kind == "result":
        from abm_fit.scoring.encoding import result_schema

        return result_schema()
    from abm_fit.pack.schema import json_schema

    return json_schema(kind)


def run(options: argparse.Namespace) -> ExitCode:
    """Print the schema."""
    print_json(schema_of(options.kind))
    return ExitCode.OK
