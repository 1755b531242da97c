"""`abm-fit export`: an assessment as one file, or a blank one for a colleague to walk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import say
from abm_fit.errors import ExitCode

if TYPE_CHECKING:
    import argparse

EXAMPLE = 'abm-fit export "Acme (made up) 2026-Q4" --blank --for sales --to for-sales.yaml'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to export, for whom and where to."""
    parser.add_argument("subject", metavar="NAME|FILE", help="a stored assessment's name, or a file")
    parser.add_argument("--to", metavar="FILE", help="where to (.yaml or .json); without it, stdout")
    parser.add_argument("--blank", action="store_true", help="leave everybody's answers out")
    parser.add_argument("--for", dest="role", metavar="ROLE", help="with --blank: the role of who is to answer")
    parser.add_argument("--name", metavar="NAME", help="with --blank: their name")
    parser.add_argument("--case", action="store_true", help="write the light form of a worked case instead")


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
            raise NotFoundError(f"There is no role '{role}' in this pack.", hint="Roles: " + ", ".join(known) + ".")
        name = options.name or next((item.label for item in pack.questionnaire.roles if item.id == role), "Colleague")
        assessment = blank_for_role(assessment, role=role, name=name, respondent_id=f"r{uuid.uuid4().hex[:8]}")
    deliver(dump_portable(PortableFile(assessment, pack.documents), form_of_path(Path(options.to or ""))), options.to)
    if options.blank and options.to:
        say(f"Send {options.to}. It is walked with: abm-fit assess {options.to}")
        say(f"Merge the answers back with: abm-fit import {options.to}")
    return ExitCode.OK
