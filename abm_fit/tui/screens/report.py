"""The report from the UI: what, where to, progress, cancel, open."""

from __future__ import annotations

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Button, Input, ProgressBar, Select, Static

from abm_fit.errors import AbmFitError
from abm_fit.tui.bindings import Place, bindings_of
from abm_fit.tui.fitting import Piece
from abm_fit.tui.places import place_typed, why_no_folder
from abm_fit.tui.reporting import Order, Outcome, Writer, opened
from abm_fit.tui.text import MARK, SOFT, STRONG, plain, stacked
from abm_fit.tui.widgets.heading import Heading
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.tui.widgets.tick_box import TickBox

FORMATS = (
    ("pdf", "PDF, to hand over"),
    ("html", "HTML, one file, always there"),
    ("md", "Markdown"),
    ("xlsx", "Excel, with live formulas"),
    ("json", "JSON"),
)
TEMPLATES = (("consulting", "Consulting report"), ("one-page", "One page"), ("workshop", "Workshop hand-out"))
LOCALES = (
    ("en_US", "the United States"),
    ("en_GB", "the United Kingdom"),
    ("de_DE", "Germany"),
    ("fr_FR", "France"),
    ("en_IN", "India"),
    ("ja_JP", "Japan"),
)
"""Where dates and amounts are written as they will be in the report; its words are English everywhere."""


