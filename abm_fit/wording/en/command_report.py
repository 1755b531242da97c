"""What `abm-fit report` says, and its help."""

from __future__ import annotations

TEXTS = {
    "command_report.example": 'abm-fit report "Acme (made up) 2026-Q4" --format pdf,html --brand studio.yaml '
    "--to reports",
    "command_report.a_list": "LIST",
    "command_report.formats": "of {formats}",
    "command_report.a_template": "TEMPLATE",
    "command_report.template": "consulting, one-page, workshop, or a folder",
    "command_report.brand": "a brand file: logo, colours, names, footer",
    "command_report.a_locale": "LOCALE",
    "command_report.locale": "how dates, numbers and money are written (de_DE ...)",
    "command_report.to": "where to; a file name names them all",
    "command_report.attach": "what the PDF carries for `verify`: no single person's answers unless 'full'",
    "command_report.since": "an earlier assessment to say what changed since",
    "command_report.progress": "one line of progress at a time on stderr",
    "command_report.no_formats": "'{text}' is not a list of formats.",
    "command_report.known_formats": "Choose from {formats}.",
}
