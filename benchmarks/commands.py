"""The command line: telling the version and scoring a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Line, compare_processes

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "questionnaires" / "abm_fit" / "cases" / "example.yaml"
ABM_FIT = str(Path(sys.executable).parent / "abm-fit")

UNAVOIDABLE = f"""
import argparse, dataclasses, fractions, hashlib, json, platformdirs, yaml
text = open({str(EXAMPLE)!r}, encoding="utf-8").read()
yaml.load(text, Loader=yaml.CSafeLoader)
import abm_fit.assessment.model, abm_fit.scoring.result
from abm_fit.commands.subjects import load_pack_named
load_pack_named(None)
"""
"""What scoring a worked case needs before it can begin: its libraries, the values that pass between the rooms (no
judging, reading or printing), the file's YAML, the pack's snapshot."""


def lines() -> Iterator[Line]:
    """Yield the lines of the command line."""
    yield compare_processes(
        "abm-fit --version / python -c pass", [ABM_FIT, "--version"], [sys.executable, "-c", "pass"], most=3, runs=21
    )
    yield compare_processes(
        "abm-fit score FILE / its imports and parsing",
        [ABM_FIT, "score", str(EXAMPLE)],
        [sys.executable, "-c", UNAVOIDABLE],
        most=1.5,
        runs=15,
    )
