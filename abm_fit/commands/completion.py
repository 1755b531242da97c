"""`abm-fit completion`: completion for a shell, printed for its start-up file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_completion.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the shell's name."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def run(options: argparse.Namespace) -> ExitCode:
    """Print the completion script."""
    import shtab

    from abm_fit.cli import build_parser

    print(shtab.complete(build_parser(), shell=options.shell))
    return ExitCode.OK
