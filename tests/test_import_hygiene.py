"""The rooms depend on each other in one direction, and light commands load nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "abm_fit"

ROOM_ORDER = (
    "errors",
    "wording",
    "resources",
    "pack",
    "assessment",
    "store",
    "scoring",
    "proof",
    "report",
    "plain",
    "tui",
    "commands",
    "cli",
)
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "wording": set(),
    "resources": {"errors", "wording"},
    "pack": {"errors", "wording", "resources"},
    "assessment": {"errors", "wording", "resources", "pack"},
    "store": {"errors", "wording", "resources", "pack", "assessment"},
    "scoring": {"errors", "wording", "resources", "pack", "assessment"},
    "proof": {"errors", "wording", "resources", "pack", "assessment", "scoring"},
    "report": {"errors", "wording", "resources", "pack", "assessment", "scoring"},
}
HEAVY = {"textual", "rich", "jinja2", "weasyprint", "sqlalchemy"}


def imports_of(path: Path) -> set[str]:
    """Return the rooms of abm_fit that a file imports anywhere, and the third-party packages."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            parts = name.split(".")
            found.add(parts[1] if parts[0] == "abm_fit" and len(parts) > 1 else parts[0])
    return found


def files_of(room: str) -> list[Path]:
    """Return a room's files, whether it is a folder or one file."""
    folder = PACKAGE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    above = set(ROOM_ORDER) - ALLOWED[room] - {room}
    wrong = {f"{path.relative_to(PACKAGE)}: {name}" for path in files_of(room) for name in imports_of(path) & above}
    assert wrong == set()


@pytest.mark.parametrize("room", ["pack", "assessment", "scoring", "proof"])
def test_the_pure_rooms_name_no_heavy_library(room: str) -> None:
    wrong = {f"{path.relative_to(PACKAGE)}: {name}" for path in files_of(room) for name in imports_of(path) & HEAVY}
    assert wrong == set()


def loaded_by(code: str) -> set[str]:
    """Run code in a new interpreter and return the top-level modules it has loaded."""
    script = f"{code}\nimport sys; print(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


PURE = ["abm_fit.pack.compiling", "abm_fit.assessment.editing", "abm_fit.assessment.walk", "abm_fit.scoring.engine"]


@pytest.mark.parametrize("module", PURE)
def test_scoring_and_the_walk_run_on_the_standard_library_alone(module: str) -> None:
    assert loaded_by(f"import {module}") & (HEAVY | {"pydantic", "yaml", "babel"}) == set()


def test_the_version_is_told_without_loading_even_argparse() -> None:
    code = "from abm_fit.cli import main; main(['--version'])"
    assert loaded_by(code) & (HEAVY | {"argparse", "pydantic", "yaml", "babel", "platformdirs"}) == set()


def test_scoring_a_file_opens_no_store_and_no_ui() -> None:
    code = "from abm_fit.cli import main; main(['score', 'questionnaires/abm_fit/cases/example.yaml'])"
    assert loaded_by(code) & {"textual", "rich", "jinja2", "weasyprint", "sqlalchemy"} == set()


def test_the_ui_starts_without_store_validator_or_report() -> None:
    code = "import abm_fit.tui.app"
    assert loaded_by(code) & {"sqlalchemy", "pydantic", "yaml", "weasyprint", "jinja2"} == set()


def test_no_package_init_does_more_than_introduce_itself() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert all(isinstance(node, ast.Expr | ast.Assign) for node in body), path
