"""What `abm-fit assess` says, and its help."""

from __future__ import annotations

TEXTS = {
    "command_assess.example": 'abm-fit assess --new "Acme (made up)" --period 2026-Q4 --role marketing --plain',
    "command_assess.subject": "a stored assessment, or a colleague's file",
    "command_assess.organisation": "ORGANISATION",
    "command_assess.new": "begin a new assessment",
    "command_assess.from": "begin a new period with an earlier one's answers",
    "command_assess.a_period": "PERIOD",
    "command_assess.period": "of a new one; without it, the present quarter",
    "command_assess.currency": "what an amount without a currency means",
    "command_assess.segment": "of a new one; may be repeated",
    "command_assess.person": "who answers",
    "command_assess.role": "their role; without it, everything is asked",
    "command_assess.quick": "ask the questions that decide most (12 minutes)",
    "command_assess.shortest": "ask next what narrows the verdict most",
    "command_assess.pack": "another questionnaire, for a new one",
    "command_assess.plain": "line by line; chosen by itself without a terminal",
    "command_assess.locale": "how numbers are read and written: en_US, de_DE ...",
    "command_assess.only_one": "Only one of a name, --new and --from can be given.",
    "command_assess.see_help": "See: abm-fit assess --help",
    "command_assess.segment_of_new": "--segment is for a new assessment.",
    "command_assess.segment_in_ui": "Others get theirs in the UI: abm-fit assess NAME",
    "command_assess.which": "Which organisation is this about? ",
    "command_assess.nothing": "There is nothing to walk.",
    "command_assess.begin": 'Begin one: abm-fit assess --new "Acme (made up)" --plain',
    "command_assess.carried": "{organisation}, {period}: {answers} answers from {last}. Confirm each with Enter.",
    "command_assess.no_role": "There is no role '{role}'.",
    "command_assess.go_on": "Go on any time: abm-fit assess {id}   See the verdict: abm-fit score {id}",
    "command_assess.send_back": "The answers are in {file}. Send it back.",
}
