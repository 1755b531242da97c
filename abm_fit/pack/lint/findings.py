"""Problems as they are found, with their codes and lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from abm_fit.errors import Problem
from abm_fit.pack.compiling import DOCUMENTS
from abm_fit.pack.document import Document, Path
from abm_fit.pack.schema_problems import words_of
from abm_fit.pack.suggesting import did_you_mean

CODES: dict[str, str] = {
    "ABM-P001": "a file differs from its shape",
    "ABM-P002": "a condition or formula cannot be read",
    "ABM-P003": "a name in a condition is unknown",
    "ABM-P004": "a quoted word is no band, outcome, choice or option of what it is compared with",
    "ABM-P005": "a number, a word and a condition are mixed up",
    "ABM-P006": "a condition reads what is not known yet where it is used",
    "ABM-P007": "things read each other in a circle",
    "ABM-P008": "something for the company reads what differs by segment",
    "ABM-P009": "an id is used twice",
    "ABM-P010": "an id is a reserved word",
    "ABM-P011": "a former id (`was`) clashes",
    "ABM-P012": "a question's kind does not go with what it holds",
    "ABM-P013": "a role is unknown",
    "ABM-P014": "something is asked per segment where the pack knows no segments",
    "ABM-P015": "options and their values do not match",
    "ABM-P016": "a curve does not rise along its numbers",
    "ABM-P017": "a range is upside down or multiplies something without a number",
    "ABM-P018": "a source is unknown",
    "ABM-P019": "a sum counts something without a value",
    "ABM-P020": "bands are not in ascending order",
    "ABM-P021": "a gate caps an unknown sum or band, or nothing",
    "ABM-P022": "not applicable is allowed on a question that a gate reads",
    "ABM-P023": "a table's input has no bands, options or outcomes",
    "ABM-P024": "a table's row names an unknown band or outcome",
    "ABM-P025": "a table leaves combinations out",
    "ABM-P026": "a table decides combinations twice",
    "ABM-P027": "a decision's last line has a condition, or an earlier one has none",
    "ABM-P028": "the mix, coverage or economics name something unknown",
    "ABM-P029": "advice lifts or opens something unknown",
    "ABM-P030": "a statement's {name} is unknown",
    "ABM-P031": "the files belong to different packs",
    "ABM-P032": "there may be only one of these",
    "ABM-P033": "a contradiction names an unknown question",
}
"""Every stable code, with what it stands for."""


@dataclass(slots=True)
class Findings:
    """Collects problems; knows the four documents."""

    documents: Mapping[str, Document]
    found: list[tuple[int, Problem]] = field(default_factory=list)

    def add(self, code: str, kind: str, path: Path, message: str, hint: str = "") -> None:
        """Note a problem at a place of one of the documents."""
        document = self.documents[kind]
        problem = Problem(message, document.file, document.line_of(path), words_of(document, path), hint, f"ABM-{code}")
        self.found.append((DOCUMENTS.index(kind), problem))

    def unknown(self, code: str, kind: str, path: Path, word: str, known: Iterable[str], what: str) -> None:
        """Note that a word is none of those known, with a guess at what was meant."""
        words = tuple(known)
        listed = f"there are: {', '.join(words)}" if 0 < len(words) <= 12 else ""
        self.add(code, kind, path, f"`{word}` is no {what}", did_you_mean(word, words, listed))

    def problems(self) -> tuple[Problem, ...]:
        """Return everything once, in the order of the files."""
        ordered = sorted(self.found, key=lambda item: (item[0], item[1].line or 0))
        return tuple(dict.fromkeys(problem for _, problem in ordered))
