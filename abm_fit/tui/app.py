"""The app: start and end, themes, the palette's commands, and what a crash says."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import App, SystemCommand
from textual.screen import Screen

from abm_fit.errors import ExitCode
from abm_fit.tui.aside import WaitingFile
from abm_fit.tui.bindings import KEYS, TITLES, bindings_of, place_of
from abm_fit.tui.desk import Desk
from abm_fit.tui.in_order import InOrder
from abm_fit.tui.messages import Leaving
from abm_fit.tui.remembered import load_remembered, save_remembered, state_folder
from abm_fit.tui.saving import Keeper
from abm_fit.tui.themes import DARK, THEMES, other
from abm_fit.tui.wishes import Wishes
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from textual.driver import Driver

    from abm_fit.store.store import Store
    from abm_fit.tui.screens.setup import SetupScreen

TURN_S = 0.0005
"""How long another thread may keep the interpreter while the UI wants it."""


class AbmFitApp(InOrder, Desk, App[int]):
    """Home, the walk and the result, over one store."""

    TITLE = "abm-fit"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings_of("everywhere")
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self,
        store_url: str | None = None,
        open_name: str | None = None,
        state: Path | None = None,
        wishes: Wishes | None = None,
    ) -> None:
        super().__init__()
        self.wishes = wishes or Wishes()
        self.store_url = store_url
        self.open_name = open_name
        self.state_folder = state or state_folder()
        self.store_key = store_url or os.environ.get("ABM_FIT_STORE") or "default"
        self.remembered = load_remembered(self.state_folder, self.store_key)
        self.aside = WaitingFile(store_url)
        self.keeper = Keeper(self._open_store, self.call_later, self.aside)
        self.crashed: BaseException | None = None
        """What went wrong, where it was our mistake."""
        self.ended_by = 0
        """The signal that told us to end."""
        for theme in THEMES.values():
            self.register_theme(theme)
        wanted = self.remembered.theme or os.environ.get("TEXTUAL_THEME", "")
        # Set before anything is parsed, so that nothing has to be parsed again.
        self.set_reactive(App.theme, wanted if wanted in THEMES else DARK.name)
        # Textual took the colours of its own theme before ours was known.
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_driver_class(self) -> type[Driver]:
        """Return our driver where Textual would take its own for a terminal."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from abm_fit.tui.terminal import TerminalDriver

        return TerminalDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our colours, for the moments before a theme of ours is set."""
        return dict(DARK.variables)

    def on_ready(self) -> None:
        """Paint first; the store opens in its thread meanwhile.

        On mounting it would be too early: Textual lays that out, but draws it only at a later turn of its clock.
        """
        self.start_desk()
        self.call_after_refresh(self._painted)

    def on_resize(self) -> None:
        """Let the key bar say what there is room for; its own size may be the same."""
        if self.screen_stack:
            for bar in self.screen.query("KeyBar"):
                bar.refresh()

    def _painted(self) -> None:
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.keeper.start()
        if not self.is_headless:
            from abm_fit.tui.ending import heed_signals

            heed_signals(self.finish, self._told_to_end)

    def _told_to_end(self, number: int) -> None:
        self.ended_by = number
        self._follow_and_leave()

    def _open_store(self) -> Store:
        # While somebody reads home: what the walk needs, then the store's libraries.
        from abm_fit.store.opening import open_store
        from abm_fit.tui.screens import walk  # noqa: F401

        return open_store(self.store_url)

    def action_toggle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        from dataclasses import replace

        self.theme = other(self.theme)
        self.remember(replace(self.remembered, theme=self.theme))

    def action_show_help(self) -> None:
        """Show all keys of this screen."""
        from abm_fit.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen(place_of(self.screen), self.glossary()))

    def action_command_palette(self) -> None:
        """Show every command of this screen by name."""
        from abm_fit.tui.screens.palette import Palette

        if not Palette.is_open(cast("App[object]", self)):
            self.push_screen(Palette(id="--command-palette"))

    async def action_quit(self) -> None:
        """Leave; everything confirmed is saved or on its way."""
        self.action_leave_app()

    def action_leave_app(self) -> None:
        """Leave; nothing is asked where nothing is lost. A form that was typed and not saved is asked about first."""
        if getattr(self.screen, "unsaved", False):
            cast("SetupScreen", self.screen).action_back()
        else:
            self._follow_and_leave()

    def _follow_and_leave(self) -> None:
        """Leave behind what was pressed before, which becomes an answer first."""
        if not (self.focused or self.screen).post_message(Leaving(2)):
            self.exit(int(ExitCode.OK))

    @on(Leaving)
    def _leave(self, event: Leaving) -> None:
        if not (event.rounds and self.screen.post_message(Leaving(event.rounds - 1))):
            self.exit(int(ExitCode.OK))

    def action_help_quit(self) -> None:
        """Say how to leave when ctrl+c is pressed."""
        self.tell(say("leaving.how"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return the palette's commands: every key's action of this screen, by name."""
        place = place_of(screen)
        for key in KEYS:
            if key.bound and key.place in (place, "everywhere") and key.action != "command_palette" and key.label:
                owner = self if key.place == "everywhere" else screen
                title = f"{key.label} ({TITLES[key.place].lower()})" if key.place != place else key.label
                yield SystemCommand(title, key.about, getattr(owner, f"action_{key.action}"))

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback with local variables, which are people's answers: that goes nowhere, and
        # the log gets the call stack alone.
        from io import StringIO

        from rich.console import Console

        self.crashed = error
        self.error_console = Console(file=StringIO())
        super()._handle_exception(error)

    def finish(self) -> bool:
        """Save what is on its way; returns whether all of it was."""
        saved = self.keeper.close()
        if self.session is not None and not self.session.scratch:
            from abm_fit.tui.resuming import keep_last

            keep_last(self.state_folder, self.store_key, self.session.assessment, self.session.pack)
        save_remembered(self.state_folder, self.store_key, self.remembered)
        return saved

    def rescue(self) -> Path | None:
        """Write what is open into a file of its own, where neither the store nor the waiting file takes it."""
        if self.session is None or self.session.scratch:
            return None
        from abm_fit.tui.rescuing import file_of

        return file_of(self.session.assessment, self.session.pack, "abm-fit-rescued-")


