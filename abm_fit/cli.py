"""The command line: names, help and exit codes. Each command's own module is imported only when it is called."""

from __future__ import annotations

import sys

from abm_fit import __version__

TYPE_CHECKING = False  # as in `typing`, whose import takes longer than telling the version
if TYPE_CHECKING:
    import argparse
    from types import ModuleType

COMMANDS: dict[str, str] = {
    "assess": "walk the questions (in the UI, or line by line with --plain)",
    "score": "print the verdict of an assessment, or its whole result as JSON",
    "report": "write the report as PDF, HTML, Markdown, JSON or Excel",
    "list": "list the stored assessments",
    "export": "write an assessment to a file, or a blank one for a colleague",
    "import": "take a file in, or merge a colleague's answers back",
    "compare": "say what changed since an earlier assessment, and why",
    "verify": "recompute a report from what it carries and say whether its numbers hold",
    "check": "prove what can be proved of a pack, and run its worked cases",
    "schema": "print the JSON Schema of a kind of file",
    "doctor": "say whether everything works on this machine",
    "demo": "score the bundled made-up example and write its report",
    "completion": "print shell completion (bash, zsh, tcsh)",
}
"""Every command, with what it does."""

EPILOG = """\
examples:
  abm-fit                              open the terminal UI
  abm-fit demo --to out                see a verdict and a report in seconds
  abm-fit score answers.yaml --json    everything the score holds, for other programs

exit codes: 0 done; 1 check or verify found something; 2 the command line was off;
3 a file, name or answer could not be used; 4 the store or a folder could not be used;
5 no PDF (the HTML was written); 70 our mistake (your answers are saved).
"""


def command_module(name: str) -> ModuleType:
    """Import and return a command's module."""
    from importlib import import_module

    # `import` is a word of Python, so its module carries an underscore.
    return import_module(f"abm_fit.commands.{name}".replace(".import", ".import_"))


def build_parser(only: str | None = None, *, others: bool = True) -> argparse.ArgumentParser:
    """Return the parser; with `only`, that command's arguments alone are filled in, so that nothing else is loaded.

    `others`: whether the parser knows the other commands; their names stand only in its help.
    """
    import argparse

    parser = argparse.ArgumentParser(
        prog="abm-fit",
        description="Does account-based marketing, demand generation or a mix fit you, and could you carry it?",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"abm-fit {__version__}")
    parser.add_argument("--debug", action="store_true", help="show where in the code a failure happened")
    parser.add_argument(
        "--store", metavar="URL", help="where answers are kept: a file, or postgresql://... (else ABM_FIT_STORE)"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, about in COMMANDS.items():
        wanted = only is None or only == name
        if not (wanted or others):
            continue
        module = command_module(name) if wanted else None
        sub = commands.add_parser(
            name,
            help=about,
            description=about[0].upper() + about[1:] + ".",
            epilog=f"example:\n  {module.EXAMPLE}" if module else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if module:
            module.add_arguments(sub)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; talk goes to stderr, data to stdout."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["--version"]:
        try:
            print(f"abm-fit {__version__}", flush=True)
        except OSError as error:
            from abm_fit.commands import streams

            return streams.lost(error)
        return 0
    from abm_fit.commands import streams

    streams.mend()
    try:
        code = command(arguments, alone=argv is None)
    except SystemExit as stop:  # argparse has printed the help, or what is off
        code = stop.code if isinstance(stop.code, int) else 0
    return streams.flushed(code)


def command(arguments: list[str], *, alone: bool) -> int:
    """Run what the arguments ask for; raises SystemExit where argparse has said everything.

    `alone`: the process is there for nothing else.
    """
    named = next((word for word in arguments if word in COMMANDS), "")
    parser = build_parser(only=named, others=arguments[:1] != [named])
    options = parser.parse_args(arguments)
    from abm_fit.commands import running

    return running.run_alone(options) if alone else running.run(options)
