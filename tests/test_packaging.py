"""What is installed carries its questionnaires and templates, however it was built."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA_FOLDERS = ("questionnaires", "report_templates")


def tracked_data() -> set[str]:
    """Return every file of the data folders that git knows, or that is there where git is not."""
    listed = subprocess.run(["git", "ls-files", *DATA_FOLDERS], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return set(listed.stdout.split("\n")) - {""}
    return {str(path.relative_to(ROOT)) for name in DATA_FOLDERS for path in (ROOT / name).rglob("*") if path.is_file()}


def build(kind: str, source: Path, target: Path) -> Path:
    """Build an sdist or a wheel without a network and return its path."""
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return next(target.glob("*.tar.gz" if kind == "sdist" else "*.whl"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the wheel from the checkout, the sdist, and a wheel from that sdist."""
    folder = tmp_path_factory.mktemp("built")
    sdist = build("sdist", ROOT, folder / "sdist")
    with tarfile.open(sdist) as archive:
        # Python 3.11.2, which Debian 12 has, knows no filters yet.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(folder / "unpacked", **safely)  # type: ignore[arg-type]
    unpacked = next((folder / "unpacked").iterdir())
    return {
        "wheel": build("wheel", ROOT, folder / "wheel"),
        "wheel from the sdist": build("wheel", unpacked, folder / "again"),
    }


@pytest.mark.parametrize("name", ["wheel", "wheel from the sdist"])
def test_a_wheel_holds_every_tracked_data_file(built: dict[str, Path], name: str) -> None:
    with zipfile.ZipFile(built[name]) as wheel:
        held = {entry.removeprefix("abm_fit/_bundled/") for entry in wheel.namelist()}
    assert tracked_data() - held == set()


@pytest.mark.parametrize("name", ["wheel", "wheel from the sdist"])
def test_an_installed_wheel_scores_its_own_example(built: dict[str, Path], name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(built[name]) as wheel:
        wheel.extractall(tmp_path / "site")
    # Isolated from the checkout: only the unpacked wheel and the installed dependencies are on the path.
    code = f"""
import sys
sys.path[:] = [place for place in sys.path if place != {str(ROOT)!r}]
sys.path.insert(0, {str(tmp_path / "site")!r})
from abm_fit.cli import main
from abm_fit.resources import bundled_root, packs_folder
assert bundled_root().name == "_bundled", bundled_root()
sys.exit(main(["score", str(packs_folder() / "abm_fit" / "cases" / "example.yaml")]))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "made up" in done.stdout.lower()


def test_a_checkout_finds_its_own_folders() -> None:
    from abm_fit.resources import bundled_root

    assert bundled_root() == ROOT
