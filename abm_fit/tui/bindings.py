"""Every key of the UI in one table; bindings, key bar, help and README are made from it.

Letters and digits act only where no text field has the focus: Textual hands a key to the focused field first. Keys that
terminals and multiplexers keep for themselves (ctrl+b, ctrl+s, ctrl+h/i/j/m, ctrl+enter) are not used, and ctrl+q is
never the only way out.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from textual.binding import Binding, BindingType

from abm_fit.wording.spoken import say

Place = Literal["everywhere", "home", "setup", "walk", "review", "result", "report", "facts", "overlap"]
"""A screen, or all of them."""

TITLES: dict[Place, str] = {place: say(f"keys.place.{place}") for place in get_args(Place)}
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


def worded(
    name: str,
    place: Place,
    keys: str,
    action: str = "",
    hint: int = 0,
    *,
    show_key: str = "",
    bound: bool = True,
    silent: bool = False,
) -> Key:
    """Return a key with its words; a silent one has no label, since another key's words tell of it."""
    label = "" if silent else say(f"keys.label.{name}")
    return Key(name, place, keys, action, label, say(f"keys.about.{name}"), hint, show_key, bound)


KEYS: tuple[Key, ...] = (
    worded("help", "everywhere", "question_mark,f10", "show_help", 1),
    worded("palette", "everywhere", "ctrl+p,f8", "command_palette"),
    worded("theme", "everywhere", "f9", "toggle_theme"),
    worded("quit", "everywhere", "q,ctrl+q", "leave_app", 9),
    worded("home_open", "home", "enter", "", 1, bound=False),
    worded("home_new", "home", "n", "new", 2),
    worded("home_quarter", "home", "p", "next_period", 3),
    worded("home_result", "home", "r", "result", 4),
    worded("home_setup", "home", "s", "setup", 5),
    worded("home_archive", "home", "a", "archive", 6),
    worded("home_example", "home", "x", "example"),
    worded("home_find", "home", "slash,ctrl+f", "find", 7),
    worded("home_archived", "home", "z", "archived"),
    worded("home_other", "home", "o", "other"),
    worded("home_renew", "home", "m", "renew"),
    worded("home_undo", "home", "u,ctrl+z", "undo"),
    worded("setup_save", "setup", "f2,ctrl+n", "save", 1),
    worded("setup_back", "setup", "escape", "back", 2),
    worded("pick", "walk", "1", "", 1, show_key="1-9", bound=False),
    worded("dont_know", "walk", "d,f2", "dont_know", 8),
    worded("back", "walk", "b,left,ctrl+o", "back", 2),
    worded("skip", "walk", "s,right,ctrl+n", "skip", 3),
    worded("explain", "walk", "h,f1", "explain", 4),
    worded("menu", "walk", "escape", "leave_walk", 7),
    worded("undo", "walk", "u,ctrl+z", "undo", 5),
    worded("result", "walk", "r,ctrl+r", "result", 6),
    worded("redo", "walk", "U,ctrl+y", "redo"),
    worded("later", "walk", "l,f3", "later"),
    worded("na", "walk", "x,f4", "not_applicable"),
    worded("clear", "walk", "backspace,delete", "clear"),
    worded("evidence", "walk", "e,f5", "evidence"),
    worded("note", "walk", "n,ctrl+t", "note"),
    worded("gap", "walk", "g,ctrl+g", "next_gap"),
    worded("search", "walk", "slash,j,ctrl+f", "search"),
    worded("section", "walk", "pagedown", "next_section"),
    worded("section_back", "walk", "pageup", "previous_section", silent=True),
    worded("person", "walk", "p", "person"),
    worded("depth", "walk", "k", "depth"),
    worded("shortest", "walk", "y", "shortest"),
    worded("live", "walk", "v,f7", "live"),
    worded("whatif", "walk", "w", "what_if"),
    worded("review", "walk", "o", "review"),
    worded("facts", "walk", "f", "facts"),
    worded("overlap", "walk", "m", "overlap"),
    worded("setup", "walk", "t", "setup"),
    worded("report", "walk", "ctrl+e,f6", "report"),
    worded("review_go", "review", "enter", "", 1, bound=False),
    worded("review_back", "review", "escape,b", "back", 2),
    worded("result_open", "result", "enter", "", 1, bound=False),
    worded("result_back", "result", "escape,b", "back", 2),
    worded("result_report", "result", "p", "report", 3),
    worded("result_copy", "result", "c", "copy", 4),
    worded("result_whatif", "result", "w", "what_if", 5),
    worded("result_answer", "result", "a", "answer", 6),
    worded("result_review", "result", "o", "review", 7),
    worded("report_start", "report", "f2,ctrl+n", "start", 1),
    worded("report_cancel", "report", "f3", "cancel", 3),
    worded("report_open", "report", "f4", "open", 4),
    worded("report_folder", "report", "f5", "show_folder", 5),
    worded("report_back", "report", "escape", "back", 2),
    worded("facts_edit", "facts", "enter", "change", 1),
    worded("facts_unknown", "facts", "d", "dont_know", 2),
    worded("facts_na", "facts", "x", "not_applicable", 5),
    worded("facts_same", "facts", "s", "same", 4),
    worded("facts_undo", "facts", "u,ctrl+z", "undo", 3),
    worded("facts_redo", "facts", "U,ctrl+y", "redo"),
    worded("facts_back", "facts", "escape,b", "back", 2),
    worded("overlap_match", "overlap", "f2,ctrl+n", "match", 1),
    worded("overlap_load", "overlap", "f3", "load", 2),
    worded("overlap_same", "overlap", "y", "same", 3),
    worded("overlap_apart", "overlap", "n", "apart", 4),
    worded("overlap_undo", "overlap", "u,ctrl+z", "undo", 6),
    worded("overlap_take", "overlap", "f4", "take", 4),
    worded("overlap_back", "overlap", "escape", "back", 5),
)
"""Every key, in the order in which help shows them."""

NAMES = {
    "question_mark": "?",
    "slash": "/",
    "left": "←",
    "right": "→",
    **{key: say(f"keys.name.{key}") for key in ("escape", "enter", "pagedown", "pageup", "backspace", "delete", "tab")},
}
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
    heads = " | ".join((say("keys.head_place"), say("keys.head_key"), say("keys.head_about")))
    lines = [f"| {heads} |", "|---|---|---|"]
    for place, title in TITLES.items():
        lines += [f"| {title} | `{keys.replace(' ', '` `')}` | {about} |" for keys, about in key_lines(place)]
    return "\n".join(lines) + "\n"


def place_of(screen: object) -> Place:
    """Return the place whose keys a screen has."""
    place: Place = getattr(screen, "place", "everywhere")
    return place
