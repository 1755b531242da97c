"""What is said when abm-fit is left, or ends by itself."""

from __future__ import annotations

TEXTS = {
    "leaving.how": "q leaves (Esc first where you are typing); nothing is lost.",
    "leaving.not_taken": "abm-fit: the store could not take the last answers: no room, or no right to write.",
    "leaving.aside": "abm-fit: the store could not be had. What you confirmed is kept in {place}\n"
    "and is taken in when abm-fit is opened and the store is there again.",
    "leaving.nowhere": "They could be written nowhere else either.",
    "leaving.rescued": "The whole assessment is in {place}\nOnce there is room, type: abm-fit import {place}",
    "leaving.crashed": "abm-fit: something went wrong that should not have. That is our mistake, not yours.",
    "leaving.all_saved": "Every answer you confirmed is saved.",
    "leaving.not_all_saved": "The store took no more answers. {where}",
    "leaving.logged": "Where it happened is in {place}",
}
