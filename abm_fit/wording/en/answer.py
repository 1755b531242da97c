"""What an answer is called in words."""

from __future__ import annotations

TEXTS = {
    "answer.state_answered": "answered",
    "answer.state_dont_know": "don't know",
    "answer.state_not_applicable": "does not apply",
    "answer.state_later": "later",
    "answer.state_cleared": "no answer",
    "answer.said_answered": "answered",
    "answer.said_dont_know": "don't know",
    "answer.said_not_applicable": "not applicable",
    "answer.said_later": "come back to it",
    "answer.said_cleared": "cleared",
    "answer.held_unknown": "not known",
    "answer.held_not_applicable": "not applicable",
    "answer.held_hidden": "not asked",
    "answer.either": "{others} or {last}, not sure which",
    "answer.none_of_these": "none of these",
    "answer.span": "{low} to {high}",
    "answer.agreed": "Agreed in the room",
    "answer.somebody": "Somebody",
    "answer.days": "days",
    "answer.day": "day",
}
