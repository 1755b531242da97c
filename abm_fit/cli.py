"""The command line: names, help and exit codes. Each command's own module is imported only when it is called."""

from __future__ import annotations

import sys

from abm_fit import __version__

TYPE_CHECKING = False  # as in `typing`, whose import takes longer than telling the version
if TYPE_CHECKING:
    import argparse
    from types import ModuleType

COMMANDS = (
    "assess",
    "score",
    "report",
    "list",
    "export",
    "import",
    "compare",
    "verify",
    "check",
    "schema",
    "doctor",
    "demo",
    "completion",
)
"""Every command, as the help lists them."""


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

    from abm_fit.wording.spoken import say
    from abm_fit.wording.words import capitalised

    parser = argparse.ArgumentParser(
        prog="abm-fit",
        description=say("cli.question"),
        epilog=say("cli.epilog"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"abm-fit {__version__}")
    parser.add_argument("--debug", action="store_true", help=say("cli.debug"))
    parser.add_argument("--store", metavar="URL", help=say("cli.store"))
    commands = parser.add_subparsers(dest="command", metavar=say("cli.a_command"))
    for name in COMMANDS:
        wanted = only is None or only == name
        if not (wanted or others):
            continue
        module = command_module(name) if wanted else None
        about = say(f"cli.about_{name}")
        sub = commands.add_parser(
            name,
            help=about,
            description=say("cli.describe", about=capitalised(about)),
            epilog=say("cli.example", command=module.EXAMPLE) if module else None,
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
