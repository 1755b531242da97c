"""What a check of a report finds."""

from __future__ import annotations

TEXTS = {
    "verifying.no_plain_file": "this is no plain file",
    "verifying.file_unreadable": "this file can't be read: {error}",
    "verifying.too_large": "this file is larger than any report",
    "verifying.no_pdf": "this is no PDF",
    "verifying.password": "this PDF is protected by a password, which no report of abm-fit is",
    "verifying.unreadable": "this PDF can't be read: {error}",
    "verifying.name_a_report": "Name a PDF that abm-fit report has written.",
    "verifying.part_unreadable": "the {file} in it can't be read",
    "verifying.part_unknown": "the {file} in it is none that this version knows",
    "verifying.other_pack": "the pack in it is not the one that its answers name",
    "verifying.nothing": "It carries nothing to recompute: another program made it, or it was made with --attach none.",
    "verifying.seal_none": "Seal: none. This file was not written by abm-fit, or another program saved it again.",
    "verifying.seal_whole": "Seal: whole. The file is as it was written.",
    "verifying.seal_broken": "Seal: BROKEN. The file was changed after it was written.",
    "verifying.engine": "Made by abm-fit {made_by} with {pack} {pack_version} ({digest}), checked by {engine}.",
    "verifying.same": "Result: recomputed, and every figure is the same.",
    "verifying.different.one": "Result: DIFFERENT in one figure.",
    "verifying.different.many": "Result: DIFFERENT in {n} figures.",
    "verifying.difference": "{where}: the report has {was}; it follows {now}",
    "verifying.entries.one": "{n} entry",
    "verifying.entries.many": "{n} entries",
    "verifying.no_value": "nothing",
    "verifying.more": "… and {number} more",
    "verifying.not_compared": "Pages: not compared; another version or a template of somebody's own made them.",
    "verifying.pages_say.one": "Pages: the one page says what follows from the answers.",
    "verifying.pages_say.many": "Pages: all {n} say what follows from the answers.",
    "verifying.not_stated.one": "Pages: DIFFERENT; one statement that follows from the answers is not on them.",
    "verifying.not_stated.many": "Pages: DIFFERENT; {n} statements that follow from the answers are not on them.",
    "verifying.missing": "missing: {text}",
    "verifying.limit_full": "Not checked: what changed since last time.",
    "verifying.limit_aggregate": "The answers are carried in aggregate. Not checked: where people differ, who "
    "answered, evidence, notes, single answers, and what changed since last time.",
}