class ReportScreen(Screen[None]):
    """What to write, and how it is coming along."""

    place: Place = "report"
    BINDINGS = bindings_of("report")
    CSS = """
    ReportScreen #form { padding: 1 2 0 2; height: 1fr; }
    ReportScreen .row { height: auto; margin: 0 0 1 0; }
    ReportScreen .label { width: 14; }
    ReportScreen .field { width: 1fr; height: auto; max-width: 66; }
    ReportScreen Input { height: 1; border: none; background: $panel; padding: 0 1; }
    ReportScreen Input:focus { border: none; background: $chosen; color: $chosen-ink; background-tint: transparent 0%; }
    ReportScreen Select > SelectCurrent { background: $panel; color: $ink; }
    ReportScreen Select:focus > SelectCurrent { background: $chosen; color: $chosen-ink;
                                                background-tint: transparent 0%; }
    ReportScreen .buttons Button { min-width: 0; }
    ReportScreen #progress { height: auto; padding: 0 2; }
    ReportScreen ProgressBar { width: 60; }
    ReportScreen #outcome { height: auto; max-height: 10; padding: 0 2; }
    """
    outcome = query_one("#outcome", Static)
    bar = query_one(ProgressBar)

    def __init__(self, subject: str, organisation: str, period: str, folder: str, *, store: str = "") -> None:
        super().__init__()
        self._subject, self._folder, self._store = subject, folder, store
        self._organisation, self._period = organisation, Piece(f" · {period}", STRONG, least=12)
        self._writer = Writer()
        self._busy = False
        self._files: tuple[Path, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the form, the bar and what came of it."""
        yield Heading((Piece("Report", STRONG), Piece(f" · {self._organisation}", STRONG, least=9), self._period))
        with VerticalScroll(id="form") as form:
            form.can_focus = False
            with Horizontal(classes="row"):
                yield Static("Formats", classes="label", markup=False)
                with VerticalScroll(classes="field") as boxes:
                    boxes.can_focus = False
                    for name, label in FORMATS:
                        yield TickBox(label, name in ("pdf", "html"), id=f"format-{name}")
            yield self._row("Template", _select("template", [(Content(text), name) for name, text in TEMPLATES]))
            yield self._row("Figures as in", _select("locale", [(Content(text), name) for name, text in LOCALES]))
            yield self._row(
                "Brand file", Input(placeholder="none; or the path of a brand file", compact=True, id="brand")
            )
            yield self._row("Folder", Input(self._folder, compact=True, id="target"))
            with Horizontal(classes="buttons"):
                yield Button(Content("Write (F2)"), id="start", compact=True, variant="primary")
                yield Button(Content("Cancel (F3)"), id="cancel", compact=True)
                yield Button(Content("Open (F4)"), id="open", compact=True)
                yield Button(Content("Folder (F5)"), id="folder", compact=True)
        with VerticalScroll(id="progress") as progress:
            progress.can_focus = False
            yield ProgressBar(total=1.0, show_eta=False)
        yield Static(id="outcome", markup=False)
        yield KeyBar("report")

    def on_mount(self) -> None:
        """Show no bar before anything is written."""
        self.bar.display = False

    def _row(self, label: str, field: Input | Select[str]) -> Horizontal:
        field.add_class("field")
        return Horizontal(Static(plain(label), classes="label"), field, classes="row")

    def order(self) -> Order:
        """Return what the form asks for; raises NotFoundError for a path that names nobody's folder."""
        brand = self.query_one("#brand", Input).value.strip()
        formats = tuple(name for name, _ in FORMATS if self.query_one(f"#format-{name}", TickBox).value)
        return Order(
            subject=self._subject,
            formats=formats,
            template=str(self.query_one("#template", Select).value),
            brand=str(place_typed(brand)) if brand else "",
            target=str(place_typed(self.query_one("#target", Input).value or ".")),
            locale=str(self.query_one("#locale", Select).value),
            store=self._store,
        )

    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        """Write the report."""
        if self._busy:
            self.outcome.update(plain("It is being written already.", SOFT))
            return
        try:
            order = self.order()
        except AbmFitError as error:
            self.outcome.update(plain(f"! {error.message} {error.hint}", MARK))
            return
        if not order.formats:
            self.outcome.update(plain("! Tick at least one format.", MARK))
        elif problem := why_no_folder(folder_of(Path(order.target))):
            self.outcome.update(plain(f"! {problem} Name another one in Folder.", MARK))
            self.query_one("#target", Input).focus()
        else:
            self._write(order)

    @work(exclusive=True, exit_on_error=False, group="report")
    async def _write(self, order: Order) -> None:
        self._busy = True
        self.bar.display = True
        self.bar.update(progress=0)
        self.outcome.update(plain("Writing…", SOFT))
        try:
            self._done(await self._writer.write(order, self._progress))
        finally:
            self._busy = False

    def _progress(self, share: float, what: str) -> None:
        self.bar.update(progress=share)
        self.outcome.update(plain(f"{what}…", SOFT))

    def _done(self, outcome: Outcome) -> None:
        self._files = outcome.files
        self.bar.update(progress=0 if outcome.problem else 1)
        self.bar.display = not outcome.problem
        lines = [plain(line, MARK) for line in outcome.problem.splitlines()]
        if outcome.files:
            lines.append(plain("Written:" if not outcome.problem else "Written all the same:", STRONG))
            lines += [plain(f"  {path.resolve()}") for path in outcome.files]
        self.outcome.update(stacked(lines))

    @on(Button.Pressed, "#cancel")
    async def action_cancel(self) -> None:
        """Stop writing."""
        if self._busy:
            await self._writer.cancel()
        else:
            self.outcome.update(plain("Nothing is being written.", SOFT))

    @on(Button.Pressed, "#open")
    def action_open(self) -> None:
        """Open the first file that was written."""
        self._launch(self._files[0] if self._files else None)

    @on(Button.Pressed, "#folder")
    def action_show_folder(self) -> None:
        """Show the folder of what was written."""
        self._launch(self._files[0].resolve().parent if self._files else None)

    @work(exclusive=True, exit_on_error=False, group="opening")
    async def _launch(self, path: Path | None) -> None:
        if path is None:
            self.outcome.update(plain("Nothing is written yet: F2 writes it.", SOFT))
            return
        what = path.resolve()
        if await opened(what):
            self.outcome.update(stacked([plain("Handed to the program for it:", STRONG), plain(f"  {what}")]))
        else:
            why = "Nothing here opens it (no desktop, or no program for it). It is in:"
            self.outcome.update(stacked([plain(f"! {why}", MARK), plain(f"  {what}")]))

    async def action_back(self) -> None:
        """Back to where one was; a report that is being written is cancelled."""
        await self._writer.cancel()
        self.dismiss()


def folder_of(target: Path) -> Path:
    """Return the folder that a target's files go into; a name that ends like one of ours is the files' name."""
    return target.parent if target.suffix.lower().removeprefix(".") in dict(FORMATS) else target


def _select(name: str, options: list[tuple[Content, str]]) -> Select[str]:
    return Select(options, value=options[0][1], allow_blank=False, compact=True, id=name)
