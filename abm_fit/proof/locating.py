"""Where in a pack's files something is written, for findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from abm_fit.errors import InvalidFileError
from abm_fit.pack.document import Document
from abm_fit.proof.findings import Finding

_MAPPINGS = ("gates", "sums", "tables", "decisions", "patterns", "policy", "derived", "values", "contradictions")
_COVERAGE = ("ABM-C012",)


def located(findings: Sequence[Finding], folder: Path | None) -> tuple[Finding, ...]:
    """Return the findings with file and line where their place can be found; files are read only if there are any."""
    if folder is None or all(finding.file for finding in findings):
        return tuple(findings)
    documents = _Documents(folder)
    try:
        return tuple(finding if finding.file else _located(finding, documents) for finding in findings)
    except InvalidFileError:
        return tuple(findings)


class _Documents(dict[str, Document]):
    """A pack's documents, each read when something is first looked for in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __missing__(self, kind: str) -> Document:
        from abm_fit.pack.yaml_reading import read_yaml

        self[kind] = read_yaml(self._folder / f"{kind}.yaml", what=f"{kind} file")
        return self[kind]


def _located(finding: Finding, documents: Mapping[str, Document]) -> Finding:
    for kind, path in _paths(finding, documents):
        line = documents[kind].line_of(path)
        if line is not None:
            return replace(finding, file=documents[kind].file, line=line)
    return finding


def _paths(finding: Finding, documents: Mapping[str, Document]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    name = finding.place.split(".")[0]
    rubric = documents["rubric"].data
    if finding.place in (rubric.get("accepted") or {}):
        yield "rubric", ("accepted", finding.place)
    if finding.code in _COVERAGE:
        yield "rubric", ("coverage",)
    for part in _MAPPINGS:
        if isinstance(rubric.get(part), dict) and name in rubric[part]:
            yield "rubric", (part, name)
    yield from _listed(name, documents)
    for place, section in enumerate(documents["questionnaire"].data.get("sections") or ()):
        for index, question in enumerate(section.get("questions") or ()):
            if question.get("id") == name:
                yield "questionnaire", ("sections", place, "questions", index)


def _listed(name: str, documents: Mapping[str, Document]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Go through what stands in lists: outcomes, advice and what is advised against."""
    for table, node in (documents["rubric"].data.get("tables") or {}).items():
        for index, outcome in enumerate(node.get("outcomes") or ()):
            if outcome.get("id") == name:
                yield "rubric", ("tables", table, "outcomes", index)
    advice = documents["advice"].data
    for part in ("advice", "not_recommended"):
        for index, item in enumerate(advice.get(part) or ()):
            if item.get("id") == name:
                yield "advice", (part, index)
