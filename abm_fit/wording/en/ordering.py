"""What the report's form offers, and what is said of the program that writes it."""

from __future__ import annotations

TEXTS = {
    "ordering.pdf": "PDF, to hand over",
    "ordering.html": "HTML, one file, always there",
    "ordering.md": "Markdown",
    "ordering.xlsx": "Excel, with live formulas",
    "ordering.json": "JSON",
    "ordering.consulting": "Consulting report",
    "ordering.one_page": "One page",
    "ordering.workshop": "Workshop hand-out",
    "ordering.own_template": "A template folder of my own",
    "ordering.a4": "A4",
    "ordering.letter": "US Letter",
    "ordering.folder": "Folder",
    "ordering.brand_file": "Brand file",
    "ordering.template": "Template",
    "ordering.with_option": "with {option}",
    "ordering.in_field": "in {field}",
    "ordering.not_started": "The report could not be started: {why}.",
    "ordering.cancelled": "Cancelled. Nothing half-written is left.",
    "ordering.ended": "The report ended with exit code {code}.",
}
