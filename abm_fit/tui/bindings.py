"""Every key of the UI in one table; bindings, key bar, help and README are made from it.

Letters and digits act only where no text field has the focus: Textual hands a key to the focused field first. Keys that
terminals and multiplexers keep for themselves (ctrl+b, ctrl+s, ctrl+h/i/j/m, ctrl+enter) are not used, and ctrl+q is
never the only way out.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual.binding import Binding, BindingType

Place = Literal["everywhere", "home", "setup", "walk", "review", "result", "report", "facts", "overlap"]
"""A screen, or all of them."""

TITLES: dict[Place, str] = {
    "everywhere": "Everywhere",
    "home": "Home",
    "setup": "Set-up",
    "walk": "Answering",
    "review": "Review",
    "result": "Result",
    "report": "Report",
    "facts": "Facts side by side",
    "overlap": "List overlap",
}
"""The places in the order in which help lists them."""


class Key(NamedTuple):
    """One action of a place and the keys that run it."""

    id: str
    """Stable: users may remap by it."""
    place: Place
    keys: str
    """Textual's names, comma between alternatives; the first one is shown."""
    action: str
    label: str
    """One or two words, for the key bar."""
    about: str
    """A sentence, for help and README."""
    hint: int = 0
    """Order in the key bar, 1 first; 0 is not shown there. What the list of answers shows with its key comes late."""
    show_key: str = ""
    """How the first key is written where its name is not plain."""
    bound: bool = True
    """False: told of here, but handled by the focused thing itself (digits, arrows)."""


