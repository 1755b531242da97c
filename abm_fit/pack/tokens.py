"""The words and signs of conditions and formulae, and what is said of text that is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abm_fit.errors import AbmFitError

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>\d+(?:\.\d+)?(?![\w.]))"
    r"|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?(?![\w.]))"
    r"|(?P<word>\"[^\"]*\"|'[^']*')"
    r"|(?P<sign><=|>=|==|!=|[<>+\-*/(),])"
)

NO_POWERS = "there are no powers; multiply instead"

_HINTS: tuple[tuple[str, str], ...] = (
    (r"&&?", "write `and`"),
    (r"\|\|?", "write `or`"),
    (r"!", "write `not`, or `!=` for different"),
    (r"=>", "write `>=`"),
    (r"=<", "write `<=`"),
    (r"=", "compare with `==`"),
    (r"<>", "write `!=`"),
    (r"\^", NO_POWERS),
    (r"\?", "choose by `count(c) * x + count(not c) * y`"),
    (r"%", "percents are in percent points: write 70, not 70%"),
    (r"≥", "write `>=`"),
    (r"≤", "write `<=`"),
    (r"≠", "write `!=`"),
    (r"[×·]", "write `*`"),
    (r"÷", "write `/`"),
    (r"[−–—]", "write a plain `-`"),
    (r"[“”„‘’]", "use plain quotes"),
    (r"[\"']", "the quoted word has no closing quote"),
    (r"[A-Za-z0-9_]*[A-Z]\w*", "names are lower-case"),
    (r"\d[\w.]*", "write a plain number such as 0.5 or 100000"),
    (r"\.\d", "write a digit before the point: 0.5"),
    (r"[a-z]\w*(\.\w*)+", "a name has one dot at most: fit.band"),
)


class ExpressionError(AbmFitError):
    """A condition or formula breaks the language; `column` counts characters from 1."""

    def __init__(self, message: str, column: int, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.column = column
        """Where it stopped making sense."""


@dataclass(frozen=True, slots=True)
class Token:
    """One number, name, quoted word or sign; `column` counts characters from 1."""

    kind: str
    text: str
    column: int


def tokens_of(text: str) -> list[Token]:
    """Split a text, leaving out the space between tokens."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _unreadable(text, at)
        if match.lastgroup != "space":
            found.append(Token(str(match.lastgroup), match.group(), at + 1))
        at = match.end()
    return found


def _unreadable(text: str, at: int) -> ExpressionError:
    """Say what stands where no token begins."""
    for pattern, hint in _HINTS:
        match = re.match(pattern, text[at:])
        if match is not None:
            return ExpressionError(f"`{match.group()}` is not understood", at + 1, hint=hint)
    return ExpressionError(f"`{text[at]}` is not understood", at + 1)
