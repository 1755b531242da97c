"""Every code has a sample that breaks one sound pack in one place; it yields that code, there, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from abm_fit.errors import InvalidFileError
from abm_fit.pack.lint.findings import CODES
from abm_fit.pack.loading import load_pack
from abm_fit.pack.yaml_reading import read_yaml

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "invalid" / "pack"
CHANGES = sorted(SAMPLES.glob("ABM-*/*.yaml"))


def changed(change: Path, folder: Path) -> tuple[str, int, str]:
    """Copy the sound pack with one change; return the changed file, the problem's line and words from its message."""
    sample = read_yaml(change).data
    for path in (SAMPLES / "base").iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name == sample["file"]:
            assert text.count(sample["find"]) == 1
            text = text.replace(sample["find"], sample["put"])
        (folder / path.name).write_text(text, encoding="utf-8")
    text = (folder / sample["file"]).read_text(encoding="utf-8")
    assert text.count(sample["at"]) == 1
    return sample["file"], text[: text.index(sample["at"]) + len(sample["at"])].count("\n") + 1, sample["says"]


def test_the_pack_that_the_samples_break_is_sound() -> None:
    assert load_pack(SAMPLES / "base").id == "bread_round"


def test_every_code_has_a_sample_and_a_line_in_the_docs() -> None:
    assert {change.parent.name for change in CHANGES} == set(CODES)
    text = (SAMPLES.parents[3] / "docs" / "pack-format.md").read_text(encoding="utf-8")
    for code, means in CODES.items():
        assert f"| {code} | {means} |" in text


@pytest.mark.parametrize("change", CHANGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_broken_pack_yields_its_code_on_its_line_and_nothing_else(change: Path, tmp_path: Path) -> None:
    file, line, says = changed(change, tmp_path)
    with pytest.raises(InvalidFileError) as caught:
        load_pack(tmp_path)
    (problem,) = caught.value.problems
    assert problem.code == change.parent.name
    assert (Path(problem.file).name, problem.line) == (file, line)
    assert says in str(problem)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    for path in (SAMPLES / "base").iterdir():
        text = path.read_text(encoding="utf-8")
        text = text.replace("left < 0", "lefd < 0").replace("owner: driver", "owner: diver")
        (tmp_path / path.name).write_text(text.replace("title: Means", "title: Means\n    source: x"), encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        load_pack(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["ABM-P018", "ABM-P003", "ABM-P013"]
