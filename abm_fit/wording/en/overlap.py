"""What the screen that compares two lists of accounts says."""

from __future__ import annotations

TEXTS = {
    "overlap.about": "One account a line. Nothing of the lists is kept.",
    "overlap.of_sales": "Sales' accounts",
    "overlap.of_marketing": "Marketing's accounts",
    "overlap.begin": "Paste a list (name, domain or both), Tab to the other, then F2. F3 loads a file into the list.",
    "overlap.empty": "Both lists need at least one account.",
    "overlap.compare_first": "Compare the lists first: F2.",
    "overlap.share": "{percent} % overlap",
    "overlap.counted": ": {both} on both lists, {either} on either ({first} and {second}).",
    "overlap.doubtful.one": "{n} doubtful.",
    "overlap.doubtful.many": "{n} doubtful.",
    "overlap.decide": "y: the same account; n: different ones; u: take it back. What you leave counts as different.",
    "overlap.no_doubt": "No doubtful pair. F4 takes the share as the answer.",
    "overlap.no_pair": "There is no doubtful pair to decide.",
    "overlap.all_decided": "All pairs are decided. F4 takes the share as the answer.",
    "overlap.none_decided": "No pair is decided yet.",
    "overlap.undone": "Taken back.",
    "overlap.load": "Load a list",
    "overlap.load_about": "The path of a text or CSV file, one account a line.",
    "overlap.no_file": "There is no such file.",
    "overlap.too_large": "That file is too large for a list of accounts.",
    "overlap.no_text": "That is no text file.",
    "overlap.unreadable": "It can't be read: {why}.",
    "overlap.only_shown": "This walk doesn't ask this person for the overlap, so the number is only shown.",
    "overlap.note": (
        "Measured: {both} accounts on both lists, {either} on either ({first} and {second}). The lists were not kept."
    ),
    "overlap.taken": "{share} overlap is the answer now, with evidence. The lists are not kept.",
}
