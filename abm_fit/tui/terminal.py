"""The driver of Textual's for a terminal, without its wait at the end.

Textual's own reader of keys notices that it is to end only after a tenth of a second of silence, then listens for
another tenth to nothing at all, and the terminal is given back only once it has ended.
"""

from __future__ import annotations

from threading import Event, Thread

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Gives the terminal back at once; the reader ends behind that, and takes no key from whoever comes next."""

    _suspending = False

    def start_application_mode(self) -> None:
        """Take the terminal, and start reading keys."""
        self._over = Event()  # set once nobody needs to wait for the reader any more
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def run_input_thread(self) -> None:
        """Read keys until told to stop; raises what the reader did."""
        over = self._over
        mistakes: list[BaseException] = []
        read = super().run_input_thread

        def reading() -> None:
            try:
                read()
            except BaseException as error:  # noqa: BLE001 - it is raised again below
                mistakes.append(error)
            finally:
                over.set()

        Thread(target=reading, name="keys", daemon=True).start()
        over.wait()
        if mistakes:
            raise mistakes[0]

    def suspend_application_mode(self) -> None:
        """Leave the terminal for a while: a second reader comes afterwards, so this one has to have ended."""
        self._suspending = True
        try:
            super().suspend_application_mode()
        finally:
            self._suspending = False

    def disable_input(self) -> None:
        """Stop reading; at the end of the program, without waiting for the reader."""
        if self._suspending:
            super().disable_input()
            return
        self._over.set()
        super().disable_input()
        # Left set, so that the reader does end.
        self.exit_event.set()
