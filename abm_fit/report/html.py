"""A context through a template: one self-contained HTML file, for the screen or for the PDF."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from abm_fit.errors import NotFoundError, RenderError
from abm_fit.report.characters import bundled_characters, cleaned, printable
from abm_fit.report.charts.svg import Chart
from abm_fit.report.context import Context
from abm_fit.report.fitting import front_layout
from abm_fit.report.templates import readable_folders
from abm_fit.report.theme import BRAND_HEADINGS, BRAND_TEXT
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from jinja2 import Environment

ENTRY = "report.html.j2"
"""The file that a template folder must have."""

NOTE_MOST = 2000
"""Characters of a note that the PDF prints; the HTML has all of it."""

Paper = Literal["A4", "Letter"]

FONTS: tuple[tuple[str, int, str], ...] = (
    ("IBM Plex Sans", 400, "fonts/IBMPlexSans-Regular"),
    ("IBM Plex Sans", 600, "fonts/IBMPlexSans-SemiBold"),
    ("Source Serif Pro", 400, "fonts/SourceSerifPro-Regular"),
    ("Source Serif Pro", 600, "fonts/SourceSerifPro-Semibold"),
)
"""Family, weight, and the file without its ending: `.ttf` for the PDF, `.woff2` within the HTML."""

BRAND_FONTS: Mapping[str, tuple[str, int]] = {
    "text": (BRAND_TEXT, 400),
    "text_bold": (BRAND_TEXT, 600),
    "headings": (BRAND_HEADINGS, 600),
}


def render_html(
    context: Context,
    template_folder: Path,
    *,
    fonts: Literal["embed", "asset"] = "embed",
    paper: Paper = "A4",
    lacking: Callable[[str], None] | None = None,
) -> str:
    """Render a report.

    With `fonts="embed"` the file needs nothing beside it and is for browsers. With `asset`, fonts and logo are
    `asset:` addresses, notes are cut, and characters without a glyph are replaced: the form that becomes the PDF.
    `lacking` is called with these characters, each once, where there are any.

    Raises:
        NotFoundError: the folder holds no template.
        RenderError: the template breaks off; the message names its file and line.
    """
    environment = _environment(template_folder)
    pdf = fonts == "asset"
    # One segment leaves room on page one for what says most about it.
    chart = context.fit.charts[0] if context.fit and len(context.front.segments) == 1 else None

    given: dict[str, Any] = {
        "c": context,
        "w": context.words,
        "theme": context.theme,
        "pdf": pdf,
        "paper": paper,
        "font_faces": _faces(context, template_folder, pdf=pdf),
        "logo": _logo(context, pdf=pdf),
        "front_chart": chart,
        "note_most": NOTE_MOST,
        **_laid_out(context, paper, chart=chart is not None, stand_ins=False),
    }
    html = cleaned(_rendered(environment, given))
    if not pdf:
        return html
    characters = characters_of(context)
    printed, replaced = printable(html, characters)
    if replaced:
        if lacking:
            lacking("".join(one for one in dict.fromkeys(html) if printable(one, characters)[1]))
        given |= _laid_out(context, paper, chart=chart is not None, stand_ins=True)
        printed, _ = printable(cleaned(_rendered(environment, given)), characters)
    return printed


def characters_of(context: Context) -> frozenset[int]:
    """Return the characters that the report's fonts can print: a brand's own come before ours in every stack."""
    text = context.brand.fonts.get("text") if context.brand else None
    return bundled_characters() | (text.characters if text else frozenset()) | {0x0A, 0x0D, 0x09}


def _laid_out(context: Context, paper: Paper, *, chart: bool, stand_ins: bool) -> dict[str, Any]:
    """Return what the template is told of page one: type size, columns, and whether it explains stand-ins."""
    found = front_layout(
        context.front,
        paper,
        chart=chart,
        organisation=context.meta.organisation,
        logo=context.meta.has_logo,
        stand_ins=stand_ins,
    )
    return {
        "front_size": found.size,
        "front_tight": found.tight,
        "front_columns": found.columns,
        "stand_ins": stand_ins,
    }


def _rendered(environment: Environment, given: Mapping[str, Any]) -> str:
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        return environment.get_template(ENTRY).render(given)
    except TemplateNotFound as error:
        raise NotFoundError(say("template.no_file", file=error.name), hint=say("template.holds", file=ENTRY)) from None
    except TemplateSyntaxError as error:
        raise RenderError(
            say("template.unreadable", file=error.name, line=error.lineno, error=error.message),
            hint=say("template.mend"),
        ) from None
    except RecursionError:
        raise RenderError(say("template.endless"), hint=say("template.mend")) from None
    except (TemplateError, AttributeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise RenderError(say("template.unfilled", error=error), hint=say("template.mend")) from error


def _environment(folder: Path) -> Environment:
    from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    roots = tuple(root.resolve() for root in readable_folders(folder))

    class Inside(BaseLoader):
        """Loads templates from the roots and from nowhere else, symbolic links included."""

        def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:  # noqa: ARG002
            for root in roots:
                path = (root / template).resolve()
                if path.is_relative_to(root) and path.is_file():
                    return path.read_text(encoding="utf-8"), str(path), None
            raise TemplateNotFound(template)

    class Bounded(ImmutableSandboxedEnvironment):
        """Multiplies numbers alone: a text or a list times a billion would fill the memory."""

        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  jinja's own
            if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
                raise SecurityError(say("template.no_product", operator=operator))
            return super().call_binop(context, operator, left, right)

    environment = Bounded(
        loader=Inside(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

    def drawn(chart: Chart) -> Markup:
        if not isinstance(chart, Chart):
            raise TypeError(say("template.no_chart"))
        return Markup(chart.svg)  # noqa: S704 - made by our own functions, every text in it escaped

    environment.filters["drawn"] = drawn
    environment.filters["halved"] = halved
    return environment


def halved(items: Sequence[object]) -> tuple[Sequence[object], Sequence[object]]:
    """Return items, in order, as two runs as near to one length as can be."""
    lengths = [len(str(item)) for item in items]
    least = min(range(len(items) + 1), key=lambda n: abs(2 * sum(lengths[:n]) - sum(lengths)))
    return items[:least], items[least:]


def _faces(context: Context, folder: Path, *, pdf: bool) -> tuple[tuple[str, int, str], ...]:
    """Return family, weight and address of every font."""
    faces = [
        (*BRAND_FONTS[role], _address(font.asset, font.content, f"font/{font.ending[1:]}", pdf=pdf))
        for role, font in (context.brand.fonts.items() if context.brand else ())
    ]
    for family, weight, stem in FONTS:
        name = stem + (".ttf" if pdf else ".woff2")
        content = b"" if pdf else _asset(folder, name)
        faces.append((family, weight, _address(name, content, "font/woff2", pdf=pdf)))
    return tuple(faces)


def _logo(context: Context, *, pdf: bool) -> str:
    logo = context.brand.logo if context.brand else None
    return _address(logo.asset, logo.content, logo.media_type, pdf=pdf) if logo else ""


def _address(name: str, content: bytes, media_type: str, *, pdf: bool) -> str:
    return f"asset:{name}" if pdf else f"data:{media_type};base64,{b64encode(content).decode()}"


def _asset(folder: Path, name: str) -> bytes:
    for root in readable_folders(folder):
        path = (root / name).resolve()
        if path.is_relative_to(root.resolve()) and path.is_file():
            return path.read_bytes()
    raise NotFoundError(say("template.no_font", file=name), hint=say("template.install_again"))
