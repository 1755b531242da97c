"""What `abm-fit demo` says, and its help."""

from __future__ import annotations

TEXTS = {
    "command_demo.example": "abm-fit demo --to out",
    "command_demo.to": "where to write the PDF and the HTML",
    "command_demo.a_case": "CASE",
    "command_demo.case": "another worked case of the bundled pack",
    "command_demo.no_case": "There is no worked case '{name}'.",
    "command_demo.cases": "Cases: {known}.",
    "command_demo.your_own": "This is a made-up company. To answer for your own, open the screens in a terminal: "
    "abm-fit",
    "command_demo.by_line": "(in a checkout: make run). Line by line instead: abm-fit assess --plain",
}
