"""What a database's errors mean, and what to do."""

from __future__ import annotations

TEXTS = {
    "store_trouble.what_other": "{place} is no store of abm-fit.",
    "store_trouble.hint_other": "Name another file with --store.",
    "store_trouble.what_damaged": "{place} is damaged.",
    "store_trouble.hint_damaged": "Copy it aside first; then restore a backup.",
    "store_trouble.what_closed": "{place} can't be opened.",
    "store_trouble.hint_closed": "Check that the folder exists and is yours.",
    "store_trouble.what_readonly": "{place} can't be written.",
    "store_trouble.hint_readonly": "Check who owns the file, or name another with --store.",
    "store_trouble.what_full": "The disk is full.",
    "store_trouble.hint_full": "Make room and confirm the last answer again.",
    "store_trouble.what_failing": "The disk can't be written.",
    "store_trouble.hint_failing": "It may be full or failing. Make room, then try again.",
    "store_trouble.what_busy": "Another program has kept {place} busy.",
    "store_trouble.hint_busy": "Close it and try again.",
    "store_trouble.what_password": "{place} refuses the user or the password.",
    "store_trouble.hint_password": "Check both.",
    "store_trouble.what_absent": "{place}: the database or the user does not exist.",
    "store_trouble.hint_absent": "Ask whoever runs the database.",
    "store_trouble.what_forbidden": "{place} does not let this user write.",
    "store_trouble.hint_forbidden": "Ask whoever runs the database.",
    "store_trouble.what_out_of_reach": "{place} can't be reached.",
    "store_trouble.hint_out_of_reach": "Check the address and the network.",
    "store_trouble.what_refused": "{place} did not take it ({error}).",
    "store_trouble.hint_refused": "Try again.",
}
