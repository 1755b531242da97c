"""What the store says where it can't do what it is asked."""

from __future__ import annotations

TEXTS = {
    "store.no_address": "{place} is no address of a store.",
    "store.write_address": "Write postgresql://user@host/database, or a file.",
    "store.other_database": "abm-fit keeps answers in a file or in PostgreSQL, not in {database}.",
    "store.write_place": "Write postgresql://user@host/database, or the path of a file.",
    "store.no_driver": "PostgreSQL needs one more package.",
    "store.install_driver": "Type: pip install 'abm-fit[postgres]'",
    "store.unusable": "{place} can't be used: {reason}.",
    "store.other_file": "Name another file with --store.",
    "store.no_plain_file": "{place} is no plain file, so it can't be a store.",
    "store.no_store": "{place} is no store of abm-fit.",
    "store.other_program": "{place} is a database of another program.",
    "store.other_version": "{place} was made by another version of abm-fit "
    "(its form is {theirs}, this one reads {ours}).",
    "store.newest": "Use the newest abm-fit. Nothing was changed.",
    "store.crowded": "{place} is being written by many at once.",
    "store.try_again": "Try again.",
    "store.no_assessment": "There is no assessment {id}.",
    "store.see_list": "See: abm-fit list",
    "store.several": "'{name}' means several assessments: {which}.",
    "store.say_which": "Name the period or the id.",
    "store.not_called": "There is no assessment called '{name}'.",
    "store.known": "Known: {known}.",
    "store.nothing": "Nothing is stored yet.",
    "store.there": "{organisation}, {period} is stored already.",
    "store.no_questions": "The questions with the digest {digest}… are not stored here.",
    "store.damaged": "The store holds an entry that can't be read.",
    "store.restore": "Copy it aside first; then restore a backup.",
    "store.unreadable": "{place} can't be read: {reason}.",
    "store.check_owner": "Check who owns the file.",
    "store.nowhere": "The answer could be written neither to the store nor to {place}: {reason}.",
    "store.make_room": "Make room on the disk, and confirm it again.",
}
