"""What `abm-fit doctor` says, and its help."""

from __future__ import annotations

TEXTS = {
    "command_doctor.example": "abm-fit doctor",
    "command_doctor.ok": "ok",
    "command_doctor.missing": "MISSING",
    "command_doctor.versions": "abm-fit {version} on Python {python}",
    "command_doctor.no_pack": "the bundled questionnaire does not load: {reason}",
    "command_doctor.pack": "questionnaire '{pack}' {version}, {questions} questions",
    "command_doctor.store": "answers are kept in {place} ({assessments} assessments)",
    "command_doctor.no_store": "answers can't be kept: {reason}",
    "command_doctor.pdf": "the PDF's system libraries are here",
    "command_doctor.no_pdf": "the PDF needs system libraries ({names}). Type: {command}. HTML reports work without.",
    "command_doctor.no_terminal": "no terminal here: the screens won't open, everything else works",
    "command_doctor.terminal": "the terminal is {columns}×{rows}",
    "command_doctor.small": "the terminal is {columns}×{rows}; make it at least 60×20",
}
