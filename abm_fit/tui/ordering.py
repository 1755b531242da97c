"""What report is wanted: the choices of the form, remembered from report to report, and the files it would become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from abm_fit.report.naming import FORMATS as ENDINGS
from abm_fit.report.naming import targets, with_html
from abm_fit.wording.spoken import say

FORMATS = (
    ("pdf", say("ordering.pdf")),
    ("html", say("ordering.html")),
    ("md", say("ordering.md")),
    ("xlsx", say("ordering.xlsx")),
    ("json", say("ordering.json")),
)
OWN = "+own"
"""Stands for a template folder of one's own."""
TEMPLATES = (
    ("consulting", say("ordering.consulting")),
    ("one-page", say("ordering.one_page")),
    ("workshop", say("ordering.workshop")),
    (OWN, say("ordering.own_template")),
)
PAPERS = (("A4", say("ordering.a4")), ("Letter", say("ordering.letter")))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form says, as it was typed."""

    formats: tuple[str, ...] = ("pdf", "html")
    template: str = "consulting"
    folder: str = ""
    """Of a template of one's own."""
    paper: str = "A4"
    locale: str = "en_US"
    brand: str = ""
    target: str = "."
    since: bool = True
    """Whether to say what changed since the period before, where there is one."""


def remembered_of(choices: Choices) -> dict[str, str]:
    """Return the choices as the small file keeps them."""
    return {
        **{key: str(value) for key, value in asdict(choices).items()},
        "formats": ",".join(choices.formats),
        "since": "yes" if choices.since else "",
    }


def choices_of(remembered: Mapping[str, str], *, locale: str, here: str) -> Choices:
    """Return the choices of last time, and usual ones for what was never chosen or is none any more."""
    from abm_fit.tui.locales import known_locale

    def one_of(key: str, known: Sequence[tuple[str, str]], usual: str) -> str:
        value = remembered.get(key, "")
        return value if value in dict(known) else usual

    formats = tuple(name for name, _ in FORMATS if name in remembered.get("formats", "pdf,html").split(","))
    chosen = remembered.get("locale", "")
    return Choices(
        formats=formats or ("pdf", "html"),
        template=one_of("template", TEMPLATES, "consulting"),
        folder=remembered.get("folder", ""),
        paper=one_of("paper", PAPERS, "A4"),
        locale=chosen if known_locale(chosen) else locale,
        brand=remembered.get("brand", ""),
        target=remembered.get("target", "") or here,
        since=remembered.get("since", "yes") == "yes",
    )


@dataclass(frozen=True, slots=True)
class Order:
    """What report is wanted."""

    subject: str
    """A stored assessment's id, or the path of a file."""
    formats: tuple[str, ...]
    template: str
    brand: str
    target: str
    locale: str = "en_US"
    store: str = ""
    paper: str = "A4"
    since: str = ""
    """The id of the assessment of the period before; empty where nothing is said of it."""
    stem: str = "abm-fit-report"
    """What the files are called where the target is a folder."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that it becomes, in the order of the formats."""
        wanted = with_html(self.formats)
        found = targets(Path(self.target), self.stem, wanted)
        return tuple(found[ending] for ending in dict.fromkeys((*self.formats, *wanted)))

    @property
    def in_the_way(self) -> tuple[Path, ...]:
        """The files that are there already and would be replaced."""
        return tuple(path for path in self.files if path.exists())

    def beside(self) -> Order:
        """Return the same order under the first free name that ends in a number."""
        first = self.files[0]
        for number in range(2, 1000):
            other = replace(self, target=str(first.with_name(f"{first.stem}-{number}{first.suffix}")))
            if not other.in_the_way:
                return other
        return self


def folder_of(target: Path) -> Path:
    """Return the folder that a target's files go into; a name that ends like one of ours is the files' name."""
    return target.parent if target.suffix.lower().removeprefix(".") in ENDINGS and not target.is_dir() else target
