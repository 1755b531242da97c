"""What README and CONTRIBUTING say is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from abm_fit.cli import COMMANDS
from abm_fit.errors import ExitCode
from abm_fit.wording.words import ENGLISH

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_opens_with_exactly_two_commands() -> None:
    first = README.split("\n\n")[2]
    assert [line.strip() for line in first.splitlines()] == ["make run", "make test"]


def test_the_readme_lists_every_command_with_its_own_words() -> None:
    for name in COMMANDS:
        assert f"| `abm-fit {name}` | {ENGLISH(f'cli.about_{name}')} |" in README


def test_the_readme_lists_every_exit_code() -> None:
    assert set(re.findall(r"^\| (\d+) \|", README, re.MULTILINE)) == {str(int(code)) for code in ExitCode}


def test_every_file_the_docs_link_to_is_there() -> None:
    for document in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_every_module_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:\w+/)+\w+\.py)`", text):
        assert (ROOT / "abm_fit" / name).exists() or (ROOT / name).exists(), name


def test_nothing_for_people_claims_more_than_we_can_back() -> None:
    places = [
        ROOT / "README.md",
        *(ROOT / "questionnaires").rglob("*.yaml"),
        *(ROOT / "report_templates").rglob("*.html*"),
    ]
    for path in places:
        text = path.read_text(encoding="utf-8").lower()
        for word in ("predictive", "scientifically validated", "proven method"):
            # "never predictive" and "not a validated instrument" are limits, not claims.
            for found in re.finditer(word, text):
                before = text[max(0, found.start() - 60) : found.start()]
                assert re.search(r"\b(not|never|nor|nobody|no)\b", before), f"{path.name}: {word}"