def run(store_url: str | None = None, open_name: str | None = None, wishes: Wishes | None = None) -> int:
    """Open the UI, at an assessment where one is named, as it is wished for; returns the exit code."""
    gc.disable()
    # Threads save and score; a key must not wait the usual 5 ms for its turn at each step to the screen.
    sys.setswitchinterval(TURN_S)
    app = AbmFitApp(store_url, open_name, wishes=wishes)
    if isinstance(sys.__stderr__, TextIOWrapper) and sys.__stderr__.encoding.lower() != "utf-8":
        # Where the locale names no UTF-8 (ssh from elsewhere, cron), the terminal speaks it all the same.
        sys.__stderr__.reconfigure(encoding="utf-8")
    if "NO_COLOR" in os.environ:
        # Grey is made from a theme's colours; a terminal's own palette would end up black on black.
        os.environ.pop("TEXTUAL_THEME", None)
    code = app.run()
    saved = app.finish()
    rescued = app.rescue() if not saved else None
    # What is left to do is little; looking once more through everything that is held would take ten times as long.
    gc.disable()
    gc.freeze()
    if app.ended_by:
        from abm_fit.tui.ending import end_by

        end_by(app.ended_by)
    if app.crashed is not None or app.return_code:
        return report_crash(app.crashed, saved=saved, rescued=rescued)
    if not saved:
        print(say("leaving.not_taken"), file=sys.stderr)
        print(_where(rescued), file=sys.stderr)
        return int(ExitCode.STORE)
    if app.keeper.put_aside:
        print(say("leaving.aside", place=app.aside.place), file=sys.stderr)
        return int(ExitCode.STORE) if app.keeper.turned_away else code or 0
    return code or 0


def _where(rescued: Path | None) -> str:
    if rescued is None:
        return say("leaving.nowhere")
    return say("leaving.rescued", place=rescued)


def report_crash(error: BaseException | None, *, saved: bool, rescued: Path | None = None) -> int:
    """Say in plain words that it was our mistake and what is safe; returns the exit code."""
    from abm_fit.crashes import log_crash

    place = log_crash(error) if error is not None else None
    print(say("leaving.crashed"), file=sys.stderr)
    kept = say("leaving.all_saved") if saved else say("leaving.not_all_saved", where=_where(rescued))
    print(kept + (f" {say('leaving.logged', place=place)}" if place else ""), file=sys.stderr)
    return int(ExitCode.CRASH)