KEYS: tuple[Key, ...] = (
    Key(
        "help",
        "everywhere",
        "question_mark,f10",
        "show_help",
        "Keys",
        "All keys of this screen, and the glossary; F1, too, where it is not a question's help",
        1,
        "?",
    ),
    Key("palette", "everywhere", "ctrl+p,f8", "command_palette", "Commands", "Every command by name", 0, "ctrl+p"),
    Key("theme", "everywhere", "f9", "toggle_theme", "Theme", "Change between light and dark", 0, "F9"),
    Key("quit", "everywhere", "q,ctrl+q", "leave_app", "Quit", "Leave; nothing is lost and nothing is asked", 9, "q"),
    Key("home_open", "home", "enter", "", "Open", "Open what is highlighted", 1, "Enter", bound=False),
    Key("home_new", "home", "n", "new", "New", "Start an assessment of an organisation", 2),
    Key("home_quarter", "home", "p", "next_period", "New period", "Start a new period from these answers", 3),
    Key("home_result", "home", "r", "result", "Result", "Show the result of what is highlighted", 4),
    Key("home_setup", "home", "s", "setup", "Set-up", "Change name, period, segments, people", 5),
    Key("home_archive", "home", "a", "archive", "Archive", "Put it away, or back into the list; nothing is deleted", 6),
    Key("home_example", "home", "x", "example", "Example", "Look at the worked example (a made-up company)"),
    Key("home_find", "home", "slash,ctrl+f", "find", "Find", "Find an assessment by its words, and open it", 7, "/"),
    Key("home_archived", "home", "z", "archived", "Archived", "Show what is archived, or leave it out again"),
    Key("home_other", "home", "o", "other", "Other questions", "Start an assessment with another questionnaire"),
    Key("home_renew", "home", "m", "renew", "Newer questions", "Bring it to today's version of its questions"),
    Key("home_undo", "home", "u,ctrl+z", "undo", "Undo", "Take archiving back"),
    Key("setup_save", "setup", "f2,ctrl+n", "save", "Save", "Save and go on", 1, "F2"),
    Key("setup_back", "setup", "escape", "back", "Back", "Leave without saving", 2, "Esc"),
    Key(
        "pick", "walk", "1", "", "Choose", "Choose by number; or arrows and Enter, or the mouse", 1, "1-9", bound=False
    ),
    Key(
        "dont_know",
        "walk",
        "d,f2",
        "dont_know",
        "Don't know",
        "Say that you don't know; it counts as open, never as bad",
        8,
    ),
    Key("back", "walk", "b,left,ctrl+o", "back", "Back", "Go to the question before", 2),
    Key("skip", "walk", "s,right,ctrl+n", "skip", "Skip", "Go to the next question without answering", 3),
    Key(
        "explain",
        "walk",
        "h,f1",
        "explain",
        "Help",
        "Why we ask, how to judge, what evidence counts; again for what does not fit",
        4,
    ),
    Key("menu", "walk", "escape", "leave_walk", "Home", "Out of a field; then back to home", 7, "Esc"),
    Key("undo", "walk", "u,ctrl+z", "undo", "Undo", "Take the last answer back; again for the one before", 5),
    Key("result", "walk", "r,ctrl+r", "result", "Result", "Show the verdict so far", 6),
    Key("redo", "walk", "U,ctrl+y", "redo", "Redo", "Give again what was just undone", 0, "U"),
    Key("later", "walk", "l,f3", "later", "Later", "Come back to this question later"),
    Key("na", "walk", "x,f4", "not_applicable", "Doesn't apply", "Say that it doesn't apply here, with the reason"),
    Key(
        "clear", "walk", "backspace,delete", "clear", "Clear", "Take the answer away, as if never given", 0, "Backspace"
    ),
    Key("evidence", "walk", "e,f5", "evidence", "Evidence", "Say whether you could describe or show it"),
    Key("note", "walk", "n,ctrl+t", "note", "Note", "Write a note beside the answer"),
    Key("gap", "walk", "g,ctrl+g", "next_gap", "Next open", "Go to the next question without an answer"),
    Key("search", "walk", "slash,j,ctrl+f", "search", "Search", "Find a question by its words, and jump to it", 0, "/"),
    Key(
        "section",
        "walk",
        "pagedown",
        "next_section",
        "Section",
        "Go to the next section; Page up to the one before",
        0,
        "PgDn",
    ),
    Key("section_back", "walk", "pageup", "previous_section", "", "Go to the section before", 0, "PgUp"),
    Key("person", "walk", "p", "person", "Person", "Somebody else takes the keyboard and answers as themselves"),
    Key("depth", "walk", "k", "depth", "Quick/full", "Change between the quick and the full walk"),
    Key("shortest", "walk", "y", "shortest", "Shortest way", "Ask next what narrows the verdict most"),
    Key(
        "live",
        "walk",
        "v,f7",
        "live",
        "Live result",
        "Show the result while answering; again for what does not fit, then to hide it",
    ),
    Key("whatif", "walk", "w", "what_if", "What if", "Try other answers without saving them"),
    Key("review", "walk", "o", "review", "Review", "What is open, unknown, unproven or contradictory"),
    Key("facts", "walk", "f", "facts", "Facts", "The facts of all segments side by side"),
    Key("overlap", "walk", "m", "overlap", "Match lists", "Measure how far two account lists overlap"),
    Key("setup", "walk", "t", "setup", "Set-up", "Change organisation, period, segments, people"),
    Key("report", "walk", "ctrl+e,f6", "report", "Report", "Write the report"),
    Key("review_go", "review", "enter", "", "Go there", "Jump to the question", 1, "Enter", bound=False),
    Key("review_back", "review", "escape,b", "back", "Back", "Back to where you were", 2, "Esc"),
    Key(
        "result_open",
        "result",
        "enter",
        "",
        "Open",
        "Open a line down to the answers behind it",
        1,
        "Enter",
        bound=False,
    ),
    Key("result_back", "result", "escape,b", "back", "Back", "Back to where you were", 2, "Esc"),
    Key("result_report", "result", "p", "report", "Report (PDF)", "Write the report", 3),
    Key("result_copy", "result", "c", "copy", "Copy", "Copy the summary to the clipboard", 4),
    Key("result_whatif", "result", "w", "what_if", "What if", "Try other answers without saving them", 5),
    Key("result_answer", "result", "a", "answer", "Answer", "Go on answering", 6),
    Key("result_review", "result", "o", "review", "Review", "What is open, unknown, unproven or contradictory", 7),
    Key("report_start", "report", "f2,ctrl+n", "start", "Write it", "Write the report", 1, "F2"),
    Key("report_cancel", "report", "f3", "cancel", "Cancel", "Stop writing", 3, "F3"),
    Key("report_open", "report", "f4", "open", "Open", "Open the file", 4, "F4"),
    Key("report_folder", "report", "f5", "show_folder", "Folder", "Show its folder", 5, "F5"),
    Key("report_back", "report", "escape", "back", "Back", "Back to where you were", 2, "Esc"),
    Key(
        "facts_edit",
        "facts",
        "enter",
        "change",
        "Change",
        "Fill in the highlighted fact; a digit begins at once",
        1,
        "Enter",
    ),
    Key("facts_unknown", "facts", "d", "dont_know", "Don't know", "Say that nobody knows it", 2),
    Key("facts_na", "facts", "x", "not_applicable", "Doesn't apply", "Say that it doesn't apply, with the reason", 5),
    Key("facts_same", "facts", "s", "same", "Same in all", "Give every other segment this answer", 4),
    Key("facts_undo", "facts", "u,ctrl+z", "undo", "Undo", "Take the last change back", 3),
    Key("facts_redo", "facts", "U,ctrl+y", "redo", "Redo", "Give again what was just undone", 0, "U"),
    Key("facts_back", "facts", "escape,b", "back", "Back", "Back to where you were", 2, "Esc"),
    Key("overlap_match", "overlap", "f2,ctrl+n", "match", "Compare", "Compare the two lists", 1, "F2"),
    Key("overlap_load", "overlap", "f3", "load", "Load", "Load a file into the list you are in", 2, "F3"),
    Key("overlap_same", "overlap", "y", "same", "Same", "These two are the same account", 3),
    Key("overlap_apart", "overlap", "n", "apart", "Different", "These two are different accounts", 4),
    Key("overlap_undo", "overlap", "u,ctrl+z", "undo", "Undo", "Take the last decision about a pair back", 6),
    Key(
        "overlap_take",
        "overlap",
        "f4",
        "take",
        "Use it",
        "Take the overlap as the answer, with evidence shown",
        4,
        "F4",
    ),
    Key("overlap_back", "overlap", "escape", "back", "Back", "Back; nothing of the lists is kept", 5, "Esc"),
)
"""Every key, in the order in which help shows them."""

