"""The report from the UI: what, where to, progress, cancel, open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Button, Input, ProgressBar, Select, Static

from abm_fit.assessment.model import Assessment
from abm_fit.errors import AbmFitError
from abm_fit.report.naming import report_stem
from abm_fit.tui.bindings import TITLES, Place, bindings_of
from abm_fit.tui.fitting import Piece
from abm_fit.tui.locales import locale_choices
from abm_fit.tui.ordering import FORMATS, OWN, PAPERS, TEMPLATES, Choices, Order, folder_of
from abm_fit.tui.places import place_typed, why_no_folder
from abm_fit.tui.reporting import Outcome, Writer, opened
from abm_fit.tui.screens.asking import Choice, PickPrompt
from abm_fit.tui.text import MARK, SOFT, STRONG, one_line, plain, stacked
from abm_fit.tui.widgets.heading import Heading
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.tui.widgets.tick_box import TickBox
from abm_fit.wording.spoken import say
from abm_fit.wording.words import capitalised

BESIDE, OVER, STAY = "beside", "over", "stay"


class ReportScreen(Screen[None]):
    """What to write, and how it is coming along."""

    place: Place = "report"
    BINDINGS = bindings_of("report")
    CSS = """
    ReportScreen #form { padding: 1 2 0 2; height: 1fr; }
    ReportScreen .row { height: auto; }
    ReportScreen .label { width: 16; }
    ReportScreen .field { width: 1fr; height: auto; max-width: 66; }
    ReportScreen Input { height: 1; border: none; background: $panel; padding: 0 1; }
    ReportScreen Input:focus { border: none; background: $chosen; color: $chosen-ink; background-tint: transparent 0%; }
    ReportScreen Select > SelectCurrent { background: $panel; color: $ink; }
    ReportScreen Select:focus > SelectCurrent { background: $chosen; color: $chosen-ink;
                                                background-tint: transparent 0%; }
    ReportScreen .buttons Button { min-width: 0; }
    ReportScreen #progress { height: auto; padding: 0 2; }
    ReportScreen ProgressBar { width: 60; max-width: 100%; }
    ReportScreen #outcome { height: auto; max-height: 10; padding: 0 2; }
    """
    outcome = query_one("#outcome", Static)
    bar = query_one(ProgressBar)

    def __init__(
        self,
        subject: str,
        assessment: Assessment,
        choices: Choices,
        keep: Callable[[Choices], object],
        *,
        store: str = "",
        since: tuple[str, str] = ("", ""),
    ) -> None:
        """Ask for a report of an assessment; `since` is the id and the name of the period before, where it is known."""
        super().__init__()
        self._subject, self._store, self._assessment = subject, store, assessment
        self._chosen, self._keep = choices, keep
        """What was chosen last, and what remembers what is chosen now."""
        self._since = since
        self._writer = Writer()
        self._busy = False
        self._files: tuple[Path, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the form, the bar and what came of it."""
        name, chosen = self._assessment.organisation, self._chosen
        period = Piece(f" · {self._assessment.period}", STRONG, least=12)
        yield Heading((Piece(TITLES["report"], STRONG), Piece(f" · {name}", STRONG, least=9), period))
        with VerticalScroll(id="form") as form:
            form.can_focus = False
            with Horizontal(classes="row"):
                yield Static(say("printing.formats"), classes="label", markup=False)
                with VerticalScroll(classes="field") as boxes:
                    boxes.can_focus = False
                    for ending, label in FORMATS:
                        yield TickBox(label, ending in chosen.formats, id=f"format-{ending}")
            yield self._row(say("printing.template"), _select("template", TEMPLATES, chosen.template))
            own = Input(chosen.folder, compact=True, id="folder-of-template")
            yield self._row(say("printing.own_folder"), own, "own-template")
            yield self._row(say("printing.paper"), _select("paper", PAPERS, chosen.paper))
            places = [(locale, words) for words, locale in locale_choices(chosen.locale)]
            yield self._row(say("printing.figures"), _select("locale", places, chosen.locale))
            brand = Input(chosen.brand, placeholder=say("printing.no_brand"), compact=True, id="brand")
            yield self._row(say("printing.brand"), brand)
            yield self._row(say("printing.folder"), Input(chosen.target, compact=True, id="target"))
            if self._since[0]:
                changed = TickBox(say("printing.changed", period=self._since[1]), chosen.since, id="since")
                yield self._row(say("printing.since"), changed)
            with Horizontal(classes="buttons"):
                yield Button(Content(say("printing.write_button")), id="start", compact=True, variant="primary")
                yield Button(Content(say("printing.cancel_button")), id="cancel", compact=True)
                yield Button(Content(say("printing.open_button")), id="open", compact=True)
                yield Button(Content(say("printing.folder_button")), id="folder", compact=True)
                yield Button(Content(say("asking.back_button")), id="back", compact=True)
        with VerticalScroll(id="progress") as progress:
            progress.can_focus = False
            yield ProgressBar(total=1.0, show_eta=False)
        yield Static(id="outcome", markup=False)
        yield KeyBar("report")

    def on_mount(self) -> None:
        """Show no bar before anything is written."""
        self.bar.display = False
        self._template_picked()

    def _row(self, label: str, field: Input | Select[str] | TickBox, name: str | None = None) -> Horizontal:
        field.add_class("field")
        return Horizontal(Static(plain(label), classes="label"), field, classes="row", id=name)

    @on(Select.Changed, "#template")
    def _template_picked(self) -> None:
        """Ask for a template's folder where it is one's own."""
        own = self.query_one("#template", Select).value == OWN
        self.query_one("#own-template").display = own

    def choices(self) -> Choices:
        """Return what the form says."""

        def picked(name: str) -> str:
            return str(self.query_one(name, Select).value)

        def typed(name: str) -> str:
            return self.query_one(name, Input).value.strip()

        return Choices(
            formats=tuple(name for name, _ in FORMATS if self.query_one(f"#format-{name}", TickBox).value),
            template=picked("#template"),
            folder=typed("#folder-of-template"),
            paper=picked("#paper"),
            locale=picked("#locale"),
            brand=typed("#brand"),
            target=typed("#target"),
            since=self.query_one("#since", TickBox).value if self._since[0] else self._chosen.since,
        )

    def order(self, choices: Choices) -> Order:
        """Return what is ordered by these choices; raises NotFoundError for a path that names nobody's folder."""
        template = str(place_typed(choices.folder)) if choices.template == OWN else choices.template
        return Order(
            subject=self._subject,
            formats=choices.formats,
            template=template,
            brand=str(place_typed(choices.brand)) if choices.brand else "",
            target=str(place_typed(choices.target or ".")),
            locale=choices.locale,
            store=self._store,
            paper=choices.paper,
            since=self._since[0] if choices.since else "",
            stem=report_stem(self._assessment, template),
        )

    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        """Write the report, unless something has to be put right or asked first."""
        if self._busy:
            self.outcome.update(plain(say("printing.already"), SOFT))
            return
        choices = self.choices()
        try:
            order = self.order(choices)
        except AbmFitError as error:
            self._refuse(f"{error.message} {error.hint}")
            return
        if not order.formats:
            self._refuse(say("printing.no_format"), "#format-pdf")
        elif choices.template == OWN and not choices.folder:
            self._refuse(say("printing.name_template"), "#folder-of-template")
        elif problem := why_no_folder(folder_of(Path(order.target))):
            self._refuse(f"{problem} {say('printing.other_folder')}", "#target")
        else:
            self._keep(choices)
            if order.in_the_way:
                self._ask_first(order)
            else:
                self._write(order)

    def _refuse(self, text: str, field: str = "") -> None:
        self.outcome.update(plain(f"! {text}", MARK))
        if field:
            self.query_one(field).focus()

    def _ask_first(self, order: Order) -> None:
        beside = order.beside()
        names = ", ".join(path.name for path in order.in_the_way)
        choices = [
            Choice(BESIDE, one_line(say("printing.beside", name=beside.files[0].stem)), ""),
            Choice(OVER, one_line(say("printing.over")), ""),
            Choice(STAY, one_line(say("printing.back_to_form")), ""),
        ]
        ways = {BESIDE: beside, OVER: order}

        def decided(picked: str | None) -> None:
            if picked in ways:
                self._write(ways[picked])

        self.app.push_screen(PickPrompt(say("printing.in_the_way"), choices, about=names), decided)

    @work(exclusive=True, exit_on_error=False, group="report")
    async def _write(self, order: Order) -> None:
        self._busy = True
        self.bar.display = True
        self.bar.update(progress=0)
        self.outcome.update(plain(say("printing.beginning"), SOFT))
        try:
            self._done(await self._writer.write(order, self._progress))
        finally:
            self._busy = False

    def _progress(self, share: float, what: str) -> None:
        self.bar.update(progress=share)
        self.outcome.update(plain(f"{capitalised(what)}…", SOFT))

    def _done(self, outcome: Outcome) -> None:
        self._files = outcome.files
        self.bar.update(progress=0 if outcome.problem else 1)
        self.bar.display = not outcome.problem
        lines = [plain(line, MARK) for line in outcome.problem.splitlines()]
        lines += [plain(line, SOFT) for line in outcome.remarks]
        if outcome.files:
            lines.append(plain(say("printing.whole" if outcome.problem else "printing.written"), STRONG))
            lines += [plain(f"  {path.resolve()}") for path in outcome.files]
        self.outcome.update(stacked(lines))

    @on(Button.Pressed, "#cancel")
    async def action_cancel(self) -> None:
        """Stop writing."""
        if self._busy:
            self.outcome.update(plain(say("printing.stopping"), SOFT))
            await self._writer.cancel()
        else:
            self.outcome.update(plain(say("printing.idle"), SOFT))

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
            self.outcome.update(plain(say("printing.nothing_yet"), SOFT))
            return
        what = path.resolve()
        if await opened(what):
            self.outcome.update(stacked([plain(say("printing.handed"), STRONG), plain(f"  {what}")]))
        else:
            self.outcome.update(stacked([plain(f"! {say('printing.no_opener')}", MARK), plain(f"  {what}")]))

    @on(Button.Pressed, "#back")
    async def action_back(self) -> None:
        """Back to where one was; a report that is being written is cancelled."""
        await self._writer.cancel()
        self.dismiss()


def _select(name: str, options: tuple[tuple[str, str], ...] | list[tuple[str, str]], value: str) -> Select[str]:
    shown = [(Content(words), one) for one, words in options]
    return Select(shown, value=value, allow_blank=False, compact=True, id=name)
