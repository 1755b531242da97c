"""A snapshot gives the pack that loading gives, parses nothing again, and is never a reason to fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from abm_fit.errors import InvalidFileError
from abm_fit.pack.loading import load_pack
from abm_fit.pack.snapshot import KEPT, load_cached

SOUND = Path(__file__).resolve().parents[1] / "data" / "invalid" / "pack" / "base"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "pack"))


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "rubric.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_snapshot_gives_the_same_pack(folder: Path, tmp_path: Path) -> None:
    first = load_cached(folder, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert load_cached(folder, tmp_path / "cache") == first == load_pack(folder)


def test_a_hit_loads_neither_yaml_nor_pydantic(folder: Path, tmp_path: Path) -> None:
    load_cached(folder, tmp_path / "cache")
    code = (
        "import sys\nfrom pathlib import Path\nfrom abm_fit.pack.snapshot import load_cached\n"
        f"load_cached(Path({str(folder)!r}), Path({str(tmp_path / 'cache')!r}))\n"
        "assert not {'yaml', 'pydantic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_changed_file_is_read_anew(folder: Path, tmp_path: Path) -> None:
    before = load_cached(folder, tmp_path / "cache")
    change(folder, "value: 4.5", "value: 5.5")
    after = load_cached(folder, tmp_path / "cache")
    assert after.digest != before.digest
    assert after.rubric.policy["petrol"].value * 2 == 11


@pytest.mark.parametrize("content", [b"", b"{}", b"[[[", b"\xff" * 9, b"0" * 64 + b"\n{}", b"[" * 100_000])
def test_a_damaged_snapshot_is_made_again(folder: Path, tmp_path: Path, content: bytes) -> None:
    pack = load_cached(folder, tmp_path / "cache")
    (snapshot,) = (tmp_path / "cache").iterdir()
    sound = snapshot.read_bytes()
    snapshot.write_bytes(content)
    assert load_cached(folder, tmp_path / "cache") == pack
    assert snapshot.read_bytes() == sound


def test_one_flipped_character_is_noticed(folder: Path, tmp_path: Path) -> None:
    load_cached(folder, tmp_path / "cache")
    (snapshot,) = (tmp_path / "cache").iterdir()
    snapshot.write_bytes(snapshot.read_bytes().replace(b"4.5", b"9.5"))
    assert load_cached(folder, tmp_path / "cache").rubric.policy["petrol"].value * 2 == 9


def test_a_place_that_cannot_be_written_changes_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert load_cached(folder, tmp_path / "file" / "cache") == load_pack(folder)
    assert load_cached(folder, tmp_path / "file") == load_pack(folder)


def test_a_broken_pack_is_told_and_never_kept(folder: Path, tmp_path: Path) -> None:
    change(folder, "left < 0", "lefd < 0")
    for _ in range(2):
        with pytest.raises(InvalidFileError, match="lefd"):
            load_cached(folder, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_missing_folder_or_file_is_told_like_loading_does(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match="no such pack folder"):
        load_cached(tmp_path / "nowhere", tmp_path / "cache")
    (folder / "advice.yaml").unlink()
    with pytest.raises(InvalidFileError, match=r"advice\.yaml"):
        load_cached(folder, tmp_path / "cache")


def test_old_snapshots_make_room(folder: Path, tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        change(folder, "title: Means", f"title: Means {number}")
        load_cached(folder, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == KEPT