NAMES = {
    "question_mark": "?", "slash": "/", "escape": "Esc", "enter": "Enter", "left": "←", "right": "→",
    "pagedown": "PgDn", "pageup": "PgUp", "backspace": "Backspace", "delete": "Del", "tab": "Tab",
}  # fmt: skip
"""How keys are written for people."""


def bindings_of(place: Place) -> list[BindingType]:
    """Return a place's bindings for a Textual screen or app."""
    bindings: list[BindingType] = [
        Binding(key.keys, key.action, key.label, show=bool(key.hint), tooltip=key.about, id=key.id)
        for key in KEYS
        if key.place == place and key.bound
    ]
    # Help for what is in front of one: a screen whose own F1 says more than its keys comes first.
    return [*bindings, Binding("f1", "show_help", show=False, id="help_f1")] if place == "everywhere" else bindings


def hints_of(place: Place) -> tuple[Key, ...]:
    """Return what the key bar shows for a place, most wanted first."""
    shown = [key for key in KEYS if key.place in (place, "everywhere") and key.hint]
    return tuple(sorted(shown, key=lambda key: (key.place == "everywhere", key.hint)))


def written(key: Key) -> str:
    """Return a key's first name as people write it."""
    return key.show_key or name_of(key.keys.split(",")[0])


def name_of(key: str) -> str:
    """Return a key's name as people write it: `Esc`, `F2`, `ctrl+o`."""
    return NAMES.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def key_lines(place: Place) -> list[tuple[str, str]]:
    """Return (keys, what they do) for a place, all alternatives named."""
    lines = []
    for key in KEYS:
        if key.place == place:
            names = dict.fromkeys([written(key), *(name_of(name) for name in key.keys.split(",")[1:])])
            lines.append((" ".join(names), key.about))
    return lines


def keys_as_markdown() -> str:
    """Return the table of all keys for README."""
    lines = ["| where | key | what it does |", "|---|---|---|"]
    for place, title in TITLES.items():
        lines += [f"| {title} | `{keys.replace(' ', '` `')}` | {about} |" for keys, about in key_lines(place)]
    return "\n".join(lines) + "\n"


def place_of(screen: object) -> Place:
    """Return the place whose keys a screen has."""
    place: Place = getattr(screen, "place", "everywhere")
    return place
