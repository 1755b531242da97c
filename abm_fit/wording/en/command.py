"""What commands say, whichever it is."""

from __future__ import annotations

TEXTS = {
    "command.stopped": "Stopped. Everything you confirmed is saved.",
    "command.no_terminal": "abm-fit opens its screens in a terminal, and this is none that it can draw in.",
    "command.by_line": "Walk the questions line by line: abm-fit assess --plain",
    "command.see_demo": "See what comes out:              abm-fit demo --to out",
    "command.our_mistake": "abm-fit: something went wrong that should not have. That is our mistake, not yours.",
    "command.all_saved": "Everything you confirmed is saved.",
    "command.all_saved_and_log": "Everything you confirmed is saved. Where it happened is in {place}",
    "command.output_lost": "abm-fit: the output could not be written: {reason}.",
    "command.output_elsewhere": "Make room, or send it elsewhere. Everything you confirmed is saved.",
    "command.unwritable": "{place} could not be written: {reason}.",
    "command.other_folder": "Choose another folder with --to.",
    "command.not_bundled": "The bundled questionnaires are missing from this installation.",
    "command.install_again": "Install abm-fit again.",
    "command.no_pack": "There is no pack at '{name}'.",
    "command.known_packs": "Name a folder that holds questionnaire.yaml, or one of: {known}.",
    "command.questions_changed": "{file}: the questions in it are not those it was answered with.",
    "command.export_again": "The file was changed by hand, or is damaged. Export it again.",
    "command.roles": "Roles: {known}.",
}
