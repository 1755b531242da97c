"""What is said of who answers, and of the set-up."""

from __future__ import annotations

TEXTS = {
    "arranging.who": "Who answers now?",
    "arranging.who_about": "Everyone answers as themselves and sees only their own answers; the room sees everybody's.",
    "arranging.room": "What the room agrees on, after the discussion",
    "arranging.room_search": "agreed room",
    "arranging.other": "Somebody else",
    "arranging.other_search": "new somebody else",
    "arranging.role": "In which role?",
    "arranging.all": "All of it: they answer every question",
    "arranging.all_search": "all every",
    "arranging.whole_company": "Whole company",
    "arranging.name": "Their name",
    "arranging.name_about": "Used on this machine and in the workshop report.",
    "arranging.name_wanted": "A name, or the role's.",
    "arranging.nothing_asked": "Nothing is asked of this role in this walk.",
    "arranging.nothing_left": "So nothing would be asked of this person; the set-up stays as it was.",
    "arranging.no_role": "There is no role '{role}'.",
    "arranging.roles": "Roles: {roles}.",
    "arranging.has_answers.one": "“{segment}” has {n} answer.",
    "arranging.has_answers.many": "“{segment}” has {n} answers.",
    "arranging.no_what_if_report": "What-if answers are not saved, so there is no report of them. Esc leaves what-if.",
}
