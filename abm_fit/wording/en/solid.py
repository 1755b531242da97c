"""What is said of how solid a verdict is, what would change it, and where people differ."""

from __future__ import annotations

TEXTS = {
    "solid.word_solid": "solid",
    "solid.word_fair": "fair",
    "solid.word_fragile": "fragile",
    "solid.word_open": "the band itself is still open",
    "solid.down": "Points down to the next band: {points}",
    "solid.up": "Points up to the next band: {points}",
    "solid.radius": "All weights may be off by {percent} % before the band changes",
    "solid.under_weightings": "Share of all weightings: {shares}",
    "solid.under_noise": "Under answer noise: {shares}",
    "solid.nearly_all": "nearly 100 %",
    "solid.hardly_any": "hardly any",
    "solid.detectable": "A change of less than {points} points is noise",
    "solid.gates_held": "These figures hold the gates as they are.",
    "solid.flip.one": "'{verdict}' with 1 other answer: {questions}",
    "solid.flip.many": "'{verdict}' with {n} other answers: {questions}",
    "solid.flip_ways": "'{verdict}' with {answers} other answers, in {ways} ways",
    "solid.path.one": "cheapest way to '{verdict}': 1 improvement",
    "solid.path.many": "cheapest way to '{verdict}': {n} improvements",
    "solid.step": "{question}: from '{before}' to '{after}'",
    "solid.apart": "{question}: {said} (of {options} options)",
    "solid.alone_same": "{role} alone: the same verdict",
    "solid.alone_other": "{role} alone: another verdict",
    "solid.alone_other_for": "{role} alone: another verdict for {segments}",
}
