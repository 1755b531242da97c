"""What is said where a PDF could not be made, and of the libraries it needs."""

from __future__ import annotations

TEXTS = {
    "failure.what_libraries": "The PDF could not be made: a system library is missing ({detail}).",
    "failure.hint_libraries": "Type: {install}",
    "failure.what_blocked": "The PDF was not made: the report asked for something it may not read. {detail}.",
    "failure.hint_blocked": "A template may only use files of its own folder, as asset:NAME.",
    "failure.what_late": "The PDF was stopped after {seconds} seconds, the most that one may take.",
    "failure.hint_late": "Very long notes make it slow; leave some out. The HTML holds everything.",
    "failure.what_memory": "The PDF was stopped at {memory} MiB of memory, the most that one may take.",
    "failure.hint_memory": "Very long notes make it large; leave some out. The HTML holds everything.",
    "failure.what_nested": "The PDF could not be made: the template nests its parts too deeply.",
    "failure.hint_nested": "Nest fewer tables and boxes in the template.",
    "failure.what_layout": "The PDF could not be made: {detail}.",
    "failure.hint_layout": "Mend the template, or use one of ours: {ours}.",
    "failure.what_other": "The PDF could not be made: {detail}.",
    "failure.hint_other": "The HTML holds the same report. abm-fit doctor looks for causes.",
    "failure.stopped": "the system stopped it, most likely for want of memory",
    "failure.no_reason": "it gave no reason",
    "failure.ended": "its process ended early ({said})",
    "failure.no_work": "The process that makes the PDF takes no work.",
    "failure.refused_foreign": "{address} is not a file of the template",
    "failure.refused_kind": "{address} is of a kind that reports don't use",
    "failure.refused_absent": "{address} is not in the template's folder",
    "failure.needed_always": "any PDF",
    "failure.needed_small": "small, repeatable PDFs",
}
