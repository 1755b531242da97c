"""Fixed words that stand in code: `python tests/wording/sentences.py FILE_OR_FOLDER ...` lists them."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

WORDS = re.compile(
    r"[^\W\d_]{2,}[,.:;]? [^\W\d_]|[^\W\d_] [^\W\d_]{2,}|^[A-Z][a-z]+[.:]?$|^ [a-z]+|[a-z]+ $|[a-z][.!?]$"
)
"""Two words beside each other, a word that begins like a sentence, or a piece of an f-string that joins to others."""
STYLES = re.compile(r"CSS$|_STYLE$|^STRONG$|^SOFT$|^MARK$|^COOL$|^__all__$")
"""Names that hold style sheets, Textual styles, and the names that a module gives."""
OURS = {
    *("ValueError", "KeyError", "TypeError", "LookupError", "AssertionError", "RuntimeError", "NotImplementedError")
}
"""Errors that only a mistake of ours can raise; nobody reads their words."""
SPEAKING = {"say": 0, "ENGLISH": 0, "say.count": 1, "ENGLISH.count": 1}
"""Calls for a sentence, and where its key stands in them; a screen's own `self.say(...)` is none."""
REPORTS = re.compile(r"^(?:w|(?:\w+\.)*words)(?=$|\.count$)")
"""What a report's parts call its words."""
NO_WORDS = {
    *("compile", "sub", "search", "match", "fullmatch", "findall", "query_one", "query", "import_module", "cast"),
    *("execute", "exec_driver_sql", "once", "TypeVar"),
}
"""Calls whose strings are patterns, selectors, SQL, and names of what is kept and of types."""


def sentences_in(path: Path) -> list[tuple[int, str]]:
    """Return the fixed words of a file as (line, text); docstrings, styles, patterns and keys are none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {id(part) for node in ast.walk(tree) for root in _no_words(node) for part in ast.walk(root)}
    return sorted(
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in left_out
        and WORDS.search(node.value)
    )


def _no_words(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and STYLES.search(target.id) for target in targets):
            yield node
        if isinstance(node, ast.AnnAssign):
            yield node.annotation
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
        yield node
    if isinstance(node, ast.Assert) and node.msg is not None:
        yield node.msg
    if isinstance(node, ast.Call):
        yield from _in_call(node)
    if isinstance(node, ast.If):
        yield from _raised(node.body)
    if isinstance(node, ast.keyword) and node.arg == "classes":
        yield node
    if isinstance(node, ast.Compare) and ast.unparse(node.left).startswith("unicodedata.category("):
        yield node


def _in_call(node: ast.Call) -> Iterator[ast.AST]:
    named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if named in OURS or named in NO_WORDS:
        yield node
    if named == "Field":  # a description in a JSON Schema, which is read by programs and in editors
        yield from (keyword for keyword in node.keywords if keyword.arg == "description")
    speaker = REPORTS.sub("say", ast.unparse(node.func))
    speaking = SPEAKING.get(speaker)
    if speaking is not None:
        yield from node.args[speaking : speaking + 1]


def _raised(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield what is put into a variable first and then raised, with words that nobody reads."""
    for first, then in pairwise(body):
        if isinstance(first, ast.Assign) and isinstance(then, ast.Raise) and isinstance(then.exc, ast.Call):
            raised = then.exc
            if ast.unparse(raised.func) in OURS and ast.unparse(first.targets[0]) in map(ast.unparse, raised.args):
                yield first


def files_under(paths: list[Path]) -> list[Path]:
    """Return every Python file of files and folders."""
    return [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]


if __name__ == "__main__":
    for file in files_under([Path(name) for name in sys.argv[1:]]):
        for line, text in sentences_in(file):
            print(f"{file}:{line}: {text!r}")
