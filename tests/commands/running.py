"""Running the real command as a shell would, for the tests of what users and hostile files can cause."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "questionnaires" / "abm_fit" / "cases" / "example.yaml"
COMMAND = [sys.executable, "-m", "abm_fit"]


def abm_fit(
    *arguments: str | Path, given: str = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with `given` on stdin."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd or ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        input=given,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=60,
    )


def in_shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `abm-fit` is the command."""
    return subprocess.run(
        ["bash", "-c", f'abm-fit() {{ "{sys.executable}" -m abm_fit "$@"; }}; {line}'],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
