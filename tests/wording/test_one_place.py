"""No front end, and no room that speaks to people through one, has a sentence of its own: they stand in `wording`."""

from __future__ import annotations

from pathlib import Path

from abm_fit.store.troubles import MEANINGS
from tests.wording.sentences import files_under, sentences_in

PACKAGE = Path(__file__).resolve().parents[2] / "abm_fit"
PLACES = (
    "assessment",
    "scoring",
    "store",
    "resources.py",
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
VOCABULARY = {
    "assessment/amount_words.py": "numbers as people write them, in English and German",
    "assessment/forms.py": "descriptions in a JSON Schema",
    "scoring/encoding.py": "descriptions in a JSON Schema",
}
"""Files whose words are no sentences of ours, and what they are."""
NO_SENTENCES = {
    "assessment/showing.py": {"of "},
    "scoring/comparing.py": {"no detectable change"},
    "scoring/leaves.py": {"Tree"},
    "store/troubles.py": set(MEANINGS),
    "tui/company_names.py": {" und "},
    "tui/overlap.py": {"account id", "account name", "account owner", "company name"},
    "tui/ordering.py": {"Letter"},
    "commands/report.py": {"Letter"},
    "cli.py": {"abm-fit "},
    "crashes.py": {" abm-fit "},
}
"""What is read in packs, people's lists and a database's errors; a value of results, a type, paper sizes, our name."""


def test_no_place_has_a_sentence_of_its_own() -> None:
    files = files_under([PACKAGE / name for name in PLACES])
    assert len(files) > 200
    found = {
        f"{name}:{line}: {text!r}"
        for file in files
        if str(file.relative_to(PACKAGE)) not in VOCABULARY
        for line, text in sentences_in(file)
        if text not in NO_SENTENCES.get(name := str(file.relative_to(PACKAGE)), set())
    }
    assert found == set()


def test_what_is_let_pass_is_still_there() -> None:
    for name, texts in NO_SENTENCES.items():
        assert texts <= {text for _, text in sentences_in(PACKAGE / name)}, name
    assert [name for name in VOCABULARY if not sentences_in(PACKAGE / name)] == []


def test_a_sentence_in_code_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "screen.py"
    file.write_text(
        'CSS = "Screen { padding: 1 2 }"\ntell("Saved at noon.")\ntell(f"{count} answers")\nBACK = "Back"\n',
        encoding="utf-8",
    )
    assert [text for _, text in sentences_in(file)] == ["Saved at noon.", " answers", "Back"]
