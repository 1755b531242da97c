"""What the walk line by line says."""

from __future__ import annotations

TEXTS = {
    "lines.welcome": "Answer with a number or a value. ? shows the commands, q quits; nothing is lost.",
    "lines.commands": """\
  d don't know      x REASON does not apply   l come back later    n TEXT note
  e evidence        h help and what it means  b back               s skip ahead
  g next open one   j WORDS find a question   u undo    r redo     v the verdict so far
  o what is open    q quit (everything confirmed is saved)
  2 or 3            one of these, not sure which
  some words        the one option that begins so""",
    "lines.end": "Saved. The verdict so far: v, or: abm-fit score NAME",
    "lines.is_it_right": "Enter if that is right, anything else to type again: ",
    "lines.type_an_answer": "Type an answer; ? shows the commands.",
    "lines.no_answer_yet": "There is no answer yet.",
    "lines.answer_first": "Answer first; then add to it.",
    "lines.all_answered": "Everything is answered.",
    "lines.decided": "The verdict is decided: no open answer can change it.",
    "lines.not_found": "No question holds '{words}'.",
    "lines.also": "also: {question}",
    "lines.nothing_to_undo": "Nothing to undo in this session.",
    "lines.nothing_to_redo": "Nothing to redo.",
    "lines.place": "{place} ({done} of {all} answered)",
    "lines.several": "(several numbers with commas)",
    "lines.now": "now: {answer}{evidence}{carried}",
    "lines.evidence_described": ", evidence described",
    "lines.evidence_shown": ", evidence shown",
    "lines.carried": ", from last period: Enter confirms it",
    "lines.why": "Why we ask: {text}",
    "lines.judge": "How to judge: {text}",
    "lines.evidence": "Evidence: {text}",
}
