"""What both halves of the desk need of the app, for types only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from pathlib import Path

    from abm_fit.assessment.model import Assessment
    from abm_fit.errors import AbmFitError
    from abm_fit.pack.model import Pack
    from abm_fit.tui.remembered import Remembered
    from abm_fit.tui.saving import Keeper
    from abm_fit.tui.screens.walk import WalkScreen
    from abm_fit.tui.session import Session
    from abm_fit.tui.wishes import Wishes

    class DeskWork(App[int]):
        """The app, as its halves see it."""

        session: Session | None
        left: Session | None
        stored: Assessment | None
        keeper: Keeper
        remembered: Remembered
        open_name: str | None
        wishes: Wishes
        store_url: str | None
        state_folder: Path
        store_key: str

        def tell(self, text: str, *, wrong: bool = False) -> None:
            """Say something on the screen that is shown."""
            raise NotImplementedError

        def remember(self, remembered: Remembered) -> None:
            """Keep and write what is remembered."""
            raise NotImplementedError

        @property
        def locale(self) -> str:
            """How numbers are read and written."""
            raise NotImplementedError

        def said_wrong(self, error: AbmFitError) -> None:
            """Say what went wrong."""
            raise NotImplementedError

        def read_numbers_as_in(self, locale: str) -> None:
            """Read and write numbers as in another place from now on, and remember it."""
            raise NotImplementedError

        def grant(self, session: Session) -> None:
            """Do once what the command line asked for."""
            raise NotImplementedError

        def default_pack(self) -> Pack:
            """Return the bundled pack."""
            raise NotImplementedError

        def show_walk(self, session: Session) -> None:
            """Show the walk of a session."""
            raise NotImplementedError

        def go(self, where: str) -> None:
            """Go to a destination."""
            raise NotImplementedError

        def look_elsewhere(self) -> None:
            """Take over what others did to what is open."""
            raise NotImplementedError

        def redraw(self) -> None:
            """Show the screen anew after the assessment changed."""
            raise NotImplementedError

        def walks(self) -> list[WalkScreen]:
            """Return the walks on the stack, the topmost last."""
            raise NotImplementedError

        def renewed(self, session: Session, new: Assessment) -> None:
            """Show and keep a changed set-up."""
            raise NotImplementedError

        def hand_over(self, session: Session, respondent: str) -> None:
            """Let somebody else answer."""
            raise NotImplementedError

        def push_home(self, note: str = "") -> None:
            """Show home."""
            raise NotImplementedError

        def refresh_home(self, note: str = "") -> None:
            """List what the store holds, and say something."""
            raise NotImplementedError

else:
    # Textual collects `@on` handlers only from classes of its own kind, so the halves are apps themselves.
    DeskWork = App
