"""Where a pack holds conditions and formulae, and what each may read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from abm_fit.pack.document import Document, Path
from abm_fit.pack.expression import Expression
from abm_fit.pack.fields import Part
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.world import questions_in
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.tokens import ExpressionError

Use = Literal["asking", "quantity", "gate", "rule"]
"""`asking` and `quantity` read answers, derived quantities and policy; a `gate` scores and gaps too; a `rule` all."""


@dataclass(frozen=True, slots=True)
class Site:
    """One condition or formula, where it stands, and what it must give."""

    document: str
    path: Path
    tree: Expression
    wants: Literal["truth", "number"]
    use: Use
    owner: str
    """What it belongs to: a question's or quantity's id, `gate.x`, `decision.x`, or empty."""


def sites_of(documents: Mapping[str, Document], findings: Findings) -> tuple[Site, ...]:
    """Parse every condition and formula of a pack; notes those that can't be read."""
    found: list[Site] = []
    for document, path, text, use, owner in (
        *_asked(documents["questionnaire"].data),
        *_judged(documents["rubric"].data),
        *_advised(documents["advice"].data),
    ):
        try:
            tree = parse_expression(text)
        except ExpressionError as error:
            message = f"{error.message} (at character {error.column} of `{_shown(text, error.column)}`)"
            findings.add("P002", document, path, message, error.hint)
            continue
        found.append(Site(document, path, tree, "number" if path[-1] == "is" else "truth", use, owner))
    return tuple(found)


_Found = Iterator[tuple[str, Path, str, Use, str]]


def _shown(text: str, column: int) -> str:
    """Return the part of a text around a column."""
    flat = text.replace("\n", " ")
    start = max(0, column - 30)
    return f"{'…' if start else ''}{flat[start : column + 20]}{'…' if column + 20 < len(flat) else ''}"


def _asked(questionnaire: Part) -> _Found:
    for path, question in questions_in(questionnaire):
        if "when" in question:
            yield "questionnaire", (*path, "when"), question["when"], "asking", question["id"]


def _judged(rubric: Part) -> _Found:
    for key, part in (rubric.get("derived") or {}).items():
        yield from _named(("derived", key), part, ("is", "when"), "quantity", key)
    for key, part in (rubric.get("gates") or {}).items():
        yield from _named(("gates", key), part, ("when",), "gate", f"gate.{key}")
    for key, part in (rubric.get("decisions") or {}).items():
        for at, choice in enumerate(part["choices"]):
            yield from _named(("decisions", key, "choices", at), choice, ("when",), "rule", f"decision.{key}")
    for key, part in (rubric.get("patterns") or {}).items():
        yield from _named(("patterns", key), part, ("present", "possible"), "rule", f"pattern.{key}")
    for key, part in (rubric.get("contradictions") or {}).items():
        yield from _named(("contradictions", key), part, ("when",), "rule", f"contradiction.{key}")
    for at, floor in enumerate((rubric.get("mix") or {}).get("floors") or ()):
        yield from _named(("mix", "floors", at), floor, ("when",), "rule", "")


def _named(path: Path, part: Part, names: tuple[str, ...], use: Use, owner: str) -> _Found:
    for name in names:
        if name in part:
            yield "rubric", (*path, name), part[name], use, owner


def _advised(advice: Part) -> _Found:
    for group in ("advice", "not_recommended"):
        for at, part in enumerate(advice.get(group) or ()):
            if "when" in part:
                yield "advice", (group, at, "when"), part["when"], "rule", ""
