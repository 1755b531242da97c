"""What is said while a report is made, and where it can't be."""

from __future__ import annotations

TEXTS = {
    "making.scoring": "scoring",
    "making.writing": "writing {file}",
    "making.done": "done",
    "making.step_1": "reading the report",
    "making.step_2": "reading the style",
    "making.step_3": "applying the style",
    "making.step_4": "building the pages",
    "making.step_5": "laying out",
    "making.step_6": "drawing the pages",
    "making.step_7": "finishing the PDF",
    "making.page": "laying out page {page}",
    "making.html_beside": "The same report as HTML: {file}",
    "making.no_letters": "No font has these letters, the PDF prints {stand_in} for them: {letters}. The HTML shows "
    "them. For the PDF, name a font that has them in a brand file ({key}) and give it with --brand.",
    "making.no_letters_many": "No font has these letters, the PDF prints {stand_in} for them: {letters} and others. "
    "The HTML shows them. For the PDF, name a font that has them in a brand file ({key}) and give it with --brand.",
    "making.a_folder": "{file} is a folder.",
    "making.name_a_file": "Name a file, or another folder with --to.",
    "making.not_written": "{file} could not be written: {error}.",
    "making.elsewhere": "Choose another place with --to.",
    "making.no_locale": "'{locale}' is no locale.",
    "making.write_locale": "Write it like en_US, de_DE or fr_CH.",
    "making.no_format": "There is no report format '{format}'.",
    "making.formats": "Ours: {formats}",
}
