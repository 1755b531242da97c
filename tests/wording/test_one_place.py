"""No front end, and no room that speaks to people through one, has a sentence of its own: they stand in `wording`."""

from __future__ import annotations

from pathlib import Path

from abm_fit.report.failures import OUT_OF_MEMORY
from abm_fit.report.libraries import INSTALL_LINE
from abm_fit.store.troubles import MEANINGS
from tests.wording.sentences import files_under, sentences_in

PACKAGE = Path(__file__).resolve().parents[2] / "abm_fit"
PLACES = (
    "assessment",
    "scoring",
    "report",
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
    "scoring/encoding.py": "descriptions in a JSON Schema",
    "report/charts/svg.py": "pieces of SVG",
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
    "report/aggregate.py": {" aggregated"},
    "report/attachments.py": {"a template of one's own"},
    "report/characters.py": {"`fonts: {text: FILE.ttf}`"},
    "report/charts/grid.py": {'<rect x="'},
    "report/child.py": {"Source", "Metadata", "Step ", "Page "},
    "report/failures.py": set(OUT_OF_MEMORY) - {"memoryerror"},
    "report/fitting.py": {"Letter"},
    "report/html.py": {"IBM Plex Sans", "Source Serif Pro"},
    "report/libraries.py": {INSTALL_LINE},
    "report/parts/changes.py": {"no detectable change"},
    "report/pdf.py": {'<?xml version="1.0"?><fontconfig>'},
    "report/pdf_bytes.py": {"Kids"},
    "report/theme.py": {"IBM Plex Sans", "Source Serif Pro", "Brand Text", "Brand Headings"},
    "report/typesetting/document.py": {"Step 1 - Reading HTML"},
    "report/typesetting/reading.py": {"<!doctype html>"},
    "report/workbook/writing.py": {"Calibri"},
    "crashes.py": {" abm-fit "},
}
"""What is read in packs, people's lists, a database's and libraries' errors and WeasyPrint's log; values of results
and of records, a seed of ids, a type, paper sizes, fonts, our name, a line to type, markup, keys of files."""


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
