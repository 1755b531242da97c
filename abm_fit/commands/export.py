"""`abm-fit export`: an assessment as one file, or a blank one for a colleague to walk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import talk
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_export.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to export, for whom and where to."""
    parser.add_argument("subject", metavar=say("cli.a_name_or_file"), help=say("cli.subject"))
    parser.add_argument("--to", metavar=say("cli.a_file"), help=say("command_export.to"))
    parser.add_argument("--blank", action="store_true", help=say("command_export.blank"))
    parser.add_argument("--for", dest="role", metavar=say("cli.a_role"), help=say("command_export.role"))
    parser.add_argument("--name", metavar=say("cli.a_name"), help=say("command_export.name"))
    parser.add_argument("--case", action="store_true", help=say("command_export.case"))


def run(options: argparse.Namespace) -> ExitCode:
    """Write the file; a blank one carries the same assessment's id, so that `import` merges it back."""
    import uuid

    from abm_fit.assessment.model import PortableFile
    from abm_fit.assessment.portable import blank_for_role, dump_portable, form_of_path
    from abm_fit.commands.subjects import open_subject
    from abm_fit.commands.writing import deliver
    from abm_fit.errors import NotFoundError

    pack, assessment = open_subject(options.subject, store=options.store)
    if options.case:
        from abm_fit.assessment.cases import case_to_data
        from abm_fit.assessment.yaml_writing import dump_yaml

        deliver(dump_yaml(case_to_data(assessment, pack)), options.to)
        return ExitCode.OK
    if options.blank:
        role = options.role or ""
        known = [item.id for item in pack.questionnaire.roles]
        if role and role not in known:
            hint = say("command.roles", known=", ".join(known))
            raise NotFoundError(say("command_export.no_role", role=role), hint=hint)
        named = next((item.label for item in pack.questionnaire.roles if item.id == role), "")
        name = options.name or named or say("command_export.colleague")
        assessment = blank_for_role(assessment, role=role, name=name, respondent_id=f"r{uuid.uuid4().hex[:8]}")
    deliver(dump_portable(PortableFile(assessment, pack.documents), form_of_path(Path(options.to or ""))), options.to)
    if options.blank and options.to:
        talk(say("command_export.send", file=options.to))
        talk(say("command_export.merge", file=options.to))
    return ExitCode.OK
