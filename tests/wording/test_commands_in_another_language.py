"""With every fixed word in Greek letters, what commands print in Latin ones is what packs, people and Python wrote."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from abm_fit.cli import COMMANDS
from abm_fit.commands.report import FORMATS
from abm_fit.commands.schema import KINDS
from abm_fit.pack.yaml_reading import read_yaml
from abm_fit.report.brand_schema import KEYS as KEYS_OF_BRANDS
from abm_fit.report.templates import our_templates
from abm_fit.resources import packs_folder
from tests.wording.test_another_language import LATIN, PACKAGE, strings_in

AS_IT_IS = re.compile(
    rf"abm-fit(?: (?:{'|'.join(COMMANDS)}))?|(?<!\w)--?[a-z]+|\{{[^}}]*\}}|"
    r"\S+\.(?:yaml|sqlite3)|\b[0-9a-f]{8}(?:[0-9a-f]{4})?\b(?:-[0-9a-f-]+)?|ABM-B\d+"
)
"""What is the same in any language: commands, options, the values that they choose from, files, ids and codes."""
OF_PYTHON = (
    "usage: options: positional arguments: show this help message and exit show program's version number and exit"
)
"""What argparse says; Python has words of its own for it."""
KEYS = (key for keys in KEYS_OF_BRANDS.values() for key in keys)
TYPED = " ".join((*COMMANDS, *FORMATS, *KINDS, *our_templates(), *KEYS, "URL"))
"""What is typed."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what commands print in Greek, by what was typed."""
    folder = tmp_path_factory.mktemp("greek")
    program = [sys.executable, "-m", "tests.wording.commands_in_greek", str(folder)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=PACKAGE.parent, timeout=300)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {line: text.replace(str(folder), "") for line, text in found.items()}


def test_no_command_has_a_word_of_its_own(told: dict[str, str]) -> None:
    files = sorted((packs_folder() / "abm_fit").rglob("*.yaml"))
    texts = [text for file in files for text in strings_in(read_yaml(file).data)]
    given = "\n".join([OF_PYTHON, TYPED, *(file.stem for file in files), *texts]).casefold()
    ours = {
        f"{line}: {piece}"
        for line, text in told.items()
        for run in LATIN.findall(AS_IT_IS.sub("|", text))
        if (piece := " ".join(run.split()).strip(" '’&/+-")) and piece.casefold() not in given
    }
    assert ours == set()


def test_every_command_does_speak_greek(told: dict[str, str]) -> None:
    assert len(told) > 30
    assert [line for line, text in told.items() if not re.search(r"[α-ω]{3}", text)] == []
