"""With every fixed word in Greek letters, what stays Latin on the screens is what packs and people wrote."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from abm_fit.pack.yaml_reading import read_yaml
from abm_fit.resources import packs_folder

PACKAGE = Path(__file__).resolve().parents[2] / "abm_fit"
LATIN = re.compile(r"[A-Za-z][A-Za-z '’&/+-]*")
"""Words as they follow each other; a number or a sign ends them."""
BETWEEN = re.compile(r"\s{2,}")
"""What parts the cells of a table."""
KEYS = re.compile(r"\b(?:(?:[A-Za-z]|ctrl\+\w|[A-Z]{3})(?:\s|$))+")
"""Names of keys, of quarters and of currencies."""


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the screens of a walk in Greek, by name."""
    folder = tmp_path_factory.mktemp("greek")
    program = [sys.executable, "-m", "tests.wording.in_greek", str(folder)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=PACKAGE.parent, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def strings_in(data: object) -> Iterator[str]:
    """Yield every text of a YAML document."""
    if isinstance(data, str):
        yield " ".join(data.split())
    elif isinstance(data, dict):
        for part in data.values():
            yield from strings_in(part)
    elif isinstance(data, list | tuple):
        for part in data:
            yield from strings_in(part)


def test_no_screen_has_a_word_of_its_own(screens: dict[str, str]) -> None:
    files = sorted((packs_folder() / "abm_fit").rglob("*.yaml"))
    texts = [text for file in files for text in strings_in(read_yaml(file).data)]
    given = "\n".join(["abm-fit", str(PACKAGE.parent), *texts]).casefold()
    assert len(screens) > 35
    ours = {
        f"{name}: {piece}"
        for name, text in screens.items()
        for line in text.splitlines()
        for cell in BETWEEN.split(line)
        for run in LATIN.findall(cell)
        if (piece := " ".join(run.split()).strip(" '’&/"))
        and piece.casefold() not in given
        and not KEYS.fullmatch(piece)
    }
    assert ours == set()


def test_the_screens_do_speak_greek(screens: dict[str, str]) -> None:
    assert all(re.search(r"[α-ω]{3}", text) for text in screens.values())
