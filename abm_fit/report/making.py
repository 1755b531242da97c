"""A report in every format that was asked for, from one assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from abm_fit.assessment.locales import check_locale
from abm_fit.assessment.model import Assessment
from abm_fit.errors import RenderError
from abm_fit.pack.model import Pack
from abm_fit.report.brand import Brand
from abm_fit.report.characters import told_of
from abm_fit.report.files import write_bytes
from abm_fit.report.naming import report_stem, targets, with_html
from abm_fit.report.pdf import Limits, Progress, write_pdf
from abm_fit.report.templates import find_template, readable_folders
from abm_fit.scoring.result import Result
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.report.context import Context

Paper = Literal["A4", "Letter"]

Attach = Literal["aggregated", "full", "none"]
"""What the PDF carries for `verify`, and whether JSON and Excel hold single persons' answers."""

NO_DATE = date(2000, 1, 1)
"""Stands in the metadata of a report whose assessment has no date: the clock's would change the bytes."""

PDF_FROM = 0.15
"""The share of the work that is done when the PDF is begun."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a report is made."""

    template: str = "consulting"
    folder: Path = Path()
    """The template's folder."""
    brand: Brand | None = None
    locale: str = "en_US"
    paper: Paper = "A4"
    attach: Attach = "aggregated"


def make_report(
    pack: Pack,
    assessment: Assessment,
    *,
    target: Path,
    formats: Sequence[str] = ("pdf", "html"),
    template: str = "consulting",
    brand: Path | Brand | None = None,
    locale: str = "en_US",
    paper: Paper = "A4",
    attach: Attach = "aggregated",
    before: Assessment | None = None,
    pack_before: Pack | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    warn: Callable[[str], None] | None = None,
) -> tuple[Path, ...]:
    """Score an assessment and write its report; return the files in the order of `formats`.

    `target` is a folder, or a file whose name all formats take. With the PDF goes the HTML, which is written first
    and stays when the PDF fails. `before` is an earlier assessment, to say what changed since;
    `pack_before` the pack that it was scored under then, where that is at hand. `warn` is told in a sentence which
    letters of the PDF no font has.

    Raises:
        NotFoundError: there is no such template, format or locale.
        InvalidFileError: the brand file can't be used.
        RenderError: the PDF could not be made; every other file is there.
        UnwritableError: a file could not be written.
    """
    from abm_fit.report.brand import read_brand
    from abm_fit.scoring.engine import score

    tell = progress or (lambda _done, _what: None)
    wanted = with_html(formats)
    check_locale(locale)
    choices = Choices(
        template,
        find_template(template),
        read_brand(brand) if isinstance(brand, Path) else brand,
        locale,
        paper,
        attach,
    )
    files = targets(target, report_stem(assessment, template), wanted)
    tell(0.0, say("making.scoring"))
    result = score(pack, assessment, analyses=True)
    work = Making(pack, assessment, before, result, choices, pack_before)
    for ending, path in files.items():
        if ending != "pdf":
            tell(0.05, say("making.writing", file=path.name))
            write_bytes(path, work.content(ending))
    if "pdf" in files:
        work.pdf(files["pdf"], limits, lambda done, what: tell(PDF_FROM + (1 - PDF_FROM) * done, what), warn)
    tell(1.0, say("making.done"))
    return tuple(files[ending] for ending in dict.fromkeys([*formats, *files]))


class Making:
    """One report, scored once, in as many formats as are asked for."""

    def __init__(
        self,
        pack: Pack,
        assessment: Assessment,
        before: Assessment | None,
        result: Result,
        choices: Choices,
        pack_before: Pack | None = None,
    ) -> None:
        self._pack = pack
        self._assessment = assessment
        self._before = before
        self._pack_before = pack_before
        self._result = result
        self._choices = choices
        self._context = self._build_context()

    def content(self, ending: str) -> bytes:
        """Return the file of a format other than PDF; each loads only what it needs."""
        if ending == "html":
            return self._html("embed").encode()
        if ending == "md":
            from abm_fit.report.markdown import markdown_report

            return markdown_report(self._context).encode()
        if ending == "json":
            from abm_fit.report.data import json_report

            return json_report(self._result, self._choices.attach).encode()
        from abm_fit.report.workbook.making import excel_report

        return excel_report(
            self._pack,
            self._assessment,
            self._result,
            locale=self._choices.locale,
            everybody=self._choices.attach == "full",
            created=created_of(self._assessment),
        )

    def pdf(
        self, target: Path, limits: Limits | None, progress: Progress, warn: Callable[[str], None] | None = None
    ) -> None:
        """Write the PDF.

        Raises:
            RenderError: it could not be made; says that the HTML is there.
        """
        from abm_fit.report.attachments import attachments

        carried = attachments(self._pack, self._assessment, self._result, self._choices)
        brand = self._choices.brand
        try:
            write_pdf(
                self._html("asset", lambda letters: warn(told_of(letters)) if warn else None),
                target,
                template_folder=readable_folders(self._choices.folder),
                created=created_of(self._assessment),
                assets=brand.assets if brand else None,
                attachments=carried,
                limits=limits,
                progress=progress,
            )
        except RenderError as error:
            html = target.with_suffix(".html")
            raise RenderError(error.message, hint=f"{error.hint}\n{say('making.html_beside', file=html)}") from error

    def _build_context(self) -> Context:
        from abm_fit.report.context import build_context

        trend = None
        if self._before is not None:
            from abm_fit.scoring.comparing import compare

            trend = compare(self._pack, self._before, self._assessment, pack_before=self._pack_before)
        locale, brand = self._choices.locale, self._choices.brand
        return build_context(self._pack, self._assessment, self._result, locale=locale, brand=brand, trend=trend)

    def _html(self, fonts: Literal["embed", "asset"], lacking: Callable[[str], None] | None = None) -> str:
        from abm_fit.report.html import render_html

        choices = self._choices
        return render_html(self._context, choices.folder, fonts=fonts, paper=choices.paper, lacking=lacking)


def created_of(assessment: Assessment) -> date:
    """Return the date that the files carry: the assessment's."""
    try:
        return date.fromisoformat(assessment.date)
    except ValueError:
        return NO_DATE
