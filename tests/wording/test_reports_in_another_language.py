"""With every fixed word in Greek letters, what stays Latin in a report is what packs and people wrote."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from abm_fit.pack.yaml_reading import read_yaml
from abm_fit.resources import packs_folder
from tests.wording.reports_in_greek import CASES
from tests.wording.test_another_language import LATIN, PACKAGE, strings_in

DIGEST = re.compile(r"\b[0-9a-f]{12}\b")


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    """Return reports in Greek, by case and form."""
    program = [sys.executable, "-m", "tests.wording.reports_in_greek"]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=PACKAGE.parent, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_no_report_has_a_word_of_its_own(reports: dict[str, str]) -> None:
    files = sorted((packs_folder() / "abm_fit").rglob("*.yaml"))
    given = "\n".join(text for file in files for text in strings_in(read_yaml(file).data)).casefold()
    ours = {
        f"{name}: {piece}"
        for name, text in reports.items()
        for run in LATIN.findall(DIGEST.sub("", text))
        if (piece := " ".join(run.split()).strip(" '’&/+-")) and piece.casefold() not in given
    }
    assert ours == set()


def test_every_report_does_speak_greek(reports: dict[str, str]) -> None:
    assert len(reports) == 5 * len(CASES)
    assert [name for name, text in reports.items() if len(re.findall(r"[α-ω]{3}", text)) < 30] == []
