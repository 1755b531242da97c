"""No file of a front end has a sentence of its own: the fixed words stand in `wording`."""

from __future__ import annotations

from pathlib import Path

from tests.wording.sentences import files_under, sentences_in

PACKAGE = Path(__file__).resolve().parents[2] / "abm_fit"
FRONT_ENDS = (
    "tui",
    "commands",
    "cli.py",
    "crashes.py",
    "plain.py",
    "plain_lines.py",
    "shortest.py",
    "summary.py",
    "summary_decisions.py",
    "summary_more.py",
    "summary_text.py",
    "trend_text.py",
)
NO_SENTENCES = {
    "tui/company_names.py": {" und "},
    "tui/overlap.py": {"account id", "account name", "account owner", "company name"},
    "tui/ordering.py": {"Letter"},
    "commands/report.py": {"Letter"},
    "cli.py": {"abm-fit "},
    "crashes.py": {" abm-fit "},
}
"""What is read in people's own lists, ids of paper sizes, and the product's name."""


def test_no_front_end_has_a_sentence_of_its_own() -> None:
    files = files_under([PACKAGE / name for name in FRONT_ENDS])
    assert len(files) > 90
    found = {
        f"{name}:{line}: {text!r}"
        for file in files
        for line, text in sentences_in(file)
        if text not in NO_SENTENCES.get(name := str(file.relative_to(PACKAGE)), set())
    }
    assert found == set()


def test_what_is_let_pass_is_still_there() -> None:
    for name, texts in NO_SENTENCES.items():
        assert texts <= {text for _, text in sentences_in(PACKAGE / name)}, name


def test_a_sentence_in_code_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "screen.py"
    file.write_text(
        'CSS = "Screen { padding: 1 2 }"\ntell("Saved at noon.")\ntell(f"{count} answers")\nBACK = "Back"\n',
        encoding="utf-8",
    )
    assert [text for _, text in sentences_in(file)] == ["Saved at noon.", " answers", "Back"]
