"""What is said of answers that are read under a newer questionnaire."""

from __future__ import annotations

TEXTS = {
    "migration.kept": "From version {before} to {after}: {answers} questions keep their answers.",
    "migration.renamed": "'{old}' is now called '{new}'; its answers come along.",
    "migration.aside": "'{question}' {why}; its answers are kept aside.",
    "migration.new": "'{question}' is new.",
    "migration.not_asked": "is not asked any more",
    "migration.not_taken": "no longer takes what was answered",
    "migration.for_everyone": "now applies to everyone",
}
