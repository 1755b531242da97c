"""What is said while an assessment begins."""

from __future__ import annotations

TEXTS = {
    "beginning.which": "Which questions?",
    "beginning.other_folder": "A folder that is not in this list…",
    "beginning.unusable": "{problem} Everything about it: abm-fit check {folder}",
    "beginning.own": "Questions of your own",
    "beginning.own_about": "The folder that holds questionnaire.yaml, rubric.yaml, advice.yaml and sources.yaml.",
    "beginning.reading": "Reading the questions…",
    "beginning.period": "A new period, from these answers",
    "beginning.period_about": "Every answer is taken over and marked until somebody confirms it. The old period stays "
    "as it is.",
    "beginning.period_wanted": "Name another period.",
    "beginning.example": "Opening the worked example…",
    "beginning.example_only": "EXAMPLE, nothing is saved",
}
